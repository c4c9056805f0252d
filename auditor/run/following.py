"""Last year's plans and shortcomings, and what an inspection found, followed into the reports of a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.across.following import follow
from auditor.across.last_year import Beside
from auditor.judging.engine import Engine, build_engine
from auditor.model import AuditRun, LastYear, ReportAudit, Submission
from auditor.rules import Ruleset


def followed(
    run: AuditRun, pairs: Sequence[Beside], findings: Sequence[Sequence[str]], ruleset: Ruleset
) -> tuple[LastYear, ...]:
    """What each report has to tell of last year, in the order of the run: of those that an earlier one stands beside, and of those whose
    unit has `findings` (one sequence a report). Plans are followed where the earlier report's text is given."""
    if not pairs and not any(findings):
        return ()
    pair_of = {id(pair.audit): pair for pair in pairs}
    engine = build_engine(ruleset)
    reports = zip(run.reports, findings, strict=True)
    return tuple(told for audit, mine in reports for told in _told(audit, pair_of.get(id(audit)), mine, engine))


def without_text(pairs: Sequence[Beside]) -> Iterator[str]:
    """A sentence for the office on earlier reports of which there are results alone."""
    number = sum(not isinstance(pair.last.audit.submission, Submission) for pair in pairs)
    if number:
        yield (
            f"有 {number} 份报告只有上一年度的评分结果，没有上一年度报告的原文，打算和不足没有对照；"
            "要对照的，用 --last-year 把上一年度的报告文件夹也写上。"
        )


def _told(audit: ReportAudit, pair: Beside | None, findings: Sequence[str], engine: Engine) -> Iterator[LastYear]:
    last = pair.last.audit.submission if pair else None
    before = engine.outline(last) if isinstance(last, Submission) else None
    if not before and not findings:
        yield from (pair.told,) if pair else ()
        return
    assert isinstance(audit.submission, Submission)  # read in this run
    matters = follow(before, engine.outline(audit.submission), engine, findings)
    if pair or matters:
        yield replace(pair.told if pair else _findings_alone(audit), followed=matters)


def _findings_alone(audit: ReportAudit) -> LastYear:
    """A report that no earlier one stands beside."""
    return LastYear(audit.submission.file, audit.submission.sha256, "", "", (), (), comparable=False, followed=())
