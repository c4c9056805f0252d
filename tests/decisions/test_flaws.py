"""Decisions on flaws of the text in the review file: written, kept by hand, and read again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decisions.flaws import Answer, FlawDecision
from auditor.decisions.reviews import Review, read_review, review_text
from auditor.errors import AuditorError
from auditor.judging.engine import Engine
from auditor.rules import Ruleset
from tests.decisions.reviewing import DIGESTS, MARKS, SHORT, flaw_decision

ONE = f"""\
ruleset: {{id: gangyao-2021-2025}}
reviews: []
flaws:
- file: 清溪镇.txt
  sha256: {DIGESTS["清溪镇"]}
  check: placeholder
  quote: XX件
  decision: 忽略
  reason: 本来如此
"""
TEXT = st.text(st.characters(exclude_categories=["Cs"])).map(str.strip)


@pytest.fixture(scope="module")
def rules(tiny_engine: Engine) -> Ruleset:
    return tiny_engine.ruleset


def test_decisions_on_flaws_stand_below_the_corrections_with_the_name_of_the_check(rules: Ruleset) -> None:
    text = review_text(Review(flaws=(flaw_decision(),)), rules)
    assert text.endswith(f"""\
reviews: []
flaws:
- unit: 清溪镇
  file: 清溪镇.txt
  sha256: {DIGESTS["清溪镇"]}
  check: placeholder
  name: 占位符没有填
  quote: XX件
  decision: 忽略
  reason: 本来如此
  workbook: scores.xlsx
""")


def test_the_order_of_the_decisions_does_not_matter(rules: Ruleset) -> None:
    given = flaw_decision(), flaw_decision(defect=MARKS), flaw_decision(unit="柳塘镇", defect=SHORT)
    assert review_text(Review(flaws=given), rules) == review_text(Review(flaws=given[::-1]), rules)


@given(texts=st.tuples(TEXT, TEXT.filter(bool), TEXT), answer=st.sampled_from(Answer))
def test_any_decision_comes_back_as_it_was(
    rules: Ruleset, tmp_path_factory: pytest.TempPathFactory, texts: tuple[str, str, str], answer: Answer
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    quote, reason, unit = texts
    given = FlawDecision("signs", quote, "a" * 64, answer, reason, unit, "甲.txt", "scores.xlsx")
    path.write_bytes(review_text(Review(flaws=(given,)), rules).encode())
    assert read_review(path, rules) == Review(flaws=(given,))


def test_a_decision_may_be_written_by_hand_with_the_least(rules: Ruleset, tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(ONE, encoding="utf-8")
    least = replace(flaw_decision(), unit="", workbook="")
    assert read_review(tmp_path / "r.yaml", rules).flaws == (least,)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  reason: 本来如此\n", "", ":4:3  忽略没有写理由"),
        ("decision: 忽略", "decision: 不理", "“不理”不在可选范围内"),
        ("check: placeholder\n", "checks: placeholder\n", "不认识的键“checks”"),
        (DIGESTS["清溪镇"], "abc", "指纹应当是 64 位"),
        ("  reason: 本来如此\n", "  reason: 甲\n" + ONE[ONE.index("- file") :], "同一份报告的同一处问题写了两条"),
    ],
)
def test_a_mistake_is_told_with_its_line(rules: Ruleset, tmp_path: Path, old: str, new: str, told: str) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(ONE.replace(old, new), encoding="utf-8")
    with pytest.raises(AuditorError) as caught:
        read_review(path, rules)
    assert told in str(caught.value)
    assert "r.yaml:" in str(caught.value)
