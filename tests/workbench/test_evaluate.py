import pytest

from auditor.model import NOT_APPLICABLE, Level, NotApplicable
from auditor.rules import Ruleset
from auditor.workbench.evaluate import (
    Compared,
    Share,
    confusion,
    exact,
    gap_rates,
    same_unit,
    shares,
    weighted_kappa,
    with_content,
)


def pairs(*levels: tuple[Level | NotApplicable, Level | NotApplicable]) -> list[Compared]:
    return [Compared("a.txt", "乡镇", "x", labelled, found, "", "") for labelled, found in levels]


def test_equal_verdicts_give_full_marks() -> None:
    compared = pairs((Level.ACTED, Level.ACTED), (Level.MISSING, Level.MISSING), (NOT_APPLICABLE, NOT_APPLICABLE))
    assert exact(compared) == 1
    assert weighted_kappa(compared) == 1
    assert gap_rates(compared, Level.MENTIONED) == (1, 1)


def test_kappa_is_zero_where_agreement_is_no_better_than_chance() -> None:
    low, high = Level.MISSING, Level.EVIDENCED
    assert weighted_kappa(pairs((low, low), (low, high), (high, low), (high, high))) == pytest.approx(0)


def test_a_far_disagreement_weighs_more_than_a_near_one() -> None:
    base = [(level, level) for level in Level]
    near = weighted_kappa(pairs(*base, (Level.ACTED, Level.EVIDENCED)))
    far = weighted_kappa(pairs(*base, (Level.MISSING, Level.EVIDENCED)))
    assert far < near < 1


def test_precision_and_recall_of_gap_count_missing_and_planned_alike() -> None:
    compared = pairs(
        (Level.MISSING, Level.PLANNED),
        (Level.PLANNED, Level.ACTED),
        (Level.MENTIONED, Level.MISSING),
        (Level.ACTED, Level.ACTED),
    )
    assert gap_rates(compared, Level.MENTIONED) == (0.5, 0.5)


def test_a_verdict_on_an_element_that_does_not_apply_is_a_disagreement() -> None:
    assert exact(pairs((NOT_APPLICABLE, Level.ACTED))) == 0


@pytest.mark.parametrize(
    ("found", "labelled", "same"),
    [
        ("青禾县柳塘镇人民政府", "柳塘镇", True),
        ("柳塘镇", "青禾县柳塘镇人民政府", True),
        ("锦澜街道办事处", "东屏区锦澜街道", True),
        ("柳塘镇", "双堰镇", False),
        (None, "柳塘镇", False),
    ],
)
def test_names_of_one_unit_match_with_and_without_region(
    found: str | None, labelled: str, same: bool, ruleset: Ruleset
) -> None:
    assert same_unit(found, labelled, ruleset.naming) is same


def test_agreement_by_group_begins_with_the_worst() -> None:
    compared = pairs((Level.ACTED, Level.ACTED), (Level.ACTED, Level.PLANNED), (Level.MISSING, Level.PLANNED))
    assert shares(compared, lambda item: item.labelled.id) == [
        Share("missing", 0, 1, 0, 1),
        Share("acted", 1, 2, 1, 2),
    ]
    assert confusion(compared)[Level.ACTED, Level.PLANNED] == 1


def test_what_both_find_missing_has_no_content() -> None:
    empty, both = (Level.MISSING, Level.MISSING), (Level.ACTED, Level.ACTED)
    lost, invented = (Level.ACTED, Level.MISSING), (Level.MISSING, Level.ACTED)
    compared = pairs(empty, empty, both, lost, invented)
    assert with_content(compared) == compared[2:]
    assert (exact(compared), exact(with_content(compared))) == (0.6, pytest.approx(1 / 3))
    assert shares(compared, lambda item: item.kind or "") == [Share("乡镇", 3, 5, 1, 3)]


def test_nothing_with_content_is_no_share_of_it() -> None:
    assert exact(with_content(pairs((Level.MISSING, Level.MISSING)))) == 0
