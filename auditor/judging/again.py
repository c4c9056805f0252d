"""A report judged under one ruleset, judged again under another: only what the change can reach is weighed anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.judging.best import Counted
from auditor.judging.judge import conclude, weigh_report
from auditor.matching.matcher import Matches
from auditor.matching.shared import Shared
from auditor.model import Report, Verdict
from auditor.rules.types import Element, Ruleset


@dataclass(frozen=True, slots=True)
class Judged:
    """A report as the first of two rulesets judges it, with what counted for each of its elements (index)."""

    report: Report
    matches: Matches
    counted: Mapping[int, Sequence[Counted]]
    verdicts: tuple[Verdict, ...]


def judge_shared(report: Report, matches: Matches, shared: Shared, old: Ruleset) -> Judged:
    """The verdicts of the first ruleset."""
    counted = weigh_report(report, matches, shared.before, old)
    return Judged(report, matches, counted, conclude(counted, report, matches, shared.before, old, {}))


def rejudge(judged: Judged, shared: Shared, old: Ruleset, new: Ruleset) -> tuple[Verdict, ...]:
    """The verdicts of the second ruleset, the same as if it alone had judged the report."""
    report = judged.report
    matches = shared.converted(report, judged.matches)
    touched = shared.touched(report, judged.matches, matches)
    again = weigh_report(report, matches, shared.after, new, touched) if touched else {}
    counted = {index: list(items) for index, items in again.items()}
    same_marks = shared.same_figures and old.vocabulary.not_figures == new.vocabulary.not_figures
    known: dict[str, Verdict] = {}
    for index, place in shared.moved.items():
        was, element = judged.counted.get(index, ()), new.elements[place]
        kept = [item for item in was if item.sentence not in touched] if touched else was
        lost = [item for item in was if item.sentence in touched] if touched else ()
        same = _placeless(lost) == _placeless(again.get(place, ()))
        if same and (same_marks or not element.counting) and judged_alike(old.elements[index], element):
            known[element.id] = judged.verdicts[index]
        else:
            counted[place] = [*kept, *again.get(place, ())]
    return conclude(counted, report, matches, shared.after, new, known)


def judged_alike(old: Element, new: Element) -> bool:
    """Whether two versions of an element differ, if at all, in points and in what is only told of it."""
    told = replace(
        old,
        part=new.part,
        basis=new.basis,
        points=new.points,
        advice=new.advice,
        examples=new.examples,
        points_by_kind=new.points_by_kind,
    )
    return told == new


def _placeless(items: Sequence[Counted]) -> list[tuple[object, ...]]:
    """What was counted, whatever the number of its element."""
    return [(item.weighed[1:], item.level, item.status, item.sentence) for item in items]
