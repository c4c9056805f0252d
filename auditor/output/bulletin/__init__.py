"""bulletin.docx: a circular on the whole run, to all its units."""
