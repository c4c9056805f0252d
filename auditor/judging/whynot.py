"""Why a verdict is not one level higher, in one Chinese sentence."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from auditor.model import Evidence, Level, Status
from auditor.rules.types import Element, Threshold
from auditor.wording.parse import Wording

_SIGN = regex.compile(r"[…⋯‥()（）|｜?？!！<>＜＞/\\^$N]|\.\.")  # of the wording language, or not to be read as words


def why_not(element: Element, level: Level, evidence: Sequence[Evidence]) -> str:
    """The condition for the next level that failed; "" at the best level. Appellations are still to be put in."""
    if level is Level.EVIDENCED:
        return ""
    if level is Level.MISSING:
        named = shown(element.wordings["topic"])
        return f"全文没有说到{element.name}" + (f"（没有出现{named}等字样）。" if named else "。")
    if level is Level.PLANNED:
        lacking = evidence[0].status is Status.LACKING
        said = "只说到不足或尚未做到" if lacking else "只见于今后的打算"
        return f"对{element.name}{said}，没有写明已经做了什么。"
    if level is Level.MENTIONED:
        acts = shown((*element.wordings["acted"], *element.wordings["acted_alone"]))
        step = element.steps.acted or (f"{acts}等做法" if acts else "做了什么")
        return f"提到了{element.name}，但没有写明{step}。"
    units = "、".join(element.figures[:5])
    wanted = f"数字（{units}）、" if units else ""
    step = element.steps.evidenced or f"{wanted}日期、频次、文件名称"
    return f"有具体举措，但没有写明{step}等可以核对的内容。"


def why_not_counted(element: Element, level: Level, items: int, marked: int) -> str:
    """The same for an element judged by counting, of which `items` were found, `marked` of them with a mark."""
    counting, steps = element.counting, element.steps
    if level is Level.EVIDENCED or counting is None:
        return ""
    if level is Level.MISSING and counting.heading:
        marks = shown(counting.wordings["marks"])
        said = f"（没有{marks}等说法）" if marks else ""
        return f"“{counting.roles[0]}”部分没有写明{element.name}{said}。"
    if level is Level.MISSING:
        return f"没有找到“{'、'.join(counting.roles)}”部分，也没有说到的段落。"
    threshold, step = (counting.evidenced, steps.evidenced) if level is Level.ACTED else (counting.acted, steps.acted)
    found = f"找到 {items} 条"
    if threshold.marked:
        found += f"，其中 {marked} 条写明了{step}" if step else f"，其中 {marked} 条具体写明"
    return f"“{counting.roles[0]}”部分{found}，未达到{_needed(threshold)}的要求。"


def _needed(threshold: Threshold) -> str:
    text = f"至少 {threshold.items} 条"
    if threshold.marked == "most":
        return f"{text}、其中过半具体写明"
    if threshold.marked == "all":
        return f"{text}、且逐条写明"
    return f"{text}、其中至少 {threshold.marked} 条具体写明" if threshold.marked else text


def shown(wordings: Sequence[Wording], most: int = 3) -> str:
    """A few of the wordings that are nothing but words, as an officer reads them: “聘请”“签约”; "" where there are none."""
    words = [wording.source.strip() for wording in wordings if not _SIGN.search(wording.source)]
    return "".join(f"“{word}”" for word in words[:most])
