import io
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import for_unit
from auditor.reading.draft import RefusedError
from auditor.reading.scan import ocr
from auditor.rules.pages import PageRules

pytestmark = pytest.mark.ocr

FONT_FOLDERS = ("/usr/share/fonts", "/System/Library/Fonts", "/Library/Fonts", "C:/Windows/Fonts")
FONT_NAMES = ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc", "simsun.ttc", "Songti.ttc", "wqy-zenhei.ttc")
SIZE, COLUMNS = 32, 28  # pixels a character, characters a line
PARAGRAPHS = [
    "柳塘镇2024年度法治政府建设情况报告",
    "一、主要举措和成效",
    "（一）聘请法律顾问3名，全年审查合同126份，提出意见建议89条；办理行政复议案件12件，纠错率为8.3%，同比下降2个百分点。",
    "（二）坚持把学习宣传贯彻作为首要政治任务，纳入党委理论学习中心组学习内容，全年开展专题学习4次，干部职工依法办事的"
    "意识不断增强，工作成效明显。",
    "二、存在的不足",
    "“一村一法律顾问”作用发挥不够，执法人员业务能力有待提高，行政执法“三项制度”落实不够到位。",
]


@pytest.fixture(scope="module")
def font():
    from PIL import ImageFont

    for folder in map(Path, FONT_FOLDERS):
        for name in FONT_NAMES:
            for path in folder.rglob(name):
                return ImageFont.truetype(str(path), SIZE, index=2 if "CJK" in name else 0)
    pytest.skip("no Chinese font is installed")


@pytest.fixture(scope="module")
def draw(font):
    """A maker of pages of A4 at 200 dpi, on which paragraphs are set as a word processor sets them."""
    from PIL import Image, ImageDraw

    def page(paragraphs, foot=""):
        image = Image.new("L", (1654, 2339), 255)
        pen = ImageDraw.Draw(image)
        rows = [row for paragraph in paragraphs for row in wrapped(paragraph, font)]
        for number, row in enumerate(rows):
            pen.text((380, 240 + 54 * number), row, font=font, fill=0)
        pen.text((790, 2140), foot, font=font, fill=0)
        return image

    return page


def wrapped(paragraph, font):
    rows = [""]
    for char in f"\u3000\u3000{paragraph}":
        if font.getlength(rows[-1] + char) > COLUMNS * SIZE and char not in "，。；、）”":
            rows.append("")
        rows[-1] += char
    return rows


def saved(image, kind="PNG", **options):
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def errors(draft, paragraphs=PARAGRAPHS):
    """The share of characters that are not found again in their place."""
    wanted, found = "".join(paragraphs), "".join(block.text for block in draft.blocks)
    same = sum(each.size for each in SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks())
    return (max(len(wanted), len(found)) - same) / len(wanted)


def test_a_clean_page_is_read_paragraph_by_paragraph(draw, rules):
    draft = ocr.read_image(saved(draw(PARAGRAPHS)), rules)
    assert errors(draft) <= 0.02
    assert len(draft.blocks) == len(PARAGRAPHS)
    assert draft.pages == 1
    assert all(block.recognised for block in draft.blocks)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_read_as_if_it_stood_upright(draw, rules, degrees):
    draft = ocr.read_image(saved(draw(PARAGRAPHS).rotate(degrees, expand=True), "JPEG"), rules)
    assert errors(draft) <= 0.02
    assert len(draft.blocks) == len(PARAGRAPHS)


def test_a_page_put_in_aslant_keeps_its_paragraphs(draw, rules):
    draft = ocr.read_image(saved(draw(PARAGRAPHS).rotate(2, fillcolor=255), "BMP"), rules)
    assert errors(draft) <= 0.02
    assert len(draft.blocks) == len(PARAGRAPHS)


@pytest.mark.parametrize("mode", ["1", "RGBA", "I;16", "CMYK"])
def test_black_and_white_transparent_deep_and_print_colours_are_read(draw, rules, mode):
    from PIL import Image

    page = draw(PARAGRAPHS[:3])
    if mode == "RGBA":  # black ink on black paper that is transparent
        image = Image.new("RGBA", page.size, (0, 0, 0, 0))
        image.putalpha(page.point(lambda grey: 255 - grey))
    elif mode == "I;16":
        image = Image.frombytes("I;16", page.size, b"".join(bytes((grey, grey)) for grey in page.tobytes()))
    else:
        image = page.convert(mode)
    assert errors(ocr.read_image(saved(image, "TIFF"), rules), PARAGRAPHS[:3]) <= 0.02


@pytest.mark.parametrize(("kind", "read"), [("PDF", ocr.read_scan), ("TIFF", ocr.read_image)])
def test_two_scanned_pages_are_joined_and_their_page_numbers_go(draw, rules, kind, read):
    pages = [draw(PARAGRAPHS[:3], "— 1 —"), draw(PARAGRAPHS[3:], "— 2 —")]
    draft = read(saved(pages[0], kind, save_all=True, append_images=pages[1:]), rules)
    assert errors(draft) <= 0.02
    assert [block.page for block in draft.blocks] == [1, 1, 1, 2, 2, 2]
    assert draft.pages == 2


def test_only_the_pages_without_a_text_layer_are_recognised(draw, make_pdf, rules):
    import pypdfium2

    text = ["坚持依法行政，全年办理复议案件十二件。", "二、存在的不足"]
    both = pypdfium2.PdfDocument.new()
    both.import_pages(pypdfium2.PdfDocument(make_pdf([[(2, line) for line in text]])))
    both.import_pages(pypdfium2.PdfDocument(saved(draw(PARAGRAPHS), "PDF", resolution=200)))
    stream = io.BytesIO()
    both.save(stream)
    draft = ocr.read_scan(stream.getvalue(), rules)
    assert [block.text for block in draft.blocks if not block.recognised] == text
    assert errors(draft, [*text, *PARAGRAPHS]) <= 0.02
    assert draft.pages == 2


def test_too_many_scanned_pages_are_refused_before_any_is_recognised(rules):
    from PIL import Image

    blank = Image.new("L", (60, 80), 255)
    for kind, read in (("PDF", ocr.read_scan), ("TIFF", ocr.read_image)):
        many = saved(blank, kind, save_all=True, append_images=[blank] * ocr.MAX_RECOGNISED)
        with pytest.raises(RefusedError, match="超过 60 页"):
            read(many, rules)


def test_a_picture_that_unpacks_to_too_much_is_refused(rules):
    from PIL import Image

    for side in (9000, 14000):
        with pytest.raises(RefusedError, match="万像素"):
            ocr.read_image(saved(Image.new("1", (side, side))), rules)


def test_a_strip_and_a_blank_page_are_refused(rules):
    from PIL import Image

    with pytest.raises(RefusedError, match="狭长"):
        ocr.read_image(saved(Image.new("L", (100, 9000), 255)), rules)
    with pytest.raises(RefusedError, match="没有认出"):
        ocr.read_image(saved(Image.new("L", (800, 900), 255)), rules)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["PNG", "JPEG", "TIFF", "BMP", "PDF"]), st.integers(0, 5000), st.binary(max_size=8))
def test_a_damaged_picture_is_read_or_refused(kind, place, junk):
    from PIL import Image

    data = saved(Image.linear_gradient("L").resize((40, 40)), kind)
    at = place % len(data)
    with pytest.raises(RefusedError):
        (ocr.read_scan if kind == "PDF" else ocr.read_image)(data[:at] + junk + data[at + 2 * len(junk) :], PageRules())


# An audit hook sees what Python asks of the network (a library also tries whether the computer knows IPv6, which binds
# but sends nothing), not what compiled libraries do by themselves: against these stands the bound on the version of
# onnxruntime, which opens no connection before 1.29.
QUIETLY = """
import sys
from pathlib import Path
asked = []
local = ("socket.__new__", "socket.bind", "socket.gethostname")
hook = lambda event, arguments: asked.append(event) if event.startswith("socket.") and event not in local else None
sys.addaudithook(hook)
from auditor.reading.scan.ocr import read_image
from auditor.rules.pages import PageRules
assert "onnxruntime" not in sys.modules and "PIL" not in sys.modules
assert read_image(Path(sys.argv[1]).read_bytes(), PageRules()).blocks
import onnxruntime, os
assert tuple(map(int, onnxruntime.__version__.split(".")[:2])) < (1, 29), onnxruntime.__version__
assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"
assert not asked, asked
"""


def test_recognition_asks_nothing_of_the_network_and_prints_nothing(draw, tmp_path):
    page = tmp_path / "page.png"
    page.write_bytes(saved(draw(PARAGRAPHS[:2])))
    done = subprocess.run([sys.executable, "-c", QUIETLY, str(page)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture(scope="module")
def with_pages(make_pdf):
    """A maker of PDFs: three pages of text, then the pictures as pages."""
    import pypdfium2

    def made(*pictures):
        text = [(2, "坚持依法行政，全年办理复议案件十二件。"), (2, "二、存在的不足")]
        both = pypdfium2.PdfDocument.new()
        both.import_pages(pypdfium2.PdfDocument(make_pdf([text] * 3)))
        for picture in pictures:
            both.import_pages(pypdfium2.PdfDocument(saved(picture, "PDF")))
        stream = io.BytesIO()
        both.save(stream)
        return stream.getvalue()

    return made


def test_beside_text_a_page_that_cannot_be_recognised_is_left_and_named(draw, with_pages, rules):
    from PIL import Image

    draft = ocr.read_scan(with_pages(Image.new("L", (2000, 200), 128), draw(PARAGRAPHS[:2])), rules)
    assert draft.notes == (for_unit("第 4 页没有文字（可能是图片或扫描页），未能读取。"),)
    assert [block.text for block in draft.blocks if block.recognised] == PARAGRAPHS[:2]
    assert draft.blocks[0].text == "坚持依法行政，全年办理复议案件十二件。"


def test_beside_text_the_pages_beyond_the_most_are_left_and_named(draw, with_pages, rules, monkeypatch):
    monkeypatch.setattr(ocr, "MAX_RECOGNISED", 1)
    draft = ocr.read_scan(with_pages(draw(PARAGRAPHS[:2]), draw(PARAGRAPHS[2:])), rules)
    assert draft.notes == (for_unit("第 5 页没有文字（可能是图片或扫描页），未能读取。"),)
    assert [block.text for block in draft.blocks if block.recognised] == PARAGRAPHS[:2]
