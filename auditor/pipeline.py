"""The way of one file through the stages, and of a folder through the files. Each stage can be called alone."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial

from auditor.judging import judge, score
from auditor.matching import Matcher, build_matcher, match
from auditor.model import Report, ReportAudit, SetAside, Source, Submission, Unreadable, Verdict
from auditor.outline import Outliner, outline, outliner
from auditor.reading import LIMITS, SLOW_LIMITS, Bundle, Deferred, GuardedReader, Limits
from auditor.ruleset import Ruleset
from auditor.ruleset.chain import years_text

Outcome = ReportAudit | SetAside | Unreadable
Progress = Callable[[str, int], None]  # what is worked on, and how many more of the sources are done
MOST_WORKERS = 61  # Windows cannot wait for more
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
    return conclude_audit(report, verdicts, matches.timed_out, engine.ruleset, year)


def conclude_audit(
    report: Report, verdicts: tuple[Verdict, ...], timed_out: Iterable[str], ruleset: Ruleset, year: int | None = None
) -> ReportAudit:
    """A report with its verdicts, scored and noted. `timed_out` are wordings that did not end in time."""
    value, grade = score(verdicts, (), ruleset)
    notes = (
        *_notes(report, year, ruleset.years),
        *(f"规则里的 {source} 没有在限时内匹配完，判定可能有遗漏。" for source in timed_out),
    )
    return ReportAudit(report.submission, report.identity, value, grade, verdicts, notes=notes)


def audit_files(
    sources: Sequence[Source],
    ruleset: Ruleset,
    year: int | None = None,
    jobs: int = 1,
    progress: Progress = lambda name, done: None,
    limits: Limits = LIMITS,
) -> Iterator[Outcome]:
    """Audit all sources; with more than one job, in worker processes that each compile the ruleset.

    Every file is read in a process of its own. What only a slow reader can read comes last, one at a time, since
    recognition takes all processors and a gigabyte.
    """
    deferred: list[Source] = []
    for outcomes, source in zip(_first_pass(sources, ruleset, year, jobs, limits), sources, strict=True):
        waiting = [each.source for each in outcomes if isinstance(each, Deferred)]
        deferred += waiting
        progress(source.name, 0 if waiting else 1)
        yield from (each for each in outcomes if not isinstance(each, Deferred))
    if not deferred:
        return
    engine = build_engine(ruleset)
    with GuardedReader(ruleset.pages, SLOW_LIMITS, slow=True) as reader:
        for source in deferred:
            progress(source.name, 0)
            yield from (each for each in _audit(source, reader, engine, year) if not isinstance(each, Deferred))
            progress(source.name, 1)


def _first_pass(
    sources: Sequence[Source], ruleset: Ruleset, year: int | None, jobs: int, limits: Limits
) -> Iterator[list[Outcome | Deferred]]:
    done = 0
    if jobs > 1 and len(sources) > 1:
        workers = min(jobs, len(sources), MOST_WORKERS)
        try:
            with ProcessPoolExecutor(workers, initializer=_prepare, initargs=(ruleset, limits)) as pool:
                for outcomes in pool.map(partial(_work, year=year), sources, chunksize=CHUNK):
                    done += 1
                    yield outcomes
        except BrokenProcessPool:
            pass  # the system killed a worker, most likely for want of memory: this process does the rest alone
    if done < len(sources):
        with GuardedReader(ruleset.pages, limits) as reader:
            engine = build_engine(ruleset)
            yield from (_audit(source, reader, engine, year) for source in sources[done:])


def _audit(source: Source, reader: GuardedReader, engine: Engine, year: int | None) -> list[Outcome | Deferred]:
    """The outcomes of one source, several where it is an archive."""
    reading = reader.read(source)
    if isinstance(reading, Bundle):
        return [outcome for member in reading.sources for outcome in _audit(member, reader, engine, year)]
    if isinstance(reading, Submission):
        return [audit_submission(reading, engine, year)]
    return [reading]


_worker: tuple[Engine, GuardedReader] | None = None  # of a worker process


def _prepare(ruleset: Ruleset, limits: Limits) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    global _worker  # noqa: PLW0603 - a worker process builds its engine and starts its reader once
    reader = GuardedReader(ruleset.pages, limits)  # ends with this process, by the end of its input
    _worker = build_engine(ruleset), reader


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(source: Source, year: int | None) -> list[Outcome | Deferred]:
    assert _worker is not None
    engine, reader = _worker
    return _audit(source, reader, engine, year)


def _notes(report: Report, year: int | None, years: tuple[int, int] | None) -> tuple[str, ...]:
    """What a reader of the score must know about how it came about."""
    identity = report.identity
    notes = list(report.submission.notes)
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
    if identity.year is not None and years and not years[0] <= identity.year <= years[1]:
        notes.append(f"报告年度为 {identity.year} 年，这套规则适用于 {years_text(years)}的报告，得分仅供参考。")
    return tuple(notes)
