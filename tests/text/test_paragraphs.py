from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Paragraph
from auditor.text.fold import fold
from auditor.text.paragraphs import folded_text, paragraph_at

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
