"""Evidence on the page: sentences quoted in the checklist, and the same sentences marked in the text of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from auditor.model import Evidence, Place
from auditor.output.labels import STATUS_LABELS, source_label

FLAW = "flaw"  # what the kind of a flaw's span begins with


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence of the report. `id` names it on the page; `pieces` are (text, marked) and join to the sentence;
    `place` is its place, None where it is not known, and `hits` are those of the matched wordings; `source` says where the text
    was recognised from a picture."""

    id: str
    pieces: tuple[tuple[str, bool], ...]
    text: str
    status: str
    status_id: str
    section: str
    paragraph: int
    page: int | None
    source: str
    place: Place | None
    hits: tuple[Place, ...]


class Span(NamedTuple):
    """A stretch of a paragraph to mark: offsets, the id it leads to, what it counts as (a level's id, or `flaw` and its tone's), what
    is said of it, and the sign set behind a flaw."""

    start: int
    end: int
    id: str
    kind: str
    title: str
    sign: str = ""


class Segment(NamedTuple):
    """A piece of a paragraph that all its spans cover alike, the spans in the order given; `hit` is a matched wording in it,
    `first` tells that a span begins here. `ids`, `title` and `kinds` are those of the spans, as the page has them: of evidence and of
    flaws the first kind each. `signed` are the spans whose sign stands behind the piece."""

    text: str
    spans: tuple[Span, ...] = ()
    hit: bool = False
    first: bool = False
    ids: str = ""
    title: str = ""
    kinds: str = ""
    signed: tuple[Span, ...] = ()


def quotes(evidence: Sequence[Evidence], prefix: str) -> list[Quote]:
    """The sentences quoted, in the order of their best evidence; a sentence of two statuses stands once for each. Their ids
    are `prefix` and a number from 1."""
    groups: dict[tuple[Place | None, int, str, str], list[Evidence]] = {}
    for item in evidence:
        groups.setdefault((item.quoted, item.place.paragraph, item.quote, item.status), []).append(item)
    return [_quote(group, f"{prefix}{number}") for number, group in enumerate(groups.values(), start=1)]


def _quote(group: Sequence[Evidence], name: str) -> Quote:
    first = group[0]
    return Quote(
        id=name,
        pieces=tuple(pieces(first.quote, (item.in_quote for item in group))),
        text=first.quote,
        status=STATUS_LABELS[first.status],
        status_id=first.status.value,
        section=first.section,
        paragraph=first.place.paragraph,
        page=first.page,
        source=source_label(first),
        place=first.quoted,
        hits=tuple(item.place for item in group),
    )


def pieces(quote: str, spans: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The quote cut into (text, marked) pieces; overlapping spans run together, what lies outside is ignored."""
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in joined(spans, len(quote)):
        if start > at:
            found.append((quote[at:start], False))
        found.append((quote[start:end], True))
        at = end
    if at < len(quote):
        found.append((quote[at:], False))
    return found


def joined(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The stretches of 0 to `length` that the spans cover, those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((max(start, 0), min(end, length)) for start, end in spans):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def segments(text: str, spans: Sequence[Span], hits: Iterable[tuple[int, int]] = ()) -> Iterator[Segment]:
    """The paragraph cut where a span or a hit begins or ends. The segments join to the text; those of one span join to its
    stretch, whatever overlaps it."""
    if not spans:
        yield Segment(text)
        return
    found = joined(hits, len(text))
    edges = {0, len(text)}.union(*found, *((span.start, span.end) for span in spans))
    for start, end in pairwise(sorted(edge for edge in edges if 0 <= edge <= len(text))):
        over = tuple([span for span in spans if span[0] <= start and end <= span[1]])
        if not over:
            yield Segment(text[start:end])
            continue
        hit = any(begin <= start and end <= last for begin, last in found)
        first = any(span[0] == start for span in over)
        title = "；".join([span[4] for span in over]) if first else ""
        ids = " ".join([span[2] for span in over])
        signed = tuple([span for span in over if span.sign and span.end == end])
        yield Segment(text[start:end], over, hit, first, ids, title, _kinds(over), signed)


def _kinds(spans: Sequence[Span]) -> str:
    """What the spans count as: the first as evidence and the first as a flaw, for both show at once."""
    kinds: dict[bool, str] = {}
    for span in spans:
        kinds.setdefault(span.kind.startswith(FLAW), span.kind)
    return " ".join([kinds[flaw] for flaw in sorted(kinds)])
