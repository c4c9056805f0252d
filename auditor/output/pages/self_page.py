"""The variables of `self-check.html.j2`: what a unit is to mend in its own report, without rank or comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model import Defect, Evidence, ReportAudit, Tone, Verdict
from auditor.output.flaws import around, check_told, looked_up, standing
from auditor.output.labels import or_undetermined

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the report: where they stand, what stands before and after them, and themselves."""

    where: str
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to mend: what it is about, the clause or custom that asks for it, what is wrong, what to do, and the passages
    concerned, the first few of `count`."""

    name: str
    basis: str
    said: str
    advice: str
    passages: tuple[Passage, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Things to mend of one sort; `id` names it on the page, `none` is said where there are none."""

    id: str
    title: str
    none: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class SelfPage:
    """One report as its unit checks it. `score` and `grade` are None where the score is not asked for."""

    unit: str
    kind: str
    year: str
    title: str | None
    file: str
    groups: tuple[Group, ...]
    looked_up: tuple[str, ...]
    score: float | None
    grade: str | None


def self_page(audit: ReportAudit, ruleset: Ruleset, scored: bool = False) -> SelfPage:
    """The page of one report; `scored`: with its score."""
    who = audit.identity
    return SelfPage(
        unit=or_undetermined(who.unit),
        kind=or_undetermined(who.kind),
        year=or_undetermined(who.year),
        title=who.title,
        file=audit.submission.file,
        groups=tuple(_groups(audit, ruleset)),
        looked_up=looked_up(ruleset),
        score=audit.score if scored else None,
        grade=audit.grade if scored else None,
    )


def _groups(audit: ReportAudit, ruleset: Ruleset) -> Iterator[Group]:
    gaps = [verdict for verdict in audit.verdicts if verdict.gap]
    weak = [verdict for verdict in audit.verdicts if verdict.weak]
    must, check = (standing(audit.defects, tone) for tone in (Tone.MUST, Tone.CHECK))
    whole = [each for each in (*must, *check) if not each.places]
    yield Group(
        "absent",
        "没有写到、只写了打算的内容",
        "没有缺项。",
        (*_flawed(whole, audit, ruleset), *(_gap(verdict, ruleset) for verdict in gaps)),
    )
    yield Group("must", "必须改正的文字", "没有发现。", tuple(_flawed(_placed(must), audit, ruleset)))
    yield Group("check", "请核对的文字", "没有发现。", tuple(_flawed(_placed(check), audit, ruleset)))
    yield Group("weak", "写得不够的内容", "没有发现。", tuple(_gap(verdict, ruleset) for verdict in weak))


def _placed(defects: Iterable[Defect]) -> list[Defect]:
    return [each for each in defects if each.places]


def _flawed(defects: Iterable[Defect], audit: ReportAudit, ruleset: Ruleset) -> Iterator[Point]:
    for defect in defects:
        passages = (Passage(f"第{at.paragraph}段", *around(at, audit.submission)) for at in defect.places)
        name, basis = check_told(defect, ruleset)
        yield Point(name, basis, defect.message, defect.suggestion, tuple(passages), defect.count)


def _gap(verdict: Verdict, ruleset: Ruleset) -> Point:
    """A gap or a weak place with the sentence nearest to it, if there is one."""
    element = ruleset.element_of[verdict.element]
    nearest = tuple(_quoted(each) for each in verdict.evidence[:1])
    return Point(element.name, element.basis, verdict.why_not, verdict.advice, nearest)


def _quoted(evidence: Evidence) -> Passage:
    start, end = evidence.in_quote
    quote = evidence.quote
    return Passage(f"第{evidence.place.paragraph}段", quote[:start], quote[start:end], quote[end:])
