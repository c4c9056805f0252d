"""Which flaws of the text two rulesets tell of the same reports otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TypeAlias

from auditor.model import Defect
from auditor.model.difference import FlawChange, Twice
from auditor.rules.types import Ruleset

_Key: TypeAlias = tuple[str, str, str]  # check, element, quote


def flaw_changes(reports: Iterable[Twice], old: Ruleset, new: Ruleset) -> Iterator[FlawChange]:
    """The flaws that only one ruleset tells, or both in another tone, with another deduction or count: by report, then by check, those
    of the second ruleset first. What its message says is not compared."""
    names = {check.id: check.name for check in (*old.checks, *new.checks)}
    order = list(dict.fromkeys(check.id for check in (*new.checks, *old.checks)))
    for report in reports:
        before, after = _by_key(report.before.defects), _by_key(report.after.defects)
        keys = sorted({**before, **after}, key=lambda key: order.index(key[0]))
        for key in keys:
            for first, second in zip_longest(before.get(key, ()), after.get(key, ())):
                if _told(first) != _told(second):
                    yield FlawChange(report, key[0], names[key[0]], first, second)


def _by_key(defects: Iterable[Defect]) -> dict[_Key, Sequence[Defect]]:
    found: defaultdict[_Key, list[Defect]] = defaultdict(list)
    for defect in defects:
        found[defect.check, defect.element, defect.quote].append(defect)
    return dict(found)


def _told(defect: Defect | None) -> tuple[object, ...]:
    return (defect.tone, defect.deduction, defect.count) if defect else ()
