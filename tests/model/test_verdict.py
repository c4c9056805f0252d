import pytest

from auditor.model import Level, Status


def test_levels_are_ordered_from_worst_to_best() -> None:
    assert [level.id for level in Level] == ["missing", "planned", "mentioned", "acted", "evidenced"]
    assert sorted(Level, reverse=True)[0] is Level.EVIDENCED


@pytest.mark.parametrize("level", Level)
def test_a_level_is_found_by_its_id(level: Level) -> None:
    assert Level.from_id(level.id) is level


def test_an_unknown_id_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Level.from_id("none")


def test_a_status_reads_as_in_the_results() -> None:
    assert [str(status) for status in Status] == ["done", "planned", "lacking"]
