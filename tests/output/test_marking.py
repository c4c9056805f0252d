from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Level, Paragraph, Place, Status, Submission
from auditor.output.pages.marking import Segment, Span, pieces, quotes, segments

STRETCHES = st.tuples(st.integers(0, 35), st.integers(0, 35)).map(sorted).map(tuple)


@given(st.text(), st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50))))
def test_pieces_join_to_the_quote(quote, spans):
    assert "".join(text for text, _ in pieces(quote, spans)) == quote


def test_overlapping_wordings_are_marked_as_one():
    assert pieces("审查合同12份", [(0, 4), (2, 7)]) == [("审查合同12份", True)]


@given(st.text(max_size=30), st.lists(STRETCHES, max_size=6), st.lists(STRETCHES, max_size=6))
def test_segments_join_to_the_text_and_those_of_a_span_to_its_stretch(text, stretches, hits):
    spans = [Span(start, end, f"q{number}", "acted", "") for number, (start, end) in enumerate(stretches)]
    cut = list(segments(text, spans, hits))
    assert "".join(segment.text for segment in cut) == text
    for span in spans:
        assert "".join(each.text for each in cut if span in each.spans) == text[span.start : span.end]


@given(st.text(min_size=1, max_size=30), st.lists(STRETCHES, min_size=1, max_size=6))
def test_every_span_within_the_text_has_one_beginning(text, stretches):
    spans = [Span(start, end, f"q{number}", "acted", "") for number, (start, end) in enumerate(stretches)]
    cut = list(segments(text, spans))
    for span in spans:
        if span.start < min(span.end, len(text)):
            assert next(each for each in cut if span in each.spans).first


def test_an_overlap_is_a_segment_of_both_spans():
    one, other = Span(0, 4, "q1-1", "acted", "甲"), Span(2, 6, "q2-1", "planned", "乙")
    assert list(segments("审查合同12份", [one, other], [(3, 5)])) == [
        Segment("审查", (one,), False, True, "q1-1", "甲", "acted"),
        Segment("合", (one, other), False, True, "q1-1 q2-1", "甲；乙", "acted"),
        Segment("同", (one, other), True, False, "q1-1 q2-1", "", "acted"),
        Segment("1", (other,), True, False, "q2-1", "", "planned"),
        Segment("2", (other,), False, False, "q2-1", "", "planned"),
        Segment("份"),
    ]


def test_a_paragraph_without_evidence_is_one_segment():
    assert list(segments("已学法。", [], [(1, 3)])) == [Segment("已学法。")]


def test_wordings_of_one_sentence_share_a_quote(good_report, make_evidence):
    submission = good_report.submission
    found = [make_evidence(submission, 2, wording, Level.ACTED) for wording in ("聘请", "12份")]
    (quote,) = quotes(found, "q1-")
    assert [text for text, marked in quote.pieces if marked] == ["聘请", "12份"]
    assert [submission.paragraphs[1].text[hit.start : hit.end] for hit in quote.hits] == ["聘请", "12份"]


def test_quotes_are_numbered_and_begin_where_the_sentence_does(make_evidence):
    submission = Submission("a.txt", "0" * 64, "txt", (Paragraph(1, "已学法。已普法。"),))
    found = [
        replace(make_evidence(submission, 1, "学法", Level.ACTED), quote="已学法。", quoted=Place(1, 0, 4)),
        replace(make_evidence(submission, 1, "普法", Level.ACTED), quote="已普法。", quoted=Place(1, 4, 8)),
    ]
    assert [(quote.id, quote.place, quote.text) for quote in quotes(found, "q7-")] == [
        ("q7-1", Place(1, 0, 4), "已学法。"),
        ("q7-2", Place(1, 4, 8), "已普法。"),
    ]


def test_a_sentence_with_two_statuses_is_quoted_for_each(good_report, make_evidence):
    done = make_evidence(good_report.submission, 2, "聘请", Level.ACTED)
    assert len(quotes([done, replace(done, status=Status.PLANNED)], "q1-")) == 2


def test_a_sentence_repeated_in_its_paragraph_is_marked_where_the_wording_stands(make_evidence):
    submission = Submission("a.txt", "0" * 64, "txt", (Paragraph(1, "已学法。已学法。"),))
    first = replace(make_evidence(submission, 1, "学法", Level.ACTED), quote="已学法。", quoted=Place(1, 0, 4))
    second = replace(first, place=Place(1, 5, 7), quoted=Place(1, 4, 8))
    shown = quotes([first, second], "q1-")
    assert [quote.place for quote in shown] == [first.quoted, second.quoted]
    assert {quote.pieces for quote in shown} == {(("已", False), ("学法", True), ("。", False))}


def test_a_quote_whose_place_is_not_known_is_shown_without_marks(good_report, make_evidence):
    recalled = replace(make_evidence(good_report.submission, 2, "聘请", Level.ACTED), quoted=None)
    (quote,) = quotes([recalled], "q1-")
    assert quote.pieces == ((recalled.quote, False),)


def test_a_flaw_shows_beside_the_evidence_that_it_stands_in_and_its_sign_behind_its_end():
    evidence, flaw = Span(0, 7, "q1-1", "acted", "甲"), Span(4, 6, "d1-1", "flaw must", "必改：乙", "改")
    cut = [(each.text, each.kinds, each.signed) for each in segments("审查合同12份", [evidence, flaw])]
    assert cut == [("审查合同", "acted", ()), ("12", "acted flaw must", (flaw,)), ("份", "acted", ())]
