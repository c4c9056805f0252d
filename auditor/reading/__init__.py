"""The reading stage: the bytes of a file become a Submission, or an Unreadable that says why."""

from auditor.reading.entry import is_candidate, read
from auditor.reading.table import SUFFIXES

__all__ = ["SUFFIXES", "is_candidate", "read"]
