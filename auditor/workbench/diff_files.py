"""Two rulesets compared over files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.model import Source, Submission, Unreadable
from auditor.model.difference import Difference
from auditor.rules import Ruleset
from auditor.workbench.diff import compare
from auditor.workbench.submissions import read_twice


def compare_files(old: Ruleset, new: Ruleset, sources: Sequence[Source]) -> tuple[Difference, tuple[Unreadable, ...]]:
    """What a change of the rules does to the reports in some files, and which files could not be read."""
    unreadable: list[Unreadable] = []

    def pairs() -> Iterator[tuple[Submission, Submission]]:
        for reading in read_twice(sources, old.pages, new.pages):
            if isinstance(reading, Unreadable):
                unreadable.append(reading)
            else:
                yield reading

    return compare(old, new, pairs()), tuple(unreadable)
