"""One audit of a folder, from a request to an outcome."""
