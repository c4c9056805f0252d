"""Submissions read for trying rules on them: one, all of a folder, all of it for two rulesets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from auditor.errors import AuditorError
from auditor.model import Source, Submission, Unreadable
from auditor.reading import SLOW_LIMITS, Bundle, Deferred, GuardedReader, read_guarded
from auditor.rules.pages import PageRules

Pair = tuple[Submission, Submission]


def read_submission(file: Path, rules: PageRules) -> Submission:
    """The submission in one file. Raises AuditorError where there is none that can be read."""
    if not file.is_file():
        raise AuditorError(f"找不到文件：{file}")
    reading = read_guarded(file, file.name, rules)
    if isinstance(reading, Unreadable):
        raise AuditorError(f"{reading.reason}{reading.advice}")
    return reading


def read_twice(sources: Sequence[Source], first: PageRules, second: PageRules) -> Iterator[Pair | Unreadable]:
    """Each submission as read with two sets of page furniture: read once, and the same object twice, where these are equal."""
    if first == second:
        yield from ((each, each) if isinstance(each, Submission) else each for each in read_submissions(sources, first))
        return
    for before, after in zip(read_submissions(sources, first), read_submissions(sources, second), strict=True):
        if isinstance(before, Submission) and isinstance(after, Submission):
            yield before, after
        else:
            yield before if isinstance(before, Unreadable) else after  # type: ignore[misc]


def read_submissions(sources: Sequence[Source], rules: PageRules) -> Iterator[Submission | Unreadable]:
    """Every submission of some sources, those in archives too, slow ones by a slow reader."""
    with ExitStack() as stack:
        reader = stack.enter_context(GuardedReader(rules))
        slow: GuardedReader | None = None
        waiting = list(reversed(sources))
        while waiting:
            source = waiting.pop()
            reading = reader.read(source)
            if isinstance(reading, Deferred):
                slow = slow or stack.enter_context(GuardedReader(rules, SLOW_LIMITS, slow=True))
                reading = slow.read(source)
            if isinstance(reading, Bundle):
                waiting += reversed(reading.sources)
            elif isinstance(reading, Submission | Unreadable):
                yield reading
