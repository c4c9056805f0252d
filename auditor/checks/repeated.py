"""A stretch of text that stands in a report twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

from auditor.checks.examination import Examination, Finding
from auditor.rules.flaws.types import Check

Stretch: TypeAlias = tuple[str, int, int]  # a sentence without its number, where it starts and ends

_NUMBER = re.compile(r"^(?:[(（]?[一二三四五六七八九十\d]{1,3}(?:[)、.]|是)|[①-⑳])+[、,]?")  # of an item


def repeated(examined: Examination, check: Check) -> Iterator[Finding]:
    """What stood before, word for word, and is of some length: a sentence, or sentences of a paragraph that stood in the same row.
    Formula text is passed over."""
    seen: set[str] = set()
    rows: set[tuple[str, str]] = set()
    for sentences in _paragraphs(examined, check):
        for start, end, length in _again(sentences, seen, rows):
            if length >= check.least:
                yield Finding(str(start), start, end, {"字数": str(length)})


def _paragraphs(examined: Examination, check: Check) -> Iterator[list[Stretch]]:
    """The sentences of each paragraph, without their numbers; but for headings and formula text."""
    report = examined.report
    passed = examined.sentences_with(check.excepted)
    for _, numbered in groupby(enumerate(report.sentences), key=lambda each: each[1].paragraph):
        yield [
            (_NUMBER.sub("", report.text[each.start : each.end]), each.start, each.end)
            for number, each in numbered
            if not each.heading and number not in passed
        ]


def _again(sentences: Iterable[Stretch], seen: set[str], rows: set[tuple[str, str]]) -> Iterator[tuple[int, int, int]]:
    """Each run of sentences that were `seen`, and in these `rows`: start, end and number of characters. Both are added to."""
    run: tuple[int, int, int] | None = None
    before = ""
    for text, start, end in sentences:
        if run and (before, text) in rows:
            run = run[0], end, run[2] + len(text)
        else:
            if run:
                yield run
            run = (start, end, len(text)) if text in seen else None
        seen.add(text)
        rows.add((before, text))
        before = text
    if run:
        yield run
