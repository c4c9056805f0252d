"""A new element: it changes nothing until it is filled in, and every key of it can be."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.judging.engine import build_engine
from auditor.rules import load_ruleset
from auditor.rules.keys import KEYS
from auditor.rules.locate import shipped
from auditor.rules.places import Places
from auditor.workbench.new import add_element
from auditor.workbench.warnings import warnings

Write = Callable[..., Path]


def test_a_new_element_is_appended_with_every_key_and_leaves_the_ruleset_whole(write_ruleset: Write) -> None:
    folder = write_ruleset()
    added = add_element("fire-safety", folder)
    lines = added.file.read_text(encoding="utf-8").splitlines()
    assert lines[added.line - 1] == "  - id: fire-safety"
    assert added.part == "试用要素"
    ruleset = load_ruleset(folder)
    assert [element.id for element in ruleset.elements] == ["adviser", "mediation", "fire-safety"]
    assert ruleset.elements[-1].points == 0
    assert warnings(build_engine(ruleset), Places(folder)) == []
    keys = re.findall(r"^(?:  - |    (?:# )?)([a-z_]+):", "\n".join(lines[added.line - 1 :]), re.M)
    assert keys == [key.name for key in KEYS]
    assert (folder / ".schema" / "elements.json").is_file()


@pytest.mark.parametrize("key", [key.name for key in KEYS if key.name not in ("counting", "off")])
def test_each_key_can_be_switched_on(key: str, write_ruleset: Write) -> None:
    folder = write_ruleset()
    place = add_element("fire-safety", folder).file
    place.write_text(re.sub(rf"^    # ({key}: )", r"    \1", place.read_text("utf-8"), flags=re.M), encoding="utf-8")
    load_ruleset(folder)


def test_each_key_has_its_meaning_in_a_comment_above(write_ruleset: Write) -> None:
    added = add_element("fire-safety", write_ruleset())
    lines = added.file.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[added.line - 1 :], added.line - 1):
        if re.match(r"(?:  - |    (?:# )?)[a-z_]+:", line):
            assert re.match(r" +# [\u4e00-\u9fff]", lines[number - 1]), line


def test_the_file_is_chosen_by_a_part_of_its_name(write_ruleset: Write) -> None:
    folder = write_ruleset()
    entry = "{id: b, name: 乙, basis: 丙, kinds: [乡镇], points: 0, advice: 丁, topic: [普法], examples: [{level: missing, text: 戊}]}"
    (folder / "elements" / "02-别的.yaml").write_text(f"part: 别的\nelements:\n- {entry}\n", encoding="utf-8")
    assert add_element("x-1", folder).part == "别的"
    assert add_element("x-2", folder, "01").part == "试用要素"
    with pytest.raises(AuditorError, match=r"有 0 个。可选：01\.yaml、02-别的\.yaml"):
        add_element("x-3", folder, "03")
    assert load_ruleset(folder).element_of["x-1"].name == "请写名称（x-1）"


def test_line_ends_a_mark_at_the_beginning_and_what_follows_the_list_are_kept(
    write_ruleset: Write, tiny_elements: str
) -> None:
    head, body = tiny_elements.split("\n", 1)
    folder = write_ruleset(elements=("\ufeff" + body + head + "\n").replace("\n", "\r\n").encode())
    added = add_element("fire-safety", folder)
    data = added.file.read_bytes()
    assert data.startswith("\ufeffelements:\r\n".encode())
    assert data.endswith("part: 试用要素\r\n".encode())
    assert data.count(b"\n") == data.count(b"\r\n")
    assert load_ruleset(folder).element_of["fire-safety"]


def test_comments_behind_the_last_element_stay_with_it(write_ruleset: Write, tiny_elements: str) -> None:
    head, body = tiny_elements.split("\n", 1)
    before = f"{body}      # 还要补一句\n\n{head}\n"
    added = add_element("fire-safety", write_ruleset(elements=before))
    text = added.file.read_text("utf-8")
    kept, _, rest = before.partition("\n\n")
    assert text.startswith(f"{kept}\n\n  # 编号")
    assert text.endswith(f"\n\n{rest}")
    assert text.splitlines()[added.line - 1] == "  - id: fire-safety"


def test_a_ruleset_on_top_of_another_gets_a_file_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "ruleset.yaml").write_text("id: own\ntitle: 本县\nextends: gangyao-2021-2025\n", encoding="utf-8")
    added = add_element("fire-safety", own)
    assert (added.file.name, added.part) == ("99-新增要素.yaml", "新增要素")
    with pytest.raises(AuditorError, match="已经有编号"):
        add_element("legal-adviser", own)


@pytest.mark.parametrize(
    ("name", "told"), [("adviser", "已经有编号"), ("消防", "不能作要素编号"), ("A", "不能作要素编号")]
)
def test_an_id_that_cannot_be_is_refused(name: str, told: str, write_ruleset: Write) -> None:
    with pytest.raises(AuditorError, match=told):
        add_element(name, write_ruleset())


def test_the_shipped_rules_are_not_written_to() -> None:
    with pytest.raises(AuditorError, match="auditor rules copy"):
        add_element("fire-safety", shipped("rules") / "gangyao-2026")


def test_a_list_on_one_line_is_refused(write_ruleset: Write, tiny_elements: str) -> None:
    folder = write_ruleset()
    (folder / "elements" / "02.yaml").write_text("part: 空\nelements: []\n", encoding="utf-8")
    with pytest.raises(AuditorError, match="写在一行里"):
        add_element("fire-safety", folder)
