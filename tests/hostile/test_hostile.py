"""A folder of good reports with all hostile files among them, audited as a user would."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.hostile.make import write

SAMPLES = Path(__file__).parents[2] / "sample_reports"
pytestmark = pytest.mark.slow
MOST_MEMORY = 700  # megabytes, all processes of the run together


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample reports and the hostile files, in one folder."""
    made = tmp_path_factory.mktemp("报送")
    for sample in sorted(SAMPLES.iterdir()):
        shutil.copy(sample, made / sample.name)
    write(made)
    return made


@pytest.fixture(scope="module")
def audited(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], float]:
    """The results of the run, and the most memory that its processes held together, in megabytes."""
    out = tmp_path_factory.mktemp("out")
    command = [sys.executable, "-X", "utf8", "-m", "auditor", "audit", str(folder), "--out", str(out), "--jobs", "1"]
    # Without LibreOffice, which would have a second try at what our reader of old Word files refuses.
    environment = os.environ | {"PATH": str(Path(sys.executable).parent)}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    peaks: list[float] = []
    watcher = threading.Thread(target=_watch, args=(process.pid, peaks))
    watcher.start()
    _, errors = process.communicate()
    watcher.join()
    assert process.returncode == 0, errors.decode("utf-8")
    return json.loads((out / "results.json").read_text(encoding="utf-8")), max(peaks)


def _watch(pid: int, peaks: list[float]) -> None:
    try:
        root = psutil.Process(pid)
        while root.is_running() and root.status() != psutil.STATUS_ZOMBIE:
            family = [root, *root.children(recursive=True)]
            peaks.append(sum(each.memory_info().rss for each in family) / (1 << 20))
            time.sleep(0.02)
    except psutil.Error:
        return


def test_every_hostile_file_ends_in_a_row_with_a_reason_in_chinese(
    folder: Path, audited: tuple[dict[str, Any], float]
) -> None:
    results, _ = audited
    rows = results["unreadable"]
    good = {path.name for path in SAMPLES.iterdir()}
    hostile = {path.name for path in folder.iterdir()} - good
    assert len(hostile) >= 40
    told = {row["file"].split("/")[0] for row in rows}
    assert told == hostile
    assert [
        row for row in rows if not (re.search("[\u4e00-\u9fff]", row["reason"]) and row["reason"][-1] == "。")
    ] == []
    assert all(row["advice"] for row in rows)
    assert not [row for row in rows if "意外错误" in row["reason"]]


def test_nothing_of_the_good_reports_is_lost_or_changed(audited: tuple[dict[str, Any], float], tmp_path: Path) -> None:
    results, _ = audited
    command = [
        sys.executable,
        "-X",
        "utf8",
        "-m",
        "auditor",
        "audit",
        str(SAMPLES),
        "--out",
        str(tmp_path),
        "--format",
        "json",
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    alone = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert results["reports"] == alone["reports"]
    assert results["set_aside"] == alone["set_aside"]


def test_the_memory_of_the_whole_run_stays_under_its_bound(audited: tuple[dict[str, Any], float]) -> None:
    assert audited[1] < MOST_MEMORY
