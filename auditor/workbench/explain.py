"""An element's rule in words that a legal officer reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from auditor.rules.keys import KEYS, Key, Sort
from auditor.rules.types import Counting, Element, Ruleset, Steps, Threshold
from auditor.wording.parse import Wording

_NAMED = re.compile("[<＜]([^<>＜＞]+)[>＞]")
_BELOW = "\n    "
_HALF_WIDTH = str.maketrans("（）｜？！", "()|?!")
_TOLD = {
    "……": "……", "…": "……", "‥‥": "……", "‥": "……", "N": "（数字）", "?": "（可无）", "<": "〔", ">": "〕", "|": "／",
    "^": "（句首）", "$": "（句末）", "!(": "(不连着：",
}  # fmt: skip
_SIGNS = re.compile("|".join(map(re.escape, _TOLD)))
_MARKED = {"most": "，过半带有下列标志", "all": "，每条都带有下列标志", 0: ""}


def explain(element: Element, ruleset: Ruleset) -> Iterator[str]:
    """The paragraphs that explain an element, in Chinese."""
    yield f"{element.name}（{element.id}）\n依据：{element.basis}"
    by_kind = "".join(f"，{kind} {points:g}" for kind, points in element.points_by_kind)
    yield f"适用：{'、'.join(element.kinds)}　分值：{element.points:g}{by_kind}"
    for rule in ruleset.levels:
        yield f"  {rule.label}：得 {element.points * rule.share:g} 分"
    yield from _explained(element, KEYS)
    yield from _groups(element, ruleset)
    if not element.counting:
        checkable = _BELOW.join(_told(ruleset.vocabulary.checkable))
        yield f"\n具体举措所在的分句里有以下内容，也算有成效佐证：{_BELOW}{checkable}"
    yield f"\n整改建议：{element.advice}"


def _groups(element: Element, ruleset: Ruleset) -> Iterator[str]:
    """The word groups that the wordings of an element stand for."""
    named = (name for _, wording in element.each_wording() for name in _NAMED.findall(wording.source))
    told = [f"〔{name}〕{readable(ruleset.groups[name])}" for name in dict.fromkeys(named) if name in ruleset.groups]
    if told:
        yield f"\n其中的词组（words.yaml）：{_BELOW}{_BELOW.join(told)}"


def _explained(held: Element | Counting | Steps, keys: Sequence[Key]) -> Iterator[str]:
    """What is told of the keys of an element, or of those by which it is counted."""
    for key in keys:
        if key.sort is Sort.GROUP:
            group = getattr(held, key.name)
            yield from _explained(group, key.keys) if group else ()
        elif key.explained and (value := _value(held, key)):
            yield key.explained.replace("{}", value)


def _value(held: Element | Counting | Steps, key: Key) -> str:
    if key.sort is Sort.WORDINGS and not isinstance(held, Steps):
        return _BELOW.join(_told(held.wordings[key.name]))
    value = getattr(held, key.name)
    if isinstance(value, Threshold):
        marked = _MARKED.get(value.marked, f"，其中 {value.marked} 条带有下列标志")
        return f"至少 {value.items} 条{marked}"
    return "、".join(value) if isinstance(value, tuple) else str(value)


def _told(wordings: Iterable[Wording]) -> list[str]:
    return [f"{w.source}（{w.why}）" if w.why else w.source if w.raw else readable(w.source) for w in wordings]


def readable(source: str) -> str:
    """A wording with the signs of the language told in words: 聘请／签订……律师."""
    text = source.translate(_HALF_WIDTH).replace("..", "‥")
    return _SIGNS.sub(lambda sign: _TOLD[sign[0]], text)
