"""Why a verdict is not one level higher, in one Chinese sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from auditor.model import Evidence, Level, Status
from auditor.rules.types import Element, Threshold
from auditor.wording.parse import Wording


def why_not(element: Element, level: Level, evidence: Sequence[Evidence]) -> str:
    """The condition for the next level that failed; "" at the best level."""
    if level is Level.EVIDENCED:
        return ""
    if level is Level.MISSING:
        return f"全文没有说到{element.name}（如{shown(element.wordings['topic'])}）。"
    if level is Level.PLANNED:
        lacking = evidence[0].status is Status.LACKING
        said = "只说到不足或尚未做到" if lacking else "只见于今后的打算"
        return f"对{element.name}{said}，没有写明已经做了什么。"
    acts = shown((*element.wordings["acted"], *element.wordings["acted_alone"]))
    if level is Level.MENTIONED:
        return (
            f"提到了{element.name}，但没有{acts}等具体举措。" if acts else f"只是笼统提到{element.name}，没有具体举措。"
        )
    units = "、".join(element.figures[:5])
    wanted = f"属于本项的数字（{units}）、" if units else ""
    return f"有具体举措，但没有{wanted}日期、频次或文件名称等可以核对的内容。"


def why_not_counted(element: Element, level: Level, items: int, marked: int) -> str:
    """The same for an element judged by counting, of which `items` were found, `marked` of them with a mark."""
    counting = element.counting
    if level is Level.EVIDENCED or counting is None:
        return ""
    if level is Level.MISSING and counting.heading:
        return f"“{counting.roles[0]}”部分没有写明{element.name}（没有{shown(counting.wordings['marks'])}等说法）。"
    if level is Level.MISSING:
        return f"没有找到“{'、'.join(counting.roles)}”部分，也没有说到的段落。"
    threshold = counting.evidenced if level is Level.ACTED else counting.acted
    found = f"找到 {items} 条" + (f"，其中 {marked} 条具体写明" if threshold.marked else "")
    return f"“{counting.roles[0]}”部分{found}，未达到{_needed(threshold)}的要求。"


def _needed(threshold: Threshold) -> str:
    text = f"至少 {threshold.items} 条"
    if threshold.marked == "most":
        return f"{text}、其中过半写明可核对的内容"
    if threshold.marked == "all":
        return f"{text}、且逐条写明"
    return f"{text}、其中至少 {threshold.marked} 条具体写明" if threshold.marked else text


def shown(wordings: Sequence[Wording], most: int = 3) -> str:
    """A few wordings as an officer would read them: 聘请…律师、参与决策."""
    plain = [wording.source for wording in wordings if not wording.source.startswith("/")]
    return "、".join(readable(source) for source in plain[:most])


_TOLD = {
    "……": "……", "…": "……", "‥‥": "……", "‥": "……", "N": "（数字）", "?": "（可无）", "<": "〔", ">": "〕", "|": "／",
    "^": "（句首）", "$": "（句末）", "!(": "(不连着：",
}  # fmt: skip
_SIGNS = regex.compile("|".join(map(regex.escape, _TOLD)))
_CONDITION = regex.compile(r"!(\((?:[^()]|(?1))*\))")


@cache
def readable(source: str, every: bool = False) -> str:
    """A wording without the marks of the language. With `every`, alternatives are all told (聘请／签订……律师); else the first
    stands for them and what may be absent is left out."""
    text = source.translate(str.maketrans("（）｜？！", "()|?!")).replace("..", "‥")
    if every:
        return regex.sub(_SIGNS, lambda sign: _TOLD[sign[0]], text)
    text = _CONDITION.sub("", text).replace("‥", "…").replace("……", "…").strip("^$")
    text = regex.sub(r"\([^()]*\)\?|[^()<>|]\?", "", text)
    while "(" in text:
        shorter = regex.sub(r"\(([^()|]*)(?:\|[^()]*)?\)", r"\1", text)
        if shorter == text:
            break
        text = shorter
    return text.replace("<", "").replace(">", "").replace("N", "若干")
