"""The office's own score sheet: a workbook whose marked cells are filled in, and nothing else of it touched."""
