"""Corrections merged into those kept, and put in force on a run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.decisions.apply import apply_review, merge
from auditor.decisions.reviews import Correction
from auditor.judging.engine import Engine
from auditor.model import (
    NOT_APPLICABLE,
    AuditRun,
    Decision,
    Level,
    Marks,
    ReportAudit,
    SetAside,
    Unreadable,
    Verdict,
    for_office,
)
from auditor.run.assemble import assemble
from tests.decisions.reviewing import DIGESTS, correction, marked, small_run


@pytest.fixture
def run(tiny_engine: Engine) -> AuditRun:
    return small_run(tiny_engine)


def audit_of(run: AuditRun, unit: str) -> ReportAudit:
    return next(audit for audit in run.reports if audit.submission.sha256 == DIGESTS[unit])


def verdict_of(run: AuditRun, unit: str, element: str) -> Verdict:
    return next(verdict for verdict in audit_of(run, unit).verdicts if verdict.element == element)


def without(run: AuditRun, unit: str, tiny_engine: Engine) -> AuditRun:
    return assemble([audit for audit in run.reports if audit.submission.sha256 != DIGESTS[unit]], tiny_engine.ruleset)


def test_new_corrections_replace_those_on_the_same_element_of_the_same_report_and_no_others() -> None:
    old = correction(), correction(element="mediation"), correction("柳塘镇")
    new = correction(level=NOT_APPLICABLE), correction("双堰镇"), correction("柳塘镇", workbook="b.xlsx")
    merged = merge(old, new)
    assert merged.all == (new[0], *old[1:], new[1])
    assert (merged.added, merged.changed, merged.replaced, merged.kept) == ((new[1],), (new[0],), (old[0],), 2)


def test_a_correction_stands_and_the_programs_level_stays_beside_it(run: AuditRun, tiny_engine: Engine) -> None:
    before = verdict_of(run, "清溪镇", "adviser")
    assert before.level is Level.EVIDENCED
    reviewed = apply_review(run, [correction(level=Level.MENTIONED, comment="不实")], tiny_engine.ruleset)
    after = verdict_of(reviewed, "清溪镇", "adviser")
    assert (after.decision, after.found) == (Decision(Level.MENTIONED, "不实", "scores.xlsx"), Level.EVIDENCED)
    assert (after.level, after.points, after.evidence) == (Level.MENTIONED, 30, before.evidence)
    assert audit_of(reviewed, "清溪镇").score == audit_of(run, "清溪镇").score - 30
    assert not reviewed.stale


def test_reports_are_ranked_and_graded_again(run: AuditRun, tiny_engine: Engine) -> None:
    assert [audit.identity.unit for audit in run.reports] == ["清溪镇", "柳塘镇", "双堰镇"]
    given = [correction("双堰镇", element, Level.EVIDENCED) for element in ("adviser", "mediation")]
    reviewed = apply_review(run, given, tiny_engine.ruleset)
    assert [(audit.identity.unit, audit.rank) for audit in reviewed.reports] == [
        ("双堰镇", 1),
        ("清溪镇", 2),
        ("柳塘镇", 3),
    ]
    assert (reviewed.reports[0].score, reviewed.reports[0].grade) == (100, "优秀")


def test_an_element_that_does_not_apply_hands_its_points_to_the_others(run: AuditRun, tiny_engine: Engine) -> None:
    reviewed = apply_review(run, [correction(element="mediation", level=NOT_APPLICABLE)], tiny_engine.ruleset)
    assert not verdict_of(reviewed, "清溪镇", "mediation").applicable
    assert verdict_of(reviewed, "清溪镇", "adviser").full == 100


def test_a_mere_comment_becomes_a_note_and_changes_no_level(run: AuditRun, tiny_engine: Engine) -> None:
    comment = correction(level=None, comment="再看\n一下。")
    reviewed = apply_review(run, [comment], tiny_engine.ruleset)
    assert audit_of(reviewed, "清溪镇").notes[-1] == for_office("复核意见（法律顾问）：再看 一下。")
    assert audit_of(reviewed, "清溪镇").verdicts == audit_of(run, "清溪镇").verdicts


def test_no_corrections_leave_the_run_as_it_was(run: AuditRun, tiny_engine: Engine) -> None:
    assert apply_review(run, (), tiny_engine.ruleset) == run


def test_one_file_sent_twice_is_corrected_in_both_places(run: AuditRun, tiny_engine: Engine) -> None:
    audit = audit_of(run, "清溪镇")
    copy = replace(audit, submission=replace(audit.submission, file="副本.txt"))
    doubled = assemble([*run.reports, copy], tiny_engine.ruleset)
    reviewed = apply_review(doubled, [correction(level=Level.MISSING)], tiny_engine.ruleset)
    assert sum(verdict.decision is not None for audit in reviewed.reports for verdict in audit.verdicts) == 2


def why(run: AuditRun, given: Correction, tiny_engine: Engine) -> str:
    reviewed = apply_review(run, [given], tiny_engine.ruleset)
    assert reviewed.reports == run.reports
    (stale,) = reviewed.stale
    assert (stale.unit, stale.file, stale.element, stale.level) == (given.unit, given.file, given.element, given.level)
    return stale.why


def test_a_correction_of_changed_bytes_is_told_with_the_new_file(run: AuditRun, tiny_engine: Engine) -> None:
    same_name = correction(sha256="f" * 64)
    assert why(run, same_name, tiny_engine) == "报告内容已改动（同名文件 清溪镇.txt），没有套用。"
    same_unit = correction(sha256="f" * 64, file="旧.docx")
    assert why(run, same_unit, tiny_engine) == "报告内容已改动（同一单位的新文件是 清溪镇.txt），没有套用。"


def test_a_correction_of_a_report_that_is_not_there_is_told(run: AuditRun, tiny_engine: Engine) -> None:
    rest = without(run, "清溪镇", tiny_engine)
    assert why(rest, correction(), tiny_engine) == "这次没有审核这份报告，没有套用。"
    unread = replace(rest, unreadable=(Unreadable("清溪镇.txt", "坏了。"),))
    assert why(unread, correction(), tiny_engine) == "这份文件这次未能读取，没有套用。"
    aside = replace(rest, set_aside=(SetAside("清溪镇.txt", DIGESTS["清溪镇"], None, "工作要点"),))
    assert why(aside, correction(), tiny_engine) == "这份文件这次判断为工作要点，没有评分。"


def test_undetermined_units_are_not_taken_for_one_another(run: AuditRun, tiny_engine: Engine) -> None:
    nameless = replace(run.reports[0], identity=replace(run.reports[0].identity, unit=None))
    given = replace(correction(sha256="f" * 64, file="旧.docx"), unit="")
    assert why(replace(run, reports=(nameless,)), given, tiny_engine) == "这次没有审核这份报告，没有套用。"


def test_a_mere_comment_on_a_report_that_is_not_there_is_no_stale_decision(run: AuditRun, tiny_engine: Engine) -> None:
    comment = correction(level=None, comment="再看", sha256="f" * 64)
    assert apply_review(run, [comment], tiny_engine.ruleset) == run


def test_points_typed_without_a_level_stand_and_no_decision_is_made(run: AuditRun, tiny_engine: Engine) -> None:
    given = marked(Marks(points=20, reason="纪要未附", self_points=60))
    reviewed = apply_review(run, [given], tiny_engine.ruleset)
    after = verdict_of(reviewed, "清溪镇", "adviser")
    assert (after.points, after.level, after.decision) == (20, Level.EVIDENCED, None)
    assert after.marks == Marks(points=20, reason="纪要未附", self_points=60, by="scores.xlsx")
    assert audit_of(reviewed, "清溪镇").score == audit_of(run, "清溪镇").score - 40
    assert audit_of(reviewed, "清溪镇").notes == audit_of(run, "清溪镇").notes


def test_a_level_and_typed_points_stand_together(run: AuditRun, tiny_engine: Engine) -> None:
    reviewed = apply_review(run, [marked(Marks(points=20), level=Level.MISSING)], tiny_engine.ruleset)
    after = verdict_of(reviewed, "清溪镇", "adviser")
    assert (after.points, after.level, after.gap) == (20, Level.MISSING, True)


def test_a_comment_beside_marks_is_a_note_for_the_office(run: AuditRun, tiny_engine: Engine) -> None:
    given = replace(marked(Marks(points=20)), comment="再看")
    reviewed = apply_review(run, [given], tiny_engine.ruleset)
    assert audit_of(reviewed, "清溪镇").notes[-1] == for_office("复核意见（法律顾问）：再看。")


def test_marks_on_a_report_that_was_changed_are_told_and_change_nothing(run: AuditRun, tiny_engine: Engine) -> None:
    given = [
        marked(Marks(points=20), sha256="f" * 64),
        marked(Marks(proof="纪要"), element="mediation", sha256="f" * 64),
    ]
    reviewed = apply_review(run, given, tiny_engine.ruleset)
    assert reviewed.reports == run.reports
    assert reviewed.stale == ()
    assert reviewed.notes == (
        "清溪镇：人工填写的考核分、自评分、佐证 2 项，报告内容已改动（同名文件 清溪镇.txt），没有套用。",
    )
