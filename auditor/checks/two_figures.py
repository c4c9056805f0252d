"""The same thing of the whole year with two figures in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.checks.examination import Examination, Finding
from auditor.model import Status
from auditor.rules.flaws.types import Check

# What is counted: at least five characters between a break or a cue and the figure, of which the last clause alone is compared.
_COUNTED = re.compile(
    r"(?P<what>\w{5,20}?)(?P<number>\d+)(?P<about>余|多)?(?P<unit>[件起个次场条户份宗项人名家批期])(?![次数均])"
)
_FILLER = re.compile(r"(?:共计|累计|合计|全年|一共|共|已|了|达)")


def two_figures(examined: Examination, check: Check) -> Iterator[Finding]:
    """A second figure of the same thing in the same unit, both in sentences that speak of the whole year and of work done."""
    cued = examined.sentences_with(check.find) - examined.sentences_with(check.unless)
    known: dict[tuple[str, str], tuple[str, int]] = {}
    text = examined.report.text
    for number in sorted(cued):
        if examined.status(number) is not Status.DONE:
            continue
        sentence = examined.report.sentences[number]
        for found in _COUNTED.finditer(text, sentence.start, sentence.end):
            what = _FILLER.sub("", found["what"])
            key = what, found["unit"]
            if len(what) < 5 or found["about"]:
                continue
            before, where = known.setdefault(key, (found["number"], number))
            if before != found["number"] and where != number:
                values = {"前": f"{before}{found['unit']}", "后": f"{found['number']}{found['unit']}"}
                yield Finding(what, found.start(), found.end(), values)
