"""The same thing of the whole year with two figures in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.checks.examination import Examination, Finding
from auditor.model import Status
from auditor.rules.flaws.types import Check

# What is counted: the characters before the figure, of which those behind the last cue are compared.
_COUNTED = re.compile(
    r"(?P<what>[^\W\d]{4,20}?)(?P<number>\d+)(?P<about>余|多)?"
    r"(?P<unit>场(?=次)|[件起个次场条户份宗项人名家批期](?![次均]))"
)
_BEFORE = re.compile(
    r".*(?:全年|累计|合计|共计|[全本我](?:镇|乡|街道|县|区|市|局)|共|已|有|了|达|[建设成]立|[聘选][请任聘]|配备|培养)"
)
_LEAST = 4  # characters of what is counted


def two_figures(examined: Examination, check: Check) -> Iterator[Finding]:
    """A second figure of the same thing in the same unit, both in sentences that speak of the whole year or the whole place and of
    work done, and before any words of a part or of another time; what is general, such as 开展活动, may be something else."""
    general = {span.end for span in examined.spans(check.excepted)}
    limits: dict[int, int] = {}
    for span in examined.spans(check.unless):
        limits.setdefault(span.sentence, span.start)
    known: dict[tuple[str, str], tuple[str, int]] = {}
    text = examined.report.text
    for number in sorted(examined.sentences_with(check.find)):
        if examined.status(number) is not Status.DONE:
            continue
        sentence = examined.report.sentences[number]
        for found in _COUNTED.finditer(text, sentence.start, limits.get(number, sentence.end)):
            what = _BEFORE.sub("", found["what"])
            if len(what) < _LEAST or found["about"] or found.start("number") in general:
                continue
            before, where = known.setdefault((what, found["unit"]), (found["number"], number))
            if before != found["number"] and where != number:
                values = {"前": f"{before}{found['unit']}", "后": f"{found['number']}{found['unit']}"}
                yield Finding(what, found.start(), found.end(), values)
