"""The roster: read from the files people keep, and held against a run."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from auditor.errors import AuditorError
from auditor.model import (
    AuditRun,
    Identity,
    Level,
    Missing,
    Paragraph,
    ReportAudit,
    SetAside,
    Submission,
    Unreadable,
    Verdict,
)
from auditor.output.roster_template import write_template
from auditor.roster.arrivals import NO_DEADLINE, match_roster
from auditor.roster.roster import Listed, Roster, read_roster
from auditor.rules import Ruleset
from auditor.rules.term import LateStep, Term
from auditor.run.assemble import assemble
from auditor.yamlfile.file import FORMAT

HEADER = ("单位名称", "类别", "别名", "截止日期", "报送日期")
CSV = "单位名称,类别,别名,截止日期,报送日期\n青石镇,乡镇,青石乡、青石,2025-03-31,2025-03-28\n县水利局,部门,,,\n"
READ = (
    Listed("青石镇", "乡镇", ("青石乡", "青石"), date(2025, 3, 31), date(2025, 3, 28)),
    Listed("县水利局", "部门"),
)


def write_csv(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "名单.csv"
    path.write_bytes(text.encode(encoding))
    return path


def write_xlsx(folder: Path, *sheets: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(list(row))
    book.save(folder / "名单.xlsx")
    return folder / "名单.xlsx"


def refused(path: Path, ruleset: Ruleset) -> str:
    with pytest.raises(AuditorError) as error:
        read_roster(path, ruleset)
    assert str(path) in str(error.value)
    return str(error.value)


# --- reading ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_in_any_usual_encoding_and_delimiter(
    tmp_path: Path, ruleset: Ruleset, encoding: str, delimiter: str
) -> None:
    path = write_csv(tmp_path, CSV.replace(",", delimiter), encoding)
    assert read_roster(path, ruleset).units == READ


def test_a_workbook_is_read_below_its_title_with_columns_in_any_order(tmp_path: Path, ruleset: Ruleset) -> None:
    rows = [
        ("云山县2024年度报送单位名单",),
        (),
        ("序号", "类别", "单 位 名 称", "报送日期", "联系人", "别名", "截止日期"),
        (1, "乡镇", "青 石 镇", datetime(2025, 3, 28), "张三", "青石乡；青石", date(2025, 3, 31)),
        (),
        (2, "部门", "县水利局"),
        (3,),
    ]
    assert read_roster(write_xlsx(tmp_path, rows), ruleset).units == READ


def test_every_visible_sheet_with_a_header_is_read(tmp_path: Path, ruleset: Ruleset) -> None:
    path = write_xlsx(
        tmp_path, [HEADER, ("青石镇", "乡镇")], [("单位名称", "怎样填写")], [HEADER, ("听松街道", "街道")]
    )
    assert [unit.unit for unit in read_roster(path, ruleset).units] == ["青石镇", "听松街道"]


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-31",
        "2025/3/31",
        "2025.3.31",
        "2025年3月31日",
        "2025 年 3 月 31 日",
        "20250331",
        "２０２５－０３－３１",
        "2025/3/31 9:05",
        "2025-03-31T00:00:00",
        20250331,
        date(2025, 3, 31),
        datetime(2025, 3, 31, 17, 30),
    ],
)
def test_a_date_may_be_written_in_any_usual_way(tmp_path: Path, ruleset: Ruleset, written: object) -> None:
    path = write_xlsx(tmp_path, [HEADER, ("青石镇", "乡镇", None, written)])
    assert read_roster(path, ruleset).units[0].deadline == date(2025, 3, 31)


@given(day=st.dates(date(2000, 1, 1), date(2100, 12, 31)), form=st.sampled_from(["{0}-{1}-{2}", "{0}年{1}月{2}日"]))
def test_every_day_of_the_century_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, ruleset: Ruleset, day: date, form: str
) -> None:
    text = f"单位名称,类别,报送日期\n青石镇,乡镇,{form.format(day.year, day.month, day.day)}\n"
    path = write_csv(tmp_path_factory.mktemp("roster"), text)
    assert read_roster(path, ruleset).units[0].submitted == day


def test_the_template_is_empty_and_is_read_once_it_is_filled_in(tmp_path: Path, ruleset: Ruleset) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "名单.xlsx"
    write_template(path, ruleset)
    assert "工作表“名单”第 1 行的表头下面没有单位" in refused(path, ruleset)
    book = load_workbook(path)
    book["名单"].append(["青石镇", "乡镇", "青石乡、青石", date(2025, 3, 31), "2025-03-28"])
    book["名单"].append(["县水利局", "部门"])
    book.save(path)
    assert read_roster(path, ruleset).units == READ


# --- mistakes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("单位名称\n青石镇\n", "第 1 行：缺少“类别”这一列"),
        ("单位名称,类型\n青石镇,乡镇\n", "B1：不认识的列名“类型”，是否想写“类别”？"),
        ("单位名称,类别,截止时间\n青石镇,乡镇,\n", "C1：不认识的列名“截止时间”，是否想写“截止日期”？"),
        ("单位名称,类别,类别\n青石镇,乡镇,乡镇\n", "C1：列“类别”出现了两次"),
        ("单位名称,类别\n青石镇,乡鎮\n", "B2：类别“乡鎮”不在规则里。是否想写“乡镇”？"),
        ("单位名称,类别\n青石镇,学校\n", "B2：类别“学校”不在规则里。可写：乡镇、街道、部门、县区"),
        ("单位名称,类别\n青石镇,\n", "B2：没有写类别，可写：乡镇"),
        ("单位名称,类别\n,乡镇\n", "A2：没有写单位名称"),
        ("单位名称,类别\n青石镇,乡镇\n青石镇人民政府,乡镇\n", "A3：单位名称“青石镇人民政府”与 A2 的“青石镇”重复"),
        ("单位名称,类别,别名\n青石镇,乡镇,甲镇、乙镇\n丙镇,乡镇,乙镇\n", "C3：别名“乙镇”与 C2 的“乙镇”重复"),
        ("单位名称,类别,别名\n青石镇,乡镇,\n丙镇,乡镇,青石镇\n", "C3：别名“青石镇”与 A2 的“青石镇”重复"),
        ("单位名称,类别,报送日期\n青石镇,乡镇,3月底\n", "C2：报送日期“3月底”不是能识别的日期，请写成 2025-03-31"),
        ("单位名称,类别,报送日期\n青石镇,乡镇,2025-02-29\n", "C2：报送日期“2025-02-29”不是能识别的日期"),
        ("单位名称,类别,报送日期\n青石镇,乡镇,45747\n", "C2：报送日期“45747”不是能识别的日期"),
        ("单位名称,类别,报送日期\n青石镇,乡镇,1025-03-31\n", "C2：报送日期“1025-03-31”不是能识别的日期"),
        ("单位名称,类别\n", "表头下面没有单位"),
        ("青石镇,乡镇\n", "没有找到表头"),
        ("", "没有找到表头"),
    ],
)
def test_a_mistake_is_told_with_its_cell_and_what_to_do(
    tmp_path: Path, ruleset: Ruleset, text: str, message: str
) -> None:
    said = refused(write_csv(tmp_path, text), ruleset)
    assert "有 1 处需要改正" in said
    assert message in said


def test_all_mistakes_are_told_at_once_each_with_its_sheet(tmp_path: Path, ruleset: Ruleset) -> None:
    path = write_xlsx(
        tmp_path,
        [HEADER, ("青石镇", "乡鎮", None, "三月")],
        [("单位名称", "别名"), ("听松街道",)],
        [HEADER, ("青石镇", "乡镇")],
    )
    said = refused(path, ruleset)
    assert "有 4 处需要改正" in said
    assert re.findall("工作表“表.”(?:第 1 行|[A-Z][0-9])", said)[:4] == [
        "工作表“表1”B2",
        "工作表“表1”D2",
        "工作表“表2”第 1 行",
        "工作表“表3”A2",
    ]


def test_other_columns_and_an_alias_that_repeats_its_own_unit_are_no_mistakes(tmp_path: Path, ruleset: Ruleset) -> None:
    text = "序号,单位名称,类别,单位简称,联系电话,别名\n1,青石镇人民政府,乡镇,青石,123,青石镇、青石镇\n"
    assert read_roster(write_csv(tmp_path, text), ruleset).units == (Listed("青石镇人民政府", "乡镇", ("青石镇",)),)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, b"\xff\x00\x81" * 9]
)
def test_a_file_that_is_no_table_is_told(tmp_path: Path, ruleset: Ruleset, data: bytes) -> None:
    (tmp_path / "名单.xlsx").write_bytes(data)
    assert "另存为 .xlsx" in refused(tmp_path / "名单.xlsx", ruleset)


def test_a_roster_of_a_later_format_is_refused(tmp_path: Path, ruleset: Ruleset) -> None:
    rows = [HEADER, ("青石镇", "乡镇", None, None)]
    assert read_roster(write_xlsx(tmp_path, rows, [("名单格式", 1)]), ruleset).units
    with pytest.raises(AuditorError, match=rf"的格式是 {FORMAT + 1}，本程序只认得到 {FORMAT}。要用更新"):
        read_roster(write_xlsx(tmp_path, rows, [("名单格式", FORMAT + 1)]), ruleset)


def test_a_missing_file_is_told(tmp_path: Path, ruleset: Ruleset) -> None:
    assert "打不开" in refused(tmp_path / "没有.xlsx", ruleset)


def test_a_stray_cell_at_the_far_end_of_a_sheet_is_told(tmp_path: Path, ruleset: Ruleset) -> None:
    book = Workbook()
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(tmp_path / "名单.xlsx")
    assert "一直用到 XFD1048576" in refused(tmp_path / "名单.xlsx", ruleset)


# --- holding it against a run -----------------------------------------------------------------------------------------


def report(
    unit: str | None, file: str = "", score: float = 90.0, kind: str | None = "乡镇", year: int | None = 2024
) -> ReportAudit:
    """A scored report whose points are all in one verdict."""
    verdict = Verdict("legal-adviser", Level.ACTED, score, 100.0, False, (), "", "")
    submission = Submission(file or f"{unit}.docx", "0" * 64, "docx", (Paragraph(1, file),))
    return ReportAudit(submission, Identity(unit, kind, year), score, "优秀", (verdict,))


@pytest.fixture
def held(ruleset: Ruleset) -> Callable[..., AuditRun]:
    """A maker of a run held against a roster of units, under steps of 1 point from 1 day and 3 points from 15 days on."""
    rules = replace(ruleset, reporting=Term((3, 31), (LateStep(1, 1.0), LateStep(15, 3.0))))

    def make(
        outcomes: Sequence[ReportAudit | SetAside | Unreadable], *units: Listed, rules: Ruleset = rules
    ) -> AuditRun:
        return match_roster(assemble(outcomes, rules), Roster(units), rules)

    return make


Held = Callable[..., AuditRun]


def test_units_without_a_scored_report_are_missing_in_the_order_of_the_roster(held: Held) -> None:
    run = held(
        [report("云山县青石镇人民政府")], Listed("乙镇", "乡镇"), Listed("青石镇", "乡镇"), Listed("甲局", "部门")
    )
    assert run.missing == (Missing("乙镇", "乡镇"), Missing("甲局", "部门"))
    assert run.reports[0].notes == ()


def test_what_came_instead_is_told_on_a_missing_unit(held: Held) -> None:
    outcomes = [
        Unreadable("青石镇.pdf", "坏", ""),
        SetAside("报送/云山县青石镇信息公开.docx", "", None, "政府信息公开工作年度报告"),
        report(None, "青石镇-终稿.docx"),
        Unreadable("大青石镇.pdf", "坏", ""),
    ]
    run = held(outcomes, Listed("青石镇", "乡镇"), Listed("大青石镇", "乡镇"), Listed("白芨镇", "乡镇"))
    assert [gone.note for gone in run.missing] == [
        "文件《青石镇-终稿.docx》已评分，但报告单位未能确定。文件《青石镇.pdf》未能读取。"
        "文件《报送/云山县青石镇信息公开.docx》不是法治政府建设年度报告（政府信息公开工作年度报告），没有评分。",
        "文件《大青石镇.pdf》未能读取。",
        "",
    ]


def test_an_ambiguous_report_is_told_with_the_candidates_and_counts_for_none(held: Held) -> None:
    units = Listed("东山县城关镇", "乡镇", submitted=date(2025, 5, 1)), Listed("西山县城关镇", "乡镇")
    run = held([report("城关镇")], *units)
    (audit,) = run.reports
    assert "可能是名单上的“东山县城关镇”、“西山县城关镇”" in audit.notes[0].text
    assert "别名" in audit.notes[0].text
    assert audit.defects == ()
    assert [gone.note for gone in run.missing] == ["文件《城关镇.docx》的单位“城关镇”可能是该单位，未能确定。"] * 2


def test_an_alias_settles_an_ambiguous_name(held: Held) -> None:
    run = held([report("城关镇")], Listed("东山县城关镇", "乡镇", ("城关镇",)), Listed("西山县城关镇", "乡镇"))
    assert run.reports[0].notes == ()
    assert [gone.unit for gone in run.missing] == ["西山县城关镇"]


def test_a_late_report_loses_points_and_the_run_is_ranked_again(held: Held) -> None:
    run = held(
        [report("甲镇", score=90.5), report("乙镇", score=90.0), report("丙镇", score=87.5)],
        Listed("甲镇", "乡镇", submitted=date(2025, 4, 15)),
        Listed("乙镇", "乡镇", submitted=date(2025, 3, 31)),
        Listed("丙镇", "乡镇"),
    )
    assert [(a.rank, a.identity.unit, a.score, a.grade) for a in run.reports] == [
        (1, "乙镇", 90.0, "优秀"),
        (2, "丙镇", 87.5, "优秀"),
        (2, "甲镇", 87.5, "良好"),
    ]
    late = run.reports[2]
    assert [note.text for note in late.notes] == [
        "报送日期 2025-04-15，截止日期 2025-03-31（2024 年度报告的期限），逾期 15 天，扣 3 分。"
    ]
    (defect,) = late.defects
    assert (defect.check, defect.quote, defect.place, defect.deduction) == ("late", "", None, 3.0)
    assert "逾期 15 天" in defect.message


@pytest.mark.parametrize(("day", "points"), [(31, None), (1, 1.0), (14, 1.0), (15, 3.0), (30, 3.0)])
def test_the_highest_step_reached_counts_and_the_deadline_itself_is_in_time(
    held: Held, day: int, points: float | None
) -> None:
    submitted = date(2025, 3, 31) if points is None else date(2025, 4, day)
    (audit,) = held([report("甲镇")], Listed("甲镇", "乡镇", submitted=submitted)).reports
    assert [defect.deduction for defect in audit.defects] == ([] if points is None else [points])


def test_the_deadline_of_the_roster_goes_before_that_of_the_rules(held: Held) -> None:
    unit = Listed("甲镇", "乡镇", deadline=date(2025, 4, 30), submitted=date(2025, 4, 30))
    assert held([report("甲镇")], unit).reports[0].defects == ()


def test_without_rules_on_reporting_lateness_is_told_but_nothing_is_deducted(held: Held, ruleset: Ruleset) -> None:
    unit = Listed("甲镇", "乡镇", deadline=date(2025, 3, 31), submitted=date(2025, 4, 1))
    (audit,) = held([report("甲镇")], unit, rules=replace(ruleset, reporting=Term())).reports
    assert audit.score == 90.0
    assert [defect.deduction for defect in audit.defects] == [0.0]
    assert "逾期 1 天，按规则不扣分" in audit.notes[0].text


def test_without_year_and_deadline_lateness_is_left_open_and_said_so(held: Held) -> None:
    (audit,) = held([report("甲镇", year=None)], Listed("甲镇", "乡镇", submitted=date(2025, 4, 30))).reports
    assert audit.defects == ()
    assert "没有判断是否逾期" in audit.notes[0].text


def test_days_without_any_deadline_are_told_once_for_the_run(held: Held, ruleset: Ruleset) -> None:
    unit, dated = (
        Listed("甲镇", "乡镇", submitted=date(2025, 4, 1)),
        Listed("乙镇", "乡镇", (), date(2025, 3, 1), date(2025, 3, 1)),
    )
    assert held([report("甲镇")], unit, dated, rules=replace(ruleset, reporting=Term())).notes == (NO_DEADLINE,)
    assert held([report("甲镇")], dated, rules=replace(ruleset, reporting=Term())).notes == ()
    assert held([report("甲镇")], unit).notes == ()


def test_two_reports_of_one_unit_name_each_other(held: Held) -> None:
    run = held([report("甲镇", "1.docx"), report("云山县甲镇", "2.docx")], Listed("甲镇", "乡镇"))
    assert ["《2.docx》" in run.reports[0].notes[0].text, "《1.docx》" in run.reports[1].notes[0].text] == [True, True]
    assert run.missing == ()


def test_a_report_of_no_listed_unit_is_told(held: Held) -> None:
    run = held([report("乙镇"), report(None, "x.docx")], Listed("甲镇", "乡镇"))
    assert [audit.notes[0].text[:8] for audit in run.reports] == ["报告单位未能确定", "名单上没有“乙镇"]


@pytest.mark.parametrize(("kind", "said"), [("街道", "报告判断为街道"), (None, "报告里的类别未能确定")])
def test_another_kind_than_the_rosters_is_told_and_changes_no_score(held: Held, kind: str | None, said: str) -> None:
    (audit,) = held([report("甲镇", kind=kind)], Listed("甲镇", "乡镇")).reports
    assert said in audit.notes[0].text
    assert "名单上的类别不用于评分" in audit.notes[0].text
    assert (audit.score, audit.identity.kind) == (90.0, kind)
