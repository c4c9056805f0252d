"""A ruleset ready to judge with: from one submission to its verdicts and score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from auditor.checks.examination import Examination, Span, spans_found
from auditor.checks.table import text_defects
from auditor.judging.judge import judge
from auditor.judging.score import score
from auditor.matching import Matcher, build_matcher, match
from auditor.model import Note, Report, ReportAudit, SetAside, Submission, Verdict, for_office, for_unit
from auditor.outline import Outliner, outline, outliner
from auditor.rules import Ruleset


class Judged(NamedTuple):
    """The verdicts on one report, the wordings that did not end in time, and where those of the checks stand."""

    verdicts: tuple[Verdict, ...]
    timed_out: tuple[str, ...]
    found: Mapping[str, Sequence[Span]]


@dataclass(frozen=True)
class Engine:
    """A ruleset with everything compiled from it; each step from a submission to its audit can be called alone."""

    ruleset: Ruleset
    outliner: Outliner
    matcher: Matcher

    def outline(self, submission: Submission) -> Report:
        """The report in a submission, understood. Never fails."""
        return outline(submission, self.outliner)

    def judge(self, report: Report) -> Judged:
        """One verdict for each element, in the ruleset's order."""
        matches = match(report, self.matcher)
        verdicts = judge(report, matches, self.matcher, self.ruleset)
        return Judged(verdicts, tuple(matches.timed_out), spans_found(matches, self.matcher))

    def examine(self, report: Report, names: Sequence[str] = ()) -> Examination:
        """The report as its checks look at it; `names` are those of other units."""
        judged = self.judge(report)
        return Examination(report, self.ruleset, judged.verdicts, names, judged.found)

    def audit(self, submission: Submission, year: int | None = None) -> ReportAudit | SetAside:
        """The verdicts and the score of one submission, or what it is where it is no report of this kind. `year` is the one asked for."""
        return self.conclude(self.outline(submission), year)

    def conclude(self, report: Report, year: int | None = None) -> ReportAudit | SetAside:
        """The verdicts and the score of one report, or what it is where it is none of this kind."""
        submission = report.submission
        if report.genre:
            return SetAside(submission.file, submission.sha256, report.identity.title, report.genre)
        return conclude_audit(report, self.judge(report), self.ruleset, year)


def build_engine(ruleset: Ruleset) -> Engine:
    """Compile a ruleset for auditing."""
    return Engine(ruleset, outliner(ruleset), build_matcher(ruleset))


def conclude_audit(report: Report, judged: Judged, ruleset: Ruleset, year: int | None = None) -> ReportAudit:
    """A report with its verdicts, its text checked, scored and noted."""
    defects = text_defects(Examination(report, ruleset, judged.verdicts, found=judged.found))
    value, grade = score(judged.verdicts, defects, ruleset)
    notes = (
        *_notes(report, year),
        *(for_office(f"规则里的 {source} 没有在限时内匹配完，判定可能有遗漏。") for source in judged.timed_out),
    )
    return ReportAudit(report.submission, report.identity, value, grade, judged.verdicts, defects, notes)


def _notes(report: Report, year: int | None) -> tuple[Note, ...]:
    """What a reader of the score must know about how it came about."""
    identity = report.identity
    notes = list(report.submission.notes)
    if report.short:
        notes.append(for_office(f"正文只有 {len(report.text)} 字，可能不完整，请人工核对。"))
    if report.unstructured:
        notes.append(for_office("结构无法识别：大部分文字不在任何标题之下，各项判定请人工核对。"))
    if identity.unit is None:
        notes.append(for_office("报告单位未能确定，请人工填写。"))
    elif identity.by_file_name:
        notes.append(for_office("正文没有写明单位，单位名称取自文件名，请人工核对。"))
    if identity.kind is None:
        notes.append(for_office("单位类别未能确定，按全部要素评分，请人工核对。"))
    if identity.year is None:
        notes.append(for_office("报告年度未能确定。"))
    elif year is not None and identity.year != year:
        notes.append(for_unit(f"报告年度为 {identity.year} 年，不是要求的 {year} 年，请另行报送 {year} 年度的报告。"))
    return tuple(notes)
