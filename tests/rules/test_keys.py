"""The table of keys is the only one: what is made from it has all of them, in its order, and a new row is enough for a new key."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from auditor.rules.keys import KEYS, WORDING_KEYS, Key, Sort, every_key
from auditor.rules.types import Counting, Element, Example, Threshold
from tests.rules import handbook

ROOT = Path(__file__).parents[2]
ALL = dict(every_key())
PATHS = pytest.mark.parametrize("path", ALL, ids=".".join)
ROW = """\
    Key(
        name="praised", sort=Sort.WORDINGS, title="表扬（praised）", hint="受到表扬的说法",
        explained="\\n受到以下表扬，算有成效佐证：\\n    {}",
        sample="[受到表扬]", column="表扬(praised)", width=20, earns=Level.EVIDENCED,
    ),
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory, tiny_elements: str) -> dict[str, Any]:
    """What a copy of the program with a row more in its table makes of the new key; nothing else of it is changed."""
    place = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "auditor", place / "auditor", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "rules", place / "rules")
    table = place / "auditor" / "rules" / "keys.py"
    text = table.read_text(encoding="utf-8")
    before = '    Key(\n        name="figures", sort=Sort.TEXTS, title="数字的单位（figures）",\n'
    assert text.count(before) == 1
    table.write_text(text.replace(before, ROW + before), encoding="utf-8")
    base, county = place / "base", place / "county"
    shutil.copytree(ROOT / "rules" / "gangyao-2021-2025", base)
    shutil.rmtree(base / "elements")
    written = tiny_elements.replace("    figures: [名, 件]", "    praised:\n      - 荣获…奖\n    figures: [名, 件]")
    for folder, elements in ((base, written), (county, "elements:\n  - {id: adviser, praised: {add: [获评先进]}}\n")):
        (folder / "elements").mkdir(parents=True)
        (folder / "elements" / "01.yaml").write_text(elements, encoding="utf-8")
    (county / "ruleset.yaml").write_text("id: county\ntitle: 本县\nextends: base\n", encoding="utf-8")
    script = Path(__file__).with_name("with_a_new_key.py")
    paths = {"PYTHONPATH": os.pathsep.join(map(str, (place, ROOT))), "PYTHONUTF8": "1"}
    run = [sys.executable, str(script), str(base), str(county)]
    done = subprocess.run(run, check=False, env=os.environ | paths, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


# --- a new row is enough ----------------------------------------------------------------------------------------------


def test_a_new_key_is_read_and_earns_what_its_row_says(known: dict[str, Any]) -> None:
    assert (known["loaded"], known["level"]) == (["荣获…奖"], "evidenced")


def test_a_new_key_is_in_the_schema_the_skeleton_and_the_handbook(known: dict[str, Any]) -> None:
    assert known["schema"]["description"] == "受到表扬的说法"
    assert known["schema"]["anyOf"][0]["items"] == {"$ref": "#/$defs/wording"}
    at = known["skeleton"].index("  # praised: [受到表扬]")
    assert known["skeleton"][at - 1] == "  # 受到表扬的说法"
    assert "| `praised` |  | 受到表扬的说法 |" in known["handbook"]


def test_a_new_key_is_explained_and_told_of_where_a_county_changes_it(known: dict[str, Any]) -> None:
    assert "\n受到以下表扬，算有成效佐证：\n    荣获……奖\n" in known["explained"]
    assert known["changes"] == ["法律顾问（adviser）：表扬（praised） 增加 “获评先进”"]


def test_a_new_key_goes_to_excel_and_back(known: dict[str, Any]) -> None:
    lines = known["excel"]
    at = lines.index("    praised:")
    assert lines[at + 1 : at + 3] == ["      - 荣获…奖", "      - 受到表扬"]
    at = lines.index("    praised:", at + 1)
    assert lines[at - 1 : at + 2] == ["    acted: [成立…工作室]", "    praised:", "      - 获评先进"]
    assert "    # praised: [受到表扬]" in lines[lines.index("  - id: fire-safety") :]


# --- the table itself -------------------------------------------------------------------------------------------------


@PATHS
def test_every_key_has_a_chinese_title_and_meaning(path: tuple[str, ...]) -> None:
    for text in (ALL[path].title, ALL[path].hint):
        assert re.search("[\u4e00-\u9fff]", text)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key_of_an_element_has_a_sample(key: Key) -> None:
    assert key.sample


def test_wordings_are_told_apart_by_their_keys() -> None:
    names = [path[-1] for path, key in ALL.items() if key.sort is Sort.WORDINGS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("key", WORDING_KEYS, ids=lambda key: key.name)
def test_wordings_earn_something_or_take_something(key: Key) -> None:
    assert key.earns is not None or key.takes
    assert key.explained


@pytest.mark.parametrize(
    ("held", "keys", "others"),
    [
        (Element, KEYS, {"part", "points_by_kind", "wordings"}),
        (Counting, ALL["counting",].keys, {"wordings"}),
        (Threshold, ALL["counting", "acted"].keys, set()),
        (Example, ALL["examples",].keys, set()),
    ],
)
def test_a_type_has_a_field_for_each_key_but_wordings(held: type, keys: tuple[Key, ...], others: set[str]) -> None:
    plain = {key.name for key in keys if key.sort is not Sort.WORDINGS and key.name not in ("by_kind", "off")}
    assert {field.name for field in fields(held)} == plain | others


# --- one order, one list, one handbook --------------------------------------------------------------------------------


def written(entry: object, keys: tuple[Key, ...]) -> Iterator[tuple[list[str], list[str]]]:
    """The keys of a mapping as they are written and as the table has them, then those of the mappings in it."""
    assert isinstance(entry, dict)
    yield list(entry), [key.name for key in keys if key.name in entry]
    for key in keys:
        if key.sort in (Sort.GROUP, Sort.THRESHOLD) and key.name in entry:
            yield from written(entry[key.name], key.keys)


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("*/elements/*.yaml")), ids=lambda path: path.stem)
def test_the_shipped_elements_have_their_keys_in_the_order_of_the_table(path: Path) -> None:
    for element in yaml.safe_load(path.read_text(encoding="utf-8"))["elements"]:
        for found, expected in written(element, KEYS):
            assert found == expected, element["id"]


def lists_in(path: Path) -> Iterator[set[str]]:
    """The texts of every list, tuple, set and mapping that a module writes out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        members = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
        yield {each.value for each in members if isinstance(each, ast.Constant) and isinstance(each.value, str)}


def test_no_module_lists_the_keys_a_second_time() -> None:
    names = {key.name for key in KEYS}
    for path in (ROOT / "auditor").rglob("*.py"):
        assert max((len(names & found) for found in lists_in(path)), default=0) < 4, path


def test_the_handbook_has_the_tables_of_keys() -> None:
    text = (ROOT / "docs" / "规则编写.md").read_text(encoding="utf-8")
    for name, table in handbook.tables().items():
        assert f"\n\n{table}\n\n" in text, f"the table of the keys of {name or 'an element'} should be:\n{table}"
