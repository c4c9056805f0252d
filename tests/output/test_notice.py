import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from auditor.errors import AuditorError
from auditor.model import (
    NOT_APPLICABLE,
    Across,
    Copy,
    Decision,
    Defect,
    Followed,
    Identity,
    Ignored,
    LastYear,
    Level,
    Matter,
    Origin,
    Outcome,
    Place,
    Progress,
    Resubmission,
    Shared,
    Side,
    Stretch,
    Tone,
    for_unit,
)
from auditor.output import FORMATS
from auditor.output.kit.cells import clean
from auditor.output.letter.fields import Values
from auditor.output.letter.filling import check, fill
from auditor.output.letter.values import FIELDS, LISTS, TEXTS, letters
from auditor.output.notice import write_notices
from auditor.output.occasion import PLAIN, Correspondence, Occasion

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PLAIN_PARTS = {
    f"{{{W}}}{name}" for name in ("document", "body", "p", "pPr", "pStyle", "keepNext", "spacing", "jc", "r")
}
ENTRY = {"缺项": {"序号": "1", "要素": "学法", "依据": "甲", "等次": "缺失", "原因": "乙", "建议": "丙"}}


def text_of(path):
    """All the text of a letter, a line a paragraph or table cell."""
    document = Document(path)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def own_template(folder, *paragraphs):
    """A template as Word would save it, one run a paragraph."""
    folder.mkdir(exist_ok=True)
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(folder / "notice.docx")
    return folder


def body(*paragraphs):
    """The XML of a document; a paragraph is a text, or a list of texts that stand in runs of their own."""
    runs = [[each] if isinstance(each, str) else each for each in paragraphs]
    inside = "".join("<w:p>" + "".join(f"<w:r><w:t>{t}</w:t></w:r>" for t in texts) + "</w:p>" for texts in runs)
    return etree.fromstring(f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>')


def lines(root):
    return ["".join(p.itertext()) for p in root.iter(f"{{{W}}}p")]


def values(texts=None, lists=None):
    every = {
        name: [dict.fromkeys(fields, "") | entry for entry in (lists or {}).get(name, [])]
        for name, fields in LISTS.items()
    }
    return Values(dict.fromkeys(TEXTS, "") | (texts or {}), every, frozenset(name for name in every if every[name]))


def change(path, part, data):
    """Give one part of a Word file another content."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()} | {part: data}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


@pytest.fixture
def written(run, ruleset, tmp_path):
    return write_notices(run, ruleset, tmp_path)


def test_every_report_has_a_letter_named_after_its_unit(written, tmp_path):
    assert [path.relative_to(tmp_path).as_posix() for path in written] == [
        "notices/cmd_C_calc_A0.docx",
        "notices/无名_b.docx",
    ]


def test_the_letter_tells_unit_score_gaps_quotes_defects_and_notes(written):
    text = text_of(written[0])
    for told in (
        "2023年",
        "得67.50分，等级为“不合格”。",
        "仅有打算或自述不足。只有打算，没有写已做的事。",
        "《纲要》（三十四）",
        "写明学法的次数。",
        "1．学法：“将组织学法。”（“一、主要举措”部分，第2页，第3段）",
        "请填写件数。",
        "另有说明。",
        "年　　月　　日",
    ):
        assert told in text


def test_no_field_and_no_condition_is_left(written):
    for path in written:
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                assert not re.search(r"\{\{|\}\}", package.read(name).decode())


def test_a_gap_without_evidence_is_not_quoted(written):
    assert "报告中与缺项最接近的表述" not in text_of(written[1])
    assert "全文" not in text_of(written[1])
    assert "没有找到相关表述。" in text_of(written[1])


def test_what_is_undetermined_is_left_to_be_filled_in(written):
    text = text_of(written[1])
    for blank in (
        "\n＿＿＿＿：\n",
        "＿＿＿＿〔＿＿＿＿〕＿＿号",
        "并于＿＿＿＿年＿＿月＿＿日前重新报送",
        "（联系人：＿＿＿＿＿＿，电话＿＿＿＿＿＿＿＿）",
        "＿＿＿＿＿＿＿＿（印章）",
    ):
        assert blank in text


def test_a_letter_bears_what_the_office_has_settled(run, ruleset, good_report, tmp_path):
    """The report is called by its own title, the unit by its proper name, and its rank among its kind is told where that is wished."""
    says = Correspondence("云山县司法局", "云司函〔2024〕3号", "张三，0000-1234567", "收到本函之日起15日内", rank=True)
    report = replace(good_report, identity=Identity("清溪镇", "乡镇", 2023, "清溪镇2023年法治工作总结"), rank_in_kind=1)
    run = replace(run, reports=(report, run.reports[1]))
    text = text_of(write_notices(run, ruleset, tmp_path, None, Occasion(term="审查", letter=says))[0])
    for told in (
        "云司函〔2024〕3号",
        "关于《清溪镇2023年法治工作总结》\n审查情况的反馈函",
        "\n清溪镇人民政府：\n",
        "在本次审查的1份乡镇报告中，你单位列第1名。",
        "并于收到本函之日起15日内重新报送",
        "联系人：张三，0000-1234567",
        "\n云山县司法局\n",
    ):
        assert told in text
    assert "评查" not in text


def test_a_report_without_a_title_is_called_by_its_year(run, ruleset, good_report, tmp_path):
    (path,) = write_notices(replace(run, reports=(good_report,)), ruleset, tmp_path)
    assert "关于2023年法治政府建设年度报告\n评查情况的反馈函" in text_of(path)


def test_a_letter_need_not_tell_score_and_rank(run, ruleset, tmp_path):
    occasion = Occasion(letter=Correspondence(score=False, rank=True))
    text = text_of(write_notices(run, ruleset, tmp_path, None, occasion)[1])  # of undetermined kind: it has no rank
    assert "等级" not in text
    assert "名。" not in text


def test_a_report_without_gaps_gets_a_letter_that_says_so(run, ruleset, good_report, tmp_path):
    clean = replace(good_report, verdicts=good_report.verdicts[:1], defects=(), notes=())
    (path,) = write_notices(replace(run, reports=(clean,)), ruleset, tmp_path)
    document = Document(path)
    assert "没有发现缺项" in text_of(path)
    assert document.tables == []
    headings = [each.text for each in document.paragraphs if each.style.name == "函件小标题"]
    assert headings == ["总体情况", "有关要求"]


def test_elements_only_spoken_of_are_told_briefly(run, ruleset, good_report, tmp_path):
    weak = replace(good_report.verdicts[1], found=Level.MENTIONED, gap=False)
    report = replace(good_report, verdicts=(good_report.verdicts[0], weak))
    (path,) = write_notices(replace(run, reports=(report,)), ruleset, tmp_path)
    assert "下列1个要素已经写到" in text_of(path)
    assert "1．学法。写明学法的次数。" in text_of(path)


def reason_in_letter(report, verdict, run, ruleset):
    report = replace(report, verdicts=(report.verdicts[0], verdict))
    (told,) = letters(replace(run, reports=(report,)), ruleset, PLAIN)
    (gap,) = told.lists["缺项"]
    return gap["原因"]


def test_what_reviewers_remark_stays_in_the_office_but_for_lines_marked_for_the_unit(run, ruleset, good_report):
    decision = Decision(Level.PLANNED, "会议纪要不能算。", "甲")
    decided = replace(good_report.verdicts[1], found=Level.ACTED, decision=decision)
    assert reason_in_letter(good_report, decided, run, ruleset) == "经复核认定。"
    told = replace(decision, reason="老毛病，去年也这样。\n致单位：会议纪要不能算")
    assert reason_in_letter(good_report, replace(decided, decision=told), run, ruleset) == "会议纪要不能算。"
    agreed = replace(decision, level=Level.ACTED)
    assert reason_in_letter(good_report, replace(decided, decision=agreed), run, ruleset) == decided.why_not


REMARK = "请附会议纪要。"


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Level.PLANNED, f"仅有打算或自述不足。{REMARK}"),
        (Level.MENTIONED, f"1．学法。{REMARK}写明学法的次数。"),
        (Level.ACTED, f"需要说明的事项\n1．学法：{REMARK}"),
        (Level.EVIDENCED, f"需要说明的事项\n1．学法：{REMARK}"),
        (NOT_APPLICABLE, f"需要说明的事项\n1．学法：{REMARK}"),
    ],
)
def test_what_is_marked_for_the_unit_reaches_its_letter_once_wherever_the_element_stands(
    found, told, run, ruleset, good_report, tmp_path
):
    decision = Decision(found, f"去年也这样。\n致单位：{REMARK}", "甲")
    verdict = replace(good_report.verdicts[1], gap=found is Level.PLANNED, decision=decision)
    report = replace(good_report, verdicts=(good_report.verdicts[0], verdict), notes=())
    (path,) = write_notices(replace(run, reports=(report,)), ruleset, tmp_path)
    text = text_of(path)
    assert told in text
    assert text.count(REMARK) == 1
    assert "去年" not in text


@pytest.mark.parametrize("verdicts", [1, 2])
def test_a_report_on_another_year_is_answered_by_asking_for_the_right_one(
    verdicts, run, ruleset, good_report, tmp_path
):
    """With and without gaps: what is sent again is to be the report on the year asked for, not this one."""
    report = replace(good_report, verdicts=good_report.verdicts[:verdicts])
    occasion = Occasion(year=2024, letter=Correspondence(until="2025年4月15日前", rank=True))
    text = text_of(write_notices(replace(run, reports=(report,)), ruleset, tmp_path, None, occasion)[0])
    assert "你单位报送的是2023年度的报告，本次评查要求报送2024年度的报告。" in text
    assert "请你单位于2025年4月15日前报送2024年度的报告" in text
    assert "重新报送" not in text
    assert "请你单位知悉" not in text
    assert "你单位列第" not in text


@pytest.mark.parametrize(("asked", "shares"), [(2024, [("—", "1"), ("1", "1")]), (None, [("1", "2"), ("2", "2")])])
def test_a_report_on_another_year_takes_no_rank_from_those_on_the_right_one(asked, shares, run, ruleset, good_report):
    right = replace(good_report, identity=Identity("乙镇", "乡镇", 2024), score=good_report.score - 1)
    told = letters(replace(run, reports=(good_report, right)), ruleset, Occasion(year=asked))
    assert [(each.texts["类内排名"], each.texts["同类报告数"]) for each in told] == shares


def test_a_mere_hint_is_not_told_in_a_letter(run, ruleset, good_report):
    hint = Defect("x", Tone.HINT, "", (), "请留意。")
    report = replace(good_report, defects=(hint, *good_report.defects))
    (told,) = letters(replace(run, reports=(report,)), ruleset, PLAIN)
    assert [each["建议"] for each in told.lists["文字问题"]] == ["件数没有核对。请填写件数。"]
    assert told.texts["文字问题数"] == "1"


def test_a_letter_tells_what_must_be_corrected_apart_from_what_is_to_be_checked_and_nothing_ignored(
    run, ruleset, good_report, tmp_path
):
    let_be = Defect("x", Tone.MUST, "学法", (Place(3, 3, 5),), "此处不妥。", ignored=Ignored("内部掌握", "甲"))
    check = Defect("x", Tone.CHECK, "审查合同", (Place(2, 15, 19), Place(3, 0, 2)), "数字对不上。", count=7)
    must = Defect("x", Tone.MUST, "12份", (Place(2, 19, 22),), "件数没有核对。", "请填写件数。")
    report = replace(good_report, defects=(check, let_be, must))
    text = text_of(write_notices(replace(run, reports=(report,)), ruleset, tmp_path)[0])
    assert "下列文字确有错误，请改正。" in text and "下列文字请核对，确有不妥的请修改。" in text
    assert "第2段、第3段，共7处" in text
    assert "…事务所担任法律顾问，审查合同12份。" in text  # the words around the flaw, by which it is found in the file
    assert "此处不妥" not in text and "内部掌握" not in text
    (told,) = letters(replace(run, reports=(report,)), ruleset, PLAIN)
    assert [len(told.lists[name]) for name in ("文字问题", "必须改正", "请核对")] == [2, 1, 1]


@pytest.mark.parametrize(("tone", "asked"), [(Tone.MUST, "重新报送"), (Tone.CHECK, "请你单位知悉")])
def test_a_report_with_all_elements_but_a_plain_mistake_is_sent_back(tone, asked, run, ruleset, good_report, tmp_path):
    flaw = Defect("x", tone, "12份", (Place(2, 19, 22),), "件数没有核对。")
    report = replace(good_report, verdicts=good_report.verdicts[:1], defects=(flaw,))
    (path,) = write_notices(replace(run, reports=(report,)), ruleset, tmp_path)
    assert asked in text_of(path)


def test_hostile_text_stays_text(run, ruleset, good_report, tmp_path):
    hostile = '{{单位}}<w:fldSimple w:instr="DDE"/>&amp;\x00\x1b\u202e\ud800{{如有 缺项}}http://x.example'
    report = replace(
        good_report,
        identity=Identity(hostile, "乡镇", 2023),
        defects=(Defect("x", Tone.MUST, hostile + "{{文字问题.建议}}", (Place(1, 0, 1),), "甲\n乙"),),
        notes=(for_unit(hostile),),
    )
    (path,) = write_notices(replace(run, reports=(report,)), ruleset, tmp_path)
    shown = '{{单位}}<w:fldSimple w:instr="DDE"/>&amp;{{如有 缺项}}http://x.example'
    assert f"1．{shown}" in text_of(path)
    assert f"{shown}{{{{文字问题.建议}}}}" in text_of(path)
    assert "甲 乙" in text_of(path)
    document = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    assert not [*document.iter(f"{{{W}}}fldSimple", f"{{{W}}}instrText", f"{{{W}}}hyperlink")]


@given(st.text(st.characters(exclude_categories=())))
@settings(max_examples=100, deadline=None)
def test_any_text_fills_a_field_without_changing_the_document(text):
    text = clean(text)
    root = body("甲{{单位}}乙", "{{缺项.要素}}")
    fill(root, values({"单位": text}, {"缺项": [{"要素": text}]}))
    assert {each.tag for each in root.iter()} <= PLAIN_PARTS | {f"{{{W}}}t"}
    assert lines(root) == [f"甲{text}乙", text]


def test_a_field_may_be_split_over_runs_and_typed_in_other_widths():
    root = body(["甲{", "{单", "位}}乙{{年", "度}}"], "｛｛ 缺项．要素 ｝｝", "{{年度}}{{年度}}")
    fill(root, values({"单位": "丙{{年度}}", "年度": "2024"}, ENTRY | {"缺项": [ENTRY["缺项"]]}))
    assert lines(root) == ["甲丙{{年度}}乙2024", "学法", "20242024"]


def test_a_paragraph_of_a_list_stands_once_for_each_entry():
    root = body("前", "{{缺项.序号}}．{{缺项.要素}}（{{单位}}）", "{{说明.内容}}", "后")
    entries = [{"序号": "1", "要素": "甲"}, {"序号": "2", "要素": "乙"}]
    fill(root, values({"单位": "丙"}, {"缺项": entries}))
    assert lines(root) == ["前", "1．甲（丙）", "2．乙（丙）", "后"]


@pytest.mark.parametrize(("count", "rows"), [(0, ["要素"]), (1, ["要素", "0"]), (3, ["要素", "0", "1", "2"])])
def test_a_row_of_a_list_stands_once_for_each_entry(count, rows, run, ruleset, tmp_path):
    document = Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 0).text, table.cell(1, 1).text = "要素", "{{说明.内容}}", "{{单位}}"
    document.save(tmp_path / "notice.docx")
    report = replace(run.reports[0], notes=tuple(for_unit(str(number)) for number in range(count)))
    (path,) = write_notices(replace(run, reports=(report,)), ruleset, tmp_path / "out", tmp_path)
    assert [row.cells[0].text for row in Document(path).tables[0].rows] == rows


def test_a_table_that_loses_all_its_rows_goes_and_a_cell_keeps_a_paragraph(run, ruleset, tmp_path):
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "{{说明.内容}}"
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "{{如有 说明}}"
    cell.add_paragraph("甲")
    cell.add_paragraph("{{结束}}")
    document.save(tmp_path / "notice.docx")
    report = replace(run.reports[0], notes=())
    (path,) = write_notices(replace(run, reports=(report,)), ruleset, tmp_path / "out", tmp_path)
    assert [[cell.text for cell in table._cells] for table in Document(path).tables] == [[""]]


@pytest.mark.parametrize(("entries", "expected"), [([], ["丙", "乙"]), (ENTRY["缺项"], ["丙", "甲"])])
def test_conditions_keep_what_holds(entries, expected):
    entries = [entries] if entries else []
    root = body("丙", "{{如有 缺项}}", "甲", "{{结束}}", "{{如无缺项}}", "乙", "{{结束}}")
    check(root, FIELDS)
    fill(root, values(lists={"缺项": entries}))
    assert lines(root) == expected


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [
        (["{{单为}}"], "没有“单为”这个域。是否想写“单位”"),
        (["{{缺项.建意}}"], "是否想写“缺项.建议”"),
        (["{{xyz}}"], "可用的域：标题、文号"),
        (["{{如有 缺顶}}", "甲", "{{结束}}"], "没有“缺顶”这个域。是否想写“缺项”"),
        (["{{缺项}}"], "是否想写“缺项数”"),
        (["{{单位"], "“{{单位”里的域没有写完整"),
        (["甲{{如有 缺项}}", "{{结束}}"], "“如有 缺项”要单独占一段"),
        (["{{如有 缺项}}", "甲"], "“如有 缺项”后面没有“结束”"),
        (["{{结束}}"], "前面没有与它对应的"),
        (["{{如有 缺项}}", "{{如无 说明}}", "{{结束}}"], "“如有 缺项”后面没有“结束”"),
        (["{{缺项.要素}}{{说明.内容}}"], "有“说明”和“缺项”两种清单"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_file_and_field(paragraphs, told, run, ruleset, tmp_path):
    folder = own_template(tmp_path / "own", *paragraphs)
    with pytest.raises(AuditorError, match=rf"模板 .*notice\.docx 有错误：.*({told})"):
        write_notices(run, ruleset, tmp_path / "out", folder)
    assert not (tmp_path / "out").exists()


def broken_zip(path):
    path.write_bytes(b"PK\3\4" + b"x" * 100)


def no_zip(path):
    path.write_text("通知", "utf-8")


def no_document(path):
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("x", "")


def empty_document(path):
    Document().save(path)
    change(path, "word/document.xml", b"")


def broken_xml(path):
    Document().save(path)
    change(path, "word/document.xml", b"<w:document>")


@pytest.mark.parametrize("damage", [broken_zip, no_zip, no_document, empty_document, broken_xml])
def test_a_damaged_template_is_told(damage, run, ruleset, tmp_path):
    damage(tmp_path / "notice.docx")
    with pytest.raises(AuditorError, match=r"notice\.docx .*另存为 \.docx"):
        write_notices(run, ruleset, tmp_path / "out", tmp_path)


def test_a_template_folder_that_is_not_there_is_told(run, ruleset, tmp_path):
    with pytest.raises(AuditorError, match="找不到模板文件夹"):
        write_notices(run, ruleset, tmp_path, tmp_path / "none")


def test_a_template_of_the_user_replaces_the_shipped_one(run, ruleset, tmp_path):
    folder = own_template(tmp_path / "own", "致{{单位}}")
    document = Document(folder / "notice.docx")
    document.sections[0].footer.paragraphs[0].text = "{{年度}}年"
    document.save(folder / "notice.docx")
    first, _ = write_notices(run, ruleset, tmp_path / "out", folder)
    assert text_of(first) == f"致{run.reports[0].identity.unit}"
    assert Document(first).sections[0].footer.paragraphs[0].text == "2023年"


def test_a_template_folder_without_a_letter_leaves_the_shipped_one(run, ruleset, tmp_path):
    (tmp_path / "own").mkdir()
    first, _ = write_notices(run, ruleset, tmp_path / "out", tmp_path / "own")
    assert "评查情况的反馈函" in text_of(first)


def test_every_field_can_be_used(run, ruleset, tmp_path):
    fields = [f"{{{{{name}}}}}" for name in TEXTS]
    fields += ["".join(f"{{{{{name}.{field}}}}}" for field in members) for name, members in LISTS.items()]
    first, second = write_notices(run, ruleset, tmp_path / "out", own_template(tmp_path / "own", *fields))
    assert "{{" not in text_of(first) + text_of(second)


def test_every_field_is_in_the_handbook_on_templates():
    handbook = (Path(__file__).parents[2] / "docs" / "模板.md").read_text("utf-8")
    for name in (*TEXTS, *(f"{name}.{field}" for name, fields in LISTS.items() for field in fields)):
        assert f"`{{{{{name}}}}}`" in handbook


def test_a_letter_bears_no_date_and_no_author_of_its_template(run, ruleset, tmp_path):
    folder = own_template(tmp_path / "own", "{{单位}}")
    document = Document(folder / "notice.docx")
    document.core_properties.author = "某人"
    document.save(folder / "notice.docx")
    first, _ = write_notices(run, ruleset, tmp_path / "out", folder)
    properties = Document(first).core_properties
    assert (properties.author, properties.created.year) == ("", 2000)
    assert {entry.date_time for entry in zipfile.ZipFile(first).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.office
def test_another_word_processor_opens_the_letter(written, tmp_path, soffice):
    text = soffice(written[0], "txt:Text (encoded):UTF8", tmp_path).read_text("utf-8-sig")
    assert "缺项及整改建议" in text
    assert "写明学法的次数。" in text


@pytest.fixture
def again(run, good_report):
    """The run, in which the good report was handed in again."""
    hostile = Matter(check="placeholder", tone=Tone.MUST, quote="{{单位}}\n××件")
    progress = (
        (Matter("training", Level.MISSING), Progress.OPEN),
        (Matter("adviser", Level.MISSING), Progress.SOLVED),
        (hostile, Progress.NEW),
        (Matter(check="placeholder", tone=Tone.CHECK), Progress.NEW),
    )
    digests = good_report.submission.sha256, "f" * 64
    names = good_report.submission.file, "初稿.docx"
    told = Resubmission(
        names[0], digests[0], "清溪镇", 2023, names[1], digests[1], "a" * 64, 40.0, "不合格", (), progress
    )
    return replace(run, across=Across(resubmissions=(told,)))


def test_the_letter_on_a_report_handed_in_again_tells_what_is_mended_what_is_not_and_what_is_new(
    again, ruleset, tmp_path
):
    second, other = write_notices(again, ruleset, tmp_path)
    text = text_of(second)
    for told in (
        "此前指出的缺项和文字问题共2项，已改正1项。",
        "下列1项尚未改正，具体意见见上文。\n1．缺项：学法\n",
        "下列2项是本次新出现的，具体意见见上文。\n1．文字问题：“{{单位}} ××件”\n2．文字问题：占位符没有填\n",
    ):
        assert told in text
    assert "此前指出" not in text_of(other)
    (told, _) = letters(again, ruleset, PLAIN)
    assert [each["建议"] for each in told.lists["仍未整改"]] == ["写明学法的次数。"]


def test_no_letter_is_written_on_a_report_that_a_later_one_lies_beside(again, ruleset, good_report, tmp_path):
    """And it takes no rank from others: the unit has one already, by its later report."""
    first = replace(good_report, submission=replace(good_report.submission, file="初稿.docx", sha256="f" * 64))
    both = replace(again, reports=(first, *again.reports))
    assert [path.name for path in write_notices(both, ruleset, tmp_path)] == ["cmd_C_calc_A0.docx", "无名_b.docx"]
    assert FORMATS["docx"].names(both, ruleset) == ["notices/cmd_C_calc_A0.docx", "notices/无名_b.docx"]


def test_the_letter_asks_for_what_last_year_was_planned_or_lacking_and_is_not_spoken_of(
    run, ruleset, good_report, tmp_path
):
    """What an inspection found is the office's own to raise."""
    followed = tuple(
        Followed(origin, f"{origin}：{'长' * 200}", None, outcome, "", None, "", "")
        for origin in Origin
        for outcome in (Outcome.SILENT, Outcome.PROGRESS)
    )
    submission = good_report.submission
    last = LastYear(submission.file, submission.sha256, "上年.docx", "e" * 64, (), (), True, followed)
    told, other = letters(replace(run, across=Across(last_year=(last,))), ruleset, PLAIN)
    assert [each["来源"] for each in told.lists["上年事项"]] == ["上年列入计划", "上年自述不足"]
    assert {len(each["原话"]) for each in told.lists["上年事项"]} == {100}
    assert other.lists["上年事项"] == []
    text = text_of(write_notices(replace(run, across=Across(last_year=(last,))), ruleset, tmp_path)[0])
    assert "本报告没有再提，请核对" in text
    assert "未完成" not in text


@pytest.fixture
def copied(run, good_report, empty_report):
    """The run, with pairs of the good report: one with the other report, one with a unit of last year and its own last year's."""
    good, other = good_report.submission, empty_report.submission
    passages = tuple(
        Shared(Stretch((Place(number, 0, 9),), "甲"), Stretch((Place(1, 0, 9),), "白水镇"), 50) for number in (2, 3)
    )

    def pair(tone, right, share, *, last_year=True):
        left = Side(good.file, good.sha256, "=cmd|' /C calc'!A0", 2023, share)
        return Copy(tone, left, right, last_year, passages, 5, "与白水镇雷同。")

    last = Side("白水镇上年.docx", "e" * 64, "白水镇", 2022, 0.3)
    own = Side("清溪镇.docx", "d" * 64, "=cmd|' /C calc'!A0", 2022, 0.9)
    beside = Side(other.file, other.sha256, None, 2023, 0.5)
    copies = (
        pair(Tone.CHECK, beside, 0.2, last_year=False),
        pair(Tone.CHECK, last, 0.1),
        pair(Tone.HINT, last, 0.7),
        pair(Tone.CHECK, own, 0.45),
    )
    return replace(run, across=Across(copies=copies))


def test_a_letter_says_how_much_is_shared_and_names_no_other_unit(copied, ruleset):
    told, other = letters(copied, ruleset, PLAIN)
    assert [each["内容"] for each in told.lists["说明"]] == [
        "另有说明。",
        "报告中有 2 处文字（第2、3段，约占全文 10%）与其他单位的报告相同或只换了名称、数字，请核对。",
        "报告中有 2 处文字（第2、3段，约占全文 20%）与另一份报告相同或只换了名称、数字，请核对。",
        "报告中有 2 处文字（第2、3段，约占全文 45%）与本单位上年报告相同或只换了名称、数字，请核对。",
    ]
    assert [each["内容"][:26] for each in other.lists["说明"]] == ["报告中有 2 处文字（第1段，约占全文 50%）与另"]
    assert "白水镇" not in str((told, other))


def test_another_year_of_the_same_unit_in_one_run_is_no_other_unit(copied, ruleset):
    """Whichever side of the pair the letter is about."""
    (pair, *_) = copied.across.copies
    both = replace(pair, right=replace(pair.right, unit=pair.left.unit, year=2022))
    turned = replace(both, left=both.right, right=both.left)
    for copy in (both, turned):
        told, _ = letters(replace(copied, across=Across(copies=(copy,))), ruleset, PLAIN)
        assert "与本单位另一年度的报告相同" in told.lists["说明"][1]["内容"]


def test_shared_text_over_several_paragraphs_is_told_with_the_first_and_the_last(copied, ruleset):
    places = tuple(Place(number, 0, 9) for number in (2, 3, 4))
    (pair, *_), whole = copied.across.copies, Shared(Stretch(places, "甲"), Stretch((Place(1, 0, 9),), "白水镇"), 50)
    told, _ = letters(replace(copied, across=Across(copies=(replace(pair, passages=(whole,)),))), ruleset, PLAIN)
    assert "报告中有 1 处文字（第2—4段，约占全文 20%）" in told.lists["说明"][1]["内容"]


def test_text_shared_with_the_last_year_of_the_unit_is_its_own_by_whatever_name(copied, ruleset, good_report):
    """The roster's aliases tell which report of last year is the unit's own."""
    file, sha256 = good_report.submission.file, good_report.submission.sha256
    last = LastYear(file, sha256, "白水镇上年.docx", "e" * 64, (), (), True, ())
    (pair,) = [each for each in copied.across.copies if each.right.sha256 == "e" * 64 and each.tone is Tone.CHECK]
    told, _ = letters(replace(copied, across=Across(copies=(pair,), last_year=(last,))), ruleset, PLAIN)
    assert "与本单位上年报告相同" in told.lists["说明"][1]["内容"]
