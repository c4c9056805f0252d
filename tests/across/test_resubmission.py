"""A report handed in again is compared with the first one of its unit, whatever lies between the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from auditor.across.resubmission import resubmitted
from auditor.model import (
    NOT_APPLICABLE,
    AuditRun,
    Decision,
    Defect,
    Identity,
    Ignored,
    Level,
    Matter,
    Place,
    Progress,
    ReportAudit,
    Resubmission,
    Submission,
    Tone,
    Verdict,
)
from auditor.rules import Ruleset
from tests.tiny_run import ruleset

__all__ = ["ruleset"]
NAMES = {"adviser": "法律顾问", "training": "学法", "placeholder": "占位符"}


def report(
    file: str, *gaps: str, flaws: Sequence[str] = (), unit: str | None = "青石镇", year: int = 2024
) -> ReportAudit:
    """A report of 青石镇 whose fingerprint is the first word of its file's name."""
    verdicts = tuple(
        Verdict(name, Level.MISSING if name in gaps else Level.ACTED, 0, 50, name in gaps, (), "", "")
        for name in ("adviser", "training")
    )
    defects = tuple(flaw(text) for text in flaws)
    submission = Submission(file, file.split(".", maxsplit=1)[0], "txt", ())
    return ReportAudit(submission, Identity(unit, "乡镇", year), 100 - 50 * len(gaps), "良好", verdicts, defects)


def flaw(quote: str, tone: Tone = Tone.MUST, at: int = 1) -> Defect:
    return Defect("placeholder", tone, quote, (Place(at, 0, 2),), "没有填。")


def run(*reports: ReportAudit, rules: str = "a") -> AuditRun:
    return AuditRun("tiny", "小规则", rules, reports, (), ())


def after(ruleset: Ruleset, *rounds: Sequence[ReportAudit], listed: Sequence[Sequence[str]] = ()) -> AuditRun:
    """The last of several runs, each of which reads what the one before wrote."""
    found = None
    for reports in rounds:
        found = resubmitted(run(*reports), found, ruleset, listed)
    assert found is not None
    return found


def told(entry: Resubmission) -> list[str]:
    """The progress of a report as `学法 已解决`."""
    return [f"{NAMES[matter.element or matter.check]}{matter.quote} {became}" for matter, became in entry.progress]


FIRST = report("一.docx", "adviser", "training", flaws=["××件"])
SECOND = report("二.docx", "training", flaws=["××次"])
THIRD = report("三.docx")


def test_gaps_and_flaws_are_solved_still_there_or_new(ruleset: Ruleset) -> None:
    (entry,) = after(ruleset, [FIRST], [SECOND]).across.resubmissions
    assert (entry.file, entry.first_file, entry.first_score, entry.between) == ("二.docx", "一.docx", 0, ())
    assert told(entry) == ["学法 仍在", "法律顾问 已解决", "占位符××件 已解决", "占位符××次 新出现"]


def test_a_flaw_that_was_moved_or_stands_in_more_places_is_the_same(ruleset: Ruleset) -> None:
    moved = replace(report("二.docx"), defects=(replace(flaw("× ×件", at=9), count=3),))
    (entry,) = after(ruleset, [replace(FIRST, verdicts=())], [moved]).across.resubmissions
    assert [became for _, became in entry.progress] == [Progress.OPEN]


def test_hints_are_no_matter_that_a_unit_is_told_of(ruleset: Ruleset) -> None:
    hinted = replace(report("一.docx"), defects=(flaw("全面", Tone.HINT),))
    (entry,) = after(ruleset, [hinted], [THIRD]).across.resubmissions
    assert (entry.first_matters, entry.progress) == ((), ())


def test_the_same_run_again_says_the_same(ruleset: Ruleset) -> None:
    rounds = [FIRST], [SECOND], [THIRD]
    for number in range(1, 4):
        assert after(ruleset, *rounds[:number]) == after(ruleset, *rounds[:number], rounds[number - 1])


def test_a_third_report_is_compared_with_the_first_and_knows_what_came_between(ruleset: Ruleset) -> None:
    (entry,) = after(ruleset, [FIRST], [SECOND], [THIRD]).across.resubmissions
    assert (entry.first_file, entry.between) == ("一.docx", ("二",))
    assert told(entry) == ["法律顾问 已解决", "学法 已解决", "占位符××件 已解决", "占位符××次 已解决"]


def test_the_first_report_again_is_none_handed_in_again(ruleset: Ruleset) -> None:
    assert after(ruleset, [FIRST], [SECOND], [FIRST]).across.resubmissions == ()
    renamed = replace(FIRST, submission=replace(FIRST.submission, file="改名.docx"))
    assert after(ruleset, [FIRST], [renamed]).across.resubmissions == ()


def test_a_unit_is_compared_whatever_runs_lie_between_in_which_it_sent_nothing(ruleset: Ruleset) -> None:
    """An office audits only what came in the second round: who sends later is still compared."""
    other, later = report("甲一.docx", unit="白水镇"), report("甲二.docx", unit="白水镇")
    found = after(ruleset, [FIRST, other], [later], [later])
    assert [(each.unit, each.file, len(each.first_matters)) for each in found.across.awaited] == [
        ("青石镇", "一.docx", 3)
    ]
    compared = after(ruleset, [FIRST, other], [later], [later], [SECOND, later])
    assert sorted(each.file for each in compared.across.resubmissions) == ["二.docx", "甲二.docx"]
    assert compared.across.awaited == ()
    known = after(ruleset, [FIRST, other], [SECOND, later], [later], [THIRD, later]).across.resubmissions[0]
    assert "占位符××次 已解决" in told(known)


def test_a_run_of_other_units_altogether_starts_anew(ruleset: Ruleset) -> None:
    """Reports that somebody tried the program on are not awaited for ever."""
    other = report("甲.docx", unit="白水镇")
    before = replace(other, identity=replace(other.identity, year=(other.identity.year or 0) - 1))
    assert after(ruleset, [FIRST], [before]).across.awaited == ()
    assert len(after(ruleset, [FIRST], []).across.awaited) == 1  # none could be read: that tells nothing of the units


def test_a_latecomer_that_is_audited_alone_makes_nobody_forgotten(ruleset: Ruleset) -> None:
    late = report("甲.docx", unit="白水镇")
    (entry,) = after(ruleset, [FIRST], [late], [SECOND, late]).across.resubmissions
    assert (entry.file, entry.first_file) == ("二.docx", "一.docx")


@pytest.mark.parametrize("listed", [(), (("青石镇人民政府", "青石"),)])
def test_a_unit_is_known_by_its_plain_name_or_as_the_roster_has_it(
    ruleset: Ruleset, listed: Sequence[Sequence[str]]
) -> None:
    named = replace(SECOND, identity=replace(SECOND.identity, unit="青石镇人民政府"))
    assert len(after(ruleset, [FIRST], [named], listed=listed).across.resubmissions) == 1
    alias = replace(SECOND, identity=replace(SECOND.identity, unit="青石"))
    assert len(after(ruleset, [FIRST], [alias], listed=listed).across.resubmissions) == len(listed)


def test_a_report_of_a_unit_that_is_undetermined_is_known_by_its_file(ruleset: Ruleset) -> None:
    nobody = Identity(None, None, 2024)
    first, second = (replace(each, identity=nobody) for each in (FIRST, SECOND))
    assert after(ruleset, [first], [second]).across.resubmissions == ()
    edited = replace(second, submission=replace(second.submission, file="一.docx"))
    (entry,) = after(ruleset, [first], [edited]).across.resubmissions
    assert (entry.unit, entry.sha256) == ("", "二")


def test_a_report_on_another_year_is_not_compared_and_that_is_told(ruleset: Ruleset) -> None:
    found = after(ruleset, [FIRST], [report("二.docx", year=2025)])
    assert (found.across.resubmissions, len(found.across.awaited)) == ((), 1)
    assert found.notes == ("有 1 个单位上次报送的报告年度与这次不同，没有对照整改情况：青石镇（上次2024 年）。",)


def test_levels_that_people_decided_count(ruleset: Ruleset) -> None:
    decided = replace(FIRST.verdicts[1], decision=Decision(Level.ACTED, "", "甲"), gap=False)
    first = replace(FIRST, verdicts=(FIRST.verdicts[0], decided))
    (entry,) = after(ruleset, [first], [SECOND]).across.resubmissions
    assert told(entry) == ["法律顾问 已解决", "占位符××件 已解决", "学法 新出现", "占位符××次 新出现"]


def test_what_does_not_apply_or_was_ignored_is_neither_solved_nor_open(ruleset: Ruleset) -> None:
    spared = replace(SECOND.verdicts[1], decision=Decision(NOT_APPLICABLE, "", "甲", True), gap=False)
    ignored = replace(flaw("××件"), ignored=Ignored("不是问题", "甲"))
    second = replace(SECOND, verdicts=(SECOND.verdicts[0], spared), defects=(ignored,))
    (entry,) = after(ruleset, [FIRST], [second]).across.resubmissions
    assert told(entry) == ["法律顾问 已解决"]
    assert len(entry.first_matters) == 3


def test_what_a_person_decides_on_the_same_report_is_no_progress_of_it(ruleset: Ruleset) -> None:
    ignored = replace(SECOND, defects=(replace(flaw("××次"), ignored=Ignored("不是问题", "甲")),))
    (entry,) = after(ruleset, [FIRST], [SECOND], [ignored]).across.resubmissions
    assert told(entry) == ["学法 仍在", "法律顾问 已解决", "占位符××件 已解决"]


def test_what_the_rules_do_not_ask_for_any_more_is_left_out(ruleset: Ruleset) -> None:
    before = run(FIRST, rules="b")
    fewer = replace(ruleset, elements=ruleset.elements[1:], checks=())
    second = replace(SECOND, verdicts=SECOND.verdicts[1:], defects=())
    found = resubmitted(run(second), before, fewer)
    assert told(found.across.resubmissions[0]) == ["学法 仍在"]
    assert found.notes == ("重报的报告有 1 份，第一次报送时用的规则与这次不同，整改前后的变化可能来自规则：青石镇。",)


def test_of_two_that_lie_side_by_side_the_run_before_tells_the_first(ruleset: Ruleset) -> None:
    found = after(ruleset, [FIRST], [SECOND, FIRST])
    assert [each.file for each in found.across.resubmissions] == ["二.docx"]
    (note,) = next(each for each in found.reports if each.submission.file == "一.docx").notes
    assert "后来又报送了《二.docx》" in note.text
    three = after(ruleset, [FIRST], [SECOND, FIRST], [THIRD, SECOND, FIRST])
    assert {each.file: each.between for each in three.across.resubmissions} == {"二.docx": (), "三.docx": ("二",)}
    assert after(ruleset, [FIRST], [SECOND, FIRST], [SECOND, FIRST]) == found


def test_where_no_run_tells_the_first_the_names_of_the_files_may(ruleset: Ruleset) -> None:
    again = report("二.修改稿.docx")
    assert [each.file for each in after(ruleset, [again, FIRST]).across.resubmissions] == ["二.修改稿.docx"]
    assert after(ruleset, [SECOND, FIRST]).across.resubmissions == ()
    assert after(ruleset, [again, report("三.修改稿.docx")]).across.resubmissions == ()


def test_the_first_report_stands_as_people_decided_on_it_while_it_lies_there(ruleset: Ruleset) -> None:
    """Once it is gone, it stays as it was last."""
    met = replace(FIRST, verdicts=THIRD.verdicts)
    (entry,) = after(ruleset, [FIRST], [met, SECOND], [SECOND]).across.resubmissions
    assert entry.first_matters == (Matter(check="placeholder", tone=Tone.MUST, quote="××件"),)


def test_two_files_with_the_same_bytes_are_no_report_handed_in_again(ruleset: Ruleset) -> None:
    copy = replace(FIRST, submission=replace(FIRST.submission, file="一份修改稿.docx"))
    assert after(ruleset, [FIRST, copy]).across.resubmissions == ()
