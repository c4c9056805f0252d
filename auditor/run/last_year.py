"""Last year's reports and results: sought before any work, read, and put beside those of the run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from auditor.across.findings import findings_of
from auditor.across.last_year import Earlier, beside_earlier, units_of
from auditor.errors import AuditorError
from auditor.model import AuditRun, Fate, ReportAudit, SetAside, Source, Submission, Unreadable
from auditor.results.read import read_results
from auditor.rules import Ruleset
from auditor.run.collect import RESULTS, collect
from auditor.run.events import Event, FollowingPlans, Observer, ReadingFiles, unobserved
from auditor.run.files import audit_files
from auditor.run.following import followed, without_text
from auditor.run.given import Given, listed_in
from auditor.run.request import Request
from auditor.run.worker import Work

_NAMED = 5  # files that a note names
_WITHOUT = "上一年度的材料放在固定位置，是自动使用的；这次不用，请加 --no-last-year。"


@dataclass(frozen=True, slots=True)
class Sought:
    """What there is on earlier years: the reports of results, without their texts, and the files of reports still to be read.
    `unused` tells in Chinese sentences what was found and left out."""

    scored: tuple[Earlier, ...] = ()
    sources: tuple[Source, ...] = ()
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierYears:
    """The reports on earlier years, with their texts where these are given, and `notes` on files that could not be used."""

    reports: tuple[Earlier, ...] = ()
    notes: tuple[str, ...] = ()

    def texts_before(self, run: AuditRun) -> tuple[ReportAudit, ...]:
        """Those whose text is given, without reports on the year of the run itself, which somebody took for last year's."""
        years = [year for audit in run.reports if (year := audit.identity.year)]
        return tuple(
            each.audit
            for each in self.reports
            if isinstance(each.audit.submission, Submission)
            and not (years and (each.audit.identity.year or 0) >= max(years))
        )


def seek_last_year(request: Request) -> Sought:
    """What lies at the places of a request. Raises AuditorError for a place that does not exist, for results that cannot be read and
    for a folder without any report; one that nobody named is then told and left out."""
    found = "last_year" in request.found
    results = [place for path in request.last_year if (place := _results(path))]
    folders = [path for path in request.last_year if not _results(path)]
    try:
        scored = tuple(each for path in results for each in _scored(path))
    except AuditorError as error:
        raise (AuditorError(f"{error}\n{_WITHOUT}") if found else error) from error
    if not folders:
        return Sought(scored)
    try:
        return Sought(scored, collect(folders, request.out).sources)
    except AuditorError as error:
        if not found:
            raise AuditorError(f"--last-year：{error}") from error
        where = "、".join(map(str, folders))
        return Sought(scored, unused=(f"{where} 里没有上一年度的报告，没有使用；放入报告后自动使用。",))


def _results(path: Path) -> Path | None:
    """The results at a place, None where it is a report or a folder of reports."""
    place = path / RESULTS if path.is_dir() else path
    return place if place.suffix.lower() == ".json" and place.is_file() else None


def _scored(path: Path) -> Iterator[Earlier]:
    """The reports of results, each with the scores of the years before it that were known then."""
    run = read_results(path).run
    history = {told.sha256: told.history for told in run.across.last_year}
    replaced = {again.first_sha256 for again in run.across.resubmissions}
    for audit in run.reports:
        digest = audit.submission.sha256
        yield Earlier(audit, run.ruleset_sha256, history.get(digest, ()), digest in replaced)


def read_last_year(
    sought: Sought, ruleset: Ruleset, work: Work, jobs: int, observer: Observer = unobserved
) -> EarlierYears:
    """The reports on earlier years: those of results as they were scored then, their texts found by their sha256; the others judged
    by the ruleset of the run, so that the scores of both years mean the same."""
    if not sought.sources:
        return EarlierYears(sought.scored)
    told = _told_as_last_year(observer)
    fates = list(audit_files(sought.sources, replace(work, rulesets=(ruleset,), year=None), jobs, told))
    texts = {fate.submission.sha256: fate for fate in fates if isinstance(fate, ReportAudit)}
    scored = [_with_text(each, texts) for each in sought.scored]
    known = {each.audit.submission.sha256 for each in scored}
    judged = [Earlier(fate, ruleset.sha256) for digest, fate in texts.items() if digest not in known]
    return EarlierYears((*scored, *judged), tuple(_notes(fates, len(judged))))


def _told_as_last_year(observer: Observer) -> Observer:
    """An observer that tells the given one that the files are on an earlier year."""

    def observe(event: Event) -> None:
        observer(replace(event, last_year=True) if isinstance(event, ReadingFiles) else event)

    return observe


def _with_text(each: Earlier, texts: dict[str, ReportAudit]) -> Earlier:
    audit = texts.get(each.audit.submission.sha256)
    return replace(each, audit=replace(each.audit, submission=audit.submission)) if audit else each


def _notes(fates: Sequence[Fate], judged: int) -> Iterator[str]:
    unread = [f"{each.file}（{each.reason}）" for each in fates if isinstance(each, Unreadable)]
    aside = [f"{each.file}（{each.genre}）" for each in fates if isinstance(each, SetAside)]
    if unread:
        yield f"上一年度的文件有 {len(unread)} 份未能读取：{_named(unread)}。"
    if aside:
        yield f"上一年度的文件有 {len(aside)} 份不是年度报告，没有用来比较：{_named(aside)}。"
    if judged:
        yield f"上一年度的报告有 {judged} 份没有当年的评分结果，得分按本次的规则评定，不含当年的人工复核。"


def _named(files: Sequence[str]) -> str:
    return "、".join(files[:_NAMED]) + (f" 等 {len(files)} 份" if len(files) > _NAMED else "")


def with_last_year(
    run: AuditRun, years: EarlierYears, given: Given, ruleset: Ruleset, observer: Observer = unobserved
) -> AuditRun:
    """The run with its reports put beside those of earlier years, plans and findings of an inspection followed into them; what could not
    be compared is told in its notes."""
    units = units_of(run, listed_in(given), ruleset.naming)
    pairs, apart = beside_earlier(run, years.reports, units) if years.reports else ((), ())
    findings, lost = findings_of(run, given.findings, units)
    if number := max(len(pairs), sum(map(bool, findings))):
        observer(FollowingPlans(number))
    told = followed(run, pairs, findings, ruleset)
    others = tuple(audit.submission for audit in years.texts_before(run))
    notes = (*run.notes, *years.notes, *apart, *without_text(pairs), *lost)
    return replace(run, notes=notes, across=replace(run.across, last_year=told, others=others))
