"""The passes of several reviewers beside each other: what they agree on is taken, what they differ in waits for a third, or is averaged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from auditor.decisions.columns import TITLE_OF
from auditor.decisions.marks import plain_number
from auditor.decisions.overlay import BLANK, FIELDS, value_of, with_values
from auditor.decisions.reviewers.opinions import Pass, Row
from auditor.decisions.reviewers.way import Way
from auditor.decisions.reviews import Correction
from auditor.decisions.standing import standing
from auditor.model import Level
from auditor.rules import Ruleset

JUDGED = (
    "level",
    "comment",
    "points",
    "reason",
)  # what reviewers judge; the other fields are facts, which one of them may enter
BETWEEN = "、"


@dataclass(frozen=True, slots=True)
class Apart:
    """A fact that reviewers entered differently, so that none is taken: the title of its column, and what each entered."""

    row: Row
    title: str
    entered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What comes of the passes: `taken` corrections, of which `averaged` verdicts are means; by key the fields that all emptied; the rows
    that are `open`, and facts entered differently."""

    taken: tuple[Correction, ...]
    cleared: Mapping[tuple[str, str], frozenset[str]]
    open: tuple[Row, ...]
    averaged: tuple[Row, ...]
    apart: tuple[Apart, ...]


def together(passes: Iterable[Pass]) -> str:
    """The name under which corrections stand that are of all passes."""
    return BETWEEN.join(each.workbook for each in passes)


def compared(rows: Iterable[Row], passes: Sequence[Pass], way: Way, ruleset: Ruleset) -> Compared:
    """Take what all reviewers agree on, and what can be averaged if that is the way."""
    taken: list[Correction] = []
    cleared: dict[tuple[str, str], frozenset[str]] = {}
    left: list[Row] = []
    averaged: list[Row] = []
    apart: list[Apart] = []
    for row in rows:
        emptied = frozenset.intersection(*(each.filled.cleared.get(row.key, frozenset()) for each in passes))
        if emptied:
            cleared[row.key] = emptied
        judged: dict[str, Any] = dict.fromkeys(JUDGED)
        if row.agreed:
            judged = _agreed(row, passes)
        elif way is Way.AVERAGE and _averages(row, ruleset):
            judged = _mean(row, passes)
            averaged.append(row)
        else:
            left.append(row)
        if row.entered:
            facts, differing = _facts(row)
            apart += differing
            taken += _correction(row, judged | facts, passes)
    return Compared(tuple(taken), cleared, tuple(left), tuple(averaged), tuple(apart))


def _agreed(row: Row, passes: Sequence[Pass]) -> dict[str, Any]:
    entries = [each.entry for each in row.opinions if each.entry is not None]
    return {
        "level": row.levels[0] if any(each.level is not None for each in entries) else None,
        "comment": _words(row, passes, "comment"),
        "points": next((each.marks.points for each in entries if each.marks.points is not None), None),
        "reason": _words(row, passes, "reason"),
    }


def _averages(row: Row, ruleset: Ruleset) -> bool:
    """Whether a mean says something: all give a level, and none finds a gap where another finds none."""
    levels = [level for level in row.levels if isinstance(level, Level)]
    return len(levels) == len(row.levels) and len({level < ruleset.gap_below for level in levels}) == 1


def _mean(row: Row, passes: Sequence[Pass]) -> dict[str, Any]:
    """The mean of the points; the level is the lowest, whose advice says what the unit can still add."""
    lowest = min(level for level in row.levels if isinstance(level, Level))
    set_by_any = any(each.entry and each.entry.level is not None for each in row.opinions)
    return {
        "level": lowest if set_by_any else None,
        "comment": _words(row, passes, "comment"),
        "points": round(sum(each.points for each in row.opinions) / len(row.opinions), 2),
        "reason": _words(row, passes, "reason"),
    }


def _words(row: Row, passes: Sequence[Pass], name: str) -> str:
    """What the reviewers wrote in a column; each under his name on a line of its own where they wrote different things, so that a line
    that is meant for the unit stays one."""
    said = [
        (one.reviewer, value_of(opinion.entry, name))
        for one, opinion in zip(passes, row.opinions, strict=True)
        if opinion.entry and value_of(opinion.entry, name)
    ]
    if len({text for _, text in said}) <= 1:
        return said[0][1] if said else ""
    return "\n".join(f"{reviewer}：\n{text}" for reviewer, text in said)


def _facts(row: Row) -> tuple[dict[str, Any], list[Apart]]:
    """The fields that are no judgement, each as whoever changed it entered it, and those that were entered differently."""
    before = standing(row.verdict)
    facts: dict[str, Any] = {}
    apart: list[Apart] = []
    for name in (name for name in FIELDS if name not in JUDGED):
        values = [value_of(each.entry, name) if each.entry else None for each in row.opinions]
        entered = [value for value in values if value not in BLANK]
        changed = [value for value in entered if value != before[name]]
        facts[name] = next(iter(changed or entered), None)
        if len(set(changed)) > 1:
            facts[name] = None
            apart.append(Apart(row, TITLE_OF[name], tuple(map(_text, values))))
    return facts, apart


def _text(value: Any) -> str:
    if isinstance(value, float):
        return plain_number(value)
    return "" if value is None else str(value)


def _correction(row: Row, values: Mapping[str, Any], passes: Sequence[Pass]) -> list[Correction]:
    """The correction with these values, none where all are blank."""
    by = together(passes)
    first = next(each.entry for each in row.opinions if each.entry is not None)
    made = replace(with_values(first, values), workbook=by)
    if not made.marks.blank:
        made = replace(made, marks=replace(made.marks, by=by))
    return [] if made.blank else [made]
