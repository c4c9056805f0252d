import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from auditor.model import Place
from auditor.output.annotated.anchors import Anchors
from auditor.output.annotated.document import UnusableError, opened
from auditor.reading.clean import clean
from auditor.reading.draft import RefusedError
from auditor.reading.word.docx import read_docx
from auditor.rules.pages import PageRules
from tests.formats import convert
from tests.output.annotated.word import (
    URI,
    W,
    anchored,
    characters,
    document,
    main,
    packed,
    paragraph,
    parts_of,
    references,
    run,
    skeleton,
)

BOX = f"<w:r><w:pict><w:txbxContent>{paragraph(run('框里的字。'))}</w:txbxContent></w:pict></w:r>"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def texts(data):
    return [text for block in read_docx(data, PageRules()).blocks if (text := clean(block.text))]


def marked(data, *places):
    """The file with marks around the places, numbered in their order, and whether each place has its own."""
    file = opened(data, texts(data), PageRules())
    anchors = Anchors(file)
    seen = [anchors.put(place, number) for number, place in reversed(list(enumerate(places)))]
    text = etree.tostring(file.root)
    return packed(parts_of(data) | {"word/document.xml": text}), seen[::-1]


def place_of(data, words):
    number, text = next((number, text) for number, text in enumerate(texts(data), 1) if words in text)
    return Place(number, text.index(words), text.index(words) + len(words))


def marks(data, words):
    """The text between the marks of a comment on these words, and whether it stands at them."""
    found, seen = marked(data, place_of(data, words))
    assert characters(found) == characters(data)
    assert skeleton(found) == skeleton(data)
    return anchored(found)[0], seen[0]


def test_a_run_is_split_where_a_sentence_begins_and_ends_within_it():
    data = document(paragraph(run("甲。乙乙。丙。", "<w:b/>")))
    found, _ = marked(data, Place(1, 2, 5))
    assert anchored(found) == {0: "乙乙。"}
    assert [each.text for each in main(found).iter(f"{W}t")] == [
        "甲。",
        "乙乙。",
        "丙。",
    ]
    assert characters(found) == characters(data)


def test_the_reference_stands_right_behind_the_end():
    root = main(marked(document(paragraph(run("甲乙"))), Place(1, 0, 1))[0])
    names = [etree.QName(each).localname for each in root.find(f".//{W}p")]
    assert names == ["commentRangeStart", "r", "commentRangeEnd", "r", "r"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (paragraph(run("甲。聘请"), run("律师", "<w:b/>"), run("3名。丙。")), "聘请律师3名。"),
        (paragraph("<w:ins w:id='1'>", run("甲。聘请律师。"), "</w:ins>", run("丙。")), "聘请律师。丙"),
        (paragraph("<w:hyperlink>", run("聘请律"), "</w:hyperlink>", run("师。")), "请律师"),
        (paragraph("<w:smartTag><w:smartTagPr/>", run("聘请律"), "</w:smartTag>", run("师。")), "请律"),
        (paragraph(run("甲。"), "<w:r><w:t>聘</w:t><w:noBreakHyphen/><w:t>请</w:t></w:r>"), "聘-请"),
        (paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>聘请律师</w:t></w:r>"), "请律"),
        (paragraph("<w:r><w:lastRenderedPageBreak/><w:t>聘请律师</w:t></w:r>"), "聘请"),
        (paragraph("<w:bookmarkStart w:id='0' w:name='a'/>", run("聘请"), "<w:bookmarkEnd w:id='0'/>"), "聘"),
        (paragraph(run("聘请"), "<w:r><w:fldChar w:fldCharType='begin'/></w:r>", run("3名")), "聘请3名"),
        (paragraph(run("\u3000\u3000聘\u200b请律师")), "聘请律"),
        (paragraph("<w:r w:rsidR='00AA'><w:t>聘请律师</w:t></w:r>"), "请律"),
    ],
)
def test_a_comment_stands_at_the_sentence_whatever_the_runs_are(body, words):
    between, seen = marks(document(body), words)
    assert between.replace("\u200b", "") == words and seen


def test_deleted_and_hidden_text_within_a_sentence_stays_where_it_was():
    gone = "<w:del w:id='1'><w:r><w:delText>旧</w:delText></w:r></w:del>"
    data = document(paragraph(run("聘请"), gone, run("不看", "<w:vanish/>"), run("律师。")))
    assert marks(data, "聘请律师。") == ("聘请不看律师。", True)


def test_a_sentence_over_a_deleted_mark_of_a_paragraph_is_marked_in_both():
    mark = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    data = document(paragraph(mark, run("甲。聘请")) + paragraph(run("律师。")))
    assert marks(data, "聘请律师。") == ("聘请律师。", True)


def test_an_automatic_number_is_no_text_and_the_heading_behind_it_is_marked():
    numbers = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    listed = f'<w:abstractNum w:abstractNumId="5">{level}</w:abstractNum>'
    listed += '<w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>'
    data = document(paragraph(numbers, run("主要举措")), numbering=listed)
    assert marks(data, "一、主要举措") == ("主要举措", True)


def test_of_a_table_row_the_cell_with_most_of_the_sentence_is_marked():
    cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("一", "聘请律师3名。", "完成"))
    data = document(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert marks(data, "一\t聘请律师3名。\t完成") == ("聘请律师3名。", True)


def test_a_comment_on_a_text_box_stands_at_the_box_and_says_that_it_does_not_stand_at_the_text():
    data = document(paragraph(run("外面。"), BOX))
    assert marks(data, "框里的字。") == ("框里的字。", False)
    start = main(marked(data, place_of(data, "框里"))[0]).find(f".//{W}commentRangeStart")
    assert etree.QName(start.getparent().getparent()).localname == "body"


def test_a_comment_on_a_footnote_stands_at_its_reference():
    notes = f'<w:footnote w:id="3">{paragraph(run("注里的字。"))}</w:footnote>'
    data = document(paragraph(run("甲。"), '<w:r><w:footnoteReference w:id="3"/></w:r>', run("乙。")), footnotes=notes)
    found, seen = marked(data, place_of(data, "注里的字。"))
    assert seen == [False]
    root = main(found)
    start = root.find(f".//{W}commentRangeStart")
    assert start.getnext().find(f"{W}footnoteReference") is not None


def test_a_formula_is_not_split():
    formula = f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>x+1</m:t></m:r></m:oMath>'
    data = document(paragraph(run("甲"), formula, run("乙")))
    found, _ = marked(data, place_of(data, "+1乙"))
    assert skeleton(found) == skeleton(data)


def test_text_with_a_comment_of_xml_in_it_is_not_split():
    data = document(paragraph("<w:r><w:t>聘<!-- 旧 -->请律师</w:t></w:r>"))
    found, seen = marked(data, place_of(data, "请律"))
    assert seen == [True]
    assert skeleton(found) == skeleton(data)
    assert characters(found) == characters(data)


def test_a_content_control_is_not_split():
    control = f"<w:sdt><w:sdtContent>{run('聘请律师')}</w:sdtContent></w:sdt>"
    data = document(paragraph(run("甲。"), control, run("乙。")))
    assert marks(data, "律师乙") == ("聘请律师乙", True)


def test_a_place_without_text_of_its_own_is_marked_at_the_nearest_text_before_it():
    data = document(paragraph(run("甲。")) + paragraph(run("乙。")))
    found, seen = marked(data, Place(9, 0, 4))
    assert (anchored(found), seen) == ({0: "乙。"}, [False])


def test_a_file_without_text_in_paragraphs_is_refused():
    data = document(paragraph(run("甲。")))
    file = opened(data, ["甲。"], PageRules())
    bare = type(file)(file.data, file.main, file.root, {})
    with pytest.raises(UnusableError, match="没有可以加批注的段落"):
        Anchors(bare)


def test_a_file_that_reads_otherwise_than_it_was_read_is_refused():
    with pytest.raises(RefusedError):
        opened(document(paragraph(run("甲。"))), ["乙。"], PageRules())


def test_a_strict_file_gets_marks_of_its_own_namespace():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts = parts_of(document(paragraph(run("甲。乙。"))))
    data = packed({name: part.replace(URI.encode(), strict.encode()) for name, part in parts.items()})
    root = main(marked(data, Place(1, 2, 4))[0])
    assert root.find(f".//{{{strict}}}commentRangeStart").getnext().find(f"{{{strict}}}t").text == "乙。"


def test_references_at_one_end_stand_in_the_order_of_their_comments():
    found, _ = marked(document(paragraph(run("甲。乙。"))), Place(1, 0, 4), Place(1, 2, 4), Place(1, 2, 4))
    assert references(found) == [0, 1, 2]
    assert anchored(found) == {0: "甲。乙。", 1: "乙。", 2: "乙。"}


def test_comments_at_every_paragraph_of_a_report_with_everything_in_it_change_nothing_else(tmp_path):
    """Numbers, tables, changes, hidden text, text boxes, footnotes, fields; of each paragraph the whole and the middle."""
    data = convert.make("docx", tmp_path).read_bytes()
    read = texts(data)
    places = [
        place
        for number, text in enumerate(read, 1)
        for place in (Place(number, 0, len(text)), Place(number, len(text) // 3, len(text) // 2 + 1))
    ]
    found, seen = marked(data, *places)
    assert texts(found) == read
    assert characters(found) == characters(data)
    assert skeleton(found) == skeleton(data)
    assert sorted(anchored(found)) == sorted(references(found)) == list(range(len(places)))
    assert seen.count(False) <= 8  # text boxes and notes


CHARS = st.text("甲乙丙丁。， \u3000aB1\U00020000", min_size=1, max_size=6)
LOOKS = st.sampled_from(["", "<w:b/>", '<w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/>'])
WRAPS = st.sampled_from(["{}", "<w:ins w:id='1'>{}</w:ins>", "<w:hyperlink>{}</w:hyperlink>"])
INSIDE = st.sampled_from(["", "<w:tab/>", "<w:noBreakHyphen/>", "<w:lastRenderedPageBreak/>"])


@st.composite
def bodies(draw):
    """Paragraphs of runs that are cut anywhere, some with more than text in them."""
    made = []
    for _ in range(draw(st.integers(1, 3))):
        runs = []
        for _ in range(draw(st.integers(1, 5))):
            look, text, inside, more = draw(LOOKS), draw(CHARS), draw(INSIDE), draw(CHARS)
            content = f'<w:t xml:space="preserve">{text}</w:t>{inside}<w:t xml:space="preserve">{more}</w:t>'
            runs.append(draw(WRAPS).format(f"<w:r><w:rPr>{look}</w:rPr>{content}</w:r>"))
        made.append(f"<w:p>{''.join(runs)}</w:p>")
    return "".join(made)


@given(bodies(), st.data())
@settings(max_examples=150, deadline=None)
def test_any_places_in_any_runs_are_marked_exactly_and_nothing_else_changes(body, data):
    file = document(body)
    read = texts(file)
    if not read:
        return
    places = []
    for _ in range(data.draw(st.integers(1, 5))):
        number = data.draw(st.integers(1, len(read)))
        start = data.draw(st.integers(0, len(read[number - 1]) - 1))
        places.append(Place(number, start, data.draw(st.integers(start + 1, len(read[number - 1])))))
    places.sort(key=lambda each: (each.paragraph, each.start, each.end))
    found, seen = marked(file, *places)
    assert all(seen)
    assert texts(found) == read
    assert characters(found) == characters(file)
    assert skeleton(found) == skeleton(file)
    expected = [read[each.paragraph - 1][each.start : each.end] for each in places]
    assert [anchored(found)[number].replace("\t", " ") for number in range(len(places))] == expected
    assert sorted(references(found)) == list(range(len(places)))


ODD = [
    run("甲乙。"),
    run("藏", "<w:vanish/>"),
    "<w:t>裸</w:t>",
    "<w:r><w:t/></w:r>",
    "<w:r><w:tab/></w:r>",
    '<w:r><w:footnoteReference w:id="1"/></w:r>',
    "<w:r><w:ruby><w:rt><w:r><w:t>音</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
]
WRAPPERS = [
    "p",
    "r",
    "ins",
    "del",
    "moveFrom",
    "hyperlink",
    "smartTag",
    "sdt",
    "tc",
    "tr",
    "tbl",
    "pict",
    "txbxContent",
]
TREES = st.recursive(
    st.sampled_from(ODD),
    lambda inside: st.builds(
        lambda name, children: f"<w:{name}>{''.join(children)}</w:{name}>",
        st.sampled_from(WRAPPERS),
        st.lists(inside, max_size=4),
    ),
    max_leaves=20,
)


@given(st.lists(TREES, max_size=4), st.data())
@settings(max_examples=150, deadline=None)
def test_odd_xml_is_marked_without_any_other_change(trees, data):
    note = f'<w:footnote w:id="1">{paragraph(run("注里。"))}</w:footnote>'
    file = document("".join(trees) + paragraph(run("末。")), footnotes=note)
    read = texts(file)
    number = data.draw(st.integers(1, len(read)))
    start = data.draw(st.integers(0, len(read[number - 1]) - 1))
    place = Place(number, start, data.draw(st.integers(start + 1, len(read[number - 1]))))
    found, _ = marked(file, place, place)
    assert texts(found) == read
    assert characters(found) == characters(file)
    assert skeleton(found) == skeleton(file)
    assert references(found) == [0, 1]
    assert anchored(found).keys() <= {0, 1}
