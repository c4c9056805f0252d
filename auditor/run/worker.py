"""One file through all stages, in whichever process an executor puts it."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType

from auditor.judging.engine import build_engine
from auditor.model import Fate, Source, Submission
from auditor.reading import LIMITS, Bundle, Deferred, GuardedReader, Limits
from auditor.rules import Ruleset


@dataclass(frozen=True, slots=True)
class Work:
    """What is the same for all files of a run; it goes to other processes. `year` is the one asked for."""

    ruleset: Ruleset
    year: int | None = None
    limits: Limits = LIMITS
    slow: bool = False


class Worker:
    """Reads and judges file after file, with one reading process and one compiled ruleset. A context manager."""

    def __init__(self, work: Work) -> None:
        self._reader = GuardedReader(work.ruleset.pages, work.limits, work.slow)  # starts while the rules are compiled
        self._engine = build_engine(work.ruleset)
        self._year = work.year

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.close()

    def audit(self, source: Source) -> list[Fate | Deferred]:
        """What became of one source, several things where it is an archive."""
        reading = self._reader.read(source)
        if isinstance(reading, Bundle):
            return [fate for member in reading.sources for fate in self.audit(member)]
        if isinstance(reading, Submission):
            return [self._engine.audit(reading, self._year)]
        return [reading]
