"""The scoring workbook split by the body that scores: a workbook for each, with what it fills in and nothing else."""
