"""A stretch of text that stands in a report twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.checks.examination import Examination, Finding
from auditor.rules.flaws.types import Check

_NUMBER = re.compile(r"^(?:[(（]?[一二三四五六七八九十\d]{1,3}(?:[)、.]|是)|[①-⑳])+[、,]?")  # of an item


def repeated(examined: Examination, check: Check) -> Iterator[Finding]:
    """Sentences of some length that stood before, word for word; those in a row are one finding. Formula text is passed over."""
    report = examined.report
    passed = examined.sentences_with(check.excepted)
    seen: set[str] = set()
    last = -2
    run: Finding | None = None
    for number, sentence in enumerate(report.sentences):
        text = _NUMBER.sub("", report.text[sentence.start : sentence.end])
        if len(text) < check.least or sentence.heading or number in passed:
            continue
        if text not in seen:
            seen.add(text)
            continue
        if run and last == number - 1 and report.sentences[last].paragraph == sentence.paragraph:
            run = run._replace(end=sentence.end, values={"字数": str(sentence.end - run.start)})
        else:
            if run:
                yield run
            run = Finding(str(sentence.start), sentence.start, sentence.end, {"字数": str(len(text))})
        last = number
    if run:
        yield run
