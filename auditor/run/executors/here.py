"""The executor that is this process, one file after the other."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from auditor.model import Fate, Source
from auditor.reading import Deferred
from auditor.run.events import FileStarted, Observer
from auditor.run.worker import Work, Worker


def here(sources: Sequence[Source], work: Work, jobs: int, observer: Observer) -> Generator[list[Fate | Deferred]]:
    """What became of each source, in order; `jobs` counts for nothing here."""
    with Worker(work) as worker:
        for source in sources:
            observer(FileStarted(source.name))
            yield worker.audit(source)
