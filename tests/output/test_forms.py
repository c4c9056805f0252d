"""forms.docx: a score sheet for each unit, printed in one go."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from pypdfium2 import PdfDocument

from auditor.errors import AuditorError
from auditor.model import Identity
from auditor.output.forms import check_forms, write_forms
from auditor.output.letter.filling import W
from auditor.output.occasion import Occasion


def test_each_unit_has_a_sheet_of_its_own_by_kind_and_rank(run, ruleset, good_report, tmp_path):
    first, second = (
        replace(good_report, identity=Identity(unit, kind, 2023), rank_in_kind=1)
        for unit, kind in (("水利局", "部门"), ("清溪镇", "乡镇"))
    )
    (path,) = write_forms(
        replace(run, reports=(first, second)), ruleset, tmp_path, None, Occasion("云山县", 2023, "审查")
    )
    document = Document(path)
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    title = "云山县2023年法治政府建设年度报告审查评分表"
    assert texts == [
        title, "单位：清溪镇　　类别：乡镇　　报告年度：2023", title, "单位：水利局　　类别：部门　　报告年度：2023",
    ]  # fmt: skip
    breaks = list(document.element.iter(f"{W}pageBreakBefore"))
    assert len(breaks) == 1


def test_a_sheet_tells_points_reasons_and_what_is_to_be_signed(run, ruleset, tmp_path):
    table = Document(write_forms(run, ruleset, tmp_path)[0]).tables[0]
    rows = [list(dict.fromkeys(cell.text for cell in row.cells)) for row in table.rows]
    assert rows[1] == ["1", "法律顾问与公职律师", "60.00", "有成效佐证", ""]
    assert rows[2] == ["2", "学法", "40.00", "仅有打算或自述不足", "8.00", "只有打算，没有写已做的事。"]
    text = "\n".join("　".join(row) for row in rows[3:])
    for told in ("另扣 0.50 分", "总分：67.50　　等级：不合格", "评查人：", "复核人：", "日期：", "单位意见："):
        assert told in text


def test_an_element_that_does_not_apply_has_no_points(run, ruleset, tmp_path):
    table = Document(write_forms(run, ruleset, tmp_path)[0]).tables[1]
    assert [cell.text for cell in table.rows[2].cells] == ["2", "学法", "—", "不适用", "—", ""]


def test_a_template_of_the_user_may_begin_with_a_table(run, ruleset, tmp_path):
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "{{单位}}"
    document.save(tmp_path / "form.docx")
    path = write_forms(run, ruleset, tmp_path / "out", tmp_path)[0]
    assert len(Document(path).tables) == 2
    assert len(list(Document(path).element.iter(f"{W}pageBreakBefore"))) == 1


def test_a_field_in_the_footer_that_all_sheets_share_is_a_mistake(run, ruleset, tmp_path):
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "{{单位}}"
    document.save(tmp_path / "form.docx")
    with pytest.raises(AuditorError, match="页眉页脚里不能有域"):
        check_forms(ruleset, tmp_path)


def test_the_same_run_gives_the_same_bytes(run, ruleset, tmp_path):
    first, second = (write_forms(run, ruleset, tmp_path / name)[0].read_bytes() for name in "ab")
    assert first == second


def test_a_row_of_two_lines_shows_both_in_full(run, ruleset, tmp_path):
    """A line set lower than its letters are high is cut off at the top, in LibreOffice and in WPS."""
    document = Document(write_forms(run, ruleset, tmp_path)[0])
    rows = document.tables[0].rows
    style = rows[1].cells[-1].paragraphs[0].style
    assert style.paragraph_format.line_spacing >= 1.2 * style.font.size
    assert {row.height_rule for row in rows} == {WD_ROW_HEIGHT_RULE.AT_LEAST}
    top = document.tables[0]._tbl.tblPr.find(f"{W}tblCellMar/{W}top")
    assert top is not None and int(top.get(f"{W}w")) >= 20


@pytest.mark.office
def test_a_sheet_of_all_elements_takes_one_page(samples_run, shipped_ruleset, tmp_path, soffice):
    path = write_forms(samples_run, shipped_ruleset, tmp_path)[0]
    assert len(PdfDocument(soffice(path, "pdf", tmp_path))) == len(samples_run.reports)
