"""From a submission to a report: its sections, items and sentences, and who reports on which year."""

from auditor.outline.outline import Outliner, outline, outliner

__all__ = ["Outliner", "outline", "outliner"]
