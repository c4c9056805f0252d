"""Which sentence is shown to all units, and which never is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.model import Across, Copy, Decision, Defect, Identity, Level, Place, Shared, Side, Status, Stretch, Tone
from auditor.output.bulletin.examples import LONGEST, Example, examples

QUOTE = "聘请某律师事务所担任法律顾问，审查合同12份。"


@pytest.fixture
def report(good_report):
    """A maker of a report of a unit whose evidence for the element `adviser` is changed as told."""

    def make(unit="清溪镇", audit=None, verdict=None, **evidence):
        first, second = good_report.verdicts
        best = replace(first.evidence[0], **evidence)
        who = Identity(unit, "乡镇", 2024)
        made = replace(good_report, identity=who, verdicts=(replace(first, evidence=(best,), **verdict or {}), second))
        return replace(made, **{"defects": ()} | (audit or {}))

    return make


def shown(run, *reports):
    (example,) = examples([("adviser", reports)], run)
    return example


def test_the_sentence_of_the_higher_level_is_shown_then_that_of_the_better_report(run, report):
    acted = {"found": Level.ACTED}
    better = report("甲镇", {"score": 99}, acted, level=Level.ACTED)
    assert shown(run, better, report("乙镇")) == Example(QUOTE, "乙镇")
    assert shown(run, report("丙镇", {"score": 70}), report("乙镇")).unit == "丙镇"


def test_each_unit_is_shown_once_before_one_is_shown_again(run, report):
    reports = (report("甲镇", {"score": 99}), report("乙镇"))
    assert [each.unit for each in examples([("adviser", reports)] * 3, run)] == ["甲镇", "乙镇", "甲镇"]


def test_a_sentence_is_shown_without_the_number_of_its_item_and_cut_where_it_is_long(run, report):
    for number in ("2.", "（三）", "一、", "10．"):
        assert shown(run, report(quote=number + QUOTE)).quote == QUOTE
    assert shown(run, report(quote="12份合同已经审查，一十二份也是。")).quote == "12份合同已经审查，一十二份也是。"
    long = shown(run, report(quote="长" * 300)).quote
    assert (len(long), long[-1]) == (LONGEST, "…")


def test_what_speaks_against_a_sentence_keeps_it_from_being_shown(run, report):
    flaw = Defect("placeholder", Tone.CHECK, "12份", (Place(2, 18, 21),), "件数没有核对。")
    raised = {"found": Level.MENTIONED, "decision": Decision(Level.EVIDENCED, "", "甲")}
    barred = (
        report(audit={"defects": (flaw,)}),
        report(verdict=raised),
        report(level=Level.PLANNED, status=Status.PLANNED),
        report(recognised=True),
        report(unit=None),
    )
    assert [shown(run, each) for each in barred] == [Example()] * len(barred)


def test_text_that_is_shared_with_another_report_is_not_shown(run, report):
    own = report()
    file = own.submission.file
    passage = Shared(Stretch((Place(2, 0, 9),), "甲"), Stretch((Place(7, 0, 9),), "甲"), 50)

    def copied(tone):
        sides = (Side(file, "b" * 64, "清溪镇", 2024, 0.5), Side("乙.docx", "c" * 64, "乙镇", 2024, 0.5))
        return replace(run, across=Across(copies=(Copy(tone, *sides, False, (passage,), 3, "甲。"),)))

    assert shown(copied(Tone.CHECK), own) == Example()
    assert shown(copied(Tone.HINT), own).unit == "清溪镇"
