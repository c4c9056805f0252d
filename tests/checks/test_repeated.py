"""A stretch of text that stands in a report twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Defect

Find = Callable[..., list[Defect]]
Quotes = Callable[..., list[str]]

LONG = "镇政府组织召开依法治镇委员会会议三次，专题研究行政执法人员配备和培训经费问题，并逐项明确了责任人和时限"


def test_a_long_sentence_that_comes_again_is_found_once(find: Find) -> None:
    (defect,) = find("repeated", f"{LONG}。\n制定计划。\n{LONG}。")
    assert (defect.quote, defect.count) == (LONG, 1)


def test_sentences_in_a_row_are_one_flaw(find: Find) -> None:
    other = LONG.replace("三次", "四次").replace("经费", "装备")
    (defect,) = find("repeated", f"{LONG}。{other}。\n制定计划。\n{LONG}。{other}。")
    assert defect.quote == f"{LONG}。{other}"


SHORT = ["全年开展普法活动24场，发放资料9000余份", "全部村聘请了法律顾问", "镇法律服务站解答群众咨询420人次"]


def test_a_paragraph_of_short_sentences_that_comes_again_is_found(find: Find) -> None:
    paragraph = "。".join(SHORT)
    (defect,) = find("repeated", f"{paragraph}。\n制定计划。\n{paragraph}。")
    assert (defect.quote, defect.count) == (paragraph, 1)


def test_the_same_short_sentences_in_another_row_are_none(find: Find) -> None:
    there, here = "。".join(SHORT), "。".join(reversed(SHORT))
    assert find("repeated", f"{there}。\n制定计划。\n{here}。") == []


@pytest.mark.parametrize("text", ["召开会议三次。", "以习近平新时代中国特色社会主义思想为指导" + LONG])
def test_short_ones_and_formulas_are_none(find: Find, text: str) -> None:
    assert find("repeated", f"{text}。\n制定计划。\n{text}。") == []
