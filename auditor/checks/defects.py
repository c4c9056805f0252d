"""From single findings to flaws: one flaw a subject, with its count and its first places, in the tone that it may have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from auditor.checks.examination import Finding
from auditor.checks.guarding import is_guarded
from auditor.model import Defect, Paragraph, Place, Report, Tone
from auditor.rules.flaws.types import Check
from auditor.text.fold import origin
from auditor.text.paragraphs import paragraph_at

SHOWN = 5  # places of one flaw
_NAME = re.compile(r"\{([^{}]+)\}")


def defects(check: Check, findings: Iterable[Finding], report: Report, guarded: bool) -> Iterator[Defect]:
    """The flaws that the findings of one check make, in the order of the text. Where the check is `guarded`, what stands in a title,
    in quotation marks or in a list of contents is none."""
    grouped: dict[str, list[tuple[Finding, Place | None]]] = {}
    for finding in findings:
        place, paragraph = _placed(finding, report)
        if guarded and place and is_guarded(paragraph.text, place.start, place.end):
            continue
        grouped.setdefault(finding.subject, []).append((finding, place))
    for found in grouped.values():
        yield _defect(check, found, report)


def _defect(check: Check, found: list[tuple[Finding, Place | None]], report: Report) -> Defect:
    first, at = found[0]
    places = tuple(place for _, place in found if place)[:SHOWN]
    paragraph = _placed(first, report)[1] if at else None
    quote = paragraph.text[at.start : at.end] if at and paragraph else ""
    values = {"原文": quote, **first.values}
    return Defect(
        check=check.id,
        tone=Tone.HINT if paragraph and paragraph.recognised else check.tone,
        quote=quote,
        places=places,
        message=_filled(check.message, values),
        suggestion=_filled(check.suggestion, values),
        deduction=check.deduction,
        count=sum(each.times for each, _ in found),
        element=first.element,
    )


def _filled(text: str, values: Mapping[str, str]) -> str:
    """A text of the rules with its names replaced in one go: what is put in may itself hold braces."""
    return _NAME.sub(lambda found: values.get(found[1], found[0]), text)


def _placed(finding: Finding, report: Report) -> tuple[Place | None, Paragraph]:
    """Where a finding stands in the text as it was read; nowhere where it is about the whole report."""
    paragraphs = report.submission.paragraphs
    index = paragraph_at(report.starts, finding.start)
    paragraph = paragraphs[index]
    if finding.of_whole:
        return None, paragraph
    origins = origin(paragraph.text)
    start = finding.start - report.starts[index]
    last = min(finding.end - report.starts[index], len(origins)) - 1
    return Place(paragraph.number, origins[start], origins[last] + 1), paragraph
