"""The workbook kit: cells, styles and tables that every maker of workbooks shares."""
