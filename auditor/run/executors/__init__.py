"""Where the files of a run are worked on. An executor maps `Worker.audit` over sources and keeps their order; a new one is a
module here and a row in the table."""

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import TypeAlias

from auditor.model import Fate, Source
from auditor.reading import Deferred
from auditor.run.events import Observer
from auditor.run.executors.here import here
from auditor.run.executors.pool import pool
from auditor.run.worker import Work

Executor: TypeAlias = Callable[[Sequence[Source], Work, int, Observer], Generator[list[Fate | Deferred]]]

EXECUTORS: Mapping[str, Executor] = {"here": here, "pool": pool}

__all__ = ["EXECUTORS", "Executor", "here", "pool"]
