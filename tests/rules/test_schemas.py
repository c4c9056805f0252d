"""The published schemas know exactly the keys that the checker knows, and the shipped rules keep to them."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from auditor.errors import RuleMistakes
from auditor.rules import load_ruleset
from auditor.rules.extend import EDITS
from auditor.rules.keys import KEYS, REQUIRED
from auditor.rules.schemas import NAMES, SCHEMAS, schema, schema_text, write_schemas
from auditor.yamlfile.file import RAW, WHY

RULES = Path(__file__).parents[2] / "rules"
FILES = sorted(RULES.rglob("*.yaml"))
WHOLE = """\
part: 试用
elements:
  - {id: a, name: 甲, basis: 乙, kinds: [乡镇, 街道, 部门, 县区], points: 100, advice: 丙, steps: {acted: 戊}, topic: [法律顾问],
     by_kind: {乡镇: {points: 50}}, "off": false, home: 举措成效,
     counting: {roles: [不足], acted: {items: 1}, evidenced: {items: 2, marked: most}},
     examples: [{level: missing, text: 丁}]}
"""


def name_of(path: Path) -> str:
    return "elements" if path.parent.name == "elements" else path.stem


def resolved(part: dict[str, Any], data: object, whole: dict[str, Any]) -> dict[str, Any]:
    """The schema that applies to some data: references followed, alternatives chosen by the data's type."""
    if "$ref" in part:
        return resolved(whole["$defs"][part["$ref"].rpartition("/")[2]], data, whole)
    if "anyOf" in part:
        wanted = "array" if isinstance(data, list) else "object" if isinstance(data, dict) else None
        return next((each for each in part["anyOf"] if each.get("type") == wanted), part)
    return part


def mappings(part: dict[str, Any], data: object, whole: dict[str, Any], path: tuple[Any, ...] = ()) -> Iterator[Any]:
    """Every mapping of some data whose keys are fixed: its path, and the schema's properties of it."""
    part = resolved(part, data, whole)
    if isinstance(data, list):
        for index, member in enumerate(data):
            yield from mappings(part["items"], member, whole, (*path, index))
    elif isinstance(data, dict):
        if part["additionalProperties"] is False:
            yield path, part["properties"]
        for key, member in data.items():
            under = part.get("properties", {}).get(key) or part["additionalProperties"]
            yield from mappings(under, member, whole, (*path, key))


LEDGER = "figures: [{id: lost-cases, column: 败诉件数, said: [败诉案件N件]}]"
SCORING = """\
deductions: [{id: lost, name: 败诉, from: ledger, figure: lost-cases, per: 1}]
bonus: {cap: 5, levels: [{name: 省级, points: 3}]}
red_lines: [{id: false-report, name: 弄虚作假, grade: 不合格}]
parts: [{id: report, name: 年度报告, weight: 100, from: report}]
subtotals: [{name: 队伍, elements: [adviser]}]
"""
WHOLES = {
    "elements": WHOLE,
    "ledger": LEDGER,
    "scoring": SCORING,
}  # with everything in them that the shipped files leave out


@pytest.mark.parametrize("name", NAMES)
def test_the_checker_knows_the_keys_of_the_schema_and_no_others(name: str, write_ruleset: Callable[..., Path]) -> None:
    shipped = next(path for path in FILES if name_of(path) == name).read_text(encoding="utf-8")
    data = yaml.safe_load(WHOLES.get(name, shipped))
    folder = write_ruleset(ledger=LEDGER)
    place = folder / ("elements/01.yaml" if name == "elements" else f"{name}.yaml")
    seen: list[Any] = []
    for path, properties in mappings(schema(name), data, schema(name)):
        if properties in seen or set(properties) == {RAW, WHY}:  # a raw expression, which is tried where wordings are
            continue
        seen.append(properties)
        changed = deepcopy(data)
        at: Any = changed
        for step in path:
            at = at[step]
        at["zzzz"] = "x"
        place.write_text(yaml.safe_dump(changed, allow_unicode=True, sort_keys=False), encoding="utf-8")
        with pytest.raises(RuleMistakes) as told:
            load_ruleset(folder)
        hint = next(each.hint for each in told.value.mistakes if each.message == "不认识的键“zzzz”")
        assert set(hint.removeprefix("可用的键：").split("、")) == set(properties) - {"format"}, path
    assert len(seen) == text_objects(name)


def text_objects(name: str) -> int:
    """How many different mappings with fixed keys a schema has, those that edit a list apart."""
    whole = schema(name)
    del whole["$defs"]
    found: list[Any] = []

    def walk(part: object) -> None:
        if isinstance(part, dict):
            if part.get("additionalProperties") is False and part["properties"] not in found:
                found.append(part["properties"])
            for member in part.values():
                walk(member)
        elif isinstance(part, list):
            for member in part:
                walk(member)

    walk(whole)
    return len(found)


def test_the_keys_of_an_element_and_of_an_edited_list_are_those_of_the_loader() -> None:
    element = schema("elements")["properties"]["elements"]["anyOf"][0]["items"]
    assert list(element["properties"]) == [key.name for key in KEYS]
    assert set(element["required"]) <= set(REQUIRED)
    for name in NAMES:
        assert set(schema(name)["$defs"]["edits"]["properties"]) == set(EDITS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_shipped_file_keeps_to_its_schema(path: Path) -> None:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema(name_of(path))).iter_errors(content)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_and_describes_each_key_in_chinese(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))

    def walk(part: object) -> None:
        if isinstance(part, dict):
            for key, about in part.get("properties", {}).items() if isinstance(part.get("properties"), dict) else ():
                assert any("\u4e00" <= char <= "\u9fff" for char in about["description"]), key
            for member in part.values():
                walk(member)
        elif isinstance(part, list):
            for member in part:
                walk(member)

    walk(schema(name))


def test_a_wrong_key_or_type_does_not_keep_to_the_schema() -> None:
    validator = Draft202012Validator(schema("elements"))
    for wrong in (
        {"id": "a", "topics": ["甲"]},
        {"id": "a", "points": "六分"},
        {"id": "a", "topic": "甲"},
        {"name": "甲"},
    ):
        assert not validator.is_valid({"elements": [wrong]}), wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_first_line_of_a_shipped_file_names_its_schema_where_a_copy_has_it(path: Path, tmp_path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    relative = first.removeprefix("# yaml-language-server: $schema=")
    assert relative != first
    write_schemas(tmp_path / SCHEMAS)
    copied = tmp_path / Path(*path.relative_to(RULES).parts[1:])
    copied.parent.mkdir(exist_ok=True)
    assert (copied.parent / relative).resolve().read_text(encoding="utf-8") == schema_text(name_of(path))


def test_the_schemas_in_a_folder_do_not_change_the_fingerprint(write_ruleset: Callable[..., Path]) -> None:
    folder = write_ruleset()
    before = load_ruleset(folder).sha256
    for path in write_schemas(folder / SCHEMAS):
        json.loads(path.read_text(encoding="utf-8"))
    assert load_ruleset(folder).sha256 == before
