"""Two rulesets compared over files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from auditor.model import Source, Submission, Unreadable
from auditor.model.difference import Difference
from auditor.rules import Ruleset, load_ruleset, load_rulesets
from auditor.rules.choose import for_year
from auditor.workbench.diff import compare
from auditor.workbench.submissions import read_twice

SHIPPED = "-"  # stands for the shipped ruleset


def load_both(old: str, new: str) -> tuple[Ruleset, Ruleset]:
    """Two rulesets by their folders or ids; `-` is the shipped one for the years of the other, the latest where these are not told.
    Raises AuditorError, RuleMistakes."""
    named = {place: load_ruleset(Path(place)) for place in (old, new) if place != SHIPPED}
    if len(named) < len({old, new}) or not named:
        spans = [ruleset.years for ruleset in named.values() if ruleset.years]
        named[SHIPPED] = for_year(load_rulesets(), spans[0][0] if spans else None)
    return named[old], named[new]


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
