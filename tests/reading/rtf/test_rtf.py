import io

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import for_unit
from auditor.reading.draft import RefusedError
from auditor.reading.rtf.rtf import read_rtf
from auditor.rules.pages import PageRules

HEAD = (
    rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fcharset0 Arial;}"
    rb"{\f2\fcharset2 Wingdings;}}{\stylesheet{\s1\outlinelevel1 \'b1\'ea\'cc\'e2;}{\s2 heading 1;}{\*\cs3 \v x;}}"
    rb"{\info{\title \'cc\'e2}}{\header\pard \'d2\'b3\'c3\'bc\par}"
)


def hexed(text):
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gb18030")).encode()


def rtf(body):
    """A document; Chinese text of `body` is written as bytes of the national encoding."""
    escaped = b"".join(char.encode() if char.isascii() else hexed(char) for char in body)
    return HEAD + escaped + b"}"


def blocks(body):
    return read_rtf(rtf(body), PageRules()).blocks


def texts(body):
    return [block.text for block in blocks(body)]


def test_text_comes_as_bytes_as_numbers_and_raw():
    numbers = r"\uc1\u22362?\u25345?{\uc2\u20381\'d2\'c0\u27861\'b7\'a8}\u-26666\'d0\u25919?{\uc0\u12290}"
    assert texts(r"\pard 审查合同12份。\par" + numbers + r"\par") == ["审查合同12份。", "坚持依法\u97d6政。"]
    assert read_rtf(HEAD + "坚持法治".encode("gbk") + b"}", PageRules()).blocks[0].text == "坚持法治"


def test_the_second_byte_of_a_character_may_be_a_letter_and_a_surrogate_pair_is_one_character():
    assert texts(r"\'81@\'d6\'d0\u-10179?\u-8999?字") == ["丂中\U0001f4d9字"]


def test_a_western_font_in_a_chinese_document_still_holds_chinese():
    assert texts(r"{\f1 坚持}{\f9 法治}") == ["坚持法治"]


def test_deleted_and_hidden_text_goes_and_a_deleted_paragraph_end_joins():
    body = r"审查{\revised 合同}{\deleted 方案}{\v 密}12份{\deleted \par}。\par{\mvf 旧}{\v 藏\v0 显\plain 文}\par"
    assert texts(body) == ["审查合同12份。", "显文"]


def test_automatic_numbers_stay_and_bullets_go():
    body = (
        r"{\listtext\pard\plain\f0 一、\tab}\pard 做法\par{\pntext\f1 1\tab}{\*\pn{\pntxtb (}}学习\par"
        r"{\listtext\f2 l\tab}执法\par{\listtext\u8226?\tab}普法\par{\listtext\f1 o\tab}监督\par"
    )
    assert texts(body) == ["一、做法", "1 学习", "执法", "普法", "监督"]


def test_a_table_row_is_one_block_and_a_row_with_one_filled_cell_only_frames_text():
    body = (
        r"\trowd\cellx1\cellx2\pard\intbl 事项\cell 件数\cell\row\pard\intbl 合同\par"
        r"{\listtext\pard 1.\tab}二行\cell 12\cell\row\trowd\pard\intbl 框内一段\par 框内二段\cell\row\pard 其后\par"
    )
    assert texts(body) == ["事项\t件数", "合同 1.二行\t12", "框内一段", "框内二段", "其后"]


def test_nested_cells_belong_to_the_cell_around_them():
    body = (
        r"\pard\intbl 外\cell\pard\intbl\itap2 内一\nestcell 内二\nestcell"
        r"{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\cell\row"
    )
    assert texts(body) == ["外\t内一 内二"]


def test_footnotes_come_last_and_a_text_box_after_its_paragraph():
    body = (
        r"正文{\super\chftn{\footnote\pard\plain\chftn 注一}}"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv 乙}}{\shptxt\pard 框内\par}}{\shprslt{\*\do 框内}}}继续\par 后文\par"
    )
    assert texts(body) == ["正文继续", "框内", "后文", "注一"]


def test_fields_give_their_result_and_pictures_comments_and_unknown_groups_nothing():
    body = (
        r"见{\field{\*\fldinst HYPERLINK x}{\fldrslt 附件}}{\pict\wmetafile8 0101}{\*\annotation 批注}"
        r"{\*\unknown 未知}{\pict\bin7 }}}{\'}}。\par"
    )
    assert texts(body) == ["见附件。"]


def test_line_breaks_split_a_paragraph_and_page_breaks_do_not():
    assert texts(r"一\line 二\page 三\tab 四\ldblquote 五\rdblquote\par") == ["一", "二三 四“五”"]


def test_outline_levels_come_from_the_paragraph_its_style_or_the_name_of_the_style():
    body = (
        r"\pard\outlinelevel0 甲\par\pard\s1 乙\par\pard\s2 丙\par\pard\s1\outlinelevel9 丁\par"
        r"\pard{\listtext\pard 1.}戊\par"
    )
    assert [block.heading for block in blocks(body)] == [1, 2, 1, None, None]


def test_a_file_cut_off_is_read_with_a_note_and_other_bytes_are_refused():
    draft = read_rtf(rtf(r"坚持\par{\footnote 注}法治{\b 依")[:-1], PageRules())
    assert [block.text for block in draft.blocks] == ["坚持", "法治依", "注"]
    assert draft.notes == (for_unit("文件结尾不完整，可能缺少后面的内容。"),)
    with pytest.raises(RefusedError, match="RTF"):
        read_rtf("坚持法治".encode(), PageRules())


def test_groups_nested_without_end_are_refused():
    with pytest.raises(RefusedError, match="损坏"):
        read_rtf(b"{\\rtf1" + b"{\\footnote" * 50_000, PageRules())


TOKENS = (
    r"\par", r"\cell", r"\row", r"\intbl", r"\u22362", r"\u-10179", r"\uc3", "{", "}", r"{\footnote", r"{\shptxt",
    r"{\listtext", r"{\*", r"\'d6", r"\'", r"\bin3", r"\bin-1", r"\deleted", r"\v", r"{\fonttbl", r"{\stylesheet", r"\s1",
    r"\outlinelevel3", r"\f7", r"\fcharset2", r"\ansicpg65001", r"\ansicpg0", "\\", "字", "x",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=40))
def test_any_sequence_of_tokens_is_read(parts):
    read_rtf(b"{\\rtf1" + "".join(parts).encode("gbk"), PageRules())


@given(st.binary(max_size=200))
def test_any_bytes_after_the_head_are_read(junk):
    read_rtf(HEAD + junk, PageRules())


@pytest.fixture(scope="module")
def converted(tmp_path_factory, soffice):
    """A python-docx document saved as rich text by LibreOffice."""
    folder = tmp_path_factory.mktemp("rtf")
    (folder / "report.docx").write_bytes(_document())
    return soffice(folder / "report.docx", "rtf", folder).read_bytes()


def _document():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.add_heading("一、主要做法", 1)
    paragraph = document.add_paragraph("审查合同")
    deletion = OxmlElement("w:del")
    deletion.set(qn("w:id"), "1")
    deletion.set(qn("w:author"), "某")
    run = OxmlElement("w:r")
    gone = OxmlElement("w:delText")
    gone.text = "方案"
    run.append(gone)
    deletion.append(run)
    paragraph._p.append(deletion)
    paragraph.add_run("12份，“好”。")
    paragraph.add_run("隐藏").font.hidden = True
    document.add_paragraph("学习", style="List Number")
    document.add_paragraph("执法", style="List Number")
    document.add_paragraph("普法", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["事项", "件数", "合同", "12"], strict=True):
        cell.text = text
    frame = document.add_table(1, 1).cell(0, 0)
    frame.text = "框内一段"
    frame.add_paragraph("框内二段")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.office
def test_what_libreoffice_writes_is_read_as_it_was_meant(converted):
    found = read_rtf(converted, PageRules()).blocks
    assert [block.text for block in found] == [
        "一、主要做法",
        "审查合同12份，“好”。",
        "1.学习",
        "2.执法",
        "普法",
        "事项\t件数",
        "合同\t12",
        "框内一段",
        "框内二段",
    ]
    assert [block.heading for block in found] == [1, *[None] * 8]
