from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.model import NOT_APPLICABLE, Level
from auditor.rules import Ruleset, load_ruleset
from auditor.workbench.labels import Label, read_labels

LABELS = """\
青石镇.docx:
  unit: 青石镇
  kind: 乡镇
  year: 2023
  labels:
    adviser: {level: acted, quote: 聘请律师2名, note: 有合同}
    mediation: {level: n/a}
白芨镇.docx:
  unit: null
  labels: {}
"""


@pytest.fixture
def rules(write_ruleset: Callable[..., Path]) -> Ruleset:
    return load_ruleset(write_ruleset())


def told(path: Path, text: str | bytes, ruleset: Ruleset) -> str:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(AuditorError) as error:
        read_labels(path, ruleset)
    return str(error.value)


def test_labels_are_read_with_what_is_not_said_left_open(rules: Ruleset, tmp_path: Path) -> None:
    (tmp_path / "labels.yaml").write_text(LABELS, encoding="utf-8")
    first, second = read_labels(tmp_path / "labels.yaml", rules)
    assert (first.file, first.unit, first.kind, first.year) == ("青石镇.docx", "青石镇", "乡镇", 2023)
    assert first.labels == {"adviser": Label(Level.ACTED, "聘请律师2名"), "mediation": Label(NOT_APPLICABLE)}
    assert (second.unit, second.kind, second.year, second.labels) == (None, None, None, {})


def test_a_level_may_be_written_by_its_label(rules: Ruleset, tmp_path: Path) -> None:
    text = LABELS.replace("level: acted", "level: 有具体举措").replace("n/a", "不适用")
    (tmp_path / "labels.yaml").write_text(text, encoding="utf-8")
    found = read_labels(tmp_path / "labels.yaml", rules)[0].labels
    assert [label.level for label in found.values()] == [Level.ACTED, NOT_APPLICABLE]


def test_a_level_that_is_none_is_told_with_ids_and_labels(rules: Ruleset, tmp_path: Path) -> None:
    shown = told(tmp_path / "labels.yaml", LABELS.replace("level: acted", "level: 好"), rules)
    assert "可选：missing、缺失、planned、仅有打算或自述不足、mentioned、一般提及" in shown


@pytest.mark.parametrize(
    ("right", "wrong", "at", "message"),
    [
        ("level: acted", "level: 好", "6:22", "“好”不在可选范围内"),
        ("level: acted, ", "", "6:14", "缺少键“level”"),
        ("    adviser:", "    advisor:", "6:5", "不认识的键“advisor”"),
        ("  labels:\n", "  label:\n", "2:3", "缺少键“labels”"),
        ("year: 2023", "year: 二〇二三", "4:9", "这里应当是一个数字"),
    ],
)
def test_a_mistake_in_labels_is_told_with_its_line(
    rules: Ruleset, tmp_path: Path, right: str, wrong: str, at: str, message: str
) -> None:
    assert right in LABELS
    shown = told(tmp_path / "labels.yaml", LABELS.replace(right, wrong, 1), rules)
    assert f"labels.yaml:{at}" in shown
    assert message in shown


def test_all_mistakes_in_labels_are_told_at_once(rules: Ruleset, tmp_path: Path) -> None:
    text = LABELS.replace("level: acted", "level: 好").replace("year: 2023", "year: 二")
    assert "labels.yaml 有 2 处错误：" in told(tmp_path / "labels.yaml", text, rules)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "文件是空的"),
        (LABELS.encode("gb18030"), "文件不是 UTF-8 编码，而是 GBK"),
        ("- 青石镇\n", "这里应当是“键: 值”的形式"),
    ],
)
def test_a_file_without_labels_is_told_in_chinese(
    rules: Ruleset, tmp_path: Path, data: str | bytes, message: str
) -> None:
    assert message in told(tmp_path / "labels.yaml", data, rules)


def test_a_labels_file_that_is_not_there_is_told_in_chinese(rules: Ruleset, tmp_path: Path) -> None:
    with pytest.raises(AuditorError, match=r"打不开标注文件 .*none\.yaml：没有这个文件或文件夹。"):
        read_labels(tmp_path / "none.yaml", rules)
