"""What comes of two reviewers' workbooks: agreed, averaged, open, entered apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from auditor.decisions.apply import apply_review
from auditor.decisions.flaw_sheet import FilledFlaws
from auditor.decisions.flaws import Answer, FlawDecision, key_of
from auditor.decisions.remarks import to_unit
from auditor.decisions.reviewers.comparing import Compared, compared
from auditor.decisions.reviewers.figures import figures
from auditor.decisions.reviewers.flaws import compared_flaws
from auditor.decisions.reviewers.opinions import Pass, Row, rows
from auditor.decisions.reviewers.way import Way
from auditor.decisions.reviews import Correction
from auditor.decisions.sheet import Filled
from auditor.judging.engine import Engine
from auditor.model import NOT_APPLICABLE, AuditRun, Level, Marks
from tests.decisions.reviewing import BLANK, DIGESTS, correction, flaw_decision, flawed_run, small_run

BOTH = "甲.xlsx、乙.xlsx"
KEY = DIGESTS["清溪镇"], "adviser"  # found: evidenced, of 60 points


def passes(*corrections: Sequence[Correction], names: str = "甲乙丙") -> list[Pass]:
    """A pass a list of corrections, by 甲, 乙 …"""
    return [
        Pass(name, f"{name}.xlsx", Filled(tuple(mine), {}, FilledFlaws()))
        for name, mine in zip(names, corrections, strict=False)
    ]


@pytest.fixture
def run(tiny_engine: Engine) -> AuditRun:
    return small_run(tiny_engine)


@pytest.fixture
def found(tiny_engine: Engine, run: AuditRun) -> Level:
    """What the program finds, which the reviewers are asked about."""
    audit = next(audit for audit in run.reports if audit.submission.sha256 == KEY[0])
    level = next(each.found for each in audit.verdicts if each.element == KEY[1])
    assert level is Level.EVIDENCED
    return level


def compare(run: AuditRun, engine: Engine, given: list[Pass], way: Way = Way.SETTLE) -> Compared:
    return compared(rows(run, given, engine.ruleset), given, way, engine.ruleset)


def keys(found: Sequence[Row]) -> list[tuple[str, str]]:
    return [row.key for row in found]


def test_what_both_say_alike_is_taken_with_the_words_of_both(run: AuditRun, tiny_engine: Engine) -> None:
    given = passes(
        [correction(level=Level.ACTED, comment="没有件数")], [correction(level=Level.ACTED, comment="缺件数")]
    )
    made = compare(run, tiny_engine, given)
    assert made.open == ()
    assert made.taken == (correction(level=Level.ACTED, comment="甲：\n没有件数\n乙：\n缺件数", workbook=BOTH),)


def test_a_line_for_the_unit_stays_one_whoever_wrote_it(run: AuditRun, tiny_engine: Engine) -> None:
    told = "致单位：请写明件数。"
    given = passes([correction(level=Level.ACTED, comment=told)], [correction(level=Level.ACTED, comment="缺件数")])
    (taken,) = compare(run, tiny_engine, given).taken
    assert taken.comment == f"甲：\n{told}\n乙：\n缺件数"
    assert to_unit(taken.comment) == "请写明件数。"


def test_an_empty_row_agrees_with_the_program(run: AuditRun, tiny_engine: Engine, found: Level) -> None:
    same = passes([correction(level=found, comment="属实")], [])
    assert compare(run, tiny_engine, same).taken == (correction(level=found, comment="属实", workbook=BOTH),)
    other = passes([correction(level=Level.MISSING)], [])
    (row,) = compare(run, tiny_engine, other).open
    assert (row.key, row.levels) == (KEY, (Level.MISSING, found))


def test_nothing_is_taken_of_what_they_differ_in(run: AuditRun, tiny_engine: Engine) -> None:
    given = passes([correction(level=Level.ACTED)], [correction(level=Level.MENTIONED)])
    made = compare(run, tiny_engine, given)
    assert (keys(made.open), made.taken) == ([KEY], ())


def test_different_points_at_one_level_are_a_disagreement_and_equal_ones_are_none(
    run: AuditRun, tiny_engine: Engine
) -> None:
    three, five = (correction(level=None, marks=Marks(points=points, by="x")) for points in (3.0, 5.0))
    assert keys(compare(run, tiny_engine, passes([three], [five])).open) == [KEY]
    full = correction(level=None, marks=Marks(points=60.0, reason="如数", by="x"))
    made = compare(run, tiny_engine, passes([full], []))  # the level earns as much
    assert made.taken[0].marks == Marks(points=60.0, reason="如数", by=BOTH)


def test_what_does_not_apply_to_one_is_a_disagreement(run: AuditRun, tiny_engine: Engine) -> None:
    given = passes([correction(level=NOT_APPLICABLE)], [])
    assert keys(compare(run, tiny_engine, given, Way.AVERAGE).open) == [KEY]


def test_facts_that_one_entered_are_taken_even_where_the_levels_differ(run: AuditRun, tiny_engine: Engine) -> None:
    own = Marks(self_points=50.0, proof="合同三份", by="甲.xlsx")
    given = passes([correction(level=Level.ACTED, marks=own)], [])
    made = compare(run, tiny_engine, given)
    assert keys(made.open) == [KEY]
    assert made.taken == (correction(level=None, marks=replace(own, by=BOTH), workbook=BOTH),)


def test_facts_that_two_entered_differently_are_told_and_not_taken(run: AuditRun, tiny_engine: Engine) -> None:
    given = passes(*([correction(level=None, marks=Marks(self_points=each, by="x"))] for each in (50.0, 40.5)))
    made = compare(run, tiny_engine, given)
    assert [(each.title, each.entered) for each in made.apart] == [("自评分", ("50", "40.5"))]
    assert made.taken == ()


def test_the_mean_of_the_points_stands_where_points_are_averaged(run: AuditRun, tiny_engine: Engine) -> None:
    typed = correction(level=None, comment="扣得多", marks=Marks(points=31.0, by="x"))
    made = compare(run, tiny_engine, passes([typed], []), Way.AVERAGE)
    assert made.open == ()
    (taken,) = made.taken
    assert (taken.level, taken.comment, taken.marks.points) == (None, "扣得多", 45.5)


def test_neighbouring_levels_are_averaged_at_the_lower_one(run: AuditRun, tiny_engine: Engine) -> None:
    made = compare(run, tiny_engine, passes([correction(level=Level.ACTED)], []), Way.AVERAGE)
    (taken,) = made.taken
    assert (taken.level, taken.marks.points) == (Level.ACTED, 54.0)  # of 48 and 60
    assert keys(made.averaged) == [KEY]


def test_whether_there_is_a_gap_is_never_averaged(run: AuditRun, tiny_engine: Engine) -> None:
    made = compare(run, tiny_engine, passes([correction(level=Level.MISSING)], []), Way.AVERAGE)
    assert (keys(made.open), made.taken) == ([KEY], ())


def test_three_may_review_and_one_of_them_is_enough_to_differ(run: AuditRun, tiny_engine: Engine) -> None:
    given = passes([correction(level=Level.ACTED)], [correction(level=Level.ACTED)], [])
    assert keys(compare(run, tiny_engine, given).open) == [KEY]
    assert len(compare(run, tiny_engine, given).open[0].opinions) == 3


def test_a_waiver_that_nobody_touched_is_no_disagreement(run: AuditRun, tiny_engine: Engine) -> None:
    decided = apply_review(run, [correction(level=NOT_APPLICABLE, comment="不适用")], tiny_engine.ruleset)
    audits = [
        replace(audit, verdicts=tuple(replace(v, decision=v.decision and replace(v.decision, waived=True)) for v in audit.verdicts))
        for audit in decided.reports
    ]  # fmt: skip
    waived = replace(decided, reports=tuple(audits))
    assert compare(waived, tiny_engine, passes([correction("柳塘镇", level=None, comment="核")], [])).open == ()
    assert keys(compare(waived, tiny_engine, passes([correction(level=Level.ACTED)], [])).open) == [KEY]


def test_the_figures_count_empty_rows_as_consent_and_tell_filled_ones_apart(run: AuditRun, tiny_engine: Engine) -> None:
    given = passes(
        [correction(level=Level.ACTED), correction("柳塘镇", level=Level.ACTED)],
        [correction(level=Level.ACTED), correction("柳塘镇", level=Level.MENTIONED), correction("双堰镇", level=None)],
    )
    measured = figures(list(rows(run, given, tiny_engine.ruleset)))
    assert (measured.all.verdicts, measured.all.same) == (6, 5)
    assert (measured.by_any.verdicts, measured.by_any.same) == (3, 2)
    assert (measured.by_all.verdicts, measured.by_all.same, measured.by_all.share) == (2, 1, 0.5)
    assert [(name, each.same, each.verdicts) for name, each in measured.elements] == [("adviser", 2, 3)]


def flaw_passes(*decisions: Sequence[FlawDecision]) -> list[Pass]:
    return [
        replace(one, filled=replace(one.filled, flaws=FilledFlaws(tuple(mine))))
        for one, mine in zip(passes([], []), decisions, strict=True)
    ]


def test_a_flaw_that_one_ignores_and_the_other_lets_stand_waits_for_a_third(tiny_engine: Engine) -> None:
    run = flawed_run(tiny_engine)
    made = compared_flaws(run, flaw_passes([flaw_decision()], []))
    assert [(key_of(row.audit.submission.sha256, row.defect), row.ignored) for row in made.open] == [
        (flaw_decision().key, (True, False))
    ]
    assert made.taken == ()


def test_a_flaw_that_both_ignore_or_let_stand_is_taken(tiny_engine: Engine) -> None:
    run = flawed_run(tiny_engine)
    both = [flaw_decision(reason="本来如此")], [flaw_decision(reason="原件如此")]
    assert compared_flaws(run, flaw_passes(*both)).taken == (
        flaw_decision(reason="甲：本来如此\n乙：原件如此", workbook=BOTH),
    )
    adopted = flaw_decision(Answer.ADOPT, "", defect=BLANK)
    assert compared_flaws(run, flaw_passes([adopted], [])).taken == (replace(adopted, workbook=BOTH),)
