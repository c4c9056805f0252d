"""What shows only across the reports of a run."""
