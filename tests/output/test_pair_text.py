"""A paragraph cut into pieces."""

from hypothesis import given
from hypothesis import strategies as st

from auditor.output.pages.pair_text import Mark, cut

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: tuple(sorted(pair))), max_size=6)


@given(st.text("甲乙丙，。", max_size=30), SPANS, SPANS, SPANS)
def test_the_pieces_join_to_the_text_and_each_lies_where_it_says(text, runs, changed, formula):
    marks = [Mark(number, start, end, True) for number, (start, end) in enumerate(runs, start=1)]
    pieces = list(cut(text, marks, changed, formula))
    assert "".join(piece.text for piece in pieces) == text
    at = 0
    for piece in pieces:
        for place in range(at, at + len(piece.text)):
            over = [str(number) for number, (start, end) in enumerate(runs, start=1) if start <= place < end]
            assert piece.numbers.split() == over
            assert piece.changed == any(start <= place < end for start, end in changed)
            assert piece.formula == any(start <= place < end for start, end in formula)
        at += len(piece.text)


def test_a_passage_begins_once_in_a_paragraph_however_it_is_cut():
    pieces = cut("聘请律师12名，审查合同。", [Mark(9, 2, 11, True)], [(4, 6)], [(8, 10)])
    assert [(piece.text, piece.begins) for piece in pieces if piece.begins] == [("律师", ((9, 2, True),))]
