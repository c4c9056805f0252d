"""What people typed for units: kept in a review file, and in force on the scores."""

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.decisions.reviews import Review, read_review, review_text
from auditor.decisions.unit_marks import with_tally
from auditor.errors import AuditorError
from auditor.model import AuditRun, Beside, Supply, UnitMark
from auditor.rules.scoring.types import BONUS, Bonus, BonusLevel, Deduction, RedLine, ScoringRules
from auditor.rules.types import Ruleset

RULES = ScoringRules(
    (Deduction("lost", "败诉", Supply.LEDGER, "lost-cases", per=0.5), Deduction("complaints", "被投诉", per=1)),
    Bonus((BonusLevel("国家级", 5), BonusLevel("省级", 3)), cap=10),
    (RedLine("false", "弄虚作假", "不合格"),),
)
MARKS = (
    UnitMark("乌有镇", "complaints", 2, reason="两次查实", workbook="a.xlsx"),
    UnitMark("乌有镇", BONUS, None, "省级", "法治示范乡镇"),
    UnitMark("子虚镇", "false", reason="虚报"),
)


@pytest.fixture
def own(ruleset: Ruleset) -> Ruleset:
    return replace(ruleset, scoring=RULES)


def test_what_was_typed_is_written_and_read_back(own: Ruleset, tmp_path: Path) -> None:
    path = tmp_path / "review.yaml"
    path.write_text(review_text(Review(units=MARKS), own), encoding="utf-8")
    assert set(read_review(path, own).units) == set(MARKS)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{unit: 乌有镇}", "缺少键“item”"),
        ("{unit: 乌有镇, item: lost, value: 两件}", "这里应当是一个数字"),
        ("{unit: 乌有镇, item: bonus, matter: 示范}", "加分要写 matter"),
        ("{unit: 乌有镇, item: lost, number: 2}", "不认识的键“number”"),
    ],
)
def test_a_mistake_is_told_with_its_line(own: Ruleset, tmp_path: Path, entry: str, told: str) -> None:
    path = tmp_path / "review.yaml"
    path.write_text(f"ruleset: {{}}\nreviews: []\nunits:\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(AuditorError) as caught:
        read_review(path, own)
    assert told in str(caught.value) and ":4:" in str(caught.value)


def test_what_was_typed_and_the_ledger_change_the_score(samples_run: AuditRun, own: Ruleset) -> None:
    first = samples_run.reports[0]
    known = Beside("lost-cases", "败诉件数", known=3)
    run = replace(samples_run, reports=(replace(first, beside=(known,)),))
    unit = first.identity.unit or ""
    marks = (UnitMark(unit, "complaints", 2), UnitMark(unit, BONUS, None, "省级", "法治示范乡镇"))
    (audit,) = with_tally(run, marks, own).reports
    assert audit.score == pytest.approx(first.score - 1.5 - 2 + 3)


def test_reports_are_ranked_again(samples_run: AuditRun, own: Ruleset) -> None:
    best = samples_run.reports[0]
    run = with_tally(samples_run, (UnitMark(best.identity.unit or "", "complaints", 90),), own)
    assert run.reports[-1].submission.file == best.submission.file and run.reports[-1].rank == len(run.reports)


def test_what_counts_nowhere_is_told(samples_run: AuditRun, own: Ruleset) -> None:
    run = with_tally(samples_run, (UnitMark("乌托邦镇", "complaints", 2), UnitMark("乌托邦镇", "gone", 2)), own)
    assert "乌托邦镇（被投诉）、乌托邦镇（gone）" in run.notes[-1]


def test_without_further_rules_no_score_changes(samples_run: AuditRun, ruleset: Ruleset) -> None:
    run = with_tally(samples_run, (), ruleset)
    assert [each.score for each in run.reports] == [each.score for each in samples_run.reports]
    assert [each.grade for each in run.reports] == [each.grade for each in samples_run.reports]
    assert all(each.tally.plain for each in run.reports)
