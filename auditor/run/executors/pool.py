"""The executor with worker processes, each with a reader and a compiled ruleset of its own."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.synchronize import Event

from auditor.model import Fate, Source
from auditor.reading import Deferred
from auditor.run.events import Observer
from auditor.run.executors.here import here
from auditor.run.worker import Work, Worker

MOST_WORKERS = 61  # Windows cannot wait for more
CHUNK = 8  # files handed to a worker at a time; small enough that progress moves, large enough that hand-over does not count


def pool(sources: Sequence[Source], work: Work, jobs: int, observer: Observer) -> Generator[list[Fate | Deferred]]:
    """What became of each source, in order. Where the system kills a worker, this process does the rest alone; where the run
    is ended early, each worker finishes the file it has in hand and no other."""
    done = 0
    stop = multiprocessing.Event()
    workers = min(jobs, len(sources), MOST_WORKERS)
    try:
        with ProcessPoolExecutor(workers, initializer=_prepare, initargs=(work, stop)) as processes:
            try:
                for fates in processes.map(_audit, sources, chunksize=CHUNK):
                    done += 1
                    yield fates
            finally:
                stop.set()
    except BrokenProcessPool:
        pass  # most likely for want of memory
    if done < len(sources):
        yield from here(sources[done:], work, 1, observer)


_own: tuple[Worker, Event] | None = None  # of a worker process


def _prepare(work: Work, stop: Event) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    global _own  # noqa: PLW0603 - a worker process builds its engine and starts its reader once
    _own = Worker(work), stop  # its reader ends with this process, by the end of its input


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _audit(source: Source) -> list[Fate | Deferred]:
    assert _own is not None
    worker, stop = _own
    return [] if stop.is_set() else worker.audit(source)
