"""The words that all outputs share for what the model says in ids or leaves undetermined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model import Evidence, Recalled, SetAside, Status, Submission

if TYPE_CHECKING:
    from auditor.rules.types import Element, Ruleset

UNDETERMINED = "未能确定"
RECOGNISED = "识别文本"
UNSCORED = "未定"  # a part of the total whose score nobody knows yet
STATUS_LABELS = {Status.DONE: "已做", Status.PLANNED: "打算", Status.LACKING: "不足"}


def or_undetermined(value: str | int | None) -> str:
    """A unit, kind or year as text; an undetermined one is said to be so."""
    return UNDETERMINED if value is None else str(value)


def shortened(text: str, longest: int) -> str:
    """The text, or its beginning and an ellipsis where it has more than `longest` characters."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def gap_labels(ruleset: Ruleset) -> list[str]:
    """The names of the levels that are gaps."""
    return [rule.label for rule in ruleset.levels if rule.level < ruleset.gap_below]


def set_aside_reason(aside: SetAside, ruleset: Ruleset) -> str:
    """Why a file that could be read was not scored."""
    return f"未评分：不是{ruleset.naming.genre_name}（判断为：{aside.genre}）"


SET_ASIDE_ADVICE = "如确为年度报告，请核对标题和正文后重新运行。"


def source_label(evidence: Evidence) -> str:
    """识别文本 where the evidence stands in text recognised from a picture, else empty."""
    return RECOGNISED if evidence.recognised else ""


def reading_label(submission: Submission | Recalled) -> str:
    """How a file was read, in one line."""
    pages = f"，{submission.pages} 页" if submission.pages else ""
    paragraphs = f"{len(submission.paragraphs)} 段，" if isinstance(submission, Submission) else ""
    return f"{submission.format} 格式，由{submission.reader}读取{pages}，{paragraphs}正文 {submission.characters} 字"


def kinds_label(element: Element) -> str:
    """The kinds of unit that an element binds, those with points of their own with these."""
    own = dict(element.points_by_kind)
    return "、".join(f"{kind}（{own[kind]:g} 分）" if kind in own else kind for kind in element.kinds)
