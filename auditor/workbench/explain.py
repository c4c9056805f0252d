"""An element's rule in words that a legal officer reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditor.judging.whynot import readable
from auditor.rules.types import Counting, Element, Ruleset, Threshold
from auditor.wording.parse import Wording

_KEYS = (
    ("topic", "以下字样算提到了这个要素："),
    ("acted", "提到之后，同一分句或同一句后面的分句里有以下做法，算有具体举措："),
    ("acted_alone", "以下说法本身就算有具体举措："),
    ("evidenced", "以下说法本身就算有成效佐证："),
    ("weak", "以下说法至多算一般提及："),
    ("excluded", "以下说法不是这个要素，不算："),
    ("not_subject", "由以下主体所做的，不算："),
)
_MARKED = {"most": "，过半带有下列标志", "all": "，每条都带有下列标志", 0: ""}


def explain(element: Element, ruleset: Ruleset) -> Iterator[str]:
    """The paragraphs that explain an element, in Chinese."""
    yield f"{element.name}（{element.id}）\n依据：{element.basis}"
    by_kind = "".join(f"，{kind} {points:g}" for kind, points in element.points_by_kind)
    yield f"适用：{'、'.join(element.kinds)}　分值：{element.points:g}{by_kind}"
    for rule in ruleset.levels:
        yield f"  {rule.label}：得 {element.points * rule.share:g} 分"
    for key, title in _KEYS:
        yield from _listed(title, _told(getattr(element, key)))
    yield from _listed("带以下单位的数字，离它最近、说在前面的要素是本要素的，算有成效佐证：", element.figures, "、")
    if element.counting:
        yield from _counting(element.counting)
    else:
        title = "具体举措所在的分句里有以下内容，也算有成效佐证："
        yield from _listed(title, _told(ruleset.vocabulary.checkable))
    yield f"\n整改建议：{element.advice}"


def _counting(counting: Counting) -> Iterator[str]:
    yield f"\n按“{'、'.join(counting.roles)}”部分的条数判定："
    yield f"    有具体举措：{_needed(counting.acted)}"
    yield f"    有成效佐证：{_needed(counting.evidenced)}"
    if counting.heading:
        yield f"    只有“{counting.heading}”的标题而没有内容：一般提及"
    yield from _listed("标志之一，带以下单位的数字：", counting.figures, "、")
    yield from _listed("标志：", _told(counting.marks))
    yield from _listed("没有这一部分时，以下句子算一般提及：", _told(counting.closing))


def _needed(threshold: Threshold) -> str:
    marked = _MARKED.get(threshold.marked, f"，其中 {threshold.marked} 条带有下列标志")
    return f"至少 {threshold.items} 条{marked}"


def _told(wordings: Iterable[Wording]) -> list[str]:
    return [w.source if w.source.startswith("/") else readable(w.source, every=True) for w in wordings]


def _listed(title: str, texts: Sequence[str], between: str = "\n    ") -> Iterator[str]:
    if texts:
        yield f"\n{title}\n    {between.join(texts)}"
