"""The reading process: sources come in on standard input, what was read goes out on standard output, both pickled.

Started by `auditor.reading.guard`, which sets the limits; it ends when its input does.
"""

from __future__ import annotations

import os
import pickle
import sys
from typing import BinaryIO

from auditor.model.submission import Source
from auditor.reading.entry import read_source
from auditor.rules.pages import PageRules

OUT_OF_MEMORY = 77  # exit code, otherwise unused


def main() -> None:
    """Read one source after the other until the input ends, or the memory."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not run into the answers
    requests = sys.stdin.buffer
    settings: tuple[PageRules, bool, int] = pickle.load(requests)
    rules, slow, megabytes = settings
    _limit_memory(megabytes)
    while (source := _next(requests)) is not None:
        try:
            answer = read_source(source, rules, slow)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)  # what a library still holds would fail the next file
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def _next(requests: BinaryIO) -> Source | None:
    try:
        source: Source = pickle.load(requests)
    except EOFError:
        return None
    return source


def _limit_memory(megabytes: int) -> None:
    """Lets the address space grow by what the resident set may still grow; without effect where the system has no
    such limit (Windows, macOS), where the guard's watch serves alone."""
    import psutil

    memory = psutil.Process().memory_info()
    room = megabytes * 1024 * 1024 - memory.rss
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory.vms + room, memory.vms + room))
    except (ImportError, ValueError, OSError):
        return
