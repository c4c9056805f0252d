"""Reading in a process of its own, with a limit on time and memory: no file can stop or slow the run."""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

from auditor.model.submission import Source, Submission, Unreadable
from auditor.reading.child import OUT_OF_MEMORY
from auditor.reading.entry import Bundle, Deferred, Reading
from auditor.rules.pages import PageRules

_WATCH = 0.02  # seconds between two looks at the memory of the reading process
# On Windows, the program of a virtual environment only starts the interpreter, as a child of its own.
_LAUNCHED = sys.platform == "win32"
# The path of this process, so that the child finds the same program and libraries wherever it is started.
_CHILD = "import sys; sys.path[:] = {!r}; from auditor.reading.child import main; main()"
_SAVE_AS = "请用 Word 或 WPS 打开核对，另存为 .docx 后重新报送。"


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: seconds of time, megabytes of memory."""

    seconds: float = 30.0
    megabytes: int = 512


LIMITS = Limits()
SLOW_LIMITS = Limits(seconds=900.0, megabytes=3072)  # recognition takes 3 s a page and 1 GB


class GuardedReader:
    """A reading process kept for many files, replaced where a file kills it or has to be stopped. A context manager."""

    def __init__(self, rules: PageRules, limits: Limits = LIMITS, slow: bool = False) -> None:
        self._rules, self._limits, self._slow = rules, limits, slow
        # What slow readers write beside goes with them, even where they are killed.
        self._scratch = TemporaryDirectory(prefix="auditor-", ignore_cleanup_errors=True) if slow else None
        self._start()  # loads its libraries while the caller goes on

    def __enter__(self) -> GuardedReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, source: Source) -> Reading:
        """What lies at `source`; Unreadable where the process died of it or went over a limit. Never raises."""
        outcome = self._ask(source)
        # A library may keep what a large file took, and the next file would pay for it.
        if isinstance(outcome, str) or self._held() > self._limits.megabytes / 2:
            self._end()
            self._start()
        return Unreadable(source.name, outcome, _SAVE_AS) if isinstance(outcome, str) else outcome

    def close(self) -> None:
        """End the process and whatever it started, and remove what it left."""
        self._end()
        if self._scratch:
            self._scratch.cleanup()

    def _end(self) -> None:
        import psutil

        process = self._process
        try:
            for each in psutil.Process(process.pid).children(recursive=True):
                each.kill()
        except psutil.Error:
            pass
        process.kill()
        process.wait()

    def _start(self) -> None:
        hidden: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        scratch = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._scratch.name) if self._scratch else {}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _CHILD.format(sys.path)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=hidden,
            env=os.environ | scratch,
        )  # fmt: skip
        self._answers: queue.SimpleQueue[Reading | None] = queue.SimpleQueue()
        threading.Thread(target=_receive, args=(self._process.stdout, self._answers), daemon=True).start()
        self._send((self._rules, self._slow, self._limits.megabytes))

    def _send(self, message: object) -> None:
        assert self._process.stdin is not None
        with suppress(OSError):  # a process that has ended gives no answer, which is told by the one who waits for it
            self._process.stdin.write(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))
            self._process.stdin.flush()

    def _ask(self, source: Source) -> Reading | str:
        """The answer, or the reason why there is none."""
        self._send(source)
        until = time.monotonic() + self._limits.seconds
        while time.monotonic() < until:
            try:
                answer = self._answers.get(timeout=_WATCH)
            except queue.Empty:
                if self._held() > self._limits.megabytes:
                    return self._too_large()
                continue
            return self._died() if answer is None else answer
        return f"读取超过 {self._limits.seconds:g} 秒，已停止。"

    def _died(self) -> str:
        if self._process.wait() == OUT_OF_MEMORY:
            return self._too_large()
        return "读取时程序崩溃，文件可能已损坏，或解压后过大。"

    def _too_large(self) -> str:
        return f"读取时占用内存超过 {self._limits.megabytes} MB，已停止。"

    def _held(self) -> float:
        """Megabytes that the process holds; with its children where it may have some, for to find these takes time."""
        import psutil

        try:
            process = psutil.Process(self._process.pid)
            family = [process, *(process.children(recursive=True) if self._slow or _LAUNCHED else ())]
            return float(sum(each.memory_info().rss for each in family)) / 1024 / 1024
        except psutil.Error:
            return 0.0


def read_guarded(path: Path, name: str, rules: PageRules, limits: Limits = LIMITS) -> Submission | Unreadable:
    """The single file at `path`, read in processes of its own. Never raises."""
    source = Source(path, name)
    with GuardedReader(rules, limits) as reader:
        reading = reader.read(source)
    if isinstance(reading, Deferred):
        with GuardedReader(rules, SLOW_LIMITS, slow=True) as reader:
            reading = reader.read(source)
    if isinstance(reading, Bundle | Deferred):
        return Unreadable(name, "文件是压缩包。", "请解压后再看其中的报告。")
    return reading


def _receive(stream: Any, answers: queue.SimpleQueue[Reading | None]) -> None:
    """Put each answer of the process into the queue, None when it has ended."""
    try:
        while True:
            answers.put(pickle.load(stream))
    except Exception:  # the process was killed in the middle of an answer, or sent none
        answers.put(None)
