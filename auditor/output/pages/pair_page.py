"""The variables of `pair.html.j2`: two reports that share text, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.model import Copy, Recalled, Shared, Side, Submission, Tone
from auditor.output.copies import longest_of, paragraphs_of, said_of, side_names, unit_of
from auditor.output.labels import or_undetermined, shortened
from auditor.output.pages.flaws import TONES
from auditor.output.pages.pair_text import PairLine, colour_of, passages_alone, whole_text

QUOTED = 60  # characters of a passage in the list
FIGURES = 12  # of a passage told in the list
PREFIXES = ("l", "r")  # of the ids of a passage's two places

Known = Mapping[tuple[str, str], Submission | Recalled]


@dataclass(frozen=True, slots=True)
class PairSide:
    """One side: what it is called (`name`), `prefix` of the ids of its passages and that of the `other` side's, whose report it is
    (`label`: the file where the unit is not determined), and how much of its text (0 to 1) stands on the other side. `page` leads to
    the report's page and `original` to the file, "" where there is none. `whole`: the text is at hand; else `lines` are those of the
    passages alone."""

    name: str
    prefix: str
    other: str
    label: str
    unit: str
    year: str
    file: str
    share: float
    page: str
    original: str
    whole: bool
    lines: tuple[PairLine, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage as a row of the list: `said` is how it stands on both sides, `figures` the equal ones, the first of many, in one text;
    `places` are the paragraphs of both sides in words; `quote` is the beginning of the left text."""

    number: int
    colour: int
    length: int
    said: str
    figures: str
    places: tuple[str, str]
    quote: str


@dataclass(frozen=True, slots=True)
class PairPage:
    """Two reports. `tone` with the id of its look; `why` says what speaks for it; `longest` is the length of the longest passage;
    `sentences` counts whole sentences in which every figure is equal."""

    tone: Tone
    tone_id: str
    why: str
    last_year: bool
    sides: tuple[PairSide, PairSide]
    passages: tuple[Passage, ...]
    longest: int
    sentences: int


def pair_page(
    copy: Copy, known: Known, pages: Sequence[str] = ("", ""), originals: Sequence[str] = ("", "")
) -> PairPage:
    """The page of a pair; `known` are the texts by file and fingerprint, `pages` and `originals` the links of the two sides."""
    longest = longest_of(copy)
    return PairPage(
        tone=copy.tone,
        tone_id=TONES[copy.tone][0],
        why=copy.why,
        last_year=copy.last_year,
        sides=(_side(copy, 0, known, pages[0], originals[0]), _side(copy, 1, known, pages[1], originals[1])),
        passages=tuple(_passage(number, shared) for number, shared in enumerate(copy.passages, start=1)),
        longest=longest.length if longest else 0,
        sentences=copy.sentences,
    )


def _side(copy: Copy, at: int, known: Known, page: str, original: str) -> PairSide:
    side: Side = (copy.left, copy.right)[at]
    stretches = [(shared.left, shared.right)[at] for shared in copy.passages]
    submission = known.get((side.file, side.sha256))
    if isinstance(submission, Submission):
        lines = tuple(whole_text(submission, stretches, side.formula))
    else:
        lines = tuple(passages_alone(stretches))
    return PairSide(
        name=side_names(copy)[at],
        prefix=PREFIXES[at],
        other=PREFIXES[1 - at],
        label=unit_of(side),
        unit=or_undetermined(side.unit),
        year=or_undetermined(side.year),
        file=side.file,
        share=side.share,
        page=page,
        original=original,
        whole=isinstance(submission, Submission),
        lines=lines,
    )


def _passage(number: int, shared: Shared) -> Passage:
    more = f" 等 {len(shared.figures)} 个" if len(shared.figures) > FIGURES else ""
    return Passage(
        number=number,
        colour=colour_of(number),
        length=shared.length,
        said=said_of(shared),
        figures="、".join(shared.figures[:FIGURES]) + more,
        places=(paragraphs_of(shared.left), paragraphs_of(shared.right)),
        quote=shortened(shared.left.text.replace("\n", " "), QUOTED),
    )
