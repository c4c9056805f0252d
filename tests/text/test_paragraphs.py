from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Identity, Paragraph, Report, Submission
from auditor.text.fold import fold
from auditor.text.paragraphs import WayBack, folded_offset, folded_text, paragraph_at

lines = st.lists(st.tuples(st.text(alphabet="法治 　（）“”\n1", max_size=8), st.booleans()), min_size=1, max_size=6)


@given(lines)
def test_every_paragraph_stands_at_its_start(drawn: list[tuple[str, bool]]) -> None:
    paragraphs = [Paragraph(n, text, furniture=furniture) for n, (text, furniture) in enumerate(drawn, 1)]
    text, starts = folded_text(paragraphs)
    assert len(starts) == len(paragraphs)
    for index, paragraph in enumerate(paragraphs):
        folded = "" if paragraph.furniture else fold(paragraph.text).replace("\n", "")
        assert text.startswith(folded, starts[index])
        assert all(paragraph_at(starts, starts[index] + offset) == index for offset in range(len(folded)))
    assert text.count("\n") == len(paragraphs) - 1


@given(lines)
def test_each_folded_character_leads_back_to_where_it_was_read_and_forth_again(drawn: list[tuple[str, bool]]) -> None:
    paragraphs = tuple(Paragraph(n, text.replace("\n", " ")) for n, (text, _) in enumerate(drawn, 1))
    text, starts = folded_text(paragraphs)
    identity = Identity(None, None, None)
    report = Report(Submission("a.txt", "", "txt", paragraphs), identity, text, starts, (), (), ())
    way = WayBack(report)
    for at in (at for at, char in enumerate(text) if char != "\n"):
        index = paragraph_at(starts, at)
        first, last = way.span(index, at, at + 1)
        assert fold(paragraphs[index].text[first:last]) == text[at]
        assert folded_offset(report, index, first) == at
