import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Paragraph
from auditor.outline.text import any_of, folded_text, paragraph_at
from auditor.ruleset.fold import fold
from auditor.ruleset.wording import parse

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


def test_any_of_no_wordings_matches_nothing() -> None:
    assert any_of([]).search("法治") is None


@pytest.mark.parametrize(("text", "found"), [("下一步打算", True), ("今后安排", True), ("全年工作", False)])
def test_any_of_several_wordings_matches_each(text: str, found: bool) -> None:
    assert bool(any_of([parse("下一步"), parse("今后…安排")]).search(text)) is found
