"""What is remarked on a report, in the words that its unit may read, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from auditor.model import Defect, Evidence, Level, Place, ReportAudit, Tone, Verdict
from auditor.output.annotated.homes import Homes
from auditor.output.flaws import check_name, standing
from auditor.output.told import found, reason, remark

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

NOTHING = "没有缺项，没有要改、要核对的文字，各要素都已达到最高等次。"


class Remark(NamedTuple):
    """A comment: its place, and its lines, the first of which says what it is about."""

    place: Place
    lines: tuple[str, ...]


def remarks(audit: ReportAudit, homes: Homes, ruleset: Ruleset) -> list[Remark]:
    """What is to be said of one report, in the order of its text: at most one remark an element, and one for each place of a flaw."""
    of_elements = (_of_element(verdict, homes, ruleset) for verdict in audit.verdicts if _short(verdict))
    of_flaws = (
        each
        for tone in (Tone.MUST, Tone.CHECK)
        for defect in standing(audit.defects, tone)
        for each in _of_flaw(defect, homes, ruleset)
    )
    all_of_them = [*of_elements, *of_flaws] or [Remark(homes.title, (NOTHING,))]
    return sorted(all_of_them, key=lambda each: (each.place.paragraph, each.place.start, each.place.end))


def _short(verdict: Verdict) -> bool:
    """Whether a verdict is worth a remark: a gap, or a level that is not the best."""
    return verdict.applicable and (verdict.gap or verdict.level is not Level.EVIDENCED)


def _of_element(verdict: Verdict, homes: Homes, ruleset: Ruleset) -> Remark:
    element = ruleset.element_of[verdict.element]
    level = ruleset.label(verdict.level)
    what = "缺项" if verdict.gap else "可加强" if verdict.weak else "可补充"
    # A gap is told in the words that people marked for the unit; of the others these stand before the advice, as in the letter.
    why, advice = (
        (reason(verdict), verdict.advice) if verdict.gap else (found(verdict), remark(verdict) + verdict.advice)
    )
    told = {"依据": element.basis, "原因": why, "建议": advice}
    lines = (f"【{what}】{element.name}：{level}", *(f"{name}：{text}" for name, text in told.items() if text))
    best = _best(verdict)
    return Remark(best.quoted or best.place if best else homes.of(element), lines)


def _best(verdict: Verdict) -> Evidence | None:
    """The sentence nearest to what is demanded; none where people decided that nothing is said of it."""
    decided = verdict.decision is not None and verdict.level is Level.MISSING
    return None if decided else next(iter(verdict.evidence), None)


def _of_flaw(defect: Defect, homes: Homes, ruleset: Ruleset) -> Iterator[Remark]:
    """A flaw at each of its first places; one of the whole report at the title."""
    head = f"【{defect.tone}】{check_name(defect.check, ruleset)}"
    lines = [head, defect.message, *filter(None, [defect.suggestion])]
    if not defect.places:
        yield Remark(homes.title, tuple(lines))
    for number, place in enumerate(defect.places, 1):
        among = f"同样的文字共 {defect.count} 处，这是第 {number} 处。" if defect.count > 1 else ""
        if among and number == len(defect.places) < defect.count:
            among += "其余各处请自行查找。"
        yield Remark(place, (*lines, *filter(None, [among])))
