import io
import struct
import zipfile
from dataclasses import dataclass, field

import docx
import olefile
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.reading.draft import DeferredError, RefusedError
from auditor.reading.word.docx import read_docx
from auditor.reading.word97.doc import read_doc
from auditor.rules.pages import PageRules

WORD = nsdecls("w")
LISTS = (
    f"""<w:abstractNum {WORD} w:abstractNumId="50"><w:multiLevelType w:val="multilevel"/>
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="Heading1"/>
      <w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>
      <w:lvlText w:val="（%2）"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/>
      <w:lvlText w:val="%3."/></w:lvl></w:abstractNum>""",
    f"""<w:abstractNum {WORD} w:abstractNumId="51"><w:multiLevelType w:val="multilevel"/>
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%3"/></w:lvl>
    <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="*"/></w:lvl></w:abstractNum>""",
)
NUMBERS = (
    f'<w:num {WORD} w:numId="50"><w:abstractNumId w:val="50"/></w:num>',
    f'<w:num {WORD} w:numId="51"><w:abstractNumId w:val="51"/></w:num>',
    f'<w:num {WORD} w:numId="52"><w:abstractNumId w:val="51"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
)
FOOTNOTES = f"""<w:footnotes {WORD}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>数据截至年底。</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
BOX = """<w:r xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:200pt;height:60pt;position:absolute">
<v:textbox><w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""
FIELD = """<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://example.org"</w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>三月</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"""
DELETED = '<w:del w:id="9" w:author="a" w:date="2025-01-01T00:00:00Z"><w:r><w:delText>旧稿</w:delText></w:r></w:del>'
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def report():
    """A .docx with what reports have in them: lists, styles, a table, notes, a box, a field, changes."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for each in LISTS:
        numbering.insert(0, parse_xml(each))
    for each in NUMBERS:
        numbering.append(parse_xml(each))
    properties = document.styles["Heading 1"].element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {WORD}><w:numId w:val="50"/></w:numPr>'))

    def item(text, level, number_id=50):
        paragraph = document.add_paragraph(text)
        numbers = f'<w:numPr {WORD}><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(numbers))

    def runs(text, xml):
        document.add_paragraph(text)._p.extend(list(parse_xml(f"<w:p {WORD}>{xml}</w:p>")))

    document.add_heading("主要做法", 1)
    for text, level in (("学习", 1), ("班子学法", 2), ("全员学法", 2), ("执法", 1)):
        item(text, level)
    document.add_heading("存在问题", 1)
    item("短板", 1)
    for text, level, number_id in (
        ("件数", 0, 51), ("审查", 1, 51), ("复议", 1, 51), ("圈", 2, 51), ("点", 3, 51), ("又一", 0, 51),
        ("重来", 0, 52),
    ):  # fmt: skip
        item(text, level, number_id)
    runs("定于", FIELD + DELETED + HIDDEN + "<w:r><w:t>开会，换行</w:t><w:br/><w:t>之后𠮷。</w:t></w:r>")
    runs("有注", '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t></w:r>')
    runs("挂框的段", BOX)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["事项", "件数", "合同", "12"], strict=True):
        cell.text = text
    table.cell(1, 0).add_table(1, 1).cell(0, 0).text = "内层"
    frame = document.add_table(1, 1).cell(0, 0)
    frame.text = "框内一段"
    frame.add_paragraph("框内二段")
    document.add_heading("下步打算", 1)
    document.add_heading("细目", 2)
    document.add_paragraph("Plain English & “quotes” – end.")
    stream = io.BytesIO()
    document.save(stream)
    return with_footnotes(stream.getvalue())


def with_footnotes(data):
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode("utf-8") if name.endswith((".xml", ".rels")) else old.read(name)
            if name == "[Content_Types].xml":
                override = f'<Override PartName="/word/footnotes.xml" ContentType="{CONTENT_TYPE}"/></Types>'
                part = part.replace("</Types>", override)
            if name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rId900" Type="{RELATIONSHIP}" Target="footnotes.xml"/></Relationships>'
                part = part.replace("</Relationships>", link)
            new.writestr(name, part)
        new.writestr("word/footnotes.xml", FOOTNOTES)
    return changed.getvalue()


@dataclass(frozen=True)
class Pair:
    docx: bytes = field(repr=False)
    doc: bytes = field(repr=False)


@pytest.fixture(scope="session")
def pair(tmp_path_factory, soffice):
    """The report as .docx and, converted, as .doc."""
    folder = tmp_path_factory.mktemp("doc")
    (folder / "a.docx").write_bytes(report())
    return Pair((folder / "a.docx").read_bytes(), soffice(folder / "a.docx", "doc", folder).read_bytes())


def blocks(data):
    return [(block.text.strip(), block.heading) for block in read_doc(data, PageRules()).blocks if block.text.strip()]


@pytest.mark.office
def test_a_converted_document_reads_as_the_docx_does(pair):
    as_docx = read_docx(pair.docx, PageRules()).blocks
    assert blocks(pair.doc) == [(block.text.strip(), block.heading) for block in as_docx if block.text.strip()]


@pytest.mark.office
def test_a_converted_document_reads_as_word_shows_it(pair):
    assert blocks(pair.doc) == [
        ("一、主要做法", 1),
        ("（一）学习", None),
        ("3.班子学法", None),
        ("4.全员学法", None),
        ("（二）执法", None),
        ("二、存在问题", 1),
        ("（一）短板", None),
        ("1 件数", None),
        ("1.1 审查", None),
        ("1.2 复议", None),
        ("① 圈", None),
        ("点", None),
        ("2 又一", None),
        ("1 重来", None),
        ("定于三月开会，换行", None),
        ("之后𠮷。", None),
        ("有注。", None),
        ("挂框的段", None),
        ("框内文字", None),
        ("事项\t件数", None),
        ("合同 内层\t12", None),
        ("框内一段", None),
        ("框内二段", None),
        ("三、下步打算", 1),
        ("细目", 2),
        ("Plain English & “quotes” – end.", None),
        ("数据截至年底。", None),
    ]


ROW_END = {0x2416: 1, 0x2417: 1}
CELL = {0x2416: 1}


def sprm(code, operand):
    return struct.pack("<H", code) + operand.to_bytes((1, 1, 2, 4)[code >> 13] if code >> 13 < 4 else 2, "little")


def grpprl(properties):
    return b"".join(sprm(code, operand) for code, operand in properties.items())


def page(runs, at, entry):
    """A page of formatted runs: `runs` are (characters, stored properties), the text begins at offset `at`."""
    offsets, entries, stored, place = [at], b"", bytearray(512), 510
    for length, content in runs:
        place = (place - len(content)) // 2 * 2
        stored[place : place + len(content)] = content
        entries += bytes([place // 2]) + bytes(entry - 1)
        offsets.append(offsets[-1] + 2 * length)
    head = struct.pack(f"<{len(offsets)}I", *offsets) + entries
    stored[: len(head)] = head
    stored[511] = len(runs)
    return bytes(stored)


def papx(style, properties):
    content = struct.pack("<H", style) + grpprl(properties)
    return (
        bytes([0, len(content) // 2]) + content if len(content) % 2 == 0 else bytes([len(content) // 2 + 1]) + content
    )


def level(text, number_format=37, start=1, flags=0):
    head = struct.pack("<IBB9xB4x4xBBBx", start, number_format, flags, 0, 0, 0, 0)
    return head + struct.pack("<H", len(text)) + text.encode("utf-16-le")


LIST_PARTS = {
    # One list of nine levels, and two that paragraphs name: the second starts afresh.
    "definitions": struct.pack("<HiI9HBB", 1, 77, 0, *[0xFFF] * 9, 0, 0),
    "levels": level("\x00、") + level("（\x01）") + level("\x00.\x02", 0, 1, 4) + level("*", 23) + level("", 255) * 5,
    "lists": struct.pack("<I", 2)
    + struct.pack("<i8xB3x", 77, 0)
    + struct.pack("<i8xB3x", 77, 1)
    + struct.pack("<I", 0xFFFFFFFF)
    + struct.pack("<III", 0xFFFFFFFF, 1, 0x10),
}


def word(paragraphs, runs=(), narrow=False, parts=LIST_PARTS, sizes=None, piece=(0, b"")):
    """The streams of a Word 97 file. `paragraphs` are texts with their mark, or (text, properties, style); `runs`
    are (characters, properties); `sizes` are the lengths of the stories; `piece` is the property code of the one piece and
    what stands before the piece table; `parts` are those of the lists, and others by their index in the FIB."""
    triples = [(each, {}, 0) if isinstance(each, str) else (*each, 0)[:3] for each in paragraphs]
    text = "".join(each for each, _, _ in triples)
    units = len(text.encode("utf-16-le")) // 2
    main = bytearray(1024 + (units if narrow else 2 * units))
    struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
    main[1024:] = text.encode("cp1252" if narrow else "utf-16-le")
    main += bytes(-len(main) % 512)
    table = b"\x01" * 8
    for index, content, counted in (
        (13, struct.pack("<III", 1024, 9999, len(main) // 512), None),
        (12, struct.pack("<III", 1024, 9999, len(main) // 512 + 1), None),
        (33, piece[1] + struct.pack("<BIII2xIH", 2, 16, 0, units, 2048 | 1 << 30 if narrow else 1024, piece[0]), None),
        (73, parts["definitions"] + parts["levels"], len(parts["definitions"])),
        (74, parts["lists"], None),
        *((index, content, None) for index, content in parts.items() if isinstance(index, int)),
    ):
        struct.pack_into("<II", main, 0x9A + 8 * index, len(table), len(content) if counted is None else counted)
        table += content
    stored = [(len(each.encode("utf-16-le")) // 2, papx(style, properties)) for each, properties, style in triples]
    main += page(stored, 1024, 13)
    main += page([(length, bytes([len(grpprl(each))]) + grpprl(each)) for length, each in runs], 1024, 1)
    for story, size in enumerate(sizes or [units]):
        struct.pack_into("<I", main, 0x4C + 4 * story, size)
    return {"WordDocument": bytes(main), "0Table": table}


def compound(streams):
    """A compound file ([MS-CFB]) of 512-byte sectors with these streams, each at least 4096 bytes long."""
    free, end, no = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF
    sectors, fat, entries = [], [], []

    def store(content):
        first, count = len(sectors), -(-len(content) // 512)
        sectors.extend(content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512))
        fat.extend([*range(first + 1, first + count), end])
        return first

    def entry(name, kind, right, child, first, size):
        head = name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBB", 2 * len(name) + 2, kind, 1)
        return head + struct.pack("<III36xIQ", no, right, child, first, size)

    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    entries.append(entry("Root Entry", 5, no, 1, end, 0))
    for number, name in enumerate(names, start=1):
        content = streams[name].ljust(4096, b"\0")
        right = number + 1 if number < len(names) else no
        entries.append(entry(name, 2, right, no, store(content), len(content)))
    directory = store(b"".join(entries).ljust(-(-len(entries) // 4) * 512, b"\0"))
    count = -(-(len(fat) + 2) // 128)
    places = range(len(fat), len(fat) + count)
    fat += [0xFFFFFFFD] * count
    fat += [free] * (128 * count - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, count, directory, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", *places, *[free] * (109 - count))
    return header + b"".join(sectors) + struct.pack(f"<{len(fat)}I", *fat)


def texts(*paragraphs, **options):
    return [text for text, _ in blocks(compound(word(paragraphs, **options)))]


def listed(text, place=0, number=1):
    return text + "\r", {0x260A: place, 0x460B: number}


def test_numbers_run_on_between_lists_of_one_definition_and_start_afresh_where_told():
    items = [listed("甲"), listed("乙"), listed("子", 1), listed("丙", 0, 2), listed("丁", 0, 2), listed("丑", 1, 2)]
    assert texts(*items) == ["一、甲", "二、乙", "（一）子", "一、丙", "二、丁", "（一）丑"]


def test_legal_levels_show_figures_and_bullets_nothing():
    assert texts(listed("甲"), listed("乙", 2), listed("丙", 3)) == ["一、甲", "1.1 乙", "丙"]


def test_a_list_number_of_zero_or_with_kept_indents_is_understood():
    assert texts(listed("甲", 0, 0xFFFF), listed("乙", 0, 0), listed("丙", 0, 0xF801)) == ["一、甲", "乙", "丙"]


def test_a_list_that_brings_its_own_level_numbers_by_it():
    own = struct.pack("<I", 1) + struct.pack("<i8xB3x", 77, 1)
    own += struct.pack("<III", 0xFFFFFFFF, 9, 0x30) + level("第\x00项", 0, 4)
    assert texts(listed("甲"), listed("乙"), parts={**LIST_PARTS, "lists": own}) == ["第4项 甲", "第5项 乙"]


def test_narrow_pieces_are_windows_1252_in_part():
    assert texts("Aé – “b”…\r", narrow=True) == ["Aé – “b”…"]


def test_outline_levels_are_headings_and_level_nine_is_text():
    data = compound(word([("甲\r", {0x2640: 1}), ("乙\r", {0x2640: 9})]))
    assert blocks(data) == [("甲", 2), ("乙", None)]


def test_a_page_break_is_no_text_and_a_section_break_ends_a_paragraph():
    assert texts("前页\x0c后页\r", "节末\x0c", "又一节\r") == ["前页后页", "节末", "又一节"]


def test_line_breaks_split_and_special_characters_go():
    assert texts("甲\x0b乙\x01\x08\x1f\t丙\x1e丁\r") == ["甲", "乙 丙-丁"]


def test_rows_are_joined_by_tabs_and_a_framing_row_gives_its_paragraphs():
    rows = [("甲\x07", CELL), ("乙\r", CELL), ("丙\x07", CELL), ("\x07", ROW_END)]
    frame = [("框内\r", CELL), ("两段\x07", CELL), ("\x07", CELL), ("\x07", ROW_END)]
    assert texts(*rows, *frame, "后\r") == ["甲\t乙 丙", "框内", "两段", "后"]


def test_a_table_without_its_last_row_end_is_read():
    assert texts(("甲\x07", CELL), ("乙\x07", CELL)) == ["甲\t乙"]


def test_properties_of_a_wide_row_may_lie_in_the_data_stream():
    streams = word([("甲\x07", CELL), ("乙\x07", CELL), ("\x07", {0x6646: 2}), "后\r"])
    content = grpprl(ROW_END)
    streams["Data"] = b"\0\0" + struct.pack("<H", len(content)) + content
    assert [text for text, _ in blocks(compound(streams))] == ["甲\t乙", "后"]


def test_deleted_and_hidden_runs_go_and_a_deleted_mark_joins_paragraphs():
    runs = [(1, {}), (1, {0x0800: 1}), (1, {}), (1, {0x083C: 1}), (1, {0x0800: 1}), (2, {})]
    assert texts("甲乙丙丁\r", "戊\r", runs=runs) == ["甲丙戊"]


def test_a_bracket_that_stands_for_a_symbol_goes_and_others_stay():
    assert texts("((甲)\r", runs=[(1, {0x0855: 1}), (4, {})]) == ["(甲)"]


def test_a_property_set_on_a_whole_piece_counts():
    assert texts("甲\r", piece=(1 << 8 | 0x5C << 1, b"")) == []
    told = struct.pack("<BH", 1, 3) + sprm(0x0800, 1)
    assert texts("甲\r", piece=(1, told)) == []


def test_a_field_keeps_its_result_and_nested_ones_too():
    assert texts("见\x13 PAGEREF \x13 X \x14内\x15 \x14第\x13 Y \x14三\x15页\x15。\r") == ["见第三页。"]
    assert texts("无结果\x13 TC \x15。\r", "未闭合\x13后文\r") == ["无结果。", "未闭合后文"]


def test_footnotes_and_endnotes_come_last_and_headers_not_at_all():
    parts = ["正文\x02\r", "\x02 脚注\r", "页眉\r", "\x02 尾注\r"]
    sizes = [4, 5, 3, 0, 0, 5]
    assert texts(*parts, sizes=sizes) == ["正文", "脚注", "尾注"]


def test_a_table_of_contents_is_left_out():
    field = ["目录\r", "\x13 TOC \\o \x14主要做法\x13 PAGEREF \x141\x15\r", "存在问题\x092\r", "\x15\r", "做法\r"]
    assert texts(*field) == ["目录", "做法"]
    built_in = [struct.pack("<HHHHHHxx", 0, 1, 0, 0, 0, 0), struct.pack("<HHHHHHxx", 19, 1, 0, 0, 0, 0)]
    sheet = struct.pack("<HHH", 4, 2, 4) + b"".join(struct.pack("<H", len(each)) + each for each in built_in)
    assert texts(("主要做法\x091\r", {}, 1), "做法\r", parts={**LIST_PARTS, 1: sheet}) == ["做法"]


def text_boxes(shapes, ends):
    """The structures of text boxes: `shapes` are (character, shape) of the body, `ends` are (shape, end of its text in
    the story)."""
    hung = struct.pack(f"<{len(shapes) + 1}I", *(at for at, _ in shapes), 9999)
    hung += b"".join(struct.pack("<I22x", shape) for _, shape in shapes)
    texts = struct.pack(f"<{len(ends) + 2}I", 0, *(end for _, end in ends), 9999)
    texts += b"".join(struct.pack("<14xI4x", shape) for shape, _ in [*ends, (0, 0)])
    return {**LIST_PARTS, 40: hung, 56: texts}


def test_each_text_box_stands_behind_the_paragraph_it_hangs_on():
    body, story = ["甲\x08\r", "乙\x08\r"], ["甲一\r", "甲二\r", "\r", "乙框\r", "\r", "\r"]
    parts = text_boxes([(1, 100), (4, 200)], [(100, 7), (200, 11)])
    assert texts(*body, *story, sizes=[6, 0, 0, 0, 0, 0, 12], parts=parts) == ["甲", "甲一", "甲二", "乙", "乙框"]


def test_a_text_box_in_a_group_of_shapes_stands_behind_the_body_and_is_told():
    parts = text_boxes([(1, 100)], [(101, 3)])
    data = compound(word(["甲\x08\r", "框内\r", "\r"], sizes=[3, 0, 0, 0, 0, 0, 4], parts=parts))
    assert [text for text, _ in blocks(data)] == ["甲", "框内"]
    assert [note.text[:8] for note in read_doc(data, PageRules()).notes] == ["文中有组合图形，"]


def test_no_character_is_cut_in_half():
    assert texts("𠮷字\r", "乙\r") == ["𠮷字", "乙"]


def patched(offset, content, stream="WordDocument"):
    streams = word(["甲\r"])
    streams[stream] = streams[stream][:offset] + content + streams[stream][offset + len(content) :]
    return compound(streams)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (patched(0x0A, b"\0\x01"), "密码"),
        (compound({"EncryptedPackage": b"", "EncryptionInfo": b""}), "密码"),
        (compound({"Workbook": b""}), "Excel"),
        (compound({"PowerPoint Document": b""}), "PowerPoint"),
        (compound({"__properties_version1.0": b""}), "邮件"),
        (compound({"WPSMain": b""}), "早期 WPS"),
        (patched(0, b"\0\0"), "损坏"),
        (patched(0x4C, b"\xff\xff"), "损坏"),
        (patched(0x9A + 8 * 33 + 4, b"\0\0\0\0"), "损坏"),
        (patched(0x9A + 8 * 33, b"\xff\xff\xff\x7f"), "损坏"),
        (compound(word(["甲\r"]))[:1500], "损坏"),
        (b"", "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 1000, "损坏"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data, told):
    with pytest.raises(RefusedError) as caught:
        read_doc(data, PageRules())
    assert told in caught.value.reason
    assert caught.value.advice


@pytest.mark.parametrize("data", [patched(0, b"\xdc\xa5"), patched(2, b"\x68\0"), patched(0x0A, b"\0\x02")])
def test_word_95_and_before_is_left_to_another_reader(data):
    with pytest.raises(DeferredError):
        read_doc(data, PageRules())


def read_or_refused(data):
    try:
        read_doc(data, PageRules())
    except RefusedError as error:
        assert error.reason.endswith("。")
    except DeferredError:
        pass


HOSTILE = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=6)), max_size=8)


@pytest.mark.office
@HOSTILE
@given(CHANGES, st.floats(0.3, 1))
def test_a_damaged_document_is_read_or_refused(pair, changes, rest):
    data = bytearray(pair.doc)
    for place, junk in changes:
        at = int(place * len(data))
        data[at : at + len(junk)] = junk
    read_or_refused(bytes(data[: max(int(rest * len(data)), 1)]) if rest < 0.9 else bytes(data))


@pytest.mark.office
@HOSTILE
@given(st.sampled_from(["WordDocument", "table"]), CHANGES)
def test_damaged_structures_are_read_or_refused(pair, stream, changes):
    with olefile.OleFileIO(io.BytesIO(pair.doc)) as container:
        streams = {name: container.openstream(name).read() for name in ("WordDocument", "1Table")}
    name = "1Table" if stream == "table" else stream
    content = bytearray(streams[name])
    for place, junk in changes:
        # The structures lie at the beginning of the main stream, all over the table stream.
        at = int(place * min(len(content), 0x600 if stream == "WordDocument" else len(content)))
        content[at : at + len(junk)] = junk
    read_or_refused(compound({**streams, name: bytes(content)}))


@given(st.binary(max_size=600))
def test_any_bytes_are_refused(data):
    with pytest.raises(RefusedError):
        read_doc(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data, PageRules())
