"""What holds of any two texts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.across.copies.copies import compared
from auditor.across.copies.masked import Masking
from auditor.model import Identity, Paragraph, Report, Stretch, Submission
from tests.across.copies.texts import RULES, section

PIECES = [*section("青石镇"), *section("白芨镇", 1), "（一） “规范执法”", "2024年", "青石镇", "  ", "12件，"]
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=4).map("".join), max_size=6)


def report(unit: str, paragraphs: list[str]) -> Report:
    body = tuple(Paragraph(number, text) for number, text in enumerate(paragraphs, 1))
    return Report(Submission(f"{unit}.txt", unit, "txt", body), Identity(unit, None, 2024), "", (), (), (), ())


def covered(stretches: list[Stretch]) -> list[tuple[int, int]]:
    return [
        (place.paragraph, at) for each in stretches for place in each.places for at in range(place.start, place.end)
    ]


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_passages_are_disjoint_and_exactly_the_words_as_read(left: list[str], right: list[str]) -> None:
    copy = compared(report("青石镇", left), report("白芨镇", right), RULES)
    if copy is None:
        return
    for paragraphs, stretches in ((left, [p.left for p in copy.passages]), (right, [p.right for p in copy.passages])):
        at = covered(stretches)
        assert len(at) == len(set(at))
        for each in stretches:
            texts = [paragraphs[place.paragraph - 1][place.start : place.end] for place in each.places]
            assert each.text == "\n".join(texts)
            assert set(covered_places(each)) <= set(covered([each]))
    assert [each.left.places[0].paragraph for each in copy.passages] == sorted(
        each.left.places[0].paragraph for each in copy.passages
    )
    assert 0 < max(copy.left.share, copy.right.share) <= 1


def covered_places(stretch: Stretch) -> list[tuple[int, int]]:
    return [(place.paragraph, at) for place in stretch.changed for at in range(place.start, place.end)]


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_which_report_is_left_changes_nothing(left: list[str], right: list[str]) -> None:
    one = compared(report("青石镇", left), report("白芨镇", right), RULES)
    other = compared(report("白芨镇", right), report("青石镇", left), RULES)
    assert (one is None) == (other is None)
    if one and other:
        assert (one.left, one.right, one.tone) == (other.right, other.left, other.tone)
        assert {(p.left, p.right) for p in one.passages} == {(p.right, p.left) for p in other.passages}


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_text_in_which_nothing_changed_is_alike_after_masking(paragraphs: list[str]) -> None:
    """What a passage calls unchanged is the same on both sides: here all of it."""
    copy = compared(report("青石镇", paragraphs), report("青石镇", [*paragraphs, "另行报告。"]), RULES)
    signs = len(Masking(RULES).mask(report("青石镇", paragraphs).submission, "青石镇").signs)
    for each in copy.passages if copy else ():
        assert each.left.text == each.right.text
        assert each.left.changed == ()
        assert each.length <= signs
