"""Which ruleset is used, of those that ship and of several in a folder."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.rules import Ruleset, load_ruleset, load_rulesets
from auditor.rules.choose import covers, for_year, ruleset_folder

Several = Callable[..., Path]


@pytest.fixture
def several(tmp_path: Path) -> Several:
    """A maker of a folder of rulesets on top of the shipped one, given by id and years ("" for those of their base)."""

    def make(**years: str) -> Path:
        for name, span in years.items():
            (tmp_path / "rules" / name).mkdir(parents=True)
            text = f"id: {name}\ntitle: 规则\nextends: gangyao-2021-2025\n" + (f"years: {span}\n" if span else "")
            (tmp_path / "rules" / name / "ruleset.yaml").write_text(text, encoding="utf-8")
        return tmp_path / "rules"

    return make


def ids(rulesets: tuple[Ruleset, ...]) -> list[str]:
    return [ruleset.id for ruleset in rulesets]


def test_a_shipped_ruleset_is_found_by_its_id_and_by_its_year(ruleset: Ruleset) -> None:
    assert load_ruleset(Path(ruleset.id)) == load_ruleset(None, 2023) == ruleset
    assert load_ruleset(None, 2026) == load_ruleset(None, 2030) == load_ruleset()
    assert ids(load_rulesets(None, 2021)) == [ruleset.id]


def test_a_year_that_no_shipped_ruleset_is_for_is_refused_with_those_there_are() -> None:
    with pytest.raises(AuditorError) as told:
        load_rulesets(None, 2099)
    assert "gangyao-2021-2025（2021—2025 年）" in str(told.value)
    assert "适用于 2099 年的一套也没有，请更新程序，或者用 --rules 指明用哪一套，例如 --rules gangyao-" in str(
        told.value
    )


def test_a_ruleset_that_is_named_is_used_for_any_year(several: Several) -> None:
    folder = several(a="2021-2025")
    assert ids(load_rulesets(folder / "a", 2099)) == ["a"]
    assert ids(load_rulesets(Path("gangyao-2021-2025"), 2099)) == ["gangyao-2021-2025"]


def test_without_a_year_an_audit_has_all_rulesets_of_a_folder_by_their_years(several: Several) -> None:
    folder = several(b="2021-2025", a="2026-2030")
    assert ids(load_rulesets(folder)) == ["b", "a"]
    assert ids(load_rulesets(folder, 2026)) == ["a"]
    assert ruleset_folder(folder, 2021) == folder / "b"


@pytest.mark.parametrize("years", [{"a": "2021-2025", "b": "2025-2026"}, {"a": "2021-2025", "b": ""}])
def test_rulesets_whose_years_overlap_are_refused(several: Several, years: dict[str, str]) -> None:
    with pytest.raises(AuditorError, match="年度没有写，或者重叠"):
        load_rulesets(several(**years))


@pytest.mark.parametrize(
    ("year", "chosen"), [(2019, "a"), (2022, "a"), (2024, "a"), (2025, "b"), (2026, "b"), (2040, "b"), (None, "b")]
)
def test_a_report_goes_by_the_ruleset_of_its_year_else_by_the_nearest(
    ruleset: Ruleset, year: int | None, chosen: str
) -> None:
    early, late = replace(ruleset, id="a", years=(2021, 2023)), replace(ruleset, id="b", years=(2026, 2030))
    assert for_year((early, late), year).id == chosen


@pytest.mark.parametrize(("year", "covered"), [(2020, False), (2021, True), (2025, True), (2026, False), (None, True)])
def test_a_ruleset_is_for_its_years(ruleset: Ruleset, year: int | None, covered: bool) -> None:
    assert covers(ruleset, year) is covered
