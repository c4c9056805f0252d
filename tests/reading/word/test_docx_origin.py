import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.reading.clean import clean
from auditor.reading.word.docx import main_text, read_docx
from auditor.reading.word.docx_lines import Piece, split_lines, stripped
from auditor.reading.word.docx_origin import Origin, origins
from auditor.rules.pages import PageRules
from tests.output.annotated.word import document, paragraph, run

RULES = PageRules()


def stood_at(data, number=1):
    """The text of a paragraph as its origins lead to it in the elements of the file."""
    _, root = main_text(data)
    elements = list(root.iter("*"))
    return "".join(
        (elements[each.element].text or "\t")[each.at : each.at + each.end - each.start]
        for each in origins(data, RULES)[number - 1][1]
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph(run("甲。"), run("乙。", "<w:b/>")), "甲。乙。"),
        (paragraph(run("\u3000\u3000甲\u200b乙 ")), "甲乙"),
        (paragraph(run("甲"), "<w:del w:id='1'><w:r><w:delText>旧</w:delText></w:r></w:del>", run("乙")), "甲乙"),
        (paragraph(run("甲"), run("藏", "<w:vanish/>"), run("乙")), "甲乙"),
        (paragraph("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"), "甲\t乙"),
    ],
)
def test_every_character_leads_to_where_it_stands(body, text):
    assert stood_at(document(body)) == text


def test_lines_of_one_paragraph_lead_to_their_own_stretches():
    data = document(paragraph("<w:r><w:t>甲\n乙</w:t><w:br/><w:t> 丙</w:t></w:r>"))
    assert [stood_at(data, number) for number in (1, 2, 3)] == ["甲", "乙", "丙"]


def test_what_the_reader_adds_has_no_origin():
    cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in (" 甲 ", "乙"))
    ((text, found),) = origins(document(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), RULES)
    assert text == "甲\t乙"
    assert [(each.start, each.end, each.at) for each in found] == [(0, 1, 1), (2, 3, 0)]


def test_a_note_stands_in_the_first_element_that_refers_to_it():
    reference = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    notes = f'<w:footnote w:id="3">{paragraph(run("注。"))}</w:footnote>'
    data = document(paragraph(run("甲。"), reference, reference), footnotes=notes)
    _, root = main_text(data)
    (origin,) = origins(data, RULES)[1][1]
    elements = list(root.iter("*"))
    assert elements[origin.element] is next(each for each in elements if str(each.tag).endswith("footnoteReference"))
    assert origin == Origin(0, 2, origin.element, 0)


def test_the_paragraphs_are_those_that_are_read():
    data = document(paragraph(run("甲。")) + paragraph() + paragraph(run("\u200b")) + paragraph(run("乙。")))
    read = [text for block in read_docx(data, RULES).blocks if (text := clean(block.text))]
    assert [text for text, _ in origins(data, RULES)] == read == ["甲。", "乙。"]


@given(st.lists(st.text("甲 \n\t", max_size=4), max_size=6))
@settings(deadline=None)
def test_pieces_are_split_and_stripped_as_their_text_is_and_know_where_they_begin(texts):
    pieces = [Piece(text, number) for number, text in enumerate(texts)]  # a number in place of an element
    joined = "".join(texts)
    lines = split_lines(pieces)
    assert ["".join(each.text for each in line) for line in lines] == joined.split("\n")
    assert "".join(each.text for each in stripped(pieces)) == joined.strip()
    for piece in (piece for line in [*lines, stripped(pieces)] for piece in line):
        assert texts[piece.element][piece.start :].startswith(piece.text)
