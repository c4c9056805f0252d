import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.reading.draft import RefusedError
from auditor.reading.word.docx import read_docx
from auditor.rules.pages import PageRules

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


def package(body, numbering="", styles="", **more):
    """A Word package; `more` are further parts by name (footnotes, endnotes), each with its content."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>")
        for name, content in {"numbering": numbering, "styles": styles, **more}.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACE}>{content}</w:{name}>")
    return stream.getvalue()


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(content, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def note(kind, number, text):
    return f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{run(text)}</w:p></w:{kind}>'


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
    body = '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>做法</w:t></w:r></w:p>'
    assert texts(package(body, styles=styles)) == ["做法"]


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


HIDING = """
<w:style w:type="paragraph" w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="a"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="x"><w:rPr><w:vanish/></w:rPr></w:style>"""
DELETED_MARK = "<w:rPr><w:del/></w:rPr>"


@pytest.mark.parametrize(("given", "shown"), [("", False), (' w:val="1"', False), (' w:val="false"', True),
                                              (' w:val="0"', True), (' w:val="off"', True)])  # fmt: skip
def test_hidden_text_is_not_read(given, shown):
    body = paragraph(run("公开") + run("暗记", f"<w:vanish{given}/>"))
    assert texts(package(body)) == ["公开暗记" if shown else "公开"]


@pytest.mark.parametrize(("style", "mark", "shown"), [("a", "", False), ("b", "", False), ("c", "", True),
                                                      ("a", '<w:vanish w:val="0"/>', True)])  # fmt: skip
def test_a_paragraph_style_hides_its_text_unless_a_nearer_word_shows_it(style, mark, shown):
    body = paragraph(run("暗记", mark), f'<w:pStyle w:val="{style}"/>')
    assert texts(package(body, styles=HIDING)) == (["暗记"] if shown else [])


def test_a_character_style_hides_its_run_and_shows_it_in_a_hidden_paragraph():
    styled = run("暗记", '<w:rStyle w:val="x"/>')
    body = paragraph(run("公开") + styled) + paragraph(run("公开") + styled, '<w:pStyle w:val="a"/>')
    assert texts(package(body, styles=HIDING)) == ["公开", "暗记"]


def test_a_hidden_paragraph_takes_no_number():
    hidden = item("暗").replace("</w:pPr>", "<w:rPr><w:vanish/></w:rPr></w:pPr>")
    hidden = hidden.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    assert texts(package(item("甲") + hidden + item("乙"), LISTS)) == ["一、甲", "二、乙"]


def test_hidden_text_that_a_change_of_format_records_is_shown():
    assert texts(package(paragraph(run("公开", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")))) == ["公开"]


def test_notes_stand_at_the_end_in_the_order_of_their_references():
    body = paragraph(run("甲") + '<w:r><w:endnoteReference w:id="1"/></w:r>')
    body += paragraph(
        run("乙") + '<w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    body += paragraph('<w:del><w:r><w:footnoteReference w:id="4"/></w:r></w:del>' + run("丙"))
    separator = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    footnotes = separator + "".join(note("footnote", n, f"脚注{n}") for n in (2, 3, 4, 5))
    data = package(body, footnotes=footnotes, endnotes=note("endnote", 1, "尾注"))
    assert texts(data) == ["甲", "乙", "丙", "脚注3", "脚注2", "尾注"]


def test_a_note_without_its_part_is_passed_over():
    assert texts(package(paragraph(run("甲") + '<w:r><w:footnoteReference w:id="3"/></w:r>'))) == ["甲"]


def test_paragraphs_join_where_the_mark_between_them_is_deleted():
    first = paragraph("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>" + run("依法"), DELETED_MARK)
    second = paragraph(run("行政"), DELETED_MARK) + "<w:bookmarkStart/>"
    assert texts(package(first + second + item("报告") + item("附件"), LISTS)) == ["一、依法行政报告", "二、附件"]


def test_a_paragraph_deleted_or_moved_away_whole_takes_no_number():
    gone = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    old = item("").replace("</w:pPr>", f"{DELETED_MARK}</w:pPr>{gone}")
    moved = item("").replace("</w:pPr>", "<w:rPr><w:moveFrom/></w:rPr></w:pPr>")
    body = item("甲") + old + moved + item("乙") + old + "<w:tbl/>"
    assert texts(package(body, LISTS)) == ["一、甲", "二、乙"]


def test_a_deleted_table_row_is_gone():
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:tc></w:tr>"
    table = row.format("") + row.format("<w:trPr><w:del/></w:trPr>")
    assert texts(package(f"<w:tbl>{table}</w:tbl>")) == ["旧"]


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def test_a_deleted_cell_is_gone():
    row = (
        cell("旧", "<w:cellDel/>")
        + cell("甲")
        + cell("乙", "<w:tcPrChange><w:tcPr><w:cellDel/></w:tcPr></w:tcPrChange>")
    )
    assert texts(package(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")) == ["甲\t乙"]


def test_a_cell_in_a_content_control_or_other_wrapper_is_read():
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = control.format(cell("甲")) + f"<w:customXml>{control.format(cell('乙'))}</w:customXml>" + cell("丙")
    assert texts(package(f"<w:tbl><w:tr><w:trPr/>{row}</w:tr></w:tbl>")) == ["甲\t乙\t丙"]


def test_text_boxes_on_one_paragraph_keep_their_order():
    def box(*paragraphs):
        return f"<w:r><w:pict><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></w:pict></w:r>"

    nested = paragraph(run("乙一") + box(paragraph(run("内"))))
    body = paragraph(
        run("正文") + box(paragraph(run("甲一")), paragraph(run("甲二"))) + box(nested, paragraph(run("乙二")))
    )
    assert texts(package(body)) == ["正文", "甲一", "甲二", "乙一", "内", "乙二"]


@pytest.mark.parametrize("name", ["toc 1", "TOC 9", "TOC Heading", "WPSOffice手动目录 2"])
def test_paragraphs_in_a_style_of_the_table_of_contents_are_left_out(name):
    styles = f'<w:style w:type="paragraph" w:styleId="a"><w:name w:val="{name}"/></w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="tocsin"/><w:basedOn w:val="a"/></w:style>'
    body = "".join(paragraph(run(f"做法{style}"), f'<w:pStyle w:val="{style}"/>') for style in "ab")
    assert texts(package(body, styles=styles)) == ["做法b"]


def field_mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def begin(*code):
    return (
        field_mark("begin")
        + "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in code)
        + field_mark("separate")
    )


def test_the_field_of_a_table_of_contents_is_left_out_and_text_around_it_is_not():
    reference = begin(" PAGEREF x ") + run("1") + field_mark("end")
    body = paragraph(run("目录") + begin("  T", "OC \\o ") + run("做法") + reference) + paragraph(
        run("问题") + reference
    )
    body += paragraph(field_mark("end") + run("做法")) + paragraph(begin(" TOCX ") + run("他") + field_mark("end"))
    assert texts(package(body)) == ["目录", "做法", "他"]


def test_a_table_of_contents_that_does_not_end_is_read():
    body = paragraph(field_mark("end") + begin(" TOC ") + run("做法")) + paragraph(
        begin("PAGE") + run("1") + field_mark("end")
    )
    assert texts(package(body)) == ["做法", "1"]


@pytest.mark.parametrize(
    "namespace", ["schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument"]
)
def test_formulas_are_text_of_their_paragraph(namespace):
    fraction = "<m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f>"
    power = "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup>"
    formula = f'<m:oMath xmlns:m="http://{namespace}/math">{fraction}<m:r><m:t>=</m:t></m:r>{power}</m:oMath>'
    assert texts(package(paragraph(run("比例") + formula + run("。")))) == ["比例3/4=10^3。"]


def notes(data):
    return [each.text[:7] for each in read_docx(data, PageRules()).notes]


CHUNKS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="a" Target="page.htm"/><Relationship Id="b" Target="/word/text.txt"/>
<Relationship Id="c" Target="other.docx"/><Relationship Id="d" Target="bad.mht"/></Relationships>"""
CHUNK = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{}"/>'


def with_chunks(*ids):
    body = paragraph(run("前")) + "".join(map(CHUNK.format, ids)) + paragraph(run("后"))
    stream = io.BytesIO(package(body))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", CHUNKS)
        archive.writestr("word/page.htm", "<h2>做法</h2><p>聘请法律顾问2名。</p>")
        archive.writestr("word/text.txt", "审查合同18份。")
        archive.writestr("word/other.docx", package(paragraph(run("别的"))))
        archive.writestr("word/bad.mht", "坏")
    return stream.getvalue()


def test_web_pages_and_texts_put_in_are_read_in_their_place_once():
    data = with_chunks("a", "b", "a")
    found = [(block.text, block.heading) for block in read_docx(data, PageRules()).blocks]
    assert found == [("前", None), ("做法", 2), ("聘请法律顾问2名。", None), ("审查合同18份。", None), ("后", None)]
    assert notes(data) == []


@pytest.mark.parametrize("ids", ["c", "d", "e", "ad"])
def test_what_is_put_in_and_cannot_be_read_is_told(ids):
    data = with_chunks(*ids)
    assert texts(data)[:1] + texts(data)[-1:] == ["前", "后"]
    assert notes(data) == ["文中有嵌入对象"]


@pytest.mark.parametrize("content", ["<o:OLEObject/>", "<o:relIds/>", "<o:chart/>"])
def test_diagrams_and_embedded_objects_are_told(content):
    embedded = f'<w:r><w:object xmlns:o="any">{content}</w:object></w:r>'
    assert notes(package(paragraph(run("正文") + embedded))) == ["文中有嵌入对象"]


@pytest.mark.parametrize(("length", "told"), [(20, ["文中有嵌入对象"]), (1000, [])])
def test_pictures_that_take_the_place_of_text_are_told(length, told):
    assert notes(package(paragraph(run("法" * length) + "<w:r><w:drawing/></w:r>" * 6))) == told


def test_wrappers_inside_a_paragraph_are_read_and_field_codes_symbols_and_reading_aids_are_not():
    body = paragraph(
        f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt><w:hyperlink>{run('链接')}</w:hyperlink>"
        f"<w:moveTo>{run('移来')}</w:moveTo><w:smartTag>{run('标记')}</w:smartTag>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r><w:r><w:sym w:char="F0B7"/></w:r>'
        f"<w:r><w:ruby><w:rt>{run('zi')}</w:rt><w:rubyBase>{run('字')}</w:rubyBase></w:ruby></w:r>"
    )
    assert texts(package(f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>")) == ["控件链接移来标记字"]


def test_the_main_part_and_its_styles_are_found_through_the_relationships():
    relation = '<Relationship Type="http://x/relationships/{}" Target="{}"/>'
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    style = '<w:style w:styleId="h"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    body = "<w:body>" + paragraph(run("做法"), '<w:pStyle w:val="h"/>') + "</w:body>"
    stream = io.BytesIO(package(paragraph(run("别的"))))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("_rels/.rels", relations.format(relation.format("officeDocument", "/text/main.xml")))
        archive.writestr("text/_rels/main.xml.rels", relations.format(relation.format("styles", "../word/own.xml")))
        archive.writestr("text/main.xml", f"<w:document {NAMESPACE}>{body}</w:document>")
        archive.writestr("word/own.xml", f"<w:styles {NAMESPACE}>{style}</w:styles>")
    blocks = read_docx(stream.getvalue(), PageRules()).blocks
    assert [(block.text, block.heading) for block in blocks] == [("做法", 1)]


def test_many_paragraphs_with_deleted_marks_are_joined_in_time():
    data = package((paragraph(run("法"), DELETED_MARK) + "<w:bookmarkEnd/>") * 20_000 + paragraph(run("治")))
    assert texts(data) == ["法" * 20_000 + "治"]


def test_line_breaks_split_a_paragraph_and_page_breaks_do_not():
    body = '<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:br w:type="page"/><w:t>三</w:t></w:r></w:p>'
    assert texts(package(body)) == ["一", "二三"]


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
    outlined = '<w:p><w:pPr><w:outlineLvl w:val="{}"/></w:pPr><w:r><w:t>做法</w:t></w:r></w:p>'
    blocks = read_docx(package(outlined.format(1) + outlined.format(9)), PageRules()).blocks
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
    "<w:del><w:p/></w:del>",
    "<w:vanish/>",
    "<w:rPr><w:vanish/><w:del/></w:rPr>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    "<w:trPr><w:del/></w:trPr>",
    "<w:tcPr><w:cellDel/></w:tcPr>",
    f"<w:tr><w:sdt>{cell('末', '<w:cellDel/>')}</w:sdt></w:tr>",
    field_mark("end") + begin("TOC") + "<w:altChunk/><w:pict/><w:instrText/>",
    f"<w:tc>{paragraph(run('末'), DELETED_MARK)}</w:tc>",
    '<w:r><w:footnoteReference w:id="1"/><w:footnoteReference/></w:r>',
]


@given(st.lists(st.sampled_from(FRAGMENTS)), st.sampled_from([LISTS, "", '<w:num w:numId="7"/>', "<w:abstractNum/>"]))
def test_odd_xml_is_read(fragments, numbering):
    body = "".join(fragments)
    read_docx(package(body, numbering, HIDING, footnotes=f"{note('footnote', 1, '注')}{body}"), PageRules())
