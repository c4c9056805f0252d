"""What people decided: reviews and waivers, read, taken back from the workbook, put in force."""
