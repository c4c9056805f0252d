"""An element's rule in words that a legal officer reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from auditor.rules.keys import KEYS, Key, Sort
from auditor.rules.naming import NamingRules
from auditor.rules.types import Counting, Element, Ruleset, Steps, Threshold
from auditor.wording.parse import Wording

_NAMED = re.compile("[<＜]([^<>＜＞]+)[>＞]")
BELOW = "\n    "
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
    yield f"适用：{kinds_told(element.kinds, ruleset.naming)}　分值：{element.points:g}{by_kind}"
    for rule in ruleset.levels:
        yield f"  {rule.label}：得 {element.points * rule.share:g} 分"
    yield from _explained(element, KEYS)
    yield from word_groups((wording for _, wording in element.each_wording()), ruleset)
    if not element.counting:
        checkable = BELOW.join(told(ruleset.vocabulary.checkable))
        yield f"\n具体举措所在的分句里有以下内容，也算有成效佐证：{BELOW}{checkable}"
    yield f"\n整改建议：{element.advice}"


def kinds_told(kinds: Sequence[str], naming: NamingRules) -> str:
    """Kinds of unit with those that they are split into behind them, 部门（有执法权、无执法权）, where all of these are among them."""
    whole = {kind: parts for kind in kinds if (parts := naming.splits(kind)) and set(parts) <= set(kinds)}
    told = {part for parts in whole.values() for part in parts}
    names = {kind: "、".join(part[len(kind) + 1 : -1] for part in parts) for kind, parts in whole.items()}
    return "、".join(f"{kind}（{names[kind]}）" if kind in names else kind for kind in kinds if kind not in told)


def word_groups(wordings: Iterable[Wording], ruleset: Ruleset) -> Iterator[str]:
    """The word groups that wordings stand for, as one paragraph; nothing where there are none."""
    named = dict.fromkeys(name for wording in wordings for name in _NAMED.findall(wording.source))
    groups = [f"〔{name}〕{readable(ruleset.groups[name])}" for name in named if name in ruleset.groups]
    if groups:
        yield f"\n其中的词组（words.yaml）：{BELOW}{BELOW.join(groups)}"


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
        return BELOW.join(told(held.wordings[key.name]))
    value = getattr(held, key.name)
    if isinstance(value, Threshold):
        marked = _MARKED.get(value.marked, f"，其中 {value.marked} 条带有下列标志")
        return f"至少 {value.items} 条{marked}"
    return "、".join(value) if isinstance(value, tuple) else str(value)


def told(wordings: Iterable[Wording]) -> list[str]:
    """Wordings as people read them, one with its reason where it has one."""
    return [f"{w.source}（{w.why}）" if w.why else w.source if w.raw else readable(w.source) for w in wordings]


def readable(source: str) -> str:
    """A wording with the signs of the language told in words: 聘请／签订……律师."""
    text = source.translate(_HALF_WIDTH).replace("..", "‥")
    return _SIGNS.sub(lambda sign: _TOLD[sign[0]], text)
