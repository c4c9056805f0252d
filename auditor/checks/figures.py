"""Figures that contradict each other within one sentence: more done than came in, and a rate that its two figures do not give."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from auditor.checks.examination import Examination, Finding, Span
from auditor.rules.flaws.types import Check, Pair

# The word, at most a short object, and the figure: 排查矛盾纠纷125件.
_FIGURE = re.compile(
    r"(?P<noun>[^,:。;!?\n\d]{0,12}?)(?P<number>\d+(?:\.\d+)?)(?P<about>余|多)?(?P<unit>[件起个次条户份宗项人名家批卷处栋辆])"
)
_RATE = re.compile(r"[^,:。;!?\n\d]{0,6}?(?P<number>\d+(?:\.\d+)?)%")
_FILLER = re.compile(
    r"^(?:了|各类|各种|共|累计|全部|共计|成功|到位|完毕|率|数|案件|率为|的)+|(?:共|共计|累计|计|达|达到|为|约)+$"
)
_ROUNDING = 0.1  # percentage points


class Figure(NamedTuple):
    """A figure that belongs to a word: what it counts, and where both stand."""

    number: float
    unit: str
    noun: str
    start: int
    end: int


def more_than_all(examined: Examination, check: Check) -> Iterator[Finding]:
    """A part that is greater than its whole, both in one sentence and counted in the same unit."""
    for pair in check.pairs:
        for whole, part, _ in _pairs(examined, check, pair):
            if part.number > whole.number:
                text = examined.report.text
                values = {"总数": text[whole.start : whole.end], "部分": text[part.start : part.end]}
                yield Finding(f"{whole.start}", whole.start, part.end, values)


def rate(examined: Examination, check: Check) -> Iterator[Finding]:
    """A rate that differs from part by whole by more than its last digit leaves room for."""
    text = examined.report.text
    for pair in check.pairs:
        rates = examined.spans(pair.rate)
        starts = [each.start for each in rates]
        for whole, part, number in _pairs(examined, check, pair):
            end = examined.report.sentences[number].end
            for span in rates[bisect_left(starts, part.start) : bisect_left(starts, end)]:
                if sum(each["unit"] == part.unit for each in _FIGURE.finditer(text, whole.end, span.start)) > 1:
                    break  # there is a further part, and the rate may be of both
                found = _RATE.match(text, span.end, end)
                if found and whole.number and part.number <= whole.number and _differs(found["number"], part, whole):
                    right = f"{100 * part.number / whole.number:.2f}".rstrip("0").rstrip(".")
                    values = {"比率": f"{found['number']}%", "应为": f"{right}%"}
                    yield Finding(f"{whole.start}", whole.start, found.end(), values)
                    break


def _differs(told: str, part: Figure, whole: Figure) -> bool:
    digits = len(told.partition(".")[2])
    room = max(_ROUNDING, 10.0**-digits)  # cut or rounded at its last digit
    return abs(float(told) - 100 * part.number / whole.number) > room + 1e-9


def _pairs(examined: Examination, check: Check, pair: Pair) -> Iterator[tuple[Figure, Figure, int]]:
    """Each whole with the first part behind it in its sentence that counts the same things, and the sentence."""
    parts = examined.spans(pair.part)
    if not parts:
        return
    begun = [each.start for each in parts]
    of_parts = set(begun)
    wholes = [each for each in examined.spans(pair.whole) if each.start not in of_parts]  # 调解 in 调解成功 is no whole
    starts = [each.start for each in wholes]
    passed = examined.sentences_with(check.unless)
    for span in wholes:
        whole = _figure(examined, span)
        if whole is None or span.sentence in passed or bisect_right(begun, span.end) < bisect_left(begun, whole.end):
            continue
        until = examined.report.sentences[span.sentence].end
        following = bisect_left(starts, whole.end)
        if following < len(starts):
            until = min(until, starts[following])
        for other in parts[bisect_left(begun, whole.end) : bisect_left(begun, until)]:
            part = _figure(examined, other)
            if part and part.unit == whole.unit and _same(whole.noun, part.noun):
                yield whole, part, span.sentence
                break


def _figure(examined: Examination, span: Span) -> Figure | None:
    """The figure right behind a word; None where there is none, or only about so many."""
    sentence = examined.report.sentences[span.sentence]
    found = _FIGURE.match(examined.report.text, span.end, sentence.end)
    if not found or found["about"]:
        return None
    return Figure(float(found["number"]), found["unit"], _FILLER.sub("", found["noun"]), span.start, found.end())


def _same(whole: str, part: str) -> bool:
    """Whether two nouns name the same things: that of the part is not told again, or one holds the other. 立案8件,办结行政许可26件: no."""
    return not part or (bool(whole) and (whole in part or part in whole))
