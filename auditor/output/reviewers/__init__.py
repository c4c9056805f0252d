"""The workbook in which a third settles what reviewers differ in, and reads how far they agree."""
