"""scores.xlsx as written: sheets, looks, and that nothing of a submission becomes more than text."""

from __future__ import annotations

import warnings
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from auditor.model import (
    Across,
    Adopted,
    Decision,
    Defect,
    EvidenceState,
    Identity,
    Ignored,
    Level,
    Marks,
    Matter,
    Missing,
    Place,
    Progress,
    Resubmission,
    Tone,
)
from auditor.output.occasion import Occasion
from auditor.output.xlsx import write_xlsx

SHEETS = [
    "汇总",
    "评分总表",
    "评分明细",
    "缺项清单",
    "文本问题",
    "整改台账",
    "雷同比对",
    "报送时间",
    "未报送与未能读取",
    "统计",
    "评分标准",
    "说明",
]
TABLES = SHEETS[1:9]
SCORES_FIRST = 8  # the first report in 评分总表, whose header is four rows above


@pytest.fixture
def path(run, ruleset, tmp_path):
    return write_xlsx(run, ruleset, tmp_path)[0]


@pytest.fixture
def book(path):
    """As a program that calculates sees it."""
    return load_workbook(path)


@pytest.fixture
def shown(path):
    """As a program that does not calculate shows it."""
    return load_workbook(path, data_only=True)


def table(sheet, header=3, first=None):
    """The rows below `header` (from row `first`) as dicts by column title."""
    titles = [cell.value for cell in sheet[header]]
    rows = sheet.iter_rows(min_row=first or header + 1, values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in rows]


def scores(book):
    """The rows of 评分总表."""
    return table(book["评分总表"], header=4, first=SCORES_FIRST)


def test_the_sheets_stand_in_order(book):
    assert book.sheetnames == SHEETS


def test_the_workbook_is_read_again_without_warnings(path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        load_workbook(path)


def test_no_text_of_a_submission_is_a_formula_or_a_link(book, good_report):
    """The unit's name is `=cmd|…`; formulas are ours alone, and links lead to our own places."""
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f" and "cmd" in str(cell.value)]
    assert good_report.identity.unit in {cell.value for cell in cells if cell.data_type in ("s", "inlineStr")}
    links = [cell.hyperlink for cell in cells if cell.hyperlink]
    assert {link.location or link.target.split("\\")[0] for link in links} == {
        "'评分明细'!A4",
        "'评分明细'!A6",
        "reports",
    }


def test_nothing_leads_outside_the_folder(path):
    with zipfile.ZipFile(path) as archive:
        relations = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels"))
        assert not [name for name in archive.namelist() if "externalLink" in name]
    assert "http" not in relations.replace("http://schemas.", "")


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_frozen_filtered_protected_and_set_up_for_print(book, name):
    sheet = book[name]
    assert sheet.freeze_panes
    assert sheet.auto_filter.ref
    assert sheet.print_title_rows
    assert sheet.print_area
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == (
        "landscape",
        8 if name in ("评分总表", "评分明细", "缺项清单", "文本问题", "整改台账", "雷同比对") else 9,
    )
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert "&P" in sheet.oddFooter.right.text
    assert sheet.protection.sheet
    assert not sheet.protection.password


def test_a_reviewer_may_fill_the_yellow_columns_and_no_other_cell(book):
    unlocked = {
        cell.column_letter
        for row in book["评分明细"].iter_rows(min_row=4)
        for cell in row
        if not cell.protection.locked
    }
    assert unlocked == {"D", "E", "I", "J", "K", "M", "N"}
    assert all(cell.protection.locked for sheet in book for cell in sheet[1])


def test_the_choice_of_levels_is_that_of_the_criteria(book, ruleset):
    validation = book["评分明细"].data_validations.dataValidation[0]
    assert (str(validation.sqref), validation.formula1) == ("D4:D7", "评分标准!$A$5:$A$10")
    labels = [cell.value for (cell,) in book["评分标准"]["A5:A10"]]
    assert labels == [*(rule.label for rule in ruleset.levels), "不适用"]


def test_scores_have_a_row_a_report_and_a_column_an_element(shown):
    first, second = scores(shown)
    assert (first["总排名"], first["得分"], first["缺项数"], first["扣分"]) == (1, 67.5, 1, 0.5)
    assert (first["法律顾问与公职律师"], first["学法"]) == (60, 8)
    assert (second["单位"], second["年度"], second["学法"]) == ("未能确定", "未能确定", "—")


def test_points_of_a_kind_weigh_and_colour_its_reports(run, ruleset, tmp_path):
    adviser, training = ruleset.elements
    elements = (adviser, replace(training, points_by_kind=(("乡镇", 25),)))
    book = load_workbook(write_xlsx(run, replace(ruleset, elements=elements), tmp_path)[0], data_only=True)
    assert [book["评分明细"].cell(row, 28).value for row in (4, 5, 6, 7)] == [60, 25, 60, 40]
    assert [book["评分总表"].cell(row, 12).value for row in (9, 10)] == [85, 60]
    colours = book["评分总表"].conditional_formatting
    assert sorted(str(each.sqref) for each in colours) == ["O9:O10", "O9:P10", "P9:P10"]
    (own,) = (each for each in colours if str(each.sqref) == "P9:P10")
    assert 'IF($C9="乡镇",25,P$6)' in own.rules[0].formula[0]


def test_points_stand_under_the_full_points_of_their_kind(run, ruleset, tmp_path):
    """The undetermined one answers for both elements, the department for the first alone, which is then worth 100."""
    department = replace(run.reports[1], identity=Identity("水利局", "部门", 2023))
    book = load_workbook(write_xlsx(replace(run, reports=(run.reports[0], department)), ruleset, tmp_path)[0])
    rows = [[cell.value for cell in book["评分总表"][row]] for row in (7, 8)]
    assert [(row[1], row[14:16]) for row in rows] == [("满分（乡镇）", [60, 40]), ("满分（部门）", [100, "—"])]


def test_reports_stand_by_kind_and_rank_with_the_links_to_their_own_pages(run, ruleset, tmp_path):
    first, second = (
        replace(run.reports[0], identity=Identity(unit, kind, 2023), rank_in_kind=1)
        for unit, kind in (("水利局", "部门"), ("清溪镇", "乡镇"))
    )
    book = load_workbook(write_xlsx(replace(run, reports=(first, second)), ruleset, tmp_path)[0])
    sheet = book["评分总表"]
    found = [(row[1].value, row[16].hyperlink.target.split("\\")[-1]) for row in sheet.iter_rows(min_row=9)]
    assert found == [("清溪镇", "002-清溪镇.html"), ("水利局", "001-水利局.html")]


@pytest.mark.parametrize(("units", "shown_units"), [(3, 3), (32, 32), (100, 32)])
def test_the_summary_is_one_page_however_many_units_there_are(units, shown_units, run, ruleset, tmp_path):
    reports = tuple(
        replace(run.reports[0], identity=Identity(f"{number}镇", "乡镇", 2023), rank_in_kind=number, score=100 - number)
        for number in range(1, units + 1)
    )
    sheet = load_workbook(write_xlsx(replace(run, reports=reports), ruleset, tmp_path)[0], data_only=True)["汇总"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("portrait", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert {sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight} <= {None, 1}  # not as many as it takes
    names = [name for (name,) in sheet.iter_rows(min_col=2, max_col=2, values_only=True) if name and name != "单位"]
    assert len(names) == shown_units
    assert (names[0], names[-1]) == ("1镇", f"{units}镇")


def test_the_summary_tells_what_came_in_and_what_units_lack_most(run, ruleset, tmp_path):
    run = replace(run, missing=(Missing("白水镇", "乡镇"),))
    occasion = Occasion("云山县", 2023, "审查", listed={"乡镇": 3, "部门": 1})
    sheet = load_workbook(write_xlsx(run, ruleset, tmp_path, None, occasion)[0], data_only=True)["汇总"]
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == ["云山县2023年法治政府建设年度报告审查情况汇总"]
    assert ["乡镇", 3, 2, 1, 0, 1, 67.5, 0, 1] in rows
    assert ["合计", 4, 3, 1, 0, 2, 33.75, 0, 2] in rows
    assert ["主要问题：缺项较集中的是学法（1个单位中有1个）、法律顾问与公职律师（2个单位中有1个）。"] in rows
    assert ["未报送：白水镇。另有1份文件未能读取、1份文件不是年度报告，没有评分。详见“未报送与未能读取”。"] in rows


def test_the_summary_tells_why_reports_are_not_as_many_as_units(run, ruleset, tmp_path):
    occasion = Occasion(listed={"街道": 1}, apart="类别与名单不一致的报告1份：青石镇。")
    sheet = load_workbook(write_xlsx(run, ruleset, tmp_path, None, occasion)[0], data_only=True)["汇总"]
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert ["注：类别与名单不一致的报告1份：青石镇。"] in rows


def test_a_unit_that_sent_nothing_stands_in_the_table_without_points(run, ruleset, tmp_path):
    run = replace(run, missing=(Missing("白水镇", "乡镇", "文件《白水镇.pdf》未能读取"),))
    shown = load_workbook(write_xlsx(run, ruleset, tmp_path)[0], data_only=True)
    row = scores(shown)[-1]
    assert (row["单位"], row["得分"], row["学法"], row["备注"]) == (
        "白水镇",
        "未报送",
        "",
        "文件《白水镇.pdf》未能读取",
    )
    assert table(shown["未报送与未能读取"])[0]["单位或文件"] == "白水镇"


def test_the_legend_tells_each_level_in_words(book, ruleset):
    legend = {cell.value for cell in book["评分总表"][2]}
    assert {rule.label for rule in ruleset.levels} <= legend


def test_an_element_header_explains_its_basis_and_points(book):
    comment = book["评分总表"]["O4"].comment.text
    assert "《纲要》（十）" in comment
    assert "60 分" in comment


def test_details_have_a_row_for_each_report_and_element(shown, good_report):
    rows = table(shown["评分明细"])
    assert [row["程序等次"] for row in rows] == ["有成效佐证", "仅有打算或自述不足", "缺失", "不适用"]
    assert [row["最终等次"] for row in rows] == [row["程序等次"] for row in rows]
    assert [row["状态"] for row in rows] == ["已做", "打算", "", ""]
    assert (rows[0]["原文"], rows[0]["段落"], rows[0]["页"]) == ("聘请某律师事务所担任法律顾问，审查合同12份。", 2, 1)
    assert (rows[0]["要素编号"], rows[0]["报告指纹"]) == ("adviser", good_report.submission.sha256)


def test_the_columns_that_lead_a_correction_back_are_hidden(book):
    sheet = book["评分明细"]
    hidden = [span for span in sheet.column_dimensions.values() if span.hidden]
    titles = {cell.value for cell in sheet[3] if any(span.min <= cell.column <= span.max for span in hidden)}
    assert titles == {"要素编号", "报告指纹", "分值", "行号", "预填"}


def test_a_decision_stands_in_the_reviewers_columns_beside_the_programs_level(run, ruleset, good_report, tmp_path):
    decided = Decision(Level.ACTED, "看过原件", "评分表")
    verdicts = (good_report.verdicts[0], replace(good_report.verdicts[1], decision=decided))
    run = replace(run, reports=(replace(good_report, verdicts=verdicts),))
    row = table(load_workbook(write_xlsx(run, ruleset, tmp_path)[0], data_only=True)["评分明细"])[1]
    assert (row["程序等次"], row["复核等次"], row["复核意见"]) == ("仅有打算或自述不足", "有具体举措", "看过原件")
    assert row["最终等次"] == "有具体举措"


def marked_run(run, report, marks):
    """The run with these marks on the first verdict of a report."""
    first, *rest = report.verdicts
    points = first.points if marks.points is None else marks.points
    verdicts = (replace(first, marks=marks, points=points), *rest)
    return replace(run, reports=(replace(report, verdicts=verdicts), *run.reports[1:]))


def test_what_people_typed_stands_beside_the_points_with_the_difference(run, ruleset, good_report, tmp_path):
    marks = Marks(45, "纪要未附", 58, "会议纪要", EvidenceState.CHECKED, "评分表")
    path = write_xlsx(marked_run(run, good_report, marks), ruleset, tmp_path)[0]
    row, other = table(load_workbook(path, data_only=True)["评分明细"])[:2]
    assert [row[title] for title in ("得分", "满分", "人工考核分", "自评分", "差额")] == [45, 60, 45, 58, 13]
    assert [row[title] for title in ("扣分原因", "佐证材料", "佐证状态")] == ["纪要未附", "会议纪要", "已核"]
    assert row["预填"] == "人工考核分、扣分原因、自评分、佐证材料、佐证状态"
    assert (other["人工考核分"], other["差额"], other["预填"]) == (None, None, "")
    sheet = load_workbook(path)["评分明细"]
    assert sheet["L4"].value == '=IF(AND(ISNUMBER(K4),F4<>"不适用"),K4-G4,"")'


def test_only_numbers_up_to_full_and_known_states_may_be_typed(book):
    rules = {str(rule.sqref): rule for rule in book["评分明细"].data_validations.dataValidation}
    for column in "IK":
        rule = rules[f"{column}4:{column}7"]
        assert (rule.type, rule.formula1, rule.formula2) == ("decimal", "0", "ROUND($H4,2)")
    assert rules["N4:N7"].formula1 == '"已核,未核,不需要"'


def test_the_units_own_totals_show_only_where_a_unit_scored_itself(run, ruleset, good_report, tmp_path):
    def hidden(path):
        spans = load_workbook(path)["评分总表"].column_dimensions.values()
        return {column for span in spans if span.hidden for column in range(span.min, span.max + 1)}

    assert hidden(write_xlsx(run, ruleset, tmp_path)[0]) == {10, 11, 12, 13, 14}
    path = write_xlsx(marked_run(run, good_report, Marks(self_points=58)), ruleset, tmp_path)[0]
    assert hidden(path) == {12, 13, 14}
    first, second = scores(load_workbook(path, data_only=True))
    assert [(row["自评总分"], row["差额"]) for row in (first, second)] == [(58, -2), ("—", "—")]


def test_points_that_were_typed_have_no_colour_of_a_level(run, ruleset, good_report, tmp_path):
    path = write_xlsx(marked_run(run, good_report, Marks(points=0)), ruleset, tmp_path)[0]
    (rule,) = (
        rule
        for each in load_workbook(path)["评分总表"].conditional_formatting
        for rule in each.rules
        if rule.priority == 1
    )
    assert (rule.formula, rule.stopIfTrue) == (['MID($N8,COLUMN()-14,1)="1"'], True)
    assert [row["人工评分"] for row in scores(load_workbook(path, data_only=True))] == ["10", "00"]
    about = [cell.value for (cell,) in load_workbook(path)["说明"]["A1:A60"] if cell.value]
    assert any(text.startswith("得分由人工填写的 1 项") for text in about)


def test_gaps_tell_why_what_to_do_and_what_comes_nearest(shown):
    first, second = table(shown["缺项清单"])
    assert (first["要素"], first["最终等次"], first["最接近的原文"]) == ("学法", "仅有打算或自述不足", "将组织学法。")
    assert (second["未达标原因"], second["最接近的原文"]) == ("没有找到相关表述。", "未找到相关表述")
    assert {first["是否缺项"], second["是否缺项"]} == {"缺项"}


def test_defects_tell_what_they_cost(shown):
    (row,) = table(shown["文本问题"])
    assert (row["性质"], row["原文"], row["段落"]) == ("必改", "12份", "2")
    assert (row["说明和建议"], row["扣分"]) == ("件数没有核对。请填写件数。", 0.5)
    assert (row["检查"], row["依据"], row["处数"]) == ("占位符没有填", "实务", 1)


def test_flaws_that_were_there_in_the_first_report_are_told_to_be_still_there(run, ruleset, good_report, tmp_path):
    """A flaw is known again by its quote, wherever it stands now."""
    files = (good_report.submission.file, good_report.submission.sha256)
    progress = ((Matter(check="placeholder", tone=Tone.CHECK, quote="12 份"), Progress.OPEN),)
    told = Resubmission(*files, "", None, "a", "f" * 64, "a" * 64, 40.0, "不合格", (), progress)
    (path,) = write_xlsx(replace(run, across=Across(resubmissions=(told,))), ruleset, tmp_path)
    assert [row["整改情况"] for row in table(load_workbook(path)["文本问题"])] == ["仍在"]


def test_the_sheet_of_flaws_tells_when_the_lists_were_last_looked_up(shown):
    assert "最后核对于 2025-03-01" in shown["文本问题"]["A2"].value


def test_flaws_stand_by_tone_with_all_their_places_and_what_was_decided(run, ruleset, good_report, tmp_path):
    places = tuple(Place(number, 0, 1) for number in (2, 2, 3))
    hint = Defect("signs", Tone.HINT, "。。", places, "标点重复。", count=9)
    must = replace(good_report.defects[0], ignored=Ignored("本来如此", "scores.xlsx"))
    check = Defect("length", Tone.CHECK, "", (), "字数太少。", adopted=Adopted("", "scores.xlsx"))
    flawed = replace(good_report, defects=(hint, check, must))
    (path,) = write_xlsx(replace(run, reports=(flawed,)), ruleset, tmp_path)
    rows = table(load_workbook(path)["文本问题"])
    assert [(row["性质"], row["原文"], row["段落"], row["处数"], row["扣分"]) for row in rows] == [
        ("必改", "12份", "2", 1, 0),
        ("请核", "—", "—", 1, 0),
        ("提示", "。。", "2、3", 9, 0),
    ]
    assert [(row["处理"] or "", row["处理意见"] or "") for row in rows] == [
        ("忽略", "本来如此"),
        ("采纳", ""),
        ("", ""),
    ]


def test_files_without_a_score_are_told(shown):
    unread, aside = table(shown["未报送与未能读取"])
    assert unread["原因"] == "没有可以读取的文字。"
    assert aside["原因"].startswith("未评分：不是法治政府建设年度报告")
    assert aside["单位或文件"] == "要点.docx\n=1+1"


def test_statistics_list_the_weakest_element_first(shown):
    first, second = (row for row in table(shown["统计"]) if row["要素"] in ("学法", "法律顾问与公职律师"))
    assert (first["要素"], first["适用单位"], first["得分率"]) == ("学法", 1, 0.2)
    assert (second["缺失"], second["有成效佐证"], second["得分率"]) == (1, 1, 60 / 160)


def test_charts_are_native(path):
    with zipfile.ZipFile(path) as archive:
        assert len([name for name in archive.namelist() if name.startswith("xl/charts/chart")]) == 2


def test_the_rules_that_made_the_workbook_are_told(book, ruleset):
    text = "\n".join(str(cell.value) for (cell,) in book["说明"].iter_rows())
    assert ruleset.id in text
    assert ruleset.sha256 in text


def test_a_run_without_reports_still_gives_a_workbook(run, ruleset, tmp_path):
    path = write_xlsx(replace(run, reports=()), ruleset, tmp_path)[0]
    assert load_workbook(path).sheetnames == SHEETS


def test_the_workbook_bears_no_clock(path):
    with zipfile.ZipFile(path) as archive:
        assert "2000-01-01" in archive.read("docProps/core.xml").decode()
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
