"""Why a verdict is not one level higher, in one Chinese sentence that nobody can refute by searching the report."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import cache, lru_cache
from itertools import islice

import regex

from auditor.judging.counting import MOST, Count, enough_marked
from auditor.model import Evidence, Level, Status
from auditor.rules.types import Element, Threshold
from auditor.text.fold import fold
from auditor.wording.parse import Wording

_SIGN = regex.compile(r"[…⋯‥()（）|｜?？!！<>＜＞/\\^$N]|\.\.")  # of the wording language, or not to be read as words

_TITLE = regex.compile(r"《[^《》\n]*》")


def why_not(
    element: Element, level: Level, evidence: Sequence[Evidence], text: str, found: Container[str] | None = None
) -> str:
    """The condition for the next level that failed; "" at the best level. `text` is the report's, folded, in which the words stand or
    do not stand that are told of; `found` are the wordings (as the rules have them) that matching found outside of titles, where it
    is known, so that they need not be looked for again. Appellations are still to be put in."""
    if level is Level.EVIDENCED:
        return ""
    if level is Level.MISSING:
        return _missing(element, text, found)
    if level is Level.PLANNED:
        lacking = evidence[0].status is Status.LACKING
        said = "只说到不足或尚未做到" if lacking else "只见于今后的打算"
        return f"对{element.name}{said}，没有写明已经做了什么。"
    if level is Level.MENTIONED:
        step = element.steps.acted or _acts(element, text)
        return f"提到了{element.name}，但没有写明{step}。"
    units = "、".join(element.figures[:5])
    wanted = f"数字（{units}）、" if units else ""
    step = element.steps.evidenced or f"{wanted}日期、频次、文件名称"
    return f"有具体举措，但没有写明{step}等可以核对的内容。"


def _acts(element: Element, text: str) -> str:
    """What an element without steps of its own is told to write: acts that the report does not name."""
    acts = shown(absent((*element.wordings["acted"], *element.wordings["acted_alone"]), text))
    return f"{acts}等做法" if acts else "做了什么"


def _missing(element: Element, text: str, found: Container[str] | None) -> str:
    """That nothing is said of an element; where its words stand (in the name of a law, of other work) only that they do not tell of it."""
    topic = element.wordings["topic"]
    named = next((wording for wording in topic if _stands(wording, text)), None)
    there = shown((named,)) if named else f"“{element.name}”" if fold(element.name) in text else ""
    if there or any(_is_found(wording, text, found) for wording in topic):
        step = element.steps.acted or "本单位做了什么"
        return f"报告中虽有{there}字样，但没有写明{step}。" if there else f"报告没有写明{step}。"
    words = shown(topic)
    return f"全文没有说到{element.name}" + (f"（没有出现{words}等字样）。" if words else "。")


def why_not_counted(element: Element, level: Level, count: Count, text: str) -> str:
    """The same for an element judged by counting what `count` tells of."""
    counting, steps = element.counting, element.steps
    if level is Level.EVIDENCED or counting is None:
        return ""
    part = f"“{counting.roles[0]}”部分"
    if level is Level.MISSING and counting.heading and count.items:
        marks = shown(absent(counting.wordings["marks"], text))
        said = f"（没有{marks}等说法）" if marks else ""
        return f"{part}没有写明{element.name}{said}。"
    if level is Level.MISSING:
        return f"没有找到写明{element.name}的内容。"
    if not count.items:
        return f"提到了{element.name}，但没有写明具体内容。"
    threshold, step = (counting.evidenced, steps.evidenced) if level is Level.ACTED else (counting.acted, steps.acted)
    return f"{part}写了 {count.items} 条，{_short_of(threshold, count, step or '具体内容')}。"


def _short_of(threshold: Threshold, count: Count, step: str) -> str:
    """How a count falls short of a threshold: too few items, or too few of them that tell of `step`."""
    few = f"要求至少写 {threshold.items} 条" if count.told < threshold.items else ""
    if enough_marked(threshold, count):
        return few
    share = {"all": "逐条", MOST: "过半的条目"}.get(str(threshold.marked), f"至少 {threshold.marked} 条")
    wanted = f"要求{share}写明" + (f"，并{few.removeprefix('要求')}" if few else "")
    if not count.marked:
        return f"{'都' if count.items > 1 else ''}没有写明{step}，{wanted}"
    rest = f"，其余 {count.items - count.marked} 条没有写明" if count.marked < count.items else ""
    return f"其中 {count.marked} 条写明了{step}{rest}，{wanted}"


def absent(wordings: Iterable[Wording], text: str) -> list[Wording]:
    """Those that stand nowhere in a folded text as they are written."""
    return [wording for wording in wordings if not _stands(wording, text)]


def _stands(wording: Wording, text: str) -> bool:
    """Whether a wording that is nothing but words stands in a folded text."""
    words = _words(wording.source)
    return bool(words) and _folded(words) in text


def _is_found(wording: Wording, text: str, found: Container[str] | None) -> bool:
    """Whether a wording is found anywhere; matching has not looked into the titles of others' documents."""
    if found is None:
        return _matches(wording, text)
    return wording.source in found or _matches(wording, _titles(text))


@lru_cache(maxsize=1)  # asked for each element of a report
def _titles(text: str) -> str:
    return "\n".join(_TITLE.findall(text))


def _matches(wording: Wording, text: str) -> bool:
    """Whether a wording is found in a folded text; of raw expressions, which may take long, this is not asked."""
    likely = all(any(literal in text for literal in literals) for literals in wording.choices)
    return likely and not wording.raw and bool(wording.find(text, 0, len(text)))


_folded = cache(fold)  # the same words are asked for in every report


@cache
def _words(source: str) -> str:
    """A wording that is nothing but words, as it is written; "" for any other."""
    return "" if _SIGN.search(source) else source.strip()


def shown(wordings: Iterable[Wording], most: int = 3) -> str:
    """A few of the wordings that are nothing but words, as an officer reads them: “聘请”“签约”; "" where there are none."""
    words = islice(filter(None, (_words(wording.source) for wording in wordings)), most)
    return "".join(f"“{word}”" for word in words)
