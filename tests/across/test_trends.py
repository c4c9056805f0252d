"""What has changed since the year before, as all outputs tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.across.trends import trends
from auditor.model import NOT_APPLICABLE, Across, AuditRun, LastYear, Level, NotApplicable, ReportAudit, YearScore
from auditor.rules import Ruleset
from tests.tiny_run import empty_report, good_report, make_evidence, ruleset, run

__all__ = ["empty_report", "good_report", "make_evidence", "ruleset", "run"]


def beside(
    run: AuditRun, report: ReportAudit, score: float, *levels: Level | NotApplicable, comparable: bool = True
) -> AuditRun:
    """The run with a report beside one with a score and levels of 2022."""
    known = report.submission
    names = ("adviser", "training")
    last = LastYear(
        known.file,
        known.sha256,
        "旧.txt",
        "e" * 64,
        tuple(zip(names, levels, strict=True)),
        (YearScore(2022, score, "合格"),),
        comparable,
        (),
    )
    return replace(run, across=Across(last_year=(*run.across.last_year, last)))


@pytest.fixture
def alone(run: AuditRun) -> AuditRun:
    """The tiny run without anything across reports."""
    return replace(run, across=Across())


def test_a_run_without_an_earlier_year_has_no_trends(alone: AuditRun, ruleset: Ruleset) -> None:
    told = trends(alone, ruleset)
    assert (told.reports, told.means, told.directions) == ((), (0.0, 0.0), (0, 0, 0))


def test_scores_gaps_and_elements_are_told_then_and_now(
    alone: AuditRun, good_report: ReportAudit, ruleset: Ruleset
) -> None:
    (each,) = trends(beside(alone, good_report, 60.0, Level.MISSING, Level.ACTED), ruleset).reports
    assert (each.change, each.before.score) == (7.5, 60.0)
    assert (each.risen, each.fallen) == (("adviser",), ("training",))
    assert (each.gaps_before, each.gaps) == (1, 1)
    assert [(score.year, score.score) for score in each.scores] == [(2022, 60.0), (2023, 67.5)]


def test_an_element_that_did_not_apply_has_neither_risen_nor_fallen(
    alone: AuditRun, good_report: ReportAudit, ruleset: Ruleset
) -> None:
    told = trends(beside(alone, good_report, 60.0, NOT_APPLICABLE, Level.ACTED), ruleset)
    assert told.reports[0].risen == ()
    assert [(each.id, each.units, each.fallen) for each in told.elements] == [("adviser", 0, 0), ("training", 1, 1)]


def test_a_difference_of_rounding_is_no_change(alone: AuditRun, good_report: ReportAudit, ruleset: Ruleset) -> None:
    told = trends(beside(alone, good_report, 67.5000001, Level.MISSING, Level.ACTED), ruleset)
    assert (told.reports[0].change, told.directions) == (0.0, (0, 0, 1))


def test_gaps_of_an_element_are_counted_in_both_years(
    alone: AuditRun, good_report: ReportAudit, empty_report: ReportAudit, ruleset: Ruleset
) -> None:
    told = beside(alone, good_report, 60.0, Level.MISSING, Level.ACTED)
    told = beside(told, empty_report, 10.0, Level.MENTIONED, NOT_APPLICABLE, comparable=False)
    found = trends(told, ruleset)
    adviser = found.elements[0]
    assert (adviser.units, adviser.risen, adviser.fallen, adviser.gaps_before, adviser.gaps) == (2, 1, 1, 1, 1)
    assert not found.comparable
    assert found.means == (35.0, 33.75)
    assert found.directions == (1, 1, 0)


def test_findings_alone_make_no_trend(alone: AuditRun, good_report: ReportAudit, ruleset: Ruleset) -> None:
    """Problems that an inspection found are followed without a report on the year before too."""
    known = good_report.submission
    told = LastYear(known.file, known.sha256, "", "", (), (), comparable=False, followed=())
    assert trends(replace(alone, across=Across(last_year=(told,))), ruleset).reports == ()
