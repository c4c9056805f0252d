"""The variables of `report.html.j2`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from auditor.checks.table import of_arrival
from auditor.model import NOT_APPLICABLE, Audience, Defect, Level, Paragraph, ReportAudit, Submission, Tone, Verdict
from auditor.output.flaws import looked_up, places_in
from auditor.output.labels import or_undetermined, reading_label
from auditor.output.pages.flaws import Flaw, flaw_spans, flaws
from auditor.output.pages.known import Known, known_figures, known_spans
from auditor.output.pages.marking import Quote, Segment, Span, quotes, segments
from auditor.output.pages.tally import Line as TallyLine
from auditor.output.pages.tally import grade_note, tally_lines

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist. `decided` tells what people decided and what the program had found, "" where nobody did; `flaws` are
    those of the text that the verdict rests on."""

    id: str
    name: str
    basis: str
    applicable: bool
    gap: bool
    level: str
    level_id: str
    points: float
    full: float
    quotes: tuple[Quote, ...]
    why_not: str
    advice: str
    decided: str
    flaws: tuple[Flaw, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the ruleset: its checks, and the points they earned of those possible."""

    name: str
    checks: tuple[Check, ...]
    points: float
    full: float


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the report: its number, page (None, or told where a page begins), the roles of furniture and heading,
    and its text in segments."""

    number: int
    page: int | None
    furniture: bool
    heading: bool
    recognised: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report. `levels` are (label, level id, how many elements), best first; `deduction` is in points, `tally` how the score goes on
    from there, `grade_note` why the grade is not the one that it earns; `original` leads to the file itself, "" where it cannot be
    told. `rank_in_kind` is the rank among the `peers` reports of units of the kind, 0 where the kind is undetermined. `timing` tells
    what came late; `notes` are for the unit too, `internal` for the office alone.
    `must` and `check` are how many places are 必改 and 请核; `looked_up` tells of what day the lists are that flaws were looked up in."""

    unit: str
    kind: str
    year: str
    title: str | None
    file: str
    source: str
    original: str
    score: float
    grade: str
    rank: int
    rank_in_kind: int
    peers: int
    notes: tuple[str, ...]
    internal: tuple[str, ...]
    levels: tuple[tuple[str, str, int], ...]
    gaps: tuple[Check, ...]
    parts: tuple[Part, ...]
    flaws: tuple[Flaw, ...]
    must: int
    check: int
    looked_up: tuple[str, ...]
    timing: tuple[Defect, ...]
    deduction: float
    tally: tuple[TallyLine, ...]
    grade_note: str
    lines: tuple[Line, ...]
    known: tuple[Known, ...] = ()


def report_page(
    audit: ReportAudit, ruleset: Ruleset, peers: int = 0, original: str = "", kept: frozenset[str] = frozenset()
) -> ReportPage:
    """The page of one report, one of `peers` on units of its kind; `kept` are the figures that the ledger has."""
    found, known = flaws(audit.defects, ruleset), known_figures(audit, kept)
    checks = [_check(number, verdict, ruleset, found) for number, verdict in enumerate(audit.verdicts, start=1)]
    counts = Counter(verdict.level for verdict in audit.verdicts if verdict.applicable)
    grouped = groupby(checks, key=lambda check: ruleset.element_of[check.id].part)
    return ReportPage(
        unit=or_undetermined(audit.identity.unit),
        kind=or_undetermined(audit.identity.kind),
        year=or_undetermined(audit.identity.year),
        title=audit.identity.title,
        file=audit.submission.file,
        source=reading_label(audit.submission),
        original=original,
        score=audit.score,
        grade=audit.grade,
        rank=audit.rank,
        rank_in_kind=audit.rank_in_kind,
        peers=peers,
        notes=audit.notes_for(Audience.UNIT),
        internal=audit.notes_for(Audience.OFFICE),
        levels=tuple((ruleset.label(level), level.id, counts[level]) for level in sorted(Level, reverse=True)),
        gaps=tuple(check for check in checks if check.gap),
        parts=tuple(_part(name, list(members)) for name, members in grouped),
        flaws=found,
        must=places_in(audit.defects, Tone.MUST),
        check=places_in(audit.defects, Tone.CHECK),
        looked_up=looked_up(ruleset),
        timing=of_arrival(audit.defects),
        deduction=sum(defect.points for defect in audit.defects),
        tally=tally_lines(audit),
        grade_note=grade_note(audit),
        lines=tuple(_lines(audit.submission.paragraphs, checks, (*flaw_spans(found), *known_spans(known))))
        if isinstance(audit.submission, Submission)
        else (),
        known=known,
    )


def _part(name: str, checks: Sequence[Check]) -> Part:
    return Part(name, tuple(checks), sum(check.points for check in checks), sum(check.full for check in checks))


def _decided(verdict: Verdict, ruleset: Ruleset) -> Iterator[str]:
    """What people decided and typed; the page stays in the office."""
    if decision := verdict.decision:
        by = f"（{decision.by}）" if decision.by else ""
        how = "按豁免改定" if decision.waived else "人工复核改定"
        reason = f"：{decision.reason}" if decision.reason else ""
        yield f"程序判定为“{ruleset.label(verdict.found)}”，{how}{by}{reason}"
    marks, level = verdict.marks, verdict.level
    if level is not NOT_APPLICABLE and marks.points is not None:
        earned = verdict.full * ruleset.levels[level].share
        yield f"按等次应得 {earned:.2f} 分，人工评为 {verdict.points:.2f} 分{f'（{marks.by}）' if marks.by else ''}"
    if marks.reason:
        yield f"扣分原因：{marks.reason}"
    if marks.self_points is not None:
        yield f"自评 {marks.self_points:.2f} 分"
    if marks.proof or marks.state:
        state = f"（{marks.state.value}）" if marks.state and marks.proof else marks.state.value if marks.state else ""
        yield f"佐证材料：{marks.proof}{state}"


def _check(number: int, verdict: Verdict, ruleset: Ruleset, found: Sequence[Flaw]) -> Check:
    element = ruleset.element_of[verdict.element]
    return Check(
        id=element.id,
        name=element.name,
        basis=element.basis,
        applicable=verdict.applicable,
        gap=verdict.gap,
        level=ruleset.label(verdict.level),
        level_id=verdict.level.id,
        points=verdict.points,
        full=verdict.full,
        quotes=tuple(quotes(verdict.evidence, f"q{number}-")),
        why_not=verdict.why_not,
        advice=verdict.advice,
        decided="；".join(_decided(verdict, ruleset)),
        flaws=tuple(each for each in found if each.defect.element == element.id and not each.defect.ignored),
    )


def _lines(
    paragraphs: Iterable[Paragraph], checks: Iterable[Check], flawed: Iterable[tuple[int, Span]]
) -> Iterable[Line]:
    """The paragraphs of the text with all evidence marked, and what is wrong: a paragraph and a span each."""
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    hits: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for check in checks:
        for quote in check.quotes:
            title = f"{check.name}：{check.level}（{quote.status}）"
            if place := quote.place:
                spans[place.paragraph].append(Span(place.start, place.end, quote.id, check.level_id, title))
                hits[place.paragraph] += [(hit.start, hit.end) for hit in quote.hits]
    for number, span in flawed:
        spans[number].append(span)
    page = None
    for paragraph in paragraphs:
        shown = paragraph.page if paragraph.page != page else None
        page = paragraph.page
        yield Line(
            number=paragraph.number,
            page=shown,
            furniture=paragraph.furniture,
            heading=bool(paragraph.heading),
            recognised=paragraph.recognised,
            segments=tuple(segments(paragraph.text, spans[paragraph.number], hits[paragraph.number])),
        )
