import io

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Paragraph, Place, Submission
from auditor.output.annotated.rebuilt import rebuilt

TOLD = "本文件由程序根据《甲.pdf》的文字生成，版式与原件不同。"


def submission(*texts, furniture=()):
    paragraphs = (Paragraph(number, text, furniture=number in furniture) for number, text in enumerate(texts, 1))
    return Submission("甲.pdf", "0" * 64, "pdf", tuple(paragraphs))


def word(file):
    return docx.Document(io.BytesIO(file.data))


def test_the_first_line_tells_what_the_file_is_and_the_paragraphs_follow():
    file = rebuilt(submission("青石镇报告", "聘请律师。"), 1, (), [TOLD])
    assert [each.text for each in word(file).paragraphs] == [TOLD, "青石镇报告", "聘请律师。"]


def test_page_furniture_is_left_out():
    file = rebuilt(submission("首页", "青石镇报告", furniture=(1,)), 2, (), [TOLD])
    assert [each.text for each in word(file).paragraphs][1:] == ["青石镇报告"]


def test_a_text_that_is_all_furniture_is_shown():
    assert len(word(rebuilt(submission("首页", furniture=(1,)), 1, (), [TOLD])).paragraphs) == 2


def test_the_title_and_what_stands_above_are_centred_and_headings_bold():
    text = submission("青石镇人民政府", "2024年报告", "一、做法。聘请律师。")
    *_, above, title, body = word(rebuilt(text, 2, [Place(3, 0, 5)], [TOLD])).paragraphs
    assert {each.style.paragraph_format.alignment for each in (above, title)} == {WD_ALIGN_PARAGRAPH.CENTER}
    assert title.style.font.bold and not above.style.font.bold
    assert [(run.text, bool(run.bold)) for run in body.runs] == [("一、做法。", True), ("聘请律师。", False)]


def test_what_xml_cannot_hold_is_replaced_by_one_sign():
    file = rebuilt(submission("甲\x00乙\ufffe丙\ud800"), 1, (), [TOLD])
    assert word(file).paragraphs[-1].text == "甲\ufffd乙\ufffd丙\ufffd"


def test_the_same_text_gives_the_same_bytes():
    text = submission("青石镇报告", "一、做法\t甲")
    assert rebuilt(text, 1, [Place(2, 0, 4)], [TOLD]).data == rebuilt(text, 1, [Place(2, 0, 4)], [TOLD]).data


@given(st.text("甲乙\t 。", min_size=1, max_size=9), st.integers(0, 8), st.integers(1, 9))
@settings(deadline=None)
def test_the_origins_lead_to_the_text(text, start, end):
    bold = [Place(1, start, end)] if start < end else []
    file = rebuilt(submission(text), 1, bold, [TOLD])
    elements = list(file.root.iter("*"))
    assert "".join(elements[each.element].text or "\t" for each in file.origins[1]) == text
    assert [each.start for each in file.origins[1]] == [0, *(each.end for each in file.origins[1][:-1])]
