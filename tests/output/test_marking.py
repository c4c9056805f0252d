from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Level, Paragraph, Status, Submission
from auditor.output.pages.marking import pieces, quotes


@given(st.text(), st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50))))
def test_pieces_join_to_the_quote(quote, spans):
    assert "".join(text for text, _ in pieces(quote, spans)) == quote


def test_overlapping_wordings_are_marked_as_one():
    assert pieces("审查合同12份", [(0, 4), (2, 7)]) == [("审查合同12份", True)]


def test_wordings_of_one_sentence_share_a_quote(good_report, make_evidence):
    submission = good_report.submission
    found = [make_evidence(submission, 2, wording, Level.ACTED) for wording in ("聘请", "12份")]
    (quote,) = quotes(submission, found)
    assert [text for text, marked in quote.pieces if marked] == ["聘请", "12份"]


def test_a_sentence_with_two_statuses_is_quoted_for_each(good_report, make_evidence):
    done = make_evidence(good_report.submission, 2, "聘请", Level.ACTED)
    assert len(quotes(good_report.submission, [done, replace(done, status=Status.PLANNED)])) == 2


def test_a_sentence_repeated_in_its_paragraph_is_marked_where_the_wording_stands(make_evidence):
    submission = Submission("a.txt", "0" * 64, "txt", (Paragraph(1, "已学法。已学法。"),))
    second = replace(make_evidence(submission, 1, "学法", Level.ACTED), quote="已学法。", start=5, end=7)
    (quote,) = quotes(submission, [second])
    assert quote.pieces == (("已", False), ("学法", True), ("。", False))
