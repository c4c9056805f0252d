import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import for_unit
from auditor.reading.draft import RefusedError
from auditor.reading.pages.ofd import read_ofd
from auditor.rules.pages import PageRules

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
BODY = (
    "坚持把学习宣传贯彻作为首要政治任务，纳入党委理论学习中心组学习内容，全年开展专题学习四次，"
    "干部职工依法办事的意识不断增强，工作成效明显。"
)
ROOT = f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"


def text(content, x, y, size=5, deltas=None, **attributes):
    """A text object at (x, y), its characters as wide as `size`."""
    extra = "".join(f' {name}="{value}"' for name, value in attributes.items())
    deltas = f"g {len(content) - 1} {size}" if deltas is None else deltas
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y} 170 8" Size="{size}"{extra}>'
        f'<ofd:TextCode X="0" Y="4" DeltaX="{deltas}">{content}</ofd:TextCode></ofd:TextObject>'
    )


def lines(*rows, size=5):
    """Lines from the top of a page: each (indent in characters, text)."""
    return "".join(text(content, 20 + indent * size, 20 + 10 * row, size) for row, (indent, content) in enumerate(rows))


def wrapped(paragraph, width=34):
    rest = range(width - 2, len(paragraph), width)
    return [(2, paragraph[: width - 2]), *((0, paragraph[at : at + width]) for at in rest)]


def package(*pages, common="", parts=None):
    """An OFD file; each page is the inside of its Page element."""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    document = (
        f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        f"</ofd:PageArea>{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("OFD.xml", ROOT)
        archive.writestr("Doc_0/Document.xml", document)
        for number, inside in enumerate(pages):
            archive.writestr(f"Doc_0/Pages/Page_{number}/Content.xml", f"<ofd:Page {NAMESPACE}>{inside}</ofd:Page>")
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return stream.getvalue()


def layer(objects):
    return f"<ofd:Content><ofd:Layer ID='1'>{objects}</ofd:Layer></ofd:Content>"


def texts(data, rules=None):
    return [block.text for block in read_ofd(data, rules or PageRules()).blocks]


def test_lines_become_paragraphs_across_pages_and_page_numbers_go(rules):
    rows = [(8, "柳塘镇年度情况报告"), (2, "一、主要做法"), *wrapped(BODY * 2), (2, "二、存在问题"), *wrapped(BODY)]
    first, second = lines(*rows[:5], (15, "— 1 —")), lines(*rows[5:], (15, "— 2 —"))
    draft = read_ofd(package(layer(first), layer(second)), rules)
    assert [block.text for block in draft.blocks] == [
        "柳塘镇年度情况报告",
        "一、主要做法",
        BODY * 2,
        "二、存在问题",
        BODY,
    ]
    assert [block.page for block in draft.blocks] == [1, 1, 1, 2, 2]
    assert (draft.pages, draft.notes) == (2, ())


def test_text_objects_of_one_baseline_are_one_line_in_the_order_of_their_places():
    objects = text("依法行政", 40, 20) + text("坚持", 20, 20.3) + text("成效明显。", 60, 20)
    assert texts(package(layer(objects))) == ["坚持 依法行政成效明显。"]


def test_distances_may_be_counted_listed_or_left_out():
    objects = (
        text("一二三四五六", 20, 20, deltas="5 g 2 5 5 5")
        + text("七八九十百千", 20, 40, deltas="g 99999999 5")
        + text("甲乙丙丁戊己", 20, 60, deltas="")
        + text("庚辛", 50, 60)
    )
    assert texts(package(layer(objects))) == ["一二三四五六七八九十百千甲乙丙丁戊己庚辛"]


def test_a_matrix_places_text_and_text_across_the_page_comes_after_the_lines():
    scaled = text("坚持依法行政成效明显", 20, 20, 50, CTM="0.1 0 0 0.1 0 0") + text("意识增强", 70, 19.6)
    slanted = text("内部资料", 15, 12, CTM="0.7 0.7 -0.7 0.7 0 0")
    upright = (
        '<ofd:TextObject ID="7" Boundary="5 10 8 90" Size="5"><ofd:TextCode X="0" Y="4" DeltaY="g 2 9">装订线'
        "</ofd:TextCode></ofd:TextObject>"
    )
    found = read_ofd(package(layer(upright + slanted + scaled)), PageRules()).blocks
    assert "".join(block.text for block in found) == "坚持依法行政成效明显意识增强装订线内部资料"


def test_bold_drawn_twice_is_read_once_and_hidden_objects_are_not_read():
    objects = text("坚持依法行政成效明显", 20, 20) + text("坚持依法行政成效明显", 20.2, 20)
    assert texts(package(layer(objects + text("草稿", 20, 40, Visible="false")))) == ["坚持依法行政成效明显"]


def test_page_blocks_nest_and_a_composite_object_brings_its_unit_along():
    resources = (
        f'<ofd:Res {NAMESPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="77" Width="100" Height="20">'
        f"<ofd:Content>{text('干部职工意识增强', 0, 0)}<ofd:CompositeObject ID='3' ResourceID='77'/></ofd:Content>"
        "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    )
    objects = (
        f"<ofd:PageBlock><ofd:PageBlock>{text('坚持依法行政。', 20, 20)}</ofd:PageBlock></ofd:PageBlock>"
        '<ofd:CompositeObject ID="2" ResourceID="77" Boundary="20 60 100 20"/>'
    )
    common = "<ofd:DocumentRes>Res/DocumentRes.xml</ofd:DocumentRes>"
    data = package(layer(objects), common=common, parts={"Doc_0/Res/DocumentRes.xml": resources})
    assert texts(data) == ["坚持依法行政。干部职工意识增强"]


def test_a_template_is_read_only_where_the_page_has_no_text_of_its_own():
    common = '<ofd:TemplatePage ID="5" BaseLoc="/Doc_0/Tpls/T.xml"/>'
    parts = {"Doc_0/Tpls/T.xml": f"<ofd:Page {NAMESPACE}>{layer(text('柳塘镇人民政府公文用纸。', 20, 10))}</ofd:Page>"}
    use = '<ofd:Template TemplateID="5"/>'
    body = layer(text("坚持依法行政成效明显。", 20, 40))
    assert texts(package(use + body, common=common, parts=parts)) == ["坚持依法行政成效明显。"]
    assert texts(package(body, body + use, use, common=common, parts=parts))[-1] == "柳塘镇人民政府公文用纸。"


def test_pages_that_are_pictures_are_named_and_a_file_of_pictures_is_a_scan():
    picture = layer('<ofd:ImageObject ID="4" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="1"/>')
    seal = '<ofd:ImageObject ID="4" Boundary="0 0 40 40" CTM="40 0 0 40 0 0" ResourceID="1"/>'
    body = layer(lines(*wrapped(BODY)) + seal)
    assert read_ofd(package(body, picture, layer(seal), picture), PageRules()).notes == (
        for_unit("第 2、4 页没有文字（可能是图片或扫描页），未能读取。"),
    )
    with pytest.raises(RefusedError, match="扫描件"):
        read_ofd(package(picture, picture), PageRules())


def test_an_encrypted_package_and_one_without_a_document_are_refused():
    with pytest.raises(RefusedError, match="加密"):
        read_ofd(package(layer(""), parts={"Encryptions.xml": "<a/>"}), PageRules())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("OFD.xml", ROOT.replace("Doc_0", "../../etc"))
    with pytest.raises(RefusedError, match="损坏"):
        read_ofd(stream.getvalue(), PageRules())


def test_units_that_multiply_each_other_are_stopped():
    units = "".join(
        f'<ofd:CompositeGraphicUnit ID="{n}"><ofd:Content>'
        + f'<ofd:CompositeObject ResourceID="{n + 1}"/>' * 10
        + "</ofd:Content></ofd:CompositeGraphicUnit>"
        for n in range(12)
    )
    parts = {"Doc_0/R.xml": f"<ofd:Res {NAMESPACE}>{units}</ofd:Res>"}
    common = "<ofd:PublicRes>R.xml</ofd:PublicRes>"
    with pytest.raises(RefusedError, match="过多"):
        read_ofd(package(layer('<ofd:CompositeObject ResourceID="0"/>'), common=common, parts=parts), PageRules())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=12))
def test_a_damaged_package_is_read_or_refused(place, junk):
    data = package(layer(lines(*wrapped(BODY))))
    at = place % len(data)
    try:
        read_ofd(data[:at] + junk + data[at + len(junk) :], PageRules())
    except RefusedError as error:
        assert error.reason


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="g -.0123456789einfa", max_size=30), st.text(alphabet="g -.0123456789enainf", max_size=30))
def test_any_geometry_is_read(deltas, matrix):
    data = package(layer(text("坚持依法行政成效明显", 20, 20, deltas=deltas, CTM=matrix) + lines(*wrapped(BODY))))
    assert texts(data)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_part_is_refused_however_it_is_packed(method):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("OFD.xml", ROOT + " " * 500)
    data = stream.getvalue()
    start = data.index(b"OFD.xml") + len("OFD.xml")
    with pytest.raises(RefusedError, match="损坏"):
        read_ofd(data[: start + 20] + bytes(20) + data[start + 40 :], PageRules())
