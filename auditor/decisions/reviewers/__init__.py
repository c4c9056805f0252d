"""Several reviewers who filled in the same workbook without seeing each other's: what they agree on, and what a third settles."""
