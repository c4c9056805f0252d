from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import RuleMistakes
from auditor.rules import load_ruleset
from auditor.rules.appellations import Appellation, filled, unknown_appellations

APPELLATIONS = (Appellation("主要负责人", "主要负责人", (("乡镇", "书记、镇长"), ("部门", "局长"))),)


@pytest.mark.parametrize(
    ("kind", "called"), [("乡镇", "书记、镇长"), ("部门", "局长"), ("县区", "主要负责人"), (None, "主要负责人")]
)
def test_a_term_reads_as_the_kind_of_unit_says_it(kind: str | None, called: str) -> None:
    assert (
        filled("写明{主要负责人}本人、｛主要负责人｝做了什么。", APPELLATIONS, kind)
        == f"写明{called}本人、{called}做了什么。"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("写明{主要负责人}做了什么。", []),
        ("写明{负责人}做了什么。", ["{负责人}"]),
        ("写明{主要负责人做了什么。", ["{"]),
        ("写明主要负责人}做了什么。", ["}"]),
    ],
)
def test_what_is_no_term_is_told(text: str, told: list[str]) -> None:
    assert list(unknown_appellations(text, APPELLATIONS)) == told


@pytest.mark.parametrize("key", ["advice: 写明{负责人}", "advice: 请写明。\n    steps: {acted: '{负责人}做了什么'}"])
def test_an_unknown_term_in_a_text_for_units_is_a_mistake(
    write_ruleset: Callable[..., Path], tiny_elements: str, key: str
) -> None:
    with pytest.raises(RuleMistakes) as caught:
        load_ruleset(write_ruleset(elements=tiny_elements.replace("advice: 写明聘请了几名法律顾问。", key)))
    (mistake,) = caught.value.mistakes
    assert mistake.message == "不认识的称呼“{负责人}”"
    assert mistake.hint == "称呼写在 units.yaml 的 appellations 里，现有：{主要负责人}"


def test_a_kind_that_calls_something_what_is_no_term_is_a_mistake(write_ruleset: Callable[..., Path]) -> None:
    folder = write_ruleset()
    units = folder / "units.yaml"
    units.write_text(units.read_text("utf-8").replace("{主要负责人: 书记、主任}", "{负责人: 书记}"), "utf-8")
    with pytest.raises(RuleMistakes, match="不认识的键“负责人”"):
        load_ruleset(folder)


def test_kinds_of_ones_own_need_no_appellations(write_ruleset: Callable[..., Path]) -> None:
    folder = write_ruleset()
    units = folder / "units.yaml"
    lines = [
        line for line in units.read_text("utf-8").splitlines() if "主要负责人:" not in line and line != "appellations:"
    ]
    units.write_text("\n".join(lines), "utf-8")
    (appellation,) = load_ruleset(folder).naming.appellations
    assert {appellation.at(kind) for kind in ("乡镇", None)} == {"主要负责人"}
