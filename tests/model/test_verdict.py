import pytest

from auditor.model import JUDGED, NOT_APPLICABLE, Decision, Evidence, Level, Place, Status, Verdict


def test_levels_are_ordered_from_worst_to_best() -> None:
    assert [level.id for level in Level] == ["missing", "planned", "mentioned", "acted", "evidenced"]
    assert sorted(Level, reverse=True)[0] is Level.EVIDENCED


@pytest.mark.parametrize("level", Level)
def test_a_level_is_found_by_its_id(level: Level) -> None:
    assert Level.from_id(level.id) is level


def test_an_unknown_id_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Level.from_id("none")


def test_what_stands_in_place_of_a_level_has_an_id_and_is_none() -> None:
    assert list(JUDGED) == [*(level.id for level in Level), "not-applicable"]
    assert JUDGED["not-applicable"] is NOT_APPLICABLE
    assert not isinstance(NOT_APPLICABLE, Level)


def test_a_decision_stands_over_what_the_program_found() -> None:
    verdict = Verdict("x", Level.ACTED, 0, 0, False, (), "", "")
    assert (verdict.level, verdict.applicable) == (Level.ACTED, True)
    decided = Verdict("x", Level.ACTED, 0, 0, False, (), "", "", Decision(NOT_APPLICABLE, "", ""))
    assert (decided.found, decided.level, decided.applicable) == (Level.ACTED, NOT_APPLICABLE, False)


@pytest.mark.parametrize(("quoted", "matched"), [(Place(3, 10, 18), "法律顾问"), (None, "")])
def test_the_matched_words_are_cut_from_the_quote_by_its_place(quoted: Place | None, matched: str) -> None:
    place = Place(3, 12, 16)
    evidence = Evidence("聘请法律顾问2名", Level.ACTED, Level.ACTED, Status.DONE, "", "", place, quoted, None)
    assert evidence.matched == matched


def test_a_status_reads_as_in_the_results() -> None:
    assert [str(status) for status in Status] == ["done", "planned", "lacking"]
