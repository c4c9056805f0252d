"""The files of a run through the engine, in worker processes where there are many."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from auditor.judging.engine import Engine, build_engine
from auditor.model import ReportAudit, SetAside, Source, Submission, Unreadable
from auditor.reading import LIMITS, SLOW_LIMITS, Bundle, Deferred, GuardedReader, Limits
from auditor.rules import Ruleset

Outcome = ReportAudit | SetAside | Unreadable
Progress = Callable[[str, int], None]  # what is worked on, and how many more of the sources are done
MOST_WORKERS = 61  # Windows cannot wait for more
CHUNK = 8  # files handed to a worker at a time; small enough that progress moves, large enough that hand-over does not count


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
        return [engine.audit(reading, year)]
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
