"""The reading stage: the bytes of a file become a Submission, or an Unreadable that says why."""

from auditor.reading.bundle import is_candidate
from auditor.reading.entry import Bundle, Deferred, Reading, read, read_source
from auditor.reading.guard import LIMITS, SLOW_LIMITS, GuardedReader, Limits, read_guarded

__all__ = [
    "LIMITS",
    "SLOW_LIMITS",
    "Bundle",
    "Deferred",
    "GuardedReader",
    "Limits",
    "Reading",
    "is_candidate",
    "read",
    "read_guarded",
    "read_source",
]
