"""One file through all stages, in whichever process an executor puts it."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType

from auditor.judging.engine import Engine, build_engine
from auditor.model import Fate, Source, Submission
from auditor.outline import outline, outliner
from auditor.reading import LIMITS, Bundle, Deferred, GuardedReader, Limits
from auditor.rules import Ruleset
from auditor.rules.choose import for_year


@dataclass(frozen=True, slots=True)
class Work:
    """What is the same for all files of a run; it goes to other processes. Each report is judged by the one of the `rulesets`, which
    stand in the order of their years, that is for its year. `year` is the one asked for."""

    rulesets: tuple[Ruleset, ...]
    year: int | None = None
    limits: Limits = LIMITS
    slow: bool = False


class Worker:
    """Reads and judges file after file, with one reading process and rulesets compiled when they are needed. A context manager."""

    def __init__(self, work: Work) -> None:
        self._reader = GuardedReader(
            work.rulesets[-1].pages, work.limits, work.slow
        )  # starts while the rules are compiled
        self._work = work
        self._outliner = outliner(work.rulesets[-1])
        self._engines: dict[str, Engine] = {}
        if len(work.rulesets) == 1:
            self._engine(work.rulesets[0])

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
            return [self._judged(reading)]
        return [reading]

    def _judged(self, submission: Submission) -> Fate:
        """Who reports on what is found by the latest ruleset; only then is it known which one is for the year."""
        latest = self._work.rulesets[-1]
        report = outline(submission, self._outliner)
        ruleset = for_year(self._work.rulesets, report.identity.year)
        engine = self._engine(ruleset)
        if report.genre or (ruleset.naming, ruleset.sections) == (latest.naming, latest.sections):
            return engine.conclude(report, self._work.year)
        return engine.audit(submission, self._work.year)

    def _engine(self, ruleset: Ruleset) -> Engine:
        """The engine of a ruleset, built when it is first needed."""
        if ruleset.sha256 not in self._engines:
            self._engines[ruleset.sha256] = build_engine(ruleset)
        return self._engines[ruleset.sha256]
