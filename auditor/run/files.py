"""All files of a run through an executor, those for slow readers last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace

from auditor.model import Fate, Source
from auditor.reading import SLOW_LIMITS, Deferred
from auditor.run.events import FileDone, Observer, ReadingFiles, unobserved
from auditor.run.executors import EXECUTORS
from auditor.run.worker import Work


def audit_files(
    sources: Sequence[Source], work: Work, jobs: int = 1, observer: Observer = unobserved
) -> Iterator[Fate]:
    """What became of all sources, in their order; with more than one job, worked on in worker processes.

    Every file is read in a process of its own. What only a slow reader can read comes last, one at a time, since
    recognition takes all processors and a gigabyte.
    """
    deferred: list[Source] = []
    executor = "pool" if jobs > 1 and len(sources) > 1 else "here"
    for fates in _through(executor, sources, work, jobs, observer):
        deferred += [each.source for each in fates if isinstance(each, Deferred)]
        yield from _settled(fates)
    if deferred:
        slow = replace(work, limits=SLOW_LIMITS, slow=True)
        for fates in _through("here", deferred, slow, 1, observer):
            yield from _settled(fates)


def _through(
    executor: str, sources: Sequence[Source], work: Work, jobs: int, observer: Observer
) -> Iterator[list[Fate | Deferred]]:
    """The sources through one executor, told to the observer; it is closed with its processes however this ends."""
    observer(ReadingFiles(len(sources), work.slow))
    with closing(EXECUTORS[executor](sources, work, jobs, observer)) as outcomes:
        for source, fates in zip(sources, outcomes, strict=True):
            settled = _settled(fates)
            if settled or not fates:
                observer(FileDone(source.name, settled))
            yield fates


def _settled(fates: Sequence[Fate | Deferred]) -> tuple[Fate, ...]:
    return tuple(each for each in fates if not isinstance(each, Deferred))
