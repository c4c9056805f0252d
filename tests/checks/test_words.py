"""Wordings that a report should not have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Defect

Find = Callable[..., list[Defect]]
Quotes = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("全年调解矛盾纠纷XX件。", ["XX件"]),
        ("全年调解矛盾纠纷×× 件。", ["×× 件"]),
        ("全年接待群众___人次。", ["___人"]),
        ("20XX年召开会议。", ["20XX年"]),
        ("XXXX年，全年组织学法（ ）次，整改问题△△处。", ["XXX年", "（ ）次", "△△处"]),
        ("印发方案（2024年）。次日张贴（附后）。", []),
        ("全镇工业总产值XX亿元，整治农田××亩，修路XX公里。", ["XX亿", "××亩", "XX公里"]),
        ("全年共办案X件。", ["X件"]),
        ("为老人做X光检查3次。", []),
        ("全年办理A类案件3件。", []),
        ("推广“XX件一日办”做法。", []),
        ("印发《XX件办理办法》。", []),
    ],
)
def test_a_placeholder_is_found_but_not_in_titles_and_quotation_marks(
    quotes: Quotes, text: str, quoted: list[str]
) -> None:
    assert quotes("placeholder", text) == quoted


def test_alike_ones_are_one_flaw_with_a_count_and_five_places(find: Find) -> None:
    (defect,) = find("placeholder", "\n".join(f"第{number}组办理XX件。" for number in "甲乙丙丁戊己庚"))
    assert (defect.count, len(defect.places), defect.message) == (7, 5, "“XX件”是没有填写的占位符。")


def test_what_was_recognised_from_a_picture_is_a_hint_at_most(find: Find) -> None:
    (defect,) = find("placeholder", "全年调解矛盾纠纷XX件。", recognised=True)
    assert defect.tone.value == "提示"


@pytest.mark.parametrize(
    ("text", "quoted"), [("开展法制宣传5场。", ["法制宣传"]), ("落实法制审核。", []), ("全国法制宣传日。", [])]
)
def test_the_law_of_laws_and_the_rule_of_law_are_told_apart(quotes: Quotes, text: str, quoted: list[str]) -> None:
    assert quotes("law-or-rule", text) == quoted
