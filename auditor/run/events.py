"""What a run tells while it lasts: a closed set of events, handed to one observer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from auditor.model import Fate


class Cancelled(Exception):
    """Raised by an observer to end the run: its workers and reading processes end too, and nothing more is written."""


@dataclass(frozen=True, slots=True)
class ReadingFiles:
    """`files` sources are to be read and judged; `slow`: those that only a slow reader can read, after all others; `last_year`: they
    are reports on an earlier year, with which those of the run are compared."""

    files: int
    slow: bool = False
    last_year: bool = False


@dataclass(frozen=True, slots=True)
class FileStarted:
    """This process turns to a file. Of files in worker processes only the end is told."""

    file: str


@dataclass(frozen=True, slots=True)
class FileDone:
    """What became of a file, several things where it is an archive."""

    file: str
    fates: tuple[Fate, ...]


@dataclass(frozen=True, slots=True)
class FollowingPlans:
    """So many reports stand beside an earlier one or have findings of an inspection to answer: plans and findings are to be followed."""

    reports: int


@dataclass(frozen=True, slots=True)
class ComparingReports:
    """So many reports, those on earlier years among them, are to be compared with each other."""

    reports: int


@dataclass(frozen=True, slots=True)
class WritingOutput:
    """An output is to be written; `format` is its key in `output.FORMATS`."""

    format: str


Event = ReadingFiles | FileStarted | FileDone | FollowingPlans | ComparingReports | WritingOutput
Observer = Callable[[Event], None]


def unobserved(event: Event) -> None:
    """The observer of a run that nobody watches."""
