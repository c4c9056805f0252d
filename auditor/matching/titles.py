"""Titles in 《》: a law's name is only a name, a document of the unit's own is something that can be checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from auditor.rules.types import Vocabulary
from auditor.text.sentences import ENDS
from auditor.wording.parse import Pattern, any_of

_TITLE = regex.compile(rf"《[^《》{ENDS}]{{1,80}}》")
_CHAIN = regex.compile(r"(?:\([^《》。]{1,30}\))?[、和及与,]{0,2}")  # a document number may stand between
_BEFORE = 12  # how far before a title its verb may stand
FILLER = "\u0001"


class Titles(NamedTuple):
    """The text with the names of others' documents blanked (same length), each between 〖 and 〗, by which wordings can ask for one;
    and the places of the unit's own documents."""

    masked: str
    own: tuple[tuple[int, int], ...]


class TitleRules(NamedTuple):
    """Patterns for verbs that make a document the unit's own, and for titles that count although they are not."""

    issuing: Pattern
    kept: Pattern


def title_rules(vocabulary: Vocabulary) -> TitleRules:
    """Compile what the vocabulary says of titles."""
    return TitleRules(any_of(vocabulary.issuing), any_of(vocabulary.kept_titles))


def mask_titles(text: str, unit_names: Sequence[str], rules: TitleRules) -> Titles:
    """Blank what stands in 《》 unless it is the unit's own (its name in it, or a verb like 印发 before it) or one that counts anyway."""
    pieces, own, at, chain = [], [], 0, False
    for match in _TITLE.finditer(text):
        before = text[max(at, match.start() - _BEFORE) : match.start()]
        follows = chain and _CHAIN.fullmatch(text, at, match.start()) is not None
        named = any(name in match[0] for name in unit_names)
        chain = follows or named or rules.issuing.search(before) is not None
        pieces.append(text[at : match.start()])
        pieces.append(match[0] if chain or rules.kept.search(match[0]) else f"〖{FILLER * (len(match[0]) - 2)}〗")
        if chain:
            own.append(match.span())
        at = match.end()
    pieces.append(text[at:])
    return Titles("".join(pieces), tuple(own))
