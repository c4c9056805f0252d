"""The scoring workbook, one module per sheet."""
