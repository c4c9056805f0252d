"""Why a sentence counted for an element, or did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.judging import Quoter
from auditor.judging.engine import Engine
from auditor.judging.found import Rejected
from auditor.judging.judge import earned
from auditor.judging.sentences import weighed_sentences
from auditor.matching import match
from auditor.model import Level, Report, Status

FIGURE = "数字"
# Why something earned less than its strength: its status, else that it stands in a heading.
_LOWERED = {Status.PLANNED: "分句是打算", Status.LACKING: "分句是自述不足", Status.DONE: "只在标题里"}


@dataclass(frozen=True, slots=True)
class Traced:
    """One wording found in one sentence: the words found, the wording, the level it earned (None: it does not count) and the reason
    why it earned no more, "" where there is none."""

    paragraph: int
    section: str
    sentence: str
    found: str
    wording: str
    status: Status
    level: Level | None
    reason: str


def trace(report: Report, element: str, engine: Engine) -> Iterator[Traced]:
    """Everything in a report that one of the element's wordings matches, in order of the text. Raises KeyError for an unknown id."""
    index = engine.ruleset.elements.index(engine.ruleset.element_of[element])
    matcher = engine.matcher
    quoter = Quoter(report)
    rejected: list[Rejected] = []
    found = match(report, matcher)
    for number, parts, weighed in weighed_sentences(report, found, matcher, engine.ruleset, rejected=rejected):
        sentence = report.sentences[number]
        rows: list[tuple[int, int, int, Status, Level | None, str]] = []
        for item in weighed:
            if item.element == index:
                status = parts.clauses[item.clause].status
                worth = earned(item.strength, status, sentence.heading)
                reason = "" if worth == item.strength else _LOWERED[status]
                rows.append((item.start, item.end, item.wording, status, worth, reason))
        for refused in rejected:
            if refused.element == index:
                rows.append((refused.start, refused.end, refused.wording, Status.DONE, None, refused.reason))
        rejected.clear()
        for start, end, wording, status, level, reason in sorted(dict.fromkeys(rows), key=lambda row: row[:3]):
            yield Traced(
                paragraph=report.submission.paragraphs[sentence.paragraph].number,
                section=quoter.heading(sentence.section),
                sentence=quoter.text(sentence.paragraph, sentence.start, sentence.end),
                found=quoter.text(sentence.paragraph, start, end),
                wording=matcher.source(wording) or FIGURE,
                status=status,
                level=level,
                reason=reason,
            )
