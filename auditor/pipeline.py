"""The way of one file through the stages, and of a folder through the files. Each stage can be called alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from auditor.judging import judge, score
from auditor.matching import Matcher, build_matcher, match
from auditor.model import Report, ReportAudit, SetAside, Submission, Unreadable
from auditor.outline import Outliner, outline, outliner
from auditor.reading import read
from auditor.ruleset import Ruleset

Outcome = ReportAudit | SetAside | Unreadable
Progress = Callable[[str], None]
CHUNK = 8  # files handed to a worker at a time; small enough that progress moves, large enough that hand-over does not count


@dataclass(frozen=True)
class Engine:
    """A ruleset with everything compiled from it."""

    ruleset: Ruleset
    outliner: Outliner
    matcher: Matcher


def build_engine(ruleset: Ruleset) -> Engine:
    """Compile a ruleset for auditing."""
    return Engine(ruleset, outliner(ruleset), build_matcher(ruleset))


def audit_submission(submission: Submission, engine: Engine, year: int | None = None) -> ReportAudit | SetAside:
    """From the paragraphs of one submission to its verdicts and score; told apart where it is no report of this kind."""
    report = outline(submission, engine.outliner)
    if report.genre:
        return SetAside(submission.file, submission.sha256, report.identity.title, report.genre)
    matches = match(report, engine.matcher)
    verdicts = judge(report, matches, engine.matcher, engine.ruleset)
    value, grade = score(verdicts, (), engine.ruleset)
    notes = (
        *_notes(report, year),
        *(f"规则里的 {source} 没有在限时内匹配完，判定可能有遗漏。" for source in matches.timed_out),
    )
    return ReportAudit(submission, report.identity, value, grade, verdicts, notes=notes)


def audit_file(path: Path, name: str, engine: Engine, year: int | None = None) -> Outcome:
    """Read and audit one file; what cannot be read is a result, not an error."""
    submission = read(path, name, engine.ruleset.pages)
    return submission if isinstance(submission, Unreadable) else audit_submission(submission, engine, year)


def audit_files(
    files: Sequence[tuple[Path, str]], ruleset: Ruleset, year: int | None, jobs: int, progress: Progress
) -> Iterator[Outcome]:
    """Audit files (path, name shown) in order; with more than one job, in worker processes that each compile the ruleset."""
    if jobs <= 1 or len(files) <= 1:
        engine = build_engine(ruleset)
        outcomes: Iterable[Outcome] = (audit_file(path, name, engine, year) for path, name in files)
        yield from _told(outcomes, files, progress)
        return
    with ProcessPoolExecutor(min(jobs, len(files)), initializer=_prepare, initargs=(ruleset,)) as pool:
        yield from _told(pool.map(partial(_work, year=year), files, chunksize=CHUNK), files, progress)


def _told(outcomes: Iterable[Outcome], files: Sequence[tuple[Path, str]], progress: Progress) -> Iterator[Outcome]:
    for outcome, (_, name) in zip(outcomes, files, strict=True):
        progress(name)
        yield outcome


_engine: Engine | None = None  # of a worker process


def _prepare(ruleset: Ruleset) -> None:
    global _engine  # noqa: PLW0603 - a worker process builds its engine once
    _engine = build_engine(ruleset)


def _work(file: tuple[Path, str], year: int | None) -> Outcome:
    assert _engine is not None
    return audit_file(*file, _engine, year)


def _notes(report: Report, year: int | None) -> tuple[str, ...]:
    """What a reader of the score must know about how it came about."""
    identity = report.identity
    notes = []
    if report.short:
        notes.append(f"正文只有 {len(report.text)} 字，可能不完整，请人工核对。")
    if report.unstructured:
        notes.append("结构无法识别：大部分文字不在任何标题之下，各项判定请人工核对。")
    if identity.unit is None:
        notes.append("报告单位未能确定，请人工填写。")
    elif identity.by_file_name:
        notes.append("正文没有写明单位，单位名称取自文件名，请人工核对。")
    if identity.kind is None:
        notes.append("单位类别未能确定，按全部要素评分，请人工核对。")
    if identity.year is None:
        notes.append("报告年度未能确定。")
    elif year is not None and identity.year != year:
        notes.append(f"报告年度为 {identity.year} 年，不是要求的 {year} 年。")
    return tuple(notes)
