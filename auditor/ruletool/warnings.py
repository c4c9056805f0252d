"""What is allowed in a ruleset and yet likely a slip."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.ruleset.types import Element, Ruleset
from auditor.ruleset.wording import Wording

_KEYS = ("topic", "acted", "acted_alone", "evidenced", "weak", "excluded")


def warnings(ruleset: Ruleset) -> list[str]:
    """One Chinese sentence for each likely slip."""
    return [text for element in ruleset.elements for text in (*_across(element, ruleset), *_twice(element))]


def _across(element: Element, ruleset: Ruleset) -> Iterator[str]:
    """Short plain wordings that match across the border of two common words: 分发 inside 充分/发挥."""
    for key, wording in _wordings(element):
        if not wording.plain or len(wording.source) > 3:
            continue
        for phrase in ruleset.vocabulary.phrases:
            if crosses(wording, phrase):
                yield (
                    f"要素 {element.id} 的 {key}：“{wording.source}”会在“{phrase.replace('/', '')}”里误中，"
                    "请写得更长一些"
                )
                break


def crosses(wording: Wording, phrase: str) -> bool:
    """Whether a wording stands in a phrase across the border marked by `/`."""
    whole, border = phrase.replace("/", ""), phrase.find("/")
    return any(match.start() < border < match.end() for match in wording.pattern.finditer(whole))


def _twice(element: Element) -> Iterator[str]:
    """Wordings that stand under two keys of one element, so that one of them has no effect."""
    seen: dict[str, str] = {}
    for key, wording in _wordings(element):
        if wording.source in seen and {key, seen[wording.source]} != {"topic", "acted"}:
            yield f"要素 {element.id}：“{wording.source}”同时写在 {seen[wording.source]} 和 {key} 里"
        seen.setdefault(wording.source, key)


def _wordings(element: Element) -> Iterator[tuple[str, Wording]]:
    for key in _KEYS:
        for wording in getattr(element, key):
            yield key, wording
