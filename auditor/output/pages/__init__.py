"""The variables that the page templates show; no HTML here."""
