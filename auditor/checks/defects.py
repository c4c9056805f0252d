"""From single findings to flaws: one flaw a subject, with its count and its first places, in the tone that it may have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from auditor.checks.examination import Finding
from auditor.checks.guarding import is_guarded
from auditor.model import Defect, Paragraph, Place, Report, Tone
from auditor.rules.flaws.types import Check
from auditor.text.paragraphs import WayBack, paragraph_at

SHOWN = 5  # places of one flaw
MOST = 1000  # findings of one check; a text with more is no report, and must not hold up the others
_NAME = re.compile(r"\{([^{}]+)\}")


class _Placed(NamedTuple):
    """A finding with its place, None where it is about the whole report, and a paragraph that it touches."""

    finding: Finding
    place: Place | None
    paragraph: Paragraph


def defects(check: Check, findings: Iterable[Finding], report: Report, guarded: bool) -> Iterator[Defect]:
    """The flaws that the findings of one check make, in the order of the text. Where the check is `guarded`, what stands in a title,
    in quotation marks or in a list of contents is none."""
    grouped: dict[str, list[_Placed]] = {}
    way = WayBack(report)
    for finding in islice(findings, MOST):
        placed = _placed(finding, report, way)
        place = placed.place
        if guarded and place and is_guarded(placed.paragraph.text, place.start, place.end):
            continue
        grouped.setdefault(finding.subject, []).append(placed)
    for found in grouped.values():
        yield _defect(check, found)


def _defect(check: Check, found: Sequence[_Placed]) -> Defect:
    first, at, paragraph = found[0]
    places = tuple(each.place for each in found if each.place)[:SHOWN]
    quote = paragraph.text[at.start : at.end] if at else ""
    values = {"原文": quote, **first.values}
    return Defect(
        check=check.id,
        tone=Tone.HINT if at and paragraph.recognised else check.tone,
        quote=quote,
        places=places,
        message=_filled(check.message, values),
        suggestion=_filled(check.suggestion, values),
        deduction=check.deduction,
        count=sum(each.finding.times for each in found),
        element=first.element,
    )


def _filled(text: str, values: Mapping[str, str]) -> str:
    """A text of the rules with its names replaced in one go: what is put in may itself hold braces."""
    return _NAME.sub(lambda found: values.get(found[1], found[0]), text)


def _placed(finding: Finding, report: Report, way: WayBack) -> _Placed:
    """Where a finding stands in the text as it was read."""
    index = paragraph_at(report.starts, finding.start)
    paragraph = report.submission.paragraphs[index]
    place = None if finding.of_whole else Place(paragraph.number, *way.span(index, finding.start, finding.end))
    return _Placed(finding, place, paragraph)
