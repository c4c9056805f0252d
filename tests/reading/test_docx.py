import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.reading.docx import read_docx
from auditor.reading.draft import RefusedError
from auditor.ruleset.pages import PageRules

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LISTS = """
<w:abstractNum w:abstractNumId="5">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%3"/></w:lvl>
  <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="*"/></w:lvl>
</w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="8"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride
w:val="1"/></w:lvlOverride></w:num>
"""


def package(body, numbering="", styles=""):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/numbering.xml", f"<w:numbering {NAMESPACE}>{numbering}</w:numbering>")
        archive.writestr("word/styles.xml", f"<w:styles {NAMESPACE}>{styles}</w:styles>")
    return stream.getvalue()


def item(text, level=0, number_id=7):
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbers}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def texts(data):
    return [block.text for block in read_docx(data, PageRules()).blocks]


def test_automatic_numbers_are_rebuilt_and_deeper_levels_start_again():
    body = item("做法") + item("学习", 1) + item("执法", 1) + item("问题") + item("短板", 1)
    assert texts(package(body, LISTS)) == ["一、做法", "（一）学习", "（二）执法", "二、问题", "（一）短板"]


def test_legal_levels_show_figures_and_bullets_show_nothing():
    assert texts(package(item("做法") + item("学习", 2) + item("其他", 3), LISTS)) == ["一、做法", "1.1 学习", "其他"]


def test_two_lists_of_one_abstract_list_count_on_unless_one_starts_afresh():
    assert texts(package(item("甲") + item("乙") + item("丙", 0, 8) + item("丁", 0, 8), LISTS)) == [
        "一、甲",
        "二、乙",
        "一、丙",
        "二、丁",
    ]


def test_a_number_comes_along_the_chain_of_styles_and_list_zero_takes_it_away():
    styles = """
    <w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>"""
    styled = '<w:p><w:pPr><w:pStyle w:val="b"/>{}</w:pPr><w:r><w:t>做法</w:t></w:r></w:p>'
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    assert texts(package(styled.format("") + styled.format(off), LISTS, styles)) == ["一、做法", "做法"]


def test_styles_based_on_each_other_in_a_circle_do_no_harm():
    styles = (
        '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    paragraph = '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>做法</w:t></w:r></w:p>'
    assert texts(package(paragraph, styles=styles)) == ["做法"]


def test_insertions_stay_deletions_go_and_a_text_box_is_read_once():
    body = (
        "<w:p><w:r><w:t>审查</w:t></w:r><w:ins><w:r><w:t>合同</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>方案</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom></w:p>"
        '<w:p><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent><w:r><w:t>正文</w:t></w:r></w:p>"
    )
    assert texts(package(body)) == ["审查合同", "正文", "框"]


def test_line_breaks_split_a_paragraph_and_page_breaks_do_not():
    run = '<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:br w:type="page"/><w:t>三</w:t></w:r></w:p>'
    assert texts(package(run)) == ["一", "二三"]


def test_headings_tables_and_order_come_as_word_shows_them():
    document = docx.Document()
    document.add_paragraph("总的情况")
    document.add_heading("主要做法", 1)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["事项", "件数", "合同", "12"], strict=True):
        cell.text = text
    frame = document.add_table(1, 1).cell(0, 0)
    frame.text = "框内一段"
    frame.add_paragraph("框内二段")
    stream = io.BytesIO()
    document.save(stream)
    blocks = read_docx(stream.getvalue(), PageRules()).blocks
    assert [block.text for block in blocks] == [
        "总的情况",
        "主要做法",
        "事项\t件数",
        "合同\t12",
        "框内一段",
        "框内二段",
    ]
    assert [block.heading for block in blocks] == [None, 1, None, None, None, None]


def test_an_outline_level_on_the_paragraph_is_a_heading_and_level_nine_is_not():
    paragraph = '<w:p><w:pPr><w:outlineLvl w:val="{}"/></w:pPr><w:r><w:t>做法</w:t></w:r></w:p>'
    blocks = read_docx(package(paragraph.format(1) + paragraph.format(9)), PageRules()).blocks
    assert [block.heading for block in blocks] == [2, None]


def test_a_truncated_document_is_refused():
    with pytest.raises(RefusedError):
        read_docx(package(item("做法"), LISTS)[:-40], PageRules())


def test_an_entity_is_not_resolved():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document {NAMESPACE}><w:body>'
            "<w:p><w:r><w:t>做法&e;</w:t></w:r></w:p></w:body></w:document>",
        )
    assert texts(stream.getvalue()) == ["做法"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=12))
def test_a_damaged_document_is_read_or_refused(place, junk):
    data = package(item("做法") * 3, LISTS)
    at = place % len(data)
    try:
        read_docx(data[:at] + junk + data[at + len(junk) :], PageRules())
    except RefusedError as error:
        assert error.reason


FRAGMENTS = [
    item("做法"),
    item("学习", 12),
    item("无", 0, 99),
    "<w:p/>",
    "<w:tbl><w:tr/></w:tbl>",
    "<w:p><w:pPr><w:numPr/></w:pPr></w:p>",
    '<w:p><w:pPr><w:numPr><w:numId w:val="x"/></w:numPr></w:pPr><w:r><w:t>坏</w:t></w:r></w:p>',
    '<w:p><w:pPr><w:outlineLvl w:val="-1"/></w:pPr><w:r><w:t>坏</w:t></w:r></w:p>',
]


@given(st.lists(st.sampled_from(FRAGMENTS)), st.sampled_from([LISTS, "", '<w:num w:numId="7"/>', "<w:abstractNum/>"]))
def test_odd_xml_is_read(fragments, numbering):
    read_docx(package("".join(fragments), numbering), PageRules())
