"""Chapters of a template: what stands between 逐个 and 结束 is written once for each entry."""

from __future__ import annotations

import pytest
from lxml import etree

from auditor.errors import AuditorError
from auditor.output.letter.fields import Fields, Values
from auditor.output.letter.filling import W, check, fill

NAMESPACE = W.strip("{}")
FIELDS = Fields(
    ("年度",),
    {"要求": ("内容",)},
    ("要求",),
    {"类别": Fields(("类别.名称",), {"名次": ("单位",)}, ("名次", "类别.名称"))},
)


def body(*lines):
    """The XML of a document; a line with `|` is a table of one row."""
    inside = "".join(f"<w:tbl><w:tr>{cells(line)}</w:tr></w:tbl>" if "|" in line else paragraph(line) for line in lines)
    return etree.fromstring(f'<w:document xmlns:w="{NAMESPACE}"><w:body>{inside}</w:body></w:document>')


def cells(line):
    return "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in line.split("|"))


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def lines(root):
    return ["".join(each.itertext()) for each in root.iter(f"{W}p")]


def entry(name, *units):
    holds = {*(["名次"] if units else []), *(["类别.名称"] if name else [])}
    return Values({"类别.名称": name}, {"名次": [{"单位": unit} for unit in units]}, frozenset(holds))


def filled(*template, chapters=(), texts=None):
    root = body(*template)
    check(root, FIELDS)
    fill(root, Values({"年度": "2024"} | (texts or {}), {"要求": []}, frozenset(), {"类别": chapters}))
    return lines(root)


KINDS = ("前", "{{逐个 类别}}", "{{年度}}：{{类别.名称}}", "{{名次.单位}}|{{年度}}", "{{结束}}", "后")


def test_a_chapter_stands_once_for_each_entry_with_its_own_fields_and_lists():
    told = filled(*KINDS, chapters=[entry("乡镇", "甲镇", "乙镇"), entry("部门", "丁局")])
    assert told == ["前", "2024：乡镇", "甲镇", "2024", "乙镇", "2024", "2024：部门", "丁局", "2024", "后"]


def test_the_end_of_a_section_stays_though_a_mark_stands_there():
    root = body(*KINDS)
    end = next(each for each in root.iter(f"{W}p") if "结束" in "".join(each.itertext()))
    end.insert(0, etree.fromstring(f'<w:pPr xmlns:w="{NAMESPACE}"><w:sectPr/></w:pPr>'))
    fill(root, Values({"年度": "2024"}, {"要求": []}, frozenset(), {"类别": [entry("乡镇")]}))
    assert lines(root) == ["前", "2024：乡镇", "", "后"] and len(list(root.iter(f"{W}sectPr"))) == 1


def test_a_chapter_without_entries_goes():
    assert filled(*KINDS) == ["前", "后"]


def test_conditions_stand_in_chapters_chapters_in_conditions_and_conditions_in_each_other():
    template = (
        "{{如无 要求}}", "{{如无 要求}}", "{{逐个 类别}}", "{{如有 名次}}", "有{{类别.名称}}", "{{结束}}", "{{如无 名次}}",
        "无{{类别.名称}}", "{{结束}}", "{{结束}}", "{{结束}}", "{{如有 要求}}", "不写", "{{结束}}", "{{结束}}",
    )  # fmt: skip
    assert filled(*template, chapters=[entry("乡镇", "甲镇"), entry("部门")]) == ["有乡镇", "无部门"]


def test_a_value_that_looks_like_a_field_stays_text():
    hostile = "{{年度}}{{结束}}{{逐个 类别}}"
    told = filled("{{年度}}", *KINDS, chapters=[entry(hostile, "{{类别.名称}}")], texts={"年度": "{{类别.名称}}"})
    assert told == ["{{类别.名称}}", "前", f"{{{{类别.名称}}}}：{hostile}", "{{类别.名称}}", "{{类别.名称}}", "后"]


def test_the_elements_of_a_chapter_keep_the_names_of_their_document():
    root = body(*KINDS)
    fill(root, Values({"年度": ""}, {"要求": []}, frozenset(), {"类别": [entry("乡镇", "甲镇")]}))
    assert b"ns0" not in etree.tostring(root)


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (["{{逐个 类型}}", "{{结束}}"], "没有“类型”这个域。是否想写“类别”？"),
        (["{{逐个 要求}}", "{{结束}}"], "没有“要求”这个域。可用的域：类别。"),
        (["{{名次.单位}}"], "没有“名次.单位”这个域。它要写在“逐个 类别”和“结束”之间。"),
        (["{{如有 名次}}", "{{结束}}"], "没有“名次”这个域。它要写在“逐个 类别”和“结束”之间。"),
        (["{{逐个 类别}}"], "“逐个 类别”后面没有“结束”。"),
        (["甲{{逐个 类别}}", "{{结束}}"], "“逐个 类别”要单独占一段"),
        (["{{逐个 类别}}", "{{逐个 类别}}", "{{结束}}", "{{结束}}"], "“逐个”里面不能再写“逐个”"),
        (["{{逐个 类别}}|乙", "{{结束}}"], "“逐个 类别”不能写在表格里"),
        (["{{逐个 类别}}", "{{类别.名字}}", "{{结束}}"], "是否想写“类别.名称”"),
        (["{{逐个 类别}}", "{{名次.单位}}{{要求.内容}}", "{{结束}}"], "有“要求”和“名次”两种清单"),
    ],
)
def test_a_mistake_is_told_with_the_name_of_the_chapter(template, told):
    with pytest.raises(AuditorError) as error:
        check(body(*template), FIELDS)
    assert told in str(error.value)


def test_a_table_in_a_row_of_one_list_has_no_fields_of_another():
    root = body("{{名次.单位}}|乙")
    inner = body("{{要求.内容}}|甲")[0][0]
    next(root.iter(f"{W}tc")).insert(0, inner)
    fields = Fields((), {"要求": ("内容",), "名次": ("单位",)})
    with pytest.raises(AuditorError, match="连同行里套着的表格"):
        check(root, fields)
