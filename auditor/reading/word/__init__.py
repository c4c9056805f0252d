"""Word files of 2007 and later (.docx)."""
