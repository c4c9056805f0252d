"""Reports beside those of their units on earlier years: which is matched with which, and what is told of the rest."""

from __future__ import annotations

from dataclasses import replace

from auditor.across.last_year import Beside, Earlier, beside_earlier, units_of
from auditor.model import AuditRun, Identity, LastYear, Level, Recalled, ReportAudit, Verdict, YearScore
from auditor.rules import Ruleset

NOW = "a" * 64


def report(unit: str | None, year: int | None, score: float = 60.0, file: str = "") -> ReportAudit:
    """A report of a unit, named by both, with one verdict."""
    name = file or f"{unit}{year}.txt"
    known = Recalled(name, f"sha of {name}", "txt", "", None, 100, False, None, None)
    verdict = Verdict("adviser", Level.ACTED, 1, 1, False, (), "", "")
    return ReportAudit(known, Identity(unit, "乡镇", year), score, "合格", (verdict,))


def run_of(*reports: ReportAudit) -> AuditRun:
    return AuditRun("tiny", "小规则", NOW, reports, (), ())


def compared(
    ruleset: Ruleset, run: AuditRun, *earlier: Earlier, listed: tuple[tuple[str, ...], ...] = ()
) -> tuple[tuple[Beside, ...], str]:
    pairs, notes = beside_earlier(run, earlier, units_of(run, listed, ruleset.naming))
    return pairs, "".join(notes)


def test_a_report_stands_beside_that_of_its_unit_on_the_latest_year_before(ruleset: Ruleset) -> None:
    years = [Earlier(report("青石镇", year, score), NOW) for year, score in ((2022, 50.0), (2023, 55.0), (2021, 40.0))]
    ((pair,), notes) = compared(ruleset, run_of(report("青石镇", 2024)), *years)
    assert (pair.last, notes) == (years[1], "")
    assert pair.told == LastYear(
        "青石镇2024.txt",
        "sha of 青石镇2024.txt",
        "青石镇2023.txt",
        "sha of 青石镇2023.txt",
        (("adviser", Level.ACTED),),
        (YearScore(2021, 40.0, "合格"), YearScore(2022, 50.0, "合格"), YearScore(2023, 55.0, "合格")),
        comparable=True,
        followed=(),
    )


def test_scores_that_last_years_results_knew_come_before_last_years(ruleset: Ruleset) -> None:
    last = Earlier(report("青石镇", 2023, 55.0), NOW, (YearScore(2021, 40.0, "不合格"),))
    ((pair,), _) = compared(ruleset, run_of(report("青石镇", 2024)), last)
    assert [(each.year, each.score) for each in pair.told.history] == [(2021, 40.0), (2023, 55.0)]


def test_a_unit_is_known_over_the_years_by_the_aliases_of_the_roster(ruleset: Ruleset) -> None:
    run, last = run_of(report("白芨镇", 2024)), Earlier(report("白芨乡", 2023), NOW)
    pairs, notes = compared(ruleset, run, last)
    assert pairs == ()
    assert "有 1 份没有对应到本次的单位" in notes
    assert "“别名”一栏写上原名" in notes
    ((pair,), notes) = compared(ruleset, run, last, listed=(("白芨镇", "白芨乡"),))
    assert (pair.last, notes) == (last, "")


def test_a_name_that_two_units_bear_is_matched_with_neither(ruleset: Ruleset) -> None:
    run = run_of(report("云山县青石镇", 2024), report("溪口县青石镇", 2024))
    pairs, notes = compared(ruleset, run, Earlier(report("青石镇", 2023), NOW))
    assert pairs == ()
    assert "没有对应到本次的单位" in notes


def test_scores_by_other_rules_are_told_not_to_be_comparable(ruleset: Ruleset) -> None:
    ((pair,), _) = compared(ruleset, run_of(report("青石镇", 2024)), Earlier(report("青石镇", 2023), "b" * 64))
    assert not pair.told.comparable


def test_of_several_reports_on_a_year_the_one_that_none_has_replaced_counts_then_the_best(ruleset: Ruleset) -> None:
    first = Earlier(report("青石镇", 2023, 70.0, "初稿.txt"), NOW, replaced=True)
    second, other = (Earlier(report("青石镇", 2023, score, f"{score:g}.txt"), NOW) for score in (50.0, 40.0))
    ((pair,), notes) = compared(ruleset, run_of(report("青石镇", 2024)), first, other, second)
    assert pair.last is second
    assert notes == "青石镇2023年度的报告有 3 份，与《50.txt》比较，请核对以哪一份为准。"
    assert pair.told.history == (YearScore(2023, 50.0, "合格"),)


def test_reports_on_the_same_year_are_not_compared_and_told(ruleset: Ruleset) -> None:
    pairs, notes = compared(ruleset, run_of(report("青石镇", 2024)), Earlier(report("青石镇", 2024, 10.0), NOW))
    assert pairs == ()
    assert "有 1 份年度不早于本次报告的年度，没有用来比较，请核对放的是哪一年的材料：青石镇2024.txt。" in notes
    assert "本次的报告都没有找到同一单位上一年度的报告" in notes


def test_what_cannot_be_matched_is_named_on_either_side(ruleset: Ruleset) -> None:
    run = run_of(report("青石镇", 2024), report("白芨镇", 2024), report(None, 2024, file="无名.txt"))
    nameless = Earlier(report(None, 2023, file="旧.txt"), NOW)
    gone = Earlier(report("落雁乡", 2023), NOW)
    pairs, notes = compared(
        ruleset, run, Earlier(report("青石镇", 2023), NOW), nameless, gone, listed=(("落雁乡",), ("青石镇",))
    )
    assert [pair.audit.identity.unit for pair in pairs] == ["青石镇"]
    assert "有 1 份单位或年度未能确定，没有用来比较：旧.txt。" in notes
    assert "有 1 份所属单位本次没有可以比较的报告：落雁乡2023.txt。" in notes
    assert "没有与上一年度比较的有 2 份：白芨镇、无名.txt。" in notes


def test_two_reports_of_a_unit_both_stand_beside_the_earlier_one(ruleset: Ruleset) -> None:
    run = run_of(report("青石镇", 2024), report("青石镇", 2024, file="再报.txt"))
    pairs, notes = compared(ruleset, run, Earlier(report("青石镇", 2023), NOW))
    assert [pair.told.file for pair in pairs] == ["青石镇2024.txt", "再报.txt"]
    assert notes == ""


def test_a_long_list_names_a_few(ruleset: Ruleset) -> None:
    strange = [Earlier(report(f"{name}乡", 2023), NOW) for name in ("甲子", "乙丑", "丙寅", "丁卯", "戊辰", "己巳")]
    last = Earlier(report("青石镇", 2023), NOW)
    _, notes = compared(ruleset, run_of(report("青石镇", 2024)), last, *strange)
    assert "戊辰乡2023.txt 等 6 个。" in notes
    assert "己巳乡" not in notes


def test_a_report_without_a_year_is_not_compared(ruleset: Ruleset) -> None:
    run = run_of(replace(report("青石镇", None)))
    pairs, _ = compared(ruleset, run, Earlier(report("青石镇", 2023), NOW))
    assert pairs == ()
