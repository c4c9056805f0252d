from collections.abc import Callable
from dataclasses import replace

import pytest

from auditor.judging.engine import Engine
from auditor.model import Report, Submission

Outline = Callable[..., Report]
BODY = "\n坚持依法行政。\n一、主要举措\n全年组织学法。"


@pytest.mark.parametrize(
    ("title", "unit", "kind", "year"),
    [
        ("乌有镇2023年法治政府建设年度报告", "乌有镇", "乡镇", 2023),
        ("乌有乡2023年度法治政府建设情况报告", "乌有乡", "乡镇", 2023),
        ("乌有镇人民政府关于2023年法治政府建设工作情况的报告", "乌有镇人民政府", "乡镇", 2023),
        ("乌有民族乡2020年法治政府建设工作总结", "乌有民族乡", "乡镇", 2020),
        ("乌有街道办事处2021年法治政府建设报告", "乌有街道办事处", "街道", 2021),
        ("乌有街道二〇二三年法治政府建设年度报告", "乌有街道", "街道", 2023),
        ("乌有街道二○二四年法治政府建设年度报告", "乌有街道", "街道", 2024),
        ("乌有县司法局2023年法治政府建设工作报告", "乌有县司法局", "部门", 2023),
        ("乌有市生态环境局甲乙分局2024年度法治政府建设年度报告", "乌有市生态环境局甲乙分局", "部门", 2024),
        ("乌有区卫生健康委2023年法治政府建设年度报告", "乌有区卫生健康委", "部门", 2023),
        ("区政府办2023年法治政府建设年度报告", "区政府办", "部门", 2023),
        ("乌有县2023年法治政府建设年度报告", "乌有县", "县区", 2023),
        ("乌有县人民政府关于2023年度法治政府建设情况的报告", "乌有县人民政府", "县区", 2023),
        ("乌有经济开发区管委会2023年法治政府建设年度报告", "乌有经济开发区管委会", "县区", 2023),
        ("镇巴县2023年法治政府建设年度报告", "镇巴县", "县区", 2023),
        ("新乡市2023年法治政府建设年度报告", "新乡市", "县区", 2023),
        ("乌有县2023年依法治县工作总结", "乌有县", "县区", 2023),
        ("乌有镇党委2023年度法治建设工作情况报告", "乌有镇", "乡镇", 2023),
        ("2023年法治政府建设年度报告（乌有县司法局）", "乌有县司法局", "部门", 2023),
        ("乌有区人民政府办公室关于印发《乌有区2023年法治政府建设报告》的通知", "乌有区", "县区", 2023),
        ("乌有县财政局2023年法治财政建设工作报告", "乌有县财政局", "部门", 2023),
        ("标题乌有县林业局2023年法治政府建设报告\n乌有县林业局2023年法治政府建设报告", "乌有县林业局", "部门", 2023),
        ("xx镇2023年法治政府建设情况报告", "xx镇", "乡镇", 2023),
        ("×镇2022年度法治政府建设工作总结", "×镇", "乡镇", 2022),
        ("**区2022年度法治政府建设工作总结", "**区", "县区", 2022),
        ("某某镇２０２３年法治政府建设 年度报告", "某某镇", "乡镇", 2023),
        ("乌有镇2023年法治政府建设情况及2024年工作打算", "乌有镇", "乡镇", 2023),
        ("乌有镇关于法治政府建设的年度报告", "乌有镇", "乡镇", None),
        ("2023年法治政府建设年度报告", None, None, 2023),
        ("2023年依法治县工作总结", None, None, 2023),
        ("法治政府建设年度报告", None, None, None),
    ],
)
def test_a_title_tells_unit_kind_and_year(
    outline_of: Outline, title: str, unit: str | None, kind: str | None, year: int | None
) -> None:
    identity = outline_of(title + BODY).identity
    assert (identity.unit, identity.kind, identity.year) == (unit, kind, year)
    assert identity.title


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("乌有镇人民政府\n2023年度法治政府建设情况的报告", "乌有镇人民政府", "乡镇"),
        ("乌有镇\n关于2023年度法治政府建设情况的报告", "乌有镇", "乡镇"),
        ("关于2023年法治政府建设情况的报告\n2023年，乌有乡在县委领导下，依法行政。", "乌有乡", "乡镇"),
        ("2023年，乌有街道坚持依法行政，成效明显。", "乌有街道", "街道"),
        ("2023年以来，乌有县司法局深入推进依法行政。", "乌有县司法局", "部门"),
        ("县委、县政府：\n2023年，我镇依法行政。现将乌有镇2023年法治政府建设情况报告如下。", "乌有镇", "乡镇"),
        ("2023年，我镇依法行政。\n全年学法。\n乌有镇人民政府\n2024年1月5日", "乌有镇人民政府", "乡镇"),
        ("2023年，我镇依法行政，制定《乌有镇2023年法治建设工作要点》。", None, "乡镇"),
        ("2023年，我局坚持依法行政。", None, "部门"),
        ("2023年，全镇上下依法行政，在县委领导下工作。", None, "乡镇"),
        ("2023年，在市委坚强领导下，法治政府建设扎实推进。", None, None),
        ("2023年，贯彻《行政处罚法》《乌有条例》，依法行政。", None, None),
        ("2023年法治政府建设有序推进，按照依法治县要求，依法行政。", None, None),
    ],
)
def test_without_a_unit_in_the_title_other_places_are_asked(
    outline_of: Outline, text: str, unit: str | None, kind: str | None
) -> None:
    identity = outline_of(text).identity
    assert (identity.unit, identity.kind, identity.year) == (unit, kind, 2023)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我镇依法行政。", "乡镇"),
        ("我街道依法行政，我街道普法，我县支持。", "街道"),
        ("我县依法行政。", "县区"),
        ("我们依法行政。", None),
    ],
)
def test_the_kind_is_known_by_how_a_unit_calls_itself(outline_of: Outline, text: str, kind: str | None) -> None:
    assert (outline_of(text).identity.unit, outline_of(text).identity.kind) == (None, kind)


@pytest.mark.parametrize(
    ("file", "unit"),
    [
        ("乌有镇.docx", "乌有镇"),
        ("乡镇/03-乌有镇.docx", "乌有镇"),
        ("乌有县司法局.pdf", "乌有县司法局"),
        ("报告.docx", None),
        ("我镇.docx", None),
        ("乌有镇定稿.docx", None),
    ],
)
def test_the_file_name_tells_the_unit_as_a_last_resort(
    engine: Engine, submission_of: Callable[..., Submission], file: str, unit: str | None
) -> None:
    identity = engine.outline(replace(submission_of("坚持依法行政，成效明显。"), file=file)).identity
    assert identity.unit == unit


def test_the_file_name_is_not_asked_where_the_text_tells_the_unit(
    engine: Engine, submission_of: Callable[..., Submission]
) -> None:
    submission = replace(submission_of("乌有镇2023年法治政府建设年度报告"), file="子虚镇.docx")
    assert engine.outline(submission).identity.unit == "乌有镇"


def test_the_title_outweighs_the_signature(outline_of: Outline) -> None:
    text = f"乌有镇2023年法治政府建设年度报告{BODY}\n乌有县司法局\n2024年1月5日"
    assert outline_of(text).identity.unit == "乌有镇"


@pytest.mark.parametrize(
    "outside",
    [
        "乌有镇2023年法治政府建设年度报告",
        "乌有镇2023年法治政府建设年度报告_乌有县政府网",
        "乌有镇2023年法治政府建设年度报告-首页",
    ],
)
def test_a_title_kept_outside_the_text_serves_where_the_text_has_none(outline_of: Outline, outside: str) -> None:
    identity = outline_of("坚持依法行政，成效明显。\n全年组织学法。", outside).identity
    assert identity.title == "乌有镇2023年法治政府建设年度报告"
    assert (identity.unit, identity.year) == ("乌有镇", 2023)


def test_a_title_broken_over_lines_is_one_title(outline_of: Outline) -> None:
    identity = outline_of("乌有镇2023年法治政府\n建设情况报告\n坚持依法行政，成效明显。").identity
    assert identity.title == "乌有镇2023年法治政府建设情况报告"


@pytest.mark.parametrize(
    "text", ["依法行政，落实《纲要（2021—2025年）》。", "依法行政，编号2023123。", "依法行政，2022-2023学年。"]
)
def test_a_span_or_a_long_number_is_no_year(outline_of: Outline, text: str) -> None:
    assert outline_of(text).identity.year is None


def test_the_span_of_a_plan_is_no_year_where_the_first_heading_tells_one(outline_of: Outline) -> None:
    text = "根据《某省法治政府建设实施纲要（2021年—2025年）》要求，现报告如下。\n一、2023年总体情况\n制定计划。"
    assert outline_of(text).identity.year == 2023


def test_a_span_that_the_body_speaks_of_is_not_the_year_reported_on(outline_of: Outline) -> None:
    assert outline_of("依法行政工作。\n一、制度\n清理2018年以来印发的文件3件。").identity.year is None


def test_the_date_of_the_signature_is_not_the_year_reported_on(outline_of: Outline) -> None:
    text = "我镇依法行政。" + "全年组织学法，成效明显。" * 60 + "\n乌有镇人民政府\n2024年1月5日"
    assert outline_of(text).identity.year != 2024


def test_the_sentence_that_announces_the_report_is_no_title(outline_of: Outline) -> None:
    text = "2023年，我镇坚持依法行政。现将乌有镇2023年法治政府建设情况报告如下：\n一、主要举措\n全年学法。"
    assert outline_of(text).identity.title is None


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("乌有镇2023年政府信息公开工作年度报告", "信息公开"),
        ("乌有镇党委书记2023年述法报告", "述法"),
        ("2023年述职述廉述法报告", "述法"),
        ("乌有镇党政主要负责人履行推进法治建设第一责任人职责情况的报告", "述法"),
        ("乌有镇2023年法治政府建设工作要点", "工作要点"),
        ("乌有局2023年法治政府建设实施方案", "实施方案"),
        ("关于印发2023年法治政府建设工作计划的通知", "计划"),
        ("乌有县2023年行政执法工作总结", "行政执法"),
        ("乌有镇2023年普法工作总结", "普法"),
        ("乌有镇防汛应急预案", "应急预案"),
        ("2023年政府工作报告", "政府工作报告"),
        ("乌有镇2023年上半年法治政府建设工作情况报告", "半年"),
        ("乌有市五年法治政府建设工作情况报告", "多年"),
        ("乌有县人大常委会关于执法检查情况的报告", "执法检查"),
    ],
)
def test_a_neighbouring_document_is_told_apart(outline_of: Outline, title: str, genre: str) -> None:
    told = outline_of(title + BODY).genre
    assert told is not None
    assert genre in told


@pytest.mark.parametrize(
    "title",
    [
        "乌有镇2023年法治政府建设年度报告",
        "乌有镇人民政府关于2023年法治政府建设工作情况的报告",
        "乌有镇2023年法治政府建设工作情况",
        "乌有镇2023年度法治建设工作总结",
        "乌有局2023年依法行政工作报告",
        "乌有县2023年依法治县工作总结",
        "乌有镇2023年法治政府建设情况及2024年工作打算",
        "乌有镇2023年法治政府建设情况及2024年工作思路",
    ],
)
def test_a_report_of_this_kind_is_none_of_them(outline_of: Outline, title: str) -> None:
    assert outline_of(title + BODY).genre is None


@pytest.mark.parametrize("name", ["工作计划", "工作要点", "实施方案"])
def test_a_notice_that_issues_a_plan_is_told_apart(outline_of: Outline, name: str) -> None:
    assert outline_of(f"关于印发《2023年法治政府建设{name}》的通知{BODY}").genre


@pytest.mark.parametrize("tail", ["工作计划", "工作方案", "工作安排"])
def test_a_report_whose_title_also_names_the_plan_is_a_report(outline_of: Outline, tail: str) -> None:
    assert outline_of(f"乌有镇2023年法治政府建设情况及2024年{tail}{BODY}").genre is None


def test_a_text_that_never_speaks_of_it_is_something_else(outline_of: Outline) -> None:
    assert outline_of("乌有镇年终总结\n全年种粮两万亩。").genre
    assert outline_of("全年推进法治政府建设。").genre is None


def test_a_heading_in_the_text_does_not_change_what_the_title_says(outline_of: Outline) -> None:
    text = "乌有镇2023年法治政府建设年度报告\n（一）抓好普法宣传工作情况\n（二）做好政府信息公开工作情况\n全年学法。"
    assert outline_of(text).genre is None
