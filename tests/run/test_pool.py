"""Many files in worker processes: what one of them suffers costs the run nothing."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import psutil
import pytest

from auditor.model import ReportAudit
from auditor.rules import Ruleset
from auditor.run.collect import collect
from auditor.run.pool import audit_files

SAMPLES = Path(__file__).parents[2] / "sample_reports"


def test_workers_and_one_process_give_the_same_in_the_same_order(ruleset: Ruleset) -> None:
    sources = collect([SAMPLES]).sources
    assert list(audit_files(sources, ruleset, jobs=3)) == list(audit_files(sources, ruleset))


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
    outcomes = list(audit_files(sources, ruleset, jobs=2))
    killer.join()
    assert len(outcomes) == len(sources)
    assert sum(isinstance(each, ReportAudit) for each in outcomes) == 4 * 16
