"""Quotes with the matched wordings marked: evidence of one sentence becomes one quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from auditor.model import Evidence, Submission
from auditor.output.labels import STATUS_LABELS, paragraph_text, source_label


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence of the report. `pieces` are (text, marked) and join to the sentence; `source` says where the text
    was recognised from a picture."""

    pieces: tuple[tuple[str, bool], ...]
    status: str
    status_id: str
    section: str
    paragraph: int
    page: int | None
    source: str


def quotes(submission: Submission, evidence: Sequence[Evidence]) -> list[Quote]:
    """The sentences quoted, in the order of their best evidence; a sentence of two statuses stands once for each."""
    groups: dict[tuple[int, str, str], list[Evidence]] = {}
    for item in evidence:
        groups.setdefault((item.paragraph, item.quote, item.status), []).append(item)
    return [_quote(submission, group) for group in groups.values()]


def _quote(submission: Submission, group: Sequence[Evidence]) -> Quote:
    first = group[0]
    spans = _spans(paragraph_text(submission, first), group)
    return Quote(
        pieces=tuple(pieces(first.quote, spans)),
        status=STATUS_LABELS[first.status],
        status_id=first.status.value,
        section=first.section,
        paragraph=first.paragraph,
        page=first.page,
        source=source_label(submission, first),
    )


def _spans(paragraph: str, group: Iterable[Evidence]) -> Iterator[tuple[int, int]]:
    """Where the wordings stand inside the quote; nothing where the quote is not found in the paragraph."""
    for item in group:
        # The same sentence may stand twice in a paragraph: take the last one that begins before the wording.
        at = paragraph.rfind(item.quote, 0, item.start + len(item.quote))
        if at >= 0:
            yield item.start - at, item.end - at


def pieces(quote: str, spans: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The quote cut into (text, marked) pieces; overlapping spans run together, what lies outside is ignored."""
    marked = [False] * len(quote)
    for start, end in spans:
        for index in range(max(start, 0), min(end, len(quote))):
            marked[index] = True
    runs = groupby(zip(quote, marked, strict=True), key=lambda pair: pair[1])
    return [("".join(char for char, _ in run), mark) for mark, run in runs]
