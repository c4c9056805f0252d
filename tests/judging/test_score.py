import pytest

from auditor.judging import score
from auditor.model import Defect, Level, Place, Tone, Verdict
from auditor.rules import Ruleset


def verdict(points: float) -> Verdict:
    return Verdict("x", Level.MENTIONED, points, 100, False, (), "", "")


@pytest.mark.parametrize(
    ("points", "value", "grade"),
    [
        ([100], 100, "优秀"),
        ([90], 90, "优秀"),
        ([89.99], 89.99, "良好"),
        ([89.996], 90, "优秀"),
        ([80], 80, "良好"),
        ([79.99], 79.99, "合格"),
        ([60], 60, "合格"),
        ([59.99], 59.99, "不合格"),
        ([0], 0, "不合格"),
        ([], 0, "不合格"),
        ([30.1, 30.2, 29.7], 90, "优秀"),
        ([0.1] * 600, 60, "合格"),
        ([2.675], 2.68, "不合格"),
    ],
)
def test_points_add_up_to_a_score_and_a_grade(ruleset: Ruleset, points: list[float], value: float, grade: str) -> None:
    assert score([verdict(each) for each in points], (), ruleset) == (value, grade)


@pytest.mark.parametrize(("deduction", "value"), [(0, 61), (1, 60), (1.01, 59.99), (70, 0)])
def test_defects_are_deducted_but_never_below_nothing(ruleset: Ruleset, deduction: float, value: float) -> None:
    defects = [Defect("placeholder", Tone.MUST, "XX", (Place(1, 0, 2),), "没有填写。", "补写。", deduction)]
    assert score([verdict(61)], defects, ruleset)[0] == value
