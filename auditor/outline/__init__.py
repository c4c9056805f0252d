"""From a submission to a report: its sections, items and sentences, and who reports on which year."""

from auditor.outline.outline import Outliner, outline, outliner
from auditor.text.paragraphs import paragraph_roles

__all__ = ["Outliner", "outline", "outliner", "paragraph_roles"]
