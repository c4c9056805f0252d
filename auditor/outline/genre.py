"""Whether a document is an annual report of the kind that is scored, or what it is instead."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.outline.enumerators import find_enumerators
from auditor.outline.naming import Naming
from auditor.outline.opening import Opening, head_lines


def genre_of(text: str, opening: Opening, headings: Iterable[str], naming: Naming) -> str | None:
    """What a document is instead of such a report; None for one that may be scored.

    The title decides; without one, how the text begins, announces itself and is divided.
    """
    for line in (*head_lines(text, naming), *opening.titles[:1]):
        for name, titles, _, _ in naming.genres:
            if titles.search(line):
                return name
        if naming.titles.search(line):
            return None
    headings = tuple(map(_unnumbered, headings))
    for name, _, openings, divisions in naming.genres:
        if any(openings.search(told) for told in _telling(opening.beginning, naming)):
            return name
        if any(divisions.search(heading) for heading in headings):
            return name
    return None if naming.must_mention.search(text) else naming.rules.other


def _unnumbered(heading: str) -> str:
    return heading[max((found.end for found in find_enumerators(heading, blocky=False)[:1]), default=0) :]


def _telling(beginning: str, naming: Naming) -> list[str]:
    """The sentences that tell what the document is: those that announce it, else the first."""
    sentences = [sentence for sentence in beginning.replace("\n", "。").split("。") if sentence]
    return [sentence for sentence in sentences if naming.announces.search(sentence)] or sentences[:1]
