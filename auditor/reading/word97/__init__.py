"""Word files of 1997 to 2003 and WPS (.doc, .wps)."""
