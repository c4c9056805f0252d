"""What is allowed in a ruleset and yet likely a slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations

from auditor.errors import Mistake
from auditor.judging.engine import Engine
from auditor.rules.keys import WORDING_KEYS
from auditor.rules.places import Places
from auditor.rules.types import Element, Ruleset
from auditor.wording.parse import Wording
from auditor.workbench.examples import Tried, try_examples

_EARNING = [key for key in WORDING_KEYS if key.earns is not None and not key.takes]
_ALONE = {key.name for key in _EARNING if not key.needs_topic}  # count without another wording beside them
_COMMON = 3  # so many common phrases make a word too general
_ENDS = "…，,、：:"


def warnings(engine: Engine, places: Places) -> list[Mistake]:
    """The likely slips of a ruleset, each with its place, a Chinese message and what to do: by element, then failed examples."""
    ruleset = engine.ruleset
    common = Counter(word for phrase in ruleset.vocabulary.phrases for word in phrase.split("/"))
    found = []
    for element in ruleset.elements:
        found += [
            *_across(element, ruleset, places),
            *_general(element, common, places),
            *_ends(element, places),
            *_swallowed(element, places),
            *_twice(element, places),
        ]
    failed = (tried for tried in try_examples(engine) if not tried.passed and not tried.example.known_miss)
    return [*found, *_same_topics(ruleset, places), *(_failed(tried, ruleset, places) for tried in failed)]


def _across(element: Element, ruleset: Ruleset, places: Places) -> Iterator[Mistake]:
    """Short plain wordings that match across the border of two common words: 分发 inside 充分/发挥."""
    for key, wording in _wordings(element):
        if not wording.plain or len(wording.source) > 3 or key == "not_subject":
            continue
        phrase = next((phrase for phrase in ruleset.vocabulary.phrases if crosses(wording, phrase)), "")
        if phrase:
            message = f"“{wording.source}”会在“{phrase.replace('/', '')}”里误中"
            yield places.mistake(message, "写得更长一些", element.id, key, wording.source)


def crosses(wording: Wording, phrase: str) -> bool:
    """Whether a wording stands in a phrase across the border marked by `/`."""
    whole, border = phrase.replace("/", ""), phrase.find("/")
    return any(match.start() < border < match.end() for match in wording.pattern.finditer(whole))


def _general(element: Element, common: Counter[str], places: Places) -> Iterator[Mistake]:
    """Words that stand in many common phrases, so that nearly every report has them."""
    for key, wording in _wordings(element):
        if key in _ALONE and common[wording.source] >= _COMMON:
            message = f"“{wording.source}”太宽泛：常见词组里有 {common[wording.source]} 个含有它，几乎每份报告都会命中"
            yield places.mistake(message, "写成更长、只用于这个要素的词", element.id, key, wording.source)


def _ends(element: Element, places: Places) -> Iterator[Mistake]:
    """A gap or a comma at the end of a wording: the one does nothing, the other is hardly meant."""
    for key, wording in _wordings(element):
        text = wording.source
        for char in (text[0], text[-1]):
            if not wording.raw and char in _ENDS:
                where = "开头" if char == text[0] else "末尾"
                effect = "不起作用" if char == "…" else "会使它只在紧挨着这个标点时才命中"
                hint = f"写成 {text.strip(_ENDS)}"
                yield places.mistake(f"“{text}”{where}的“{char}”{effect}", hint, element.id, key, text)


def _swallowed(element: Element, places: Places) -> Iterator[Mistake]:
    """Wordings of a list that never find anything that another one of it does not find too: those that take something away may
    lie over more than a shorter one does."""
    for key in (each.name for each in _EARNING):
        plain = [wording for wording in element.wordings[key] if wording.plain]
        for short, long in swallowed(plain):
            message = f"“{long.source}”不起作用：同一列表里的“{short.source}”已经包含它"
            yield places.mistake(message, f"删去“{long.source}”", element.id, key, long.source)


def swallowed(plain: Sequence[Wording]) -> Iterator[tuple[Wording, Wording]]:
    """Plain wordings that lie within another one of their list, each with that one before it."""
    told: set[str] = set()
    for short, long in permutations(plain, 2):
        if not {long.source, short.source} & told and _within(short, long):
            told.add(long.source)
            yield short, long


def _within(short: Wording, long: Wording) -> bool:
    """Whether each match of a plain wording holds one of another."""
    return all(any(part in whole for part in short.choices[0]) for whole in long.choices[0])


def _twice(element: Element, places: Places) -> Iterator[Mistake]:
    """Wordings that stand under two keys of one element, so that one of them has no effect."""
    seen: dict[str, str] = {}
    for key, wording in _wordings(element):
        before = seen.setdefault(wording.source, key)
        if before != key and {key, before} != {"topic", "acted"}:
            message = f"“{wording.source}”同时写在 {before} 和 {key} 里"
            yield places.mistake(message, "只留一处", element.id, key, wording.source)


def _same_topics(ruleset: Ruleset, places: Places) -> Iterator[Mistake]:
    """Elements that are told apart by nothing."""
    seen: dict[frozenset[str], str] = {}
    for element in ruleset.elements:
        topics = frozenset(wording.source for wording in element.wordings["topic"])
        before = seen.setdefault(topics, element.id)
        if topics and before != element.id:
            message = f"要素“{element.id}”与“{before}”的 topic 完全相同，两个要素分不开"
            yield places.mistake(message, "各写各的名称", element.id, "topic")


def _failed(tried: Tried, ruleset: Ruleset, places: Places) -> Mistake:
    wanted, found = ruleset.label(tried.example.level), ruleset.label(tried.found)
    message = f"例句写明应判“{wanted}”，实际判为“{found}”"
    hint = "补一条说法或改正例句的 level；明知现在判不对的，加上 known_miss: true"
    return places.mistake(message, hint, tried.element.id, "examples", tried.example.text)


def _wordings(element: Element) -> Iterator[tuple[str, Wording]]:
    for key, wordings in element.wordings.items():
        yield from ((key, wording) for wording in wordings)
