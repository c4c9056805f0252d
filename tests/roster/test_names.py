"""When two names mean the same unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.roster.names import name_book, plain_name
from auditor.rules import Ruleset


def found(ruleset: Ruleset, name: str, *units: str) -> list[str]:
    """The units of a list that a name can mean."""
    return [units[at] for at in name_book([[unit] for unit in units], ruleset.naming).find(name)]


@pytest.mark.parametrize(
    "name",
    [
        "青石镇",
        "云山县青石镇",
        "东山市云山县青石镇",
        "青石镇人民政府",
        "云山县青石镇人民政府",
        "青石镇政府",
        "青石镇党委",
        "中共青石镇委员会",
        "中共云山县青石镇委员会",
        "中国共产党云山县青石镇委员会",
        " 青　石 镇 ",
    ],
)
def test_region_body_party_and_blanks_make_no_difference(ruleset: Ruleset, name: str) -> None:
    assert found(ruleset, name, "青石镇", "白芨镇") == ["青石镇"]
    assert found(ruleset, "青石镇", name, "白芨镇") == [name]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("ＡＢ镇", "AB镇"),
        ("花楼街道办", "沙塘区花楼街道办事处"),
        ("中共花楼街道工作委员会", "花楼街道"),
        ("云山县卫生健康委员会", "卫生健康委"),
        ("芦汀县水利局", "县水利局"),
        ("县水利局", "水利局"),
        ("北京市东城区花市街道", "花市街道"),
        ("中共嫩丰市委员会", "嫩丰市人民政府"),
        ("云山县城市管理局", "城市管理局"),
        ("科左旗巴彦苏木", "巴彦苏木人民政府"),
    ],
)
def test_units_are_known_by_their_shorter_names(ruleset: Ruleset, name: str, unit: str) -> None:
    assert found(ruleset, name, unit) == [unit]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("城关镇", "城关街道"),
        ("大青石镇", "青石镇"),
        ("红旗山镇", "旗山镇"),
        ("城市管理局", "管理局"),
        ("东山县城关镇", "西山县城关镇"),
        ("云山县青石镇", "云山县"),
        ("云山县青石镇水利站", "青石镇"),
        ("云山县水利局", "云山县青石镇水利局"),
        ("云山镇", "镇"),
    ],
)
def test_different_units_are_never_taken_for_one(ruleset: Ruleset, name: str, unit: str) -> None:
    assert found(ruleset, name, unit) == []


def test_the_exact_name_beats_one_with_a_region(ruleset: Ruleset) -> None:
    assert found(ruleset, "城关镇人民政府", "东山县城关镇", "城关镇") == ["城关镇"]


def test_a_name_that_can_mean_two_units_gives_both(ruleset: Ruleset) -> None:
    assert found(ruleset, "城关镇", "东山县城关镇", "青石镇", "西山县城关镇") == ["东山县城关镇", "西山县城关镇"]


def test_an_alias_is_a_name_like_the_other(ruleset: Ruleset) -> None:
    book = name_book([["青石镇"], ["经济开发区", "云山经开区管委会"]], ruleset.naming)
    assert book.find("云山经开区管委会") == (1,)


@pytest.mark.parametrize(
    ("file", "units"),
    [
        ("青石镇.pdf", {"青石镇"}),
        ("青石镇/年度报告.pdf", {"青石镇"}),
        ("关于报送青石镇2024年报告.doc", {"青石镇"}),
        ("大青石镇.pdf", {"大青石镇"}),
        ("城关镇.pdf", {"东山县城关镇", "西山县城关镇"}),
        ("附件：东山县城关镇.pdf", {"东山县城关镇"}),
        ("北山县城关镇.pdf", set()),
        ("云山县青石镇.pdf", {"青石镇"}),
        ("云山县2024.pdf", {"云山县"}),
        ("综合管理局.pdf", set()),
        ("水利局.pdf", {"县水利局"}),
        ("报告.pdf", set()),
    ],
)
def test_a_file_name_mentions_units(ruleset: Ruleset, file: str, units: set[str]) -> None:
    listed = ("青石镇", "大青石镇", "东山县城关镇", "西山县城关镇", "云山县", "城市管理局", "县水利局")
    book = name_book([[unit] for unit in listed], ruleset.naming)
    assert {listed[at] for at in book.mentioned(file)} == units


@given(name=st.text("云山青石城关市县区旗州镇乡街道局委员会人民政府办事处中共（ ）", max_size=14))
def test_any_name_finds_itself_and_never_grows(ruleset: Ruleset, name: str) -> None:
    book = name_book([[name]], ruleset.naming)
    assert book.find(name) == ((0,) if name.strip() else ())
    assert book.mentioned(name) <= {0}
    assert len(plain_name(name, ruleset.naming)) <= len(name)
