"""Speed of reading as ratios measured in one run: `python benchmarks/bench_reading.py`.

Median times of one master report in each format that can be made here; .docx against parsing its XML alone; and a run of 100 good
reports with all hostile files of the tests among them against the good reports alone.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from lxml import etree

sys.path.insert(0, str(Path(__file__).parents[1]))

from auditor.reading import read
from auditor.rules import Ruleset, load_ruleset
from auditor.run.collect import collect
from auditor.run.files import audit_files
from auditor.run.worker import Work
from tests.formats.convert import FORMATS, lacking, make
from tests.hostile.make import write

ROUNDS = 7
GOOD = 100


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median over some rounds, after one to warm up."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def parse_xml(path: Path) -> None:
    """What any reader must do: open the archive and parse its XML."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                etree.fromstring(package.read(name))


def formats(folder: Path, ruleset: Ruleset) -> None:
    """Reading each format."""
    for name in FORMATS:
        if name == "zip" or lacking(name):
            print(f"{name:12} {lacking(name)}")
            continue
        path = make(name, folder)
        rounds = 1 if name == "scan" else ROUNDS
        print(f"{name:12}{milliseconds(partial(read, path, path.name, ruleset.pages), rounds):8.1f} ms")
    docx = make("docx", folder)
    ratio = milliseconds(lambda: read(docx, docx.name, ruleset.pages), 30) / milliseconds(lambda: parse_xml(docx), 30)
    print(f"reading .docx / parsing its XML: {ratio:.2f}")


def hostile(folder: Path, ruleset: Ruleset) -> None:
    """A run with hostile files against one without, in seconds of the whole run."""
    good = folder / "good"
    good.mkdir()
    samples = sorted(path for path in Path("sample_reports").iterdir() if path.suffix != ".yaml")
    for number in range(GOOD):
        sample = samples[number % len(samples)]
        shutil.copy(sample, good / f"{number:03}{sample.suffix}")
    mixed = folder / "mixed"
    shutil.copytree(good, mixed)
    names = write(mixed)

    def run(place: Path) -> float:
        start = time.perf_counter()
        count = sum(1 for _ in audit_files(collect([place]).sources, Work((ruleset,))))
        print(f"{place.name}: {count} outcomes")
        return time.perf_counter() - start

    alone, among = min(run(good) for _ in range(3)), run(mixed)
    print(f"{GOOD} good files {alone:.2f} s, with {len(names)} hostile ones {among:.2f} s: {among / alone:.2f} times")


def main() -> None:
    ruleset = load_ruleset()
    with tempfile.TemporaryDirectory() as folder:
        formats(Path(folder), ruleset)
        hostile(Path(folder), ruleset)


if __name__ == "__main__":
    main()
