"""What the page of a report tells of its figures beside those of the office's ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.model import ReportAudit, Tone
from auditor.output.known import Compared, asked, compared, figures_of, shown
from auditor.output.pages.flaws import TONES
from auditor.output.pages.marking import FLAW, Span

_SIGN = TONES[Tone.CHECK]


@dataclass(frozen=True, slots=True)
class Known:
    """One figure: `id` names it on the page, `said` and `known` are what the report and the ledger have, `outcome` what comes of it; of
    one that differs `asked` is what is asked of the unit. `paragraph` is 0 where the report does not tell it."""

    id: str
    name: str
    said: str
    known: str
    outcome: str
    asked: str
    quote: str
    paragraph: int
    start: int
    end: int


def known_figures(audit: ReportAudit, kept: frozenset[str]) -> tuple[Known, ...]:
    """The figures of a report, those that differ first; `kept` are those that the ledger has."""
    order = list(Compared)
    found = sorted(figures_of(audit, kept), key=lambda each: order.index(compared(each)))
    return tuple(
        Known(
            f"k{number}",
            each.name,
            shown(each.said),
            shown(each.known),
            compared(each).value,
            asked(each) if each.differs else "",
            each.quote,
            each.paragraph if each.quote else 0,
            each.start,
            each.end,
        )
        for number, each in enumerate(found, 1)
    )


def known_spans(found: Sequence[Known]) -> Iterator[tuple[int, Span]]:
    """The places of figures that differ, each as a paragraph and a span in it."""
    tone, sign = _SIGN
    for each in found:
        if each.asked:
            title = f"{Tone.CHECK}：{each.asked}"
            yield each.paragraph, Span(each.start, each.end, f"{each.id}-1", f"{FLAW} {tone}", title, sign)
