"""Checks for flaws of the text itself and of its arrival: a table, and one file a check."""
