"""Many files, in this process and in worker processes: what one of them suffers costs the run nothing."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path
from zipfile import ZipFile

import psutil
import pytest

from auditor.model import Fate, ReportAudit, Unreadable
from auditor.rules import Ruleset
from auditor.run.collect import collect
from auditor.run.events import Cancelled, Event, FileDone, FileStarted, ReadingFiles
from auditor.run.files import audit_files
from auditor.run.worker import Work

SAMPLES = Path(__file__).parents[2] / "sample_reports"


def heard(folder: Path, ruleset: Ruleset) -> tuple[list[Event], list[Fate]]:
    events: list[Event] = []
    return events, list(audit_files(collect([folder]).sources, Work((ruleset,)), 1, events.append))


@pytest.mark.slow
def test_workers_and_one_process_give_the_same_in_the_same_order(ruleset: Ruleset) -> None:
    sources = collect([SAMPLES]).sources
    assert list(audit_files(sources, Work((ruleset,)), jobs=3)) == list(audit_files(sources, Work((ruleset,))))


def test_the_start_and_the_fate_of_each_file_are_told_in_order(tmp_path: Path, ruleset: Ruleset) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"")
    events, fates = heard(tmp_path, ruleset)
    assert [type(fate) for fate in fates] == [Unreadable, Unreadable]
    assert events == [
        ReadingFiles(2),
        FileStarted("a.txt"),
        FileDone("a.txt", (fates[0],)),
        FileStarted("b.txt"),
        FileDone("b.txt", (fates[1],)),
    ]


def test_what_lies_in_an_archive_is_told_with_the_archive(tmp_path: Path, ruleset: Ruleset) -> None:
    with ZipFile(tmp_path / "all.zip", "w") as archive:
        for name in ("a.txt", "b.txt"):
            archive.writestr(name, b"")
    events, fates = heard(tmp_path, ruleset)
    assert len(fates) == 2
    assert events[-1] == FileDone("all.zip", tuple(fates))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_that_its_observer_cancels_ends_with_all_its_processes(ruleset: Ruleset, jobs: int) -> None:
    done: list[str] = []
    before = set(psutil.Process().children(recursive=True))
    started: set[psutil.Process] = set()

    def observe(event: Event) -> None:
        if isinstance(event, FileDone):
            done.append(event.file)
            here = set(psutil.Process().children(recursive=True)) - before
            started.update(each for each in here if "resource_tracker" not in str(each.cmdline()))  # stays with us
            raise Cancelled

    with pytest.raises(Cancelled):
        list(audit_files(collect([SAMPLES]).sources * 4, Work((ruleset,)), jobs, observe))
    assert len(done) == 1
    assert len(started) >= jobs
    _, alive = psutil.wait_procs(started, timeout=30)
    assert not alive


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_the_death_of_a_worker_loses_no_file(ruleset: Ruleset) -> None:
    """As where the system kills one for want of memory."""
    sources = collect([SAMPLES]).sources * 4

    def kill_one() -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            for child in psutil.Process().children():
                with_reader = child.children()
                if with_reader:  # a worker, not a reader
                    os.kill(child.pid, signal.SIGKILL)
                    return
            time.sleep(0.01)

    killer = threading.Thread(target=kill_one)
    killer.start()
    fates = list(audit_files(sources, Work((ruleset,)), jobs=2))
    killer.join()
    assert len(fates) == len(sources)
    assert sum(isinstance(each, ReportAudit) for each in fates) == 4 * 16
