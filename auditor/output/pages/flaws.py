"""Flaws of the text on the page of a report: listed by tone, and marked in its text with a colour and a sign of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.checks.table import of_text
from auditor.model import Defect, Tone
from auditor.output.flaws import check_told
from auditor.output.pages.marking import FLAW, Span

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

TONES: Mapping[Tone, tuple[str, str]] = {
    Tone.MUST: ("must", "改"),
    Tone.CHECK: ("check", "核"),
    Tone.HINT: ("hint", "示"),
}  # id and sign, in the order in which they are told
IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a flaw, with its id on the page."""

    id: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Flaw:
    """A defect with its id on the page, the name and the source of its check, the id of its tone (`ignored` where people let it be),
    and its first places."""

    id: str
    defect: Defect
    name: str
    source: str
    tone_id: str
    spots: tuple[Spot, ...]


def flaws(defects: Iterable[Defect], ruleset: Ruleset) -> tuple[Flaw, ...]:
    """The flaws of the text by tone, those that people let be after all others."""
    order = list(TONES)
    ordered = sorted(of_text(defects), key=lambda each: (each.ignored is not None, order.index(each.tone)))
    return tuple(_flaw(f"d{number}", defect, ruleset) for number, defect in enumerate(ordered, start=1))


def _flaw(name: str, defect: Defect, ruleset: Ruleset) -> Flaw:
    told, source = check_told(defect, ruleset)
    return Flaw(
        id=name,
        defect=defect,
        name=told,
        source=source,
        tone_id=IGNORED if defect.ignored else TONES[defect.tone][0],
        spots=tuple(Spot(f"{name}-{at}", place.paragraph) for at, place in enumerate(defect.places, start=1)),
    )


def flaw_spans(found: Sequence[Flaw]) -> Iterator[tuple[int, Span]]:
    """Every place of the flaws as a paragraph and a span in it; what people let be has no sign."""
    for flaw in found:
        sign = "" if flaw.defect.ignored else TONES[flaw.defect.tone][1]
        told = "已忽略" if flaw.defect.ignored else flaw.defect.tone
        for spot, place in zip(flaw.spots, flaw.defect.places, strict=True):
            title = f"{told}：{flaw.defect.message}"
            yield place.paragraph, Span(place.start, place.end, spot.id, f"{FLAW} {flaw.tone_id}", title, sign)
