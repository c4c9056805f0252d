"""The rules for what shows only across reports."""
