"""How the elements fare over all reports: which most of them tell well, and which many of them lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model import AuditRun, Level, ReportAudit
from auditor.output.bulletin.counted import units_of
from auditor.output.bulletin.examples import Example, examples
from auditor.output.bulletin.kinds import chapter
from auditor.output.letter.fields import Values
from auditor.rules.appellations import filled

if TYPE_CHECKING:
    from auditor.rules.types import Element, Ruleset

GOOD, COMMON = 1 / 2, 1 / 3  # of the reports: that tell an element best, that lack it or only mention it
MOST_GOOD, MOST_COMMON = 5, 8  # elements that are told of


@dataclass(frozen=True, slots=True)
class Fared:
    """The reports that an element applies to, apart by how they tell it: `best` at the highest level, `acted` what was done, `weak` but
    mentioned, `gaps` below the pass level."""

    element: Element
    best: tuple[ReportAudit, ...]
    acted: tuple[ReportAudit, ...]
    weak: tuple[ReportAudit, ...]
    gaps: tuple[ReportAudit, ...]

    @property
    def units(self) -> int:
        """How many reports the element applies to."""
        return len(self.best) + len(self.acted) + len(self.weak) + len(self.gaps)

    @property
    def good(self) -> float:
        """The share of the reports that tell it best."""
        return len(self.best) / self.units

    @property
    def percent(self) -> str:
        """That share as people round it: a half goes up."""
        return f"{(200 * len(self.best) + self.units) // (2 * self.units)}%"

    @property
    def common(self) -> bool:
        """Whether many reports lack it or only mention it."""
        return len(self.gaps) + len(self.weak) >= COMMON * self.units


def fared(audits: Sequence[ReportAudit], ruleset: Ruleset) -> tuple[Fared, ...]:
    """All elements that apply to any of the reports, in the order of the rules."""
    found = (_fared(element, audits) for element in ruleset.elements)
    return tuple(each for each in found if each.units)


def _fared(element: Element, audits: Sequence[ReportAudit]) -> Fared:
    apart: dict[str, list[ReportAudit]] = {"best": [], "acted": [], "weak": [], "gaps": []}
    for audit in audits:
        for verdict in audit.verdicts:
            if verdict.element == element.id and verdict.applicable:
                best = verdict.level is Level.EVIDENCED
                how = "gaps" if verdict.gap else "weak" if verdict.weak else "best" if best else "acted"
                apart[how].append(audit)
    return Fared(element, **{name: tuple(found) for name, found in apart.items()})


def of_elements(found: Iterable[Fared]) -> Iterator[dict[str, str]]:
    """An entry for each element of how many reports tell it how."""
    for each in found:
        yield {
            "部分": each.element.part,
            "要素": each.element.name,
            "适用数": str(each.units),
            "佐证数": str(len(each.best)),
            "举措数": str(len(each.acted)),
            "可加强数": str(len(each.weak)),
            "缺项数": str(len(each.gaps)),
        }


def good_chapters(found: Sequence[Fared], run: AuditRun) -> Iterator[Values]:
    """The elements that most reports tell best, the largest share first, with an example."""
    good = [each for each in found if each.good >= GOOD and not each.common]
    good = sorted(good, key=lambda each: (-each.good, -each.units))[:MOST_GOOD]
    for number, (each, example) in enumerate(zip(good, _examples(good, run), strict=True), 1):
        yield chapter(
            "做得好",
            {
                "序号": str(number),
                "要素": each.element.name,
                "依据": each.element.basis,
                "适用数": str(each.units),
                "份数": str(len(each.best)),
                "占比": each.percent,
                "引文": example.quote,
                "单位": example.unit,
            },
        )


def common_chapters(found: Sequence[Fared], run: AuditRun, ruleset: Ruleset) -> Iterator[Values]:
    """The elements that many reports lack or only mention, those that most lack first, with the units, and an example of another."""
    common = sorted(
        (each for each in found if each.common), key=lambda each: (-len(each.gaps), -len(each.weak), each.units)
    )[:MOST_COMMON]
    for number, (each, example) in enumerate(zip(common, _examples(common, run), strict=True), 1):
        yield chapter(
            "普遍问题",
            {
                "序号": str(number),
                "要素": each.element.name,
                "依据": each.element.basis,
                "建议": filled(each.element.advice, ruleset.naming.appellations, None),
                "适用数": str(each.units),
                "缺项数": str(len(each.gaps)),
                "可加强数": str(len(each.weak)),
                "缺项单位": units_of(each.gaps),
                "可加强单位": units_of(each.weak),
                "引文": example.quote,
                "单位": example.unit,
            },
        )


def _examples(found: Sequence[Fared], run: AuditRun) -> list[Example]:
    """An example for each element; none for one that is judged by counting, of which no sentence alone is an example."""
    told = [(each.element.id, () if each.element.counting else (*each.best, *each.acted)) for each in found]
    return examples(told, run)
