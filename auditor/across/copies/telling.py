"""What speaks for a tone, in Chinese; never a word on who copied from whom."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.across.copies.passages import Passage
from auditor.model import Copy, Tone
from auditor.rules.across.types import CopyRules


def is_told(found: Sequence[Passage], shares: tuple[float, float], sentences: int, rules: CopyRules) -> bool:
    """Whether the passages are enough for the pair to be told at all."""
    long = any(each.length >= rules.telling for each in found)
    return bool(found) and (long or max(shares) >= rules.share or sentences >= rules.sentences)


def tone_of(found: Sequence[Passage], shares: tuple[float, float], sentences: int, rules: CopyRules) -> Tone:
    """请核 for a large share of either text or many whole sentences, else 提示."""
    large = max(shares) >= rules.share and sum(each.length for each in found) >= rules.least
    return Tone.CHECK if large or sentences >= rules.sentences else Tone.HINT


def why(copy: Copy) -> str:
    """How much is alike, for the reader to judge."""
    total, longest = sum(each.length for each in copy.passages), max(each.length for each in copy.passages)
    told = (
        f"除套话外有 {len(copy.passages)} 处、{total} 字相同（最长一处 {longest} 字），"
        f"占甲的 {copy.left.share:.1%}、乙的 {copy.right.share:.1%}"
    )
    return told + (f"；{copy.sentences} 个整句相同，数字也相同。" if copy.sentences else "。")
