"""The review file: written, kept by hand, and read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decisions.reviews import Correction, Review, read_review, review_text
from auditor.decisions.waivers import read_waivers
from auditor.errors import AuditorError
from auditor.judging.engine import Engine
from auditor.model import NOT_APPLICABLE, Level, NotApplicable
from auditor.rules import Ruleset
from auditor.yamlfile.file import FORMAT

ONE = """\
ruleset: {id: gangyao-2021-2025}
reviews:
- file: 清溪镇.txt
  sha256: %s
  element: adviser
  level: acted
""" % ("a" * 64)


@pytest.fixture(scope="module")
def rules(tiny_engine: Engine) -> Ruleset:
    return tiny_engine.ruleset


def correction(element: str = "adviser", level: Level | NotApplicable | None = Level.ACTED, **other: str) -> Correction:
    values = {
        "sha256": "a" * 64,
        "comment": "",
        "unit": "清溪镇",
        "file": "清溪镇.txt",
        "workbook": "scores.xlsx",
    } | other
    return Correction(element=element, level=level, **values)


def test_a_review_is_yaml_under_a_head_that_explains_it(rules: Ruleset) -> None:
    given = correction(comment="不实"), correction("mediation", NOT_APPLICABLE)
    text = review_text(Review(given), rules)
    head, _, body = text.partition(f"format: {FORMAT}\nruleset:")
    assert all(line.startswith("# ") for line in head.splitlines())
    assert "acted 有具体举措" in head
    assert "not-applicable 不适用" in head
    assert (
        body
        == f"""
  id: gangyao-2021-2025
  sha256: {rules.sha256}
reviews:
- unit: 清溪镇
  file: 清溪镇.txt
  sha256: {"a" * 64}
  element: adviser
  name: 法律顾问
  level: acted
  comment: 不实
  workbook: scores.xlsx
- unit: 清溪镇
  file: 清溪镇.txt
  sha256: {"a" * 64}
  element: mediation
  name: 人民调解
  level: not-applicable
  workbook: scores.xlsx
"""
    )


def test_the_order_of_the_corrections_does_not_matter(rules: Ruleset) -> None:
    given = correction(), correction("mediation"), correction(sha256="b" * 64, unit="阿镇")
    assert review_text(Review(given), rules) == review_text(Review(given[::-1]), rules)


TEXT = st.text(st.characters(exclude_categories=["Cs"])).map(str.strip)


@given(texts=st.tuples(TEXT, TEXT, TEXT, TEXT.filter(bool)), level=st.sampled_from([*Level, NOT_APPLICABLE]))
def test_any_text_comes_back_as_it_was(
    rules: Ruleset,
    tmp_path_factory: pytest.TempPathFactory,
    texts: tuple[str, str, str, str],
    level: Level | NotApplicable,
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    comment, unit, workbook, file = texts
    given = correction(level=level, comment=comment, unit=unit, file=file, workbook=workbook)
    path.write_bytes(review_text(Review((given,)), rules).encode())
    assert read_review(path, rules) == Review((given,))


def test_a_review_may_be_written_by_hand_with_the_least(rules: Ruleset, tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(ONE, encoding="utf-8-sig", newline="\r\n")
    assert read_review(tmp_path / "r.yaml", rules).corrections == (correction(unit="", workbook=""),)


def test_an_entry_without_a_level_is_a_mere_comment(rules: Ruleset, tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(ONE.replace("level: acted", "comment: 再看"), encoding="utf-8")
    (found,) = read_review(tmp_path / "r.yaml", rules).corrections
    assert (found.level, found.comment) == (None, "再看")


@pytest.mark.parametrize(("written", "level"), [("有具体举措", Level.ACTED), ("不适用", NOT_APPLICABLE)])
def test_a_level_may_be_written_by_its_label(
    rules: Ruleset, tmp_path: Path, written: str, level: Level | NotApplicable
) -> None:
    (tmp_path / "r.yaml").write_text(ONE.replace("level: acted", f"level: {written}"), encoding="utf-8")
    (found,) = read_review(tmp_path / "r.yaml", rules).corrections
    assert found.level is level


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("gangyao-2021-2025", "other", "r.yaml:1:15  这份复核针对规则“other”，现在用的规则是“gangyao-2021-2025”"),
        ("level: acted", "level: actd", "r.yaml:6:10  “actd”不在可选范围内"),
        ("level: acted", "levle: acted", "r.yaml:6:3  不认识的键“levle”"),
        ("level: acted", "comment:", "r.yaml:6:11  内容是空的"),
        ("  level: acted\n", "", "r.yaml:3:3  既没有 level 也没有 comment，也没有 points 等分数"),
        ("level: acted", "points: 三", "r.yaml:6:11  这里应当是一个数字，不能是“三”"),
        ("level: acted", "self_points: 101", "r.yaml:6:16  数字应在 0 与 100 之间"),
        ("level: acted", "proof_state: 核过", "r.yaml:6:16  “核过”不在可选范围内"),
        ("element: adviser", "element: advisor", "是否想写“adviser”？"),
        ("a" * 64, "A" * 64, "r.yaml:4:11  指纹应当是 64 位小写十六进制数"),
        ("- file: 清溪镇.txt\n ", "-", "r.yaml:3:3  缺少键“file”"),
        ("reviews:", "review:", "是否想写“reviews”？"),
        ("reviews:\n", "reviews:\n- 清溪镇\n", "r.yaml:3:3  这里应当是“键: 值”的形式"),
        ("level: acted", "level： acted", "冒号是全角的"),
        (ONE, "", "r.yaml:1:1  文件是空的"),
    ],
)
def test_a_mistake_is_told_with_its_line(rules: Ruleset, tmp_path: Path, old: str, new: str, told: str) -> None:
    (tmp_path / "r.yaml").write_text(ONE.replace(old, new), encoding="utf-8")
    with pytest.raises(AuditorError) as caught:
        read_review(tmp_path / "r.yaml", rules)
    assert told in str(caught.value)


def test_all_mistakes_are_told_at_once(rules: Ruleset, tmp_path: Path) -> None:
    entry = ONE.partition("reviews:\n")[2]
    (tmp_path / "r.yaml").write_text(ONE + entry + entry.replace("acted", "好"), encoding="utf-8")
    with pytest.raises(AuditorError) as caught:
        read_review(tmp_path / "r.yaml", rules)
    assert "3 处错误" in str(caught.value)
    assert "r.yaml:7:3  同一份报告的同一要素写了两条" in str(caught.value)
    assert "r.yaml:14:10  “好”不在可选范围内" in str(caught.value)


def test_a_review_or_waivers_of_a_later_format_are_refused(rules: Ruleset, tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(f"format: {FORMAT + 1}\nnew: {{}}\n", encoding="utf-8")
    told = rf"有 1 处错误：\n.*r\.yaml:1:9  这个文件的格式是 {FORMAT + 1}，本程序只认得到 {FORMAT}"
    for read in (read_review, read_waivers):
        with pytest.raises(AuditorError, match=told):
            read(path, rules)


def test_a_file_that_cannot_be_opened_or_decoded_is_told(rules: Ruleset, tmp_path: Path) -> None:
    with pytest.raises(AuditorError, match="打不开复核文件"):
        read_review(tmp_path / "none.yaml", rules)
    (tmp_path / "r.yaml").write_bytes("复核".encode("gb18030"))
    with pytest.raises(AuditorError, match="不是 UTF-8 编码"):
        read_review(tmp_path / "r.yaml", rules)
