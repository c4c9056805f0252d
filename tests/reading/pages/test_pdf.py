import io

import fpdf
import pypdfium2
import pytest

from auditor.model import for_unit
from auditor.reading.draft import RefusedError
from auditor.reading.pages.pdf import read_pdf

BODY = (
    "坚持把学习宣传贯彻作为首要政治任务，纳入党委理论学习中心组学习内容，全年开展专题学习四次，"
    "干部职工依法办事的意识不断增强，工作成效明显。"
)


def lines(paragraph, width=35):
    rows = [(2, paragraph[: width - 2])]
    rows += [(0, paragraph[at : at + width]) for at in range(width - 2, len(paragraph), width)]
    return rows


def test_lines_become_paragraphs_across_pages_and_page_numbers_go(make_pdf, rules):
    rows = [(8, "柳塘镇年度情况报告"), (2, "一、主要做法"), *lines(BODY * 2), (2, "二、存在问题"), *lines(BODY)]
    first, second = [*rows[:5], (15, "— 1 —")], [*rows[5:], (15, "— 2 —")]
    blocks = read_pdf(make_pdf([first, second]), rules).blocks
    assert [block.text for block in blocks] == ["柳塘镇年度情况报告", "一、主要做法", BODY * 2, "二、存在问题", BODY]
    assert [block.page for block in blocks] == [1, 1, 1, 2, 2]


def test_a_running_head_goes_and_a_title_repeated_there_stays_once(make_pdf, rules):
    title = "柳塘镇二〇二三年法治政府建设报告"
    bodies = [f"{month}月，我镇{BODY}全镇上下一心" + "，再接再厉" * month + "。" for month in (3, 5, 7)]
    pages = [[(5, "溪口县公文"), (3, title), *lines(body), (15, f"{at}")] for at, body in enumerate(bodies, 1)]
    assert [block.text for block in read_pdf(make_pdf(pages), rules).blocks] == [title, *bodies]


def test_a_pdf_without_text_is_called_a_scan(rules):
    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 50, 50)
    with pytest.raises(RefusedError, match="扫描件"):
        read_pdf(bytes(pdf.output()), rules)


def test_an_encrypted_pdf_is_called_so(rules):
    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.set_encryption(owner_password="owner", user_password="user")
    with pytest.raises(RefusedError, match="密码"):
        read_pdf(bytes(pdf.output()), rules)


def test_a_truncated_pdf_is_called_damaged(rules):
    with pytest.raises(RefusedError, match="损坏"):
        read_pdf(b"%PDF-1.4\n1 0 obj", rules)


def _with_pictures(data, *shares):
    """The PDF with a page added for each share of its height that a picture fills."""
    document = pypdfium2.PdfDocument(data)
    for share in shares:
        page = document.new_page(595, 842)
        picture = pypdfium2.PdfImage.new(document)
        bitmap = pypdfium2.PdfBitmap.new_native(1, 1, pypdfium2.raw.FPDFBitmap_BGR)
        picture.set_bitmap(bitmap)
        picture.set_matrix(pypdfium2.PdfMatrix().scale(595, 842 * share))
        page.insert_obj(picture)
        page.gen_content()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_pages_are_counted_and_those_that_are_pictures_are_named(make_pdf, rules):
    data = make_pdf([lines(BODY), lines(BODY)])
    assert (read_pdf(data, rules).pages, read_pdf(data, rules).notes) == (2, ())
    draft = read_pdf(_with_pictures(data, 1, 0.1, 0.9), rules)
    assert draft.pages == 5
    assert draft.notes == (for_unit("第 3、5 页没有文字（可能是图片或扫描页），未能读取。"),)


def test_a_figure_that_ends_a_sentence_at_the_edge_of_a_page_stays(make_pdf, rules):
    first = [(2, "二、主要做法"), *lines(BODY), (2, "办结率达到"), (0, "100%。")]
    found = [block.text for block in read_pdf(make_pdf([first, [(2, "三、存在问题"), *lines(BODY)]]), rules).blocks]
    assert any("100%。" in text for text in found)


# The text matrices (ISO 32000-1 9.4.2) of text that runs up, upside down and down, for lines from one edge on, by the
# turn of the page (7.7.3.3) that shows it upright.
TURNS = {
    90: lambda indent, row: f"0 1 -1 0 {60 + 20 * row} {50 + 12 * indent}",
    270: lambda indent, row: f"0 -1 1 0 {535 - 20 * row} {790 - 12 * indent}",
    180: lambda indent, row: f"-1 0 0 -1 {545 - 12 * indent} {60 + 20 * row}",
}


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("quoted", [BODY, BODY.replace("理论学习中心组", "“理论学习中心组”")])
def test_turned_pages_are_read_like_level_ones(make_pdf, rules, turn, quoted):
    rows = [(2, "一、主要做法"), *lines(quoted * 2), (2, "二、存在问题"), *lines(quoted)]
    data = make_pdf([rows]).decode("ascii").replace("/MediaBox", f"/Rotate {turn}/MediaBox")
    for number, (indent, _) in enumerate(rows):
        level = f"{50 + 12 * indent} {800 - 20 * number} Td"
        data = data.replace(level, f"{TURNS[turn](indent, number)} Tm", 1)
    found = [block.text for block in read_pdf(data.encode("ascii"), rules).blocks]
    assert found == ["一、主要做法", quoted * 2, "二、存在问题", quoted]
