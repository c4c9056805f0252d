"""Speed of the workbook as a ratio measured in one run: `python benchmarks/bench_workbook.py [REPORTS]`.

scores.xlsx of so many reports (formulas, formats, links and all) against plain openpyxl in write-only mode writing the same cells
without formats; each in a process of its own, with its peak memory.
"""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook, load_workbook

from auditor.model import AuditRun, ReportAudit
from auditor.output.xlsx import write_xlsx
from auditor.rules import Ruleset, load_ruleset
from auditor.run.assemble import assemble
from auditor.run.collect import collect
from auditor.run.files import audit_files
from auditor.run.worker import Work

ROUNDS = 3


def make_run(count: int, ruleset: Ruleset) -> AuditRun:
    """The samples, again and again under other names."""
    samples = [
        each
        for each in audit_files(collect([Path("sample_reports")]).sources, Work((ruleset,)))
        if isinstance(each, ReportAudit)
    ]
    audits = []
    for number in range(count):
        audit = samples[number % len(samples)]
        submission = replace(audit.submission, file=f"{number:04}-{audit.submission.file}", sha256=f"{number:064x}")
        audits.append(replace(audit, submission=submission))
    run = assemble([], ruleset)
    return replace(run, reports=tuple(replace(audit, rank=1) for audit in audits))


def plain(rows: dict[str, list[tuple[object, ...]]], folder: Path) -> None:
    """The same cells, formulas as text, without formats."""
    book = Workbook(write_only=True)
    for name, cells in rows.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(row)
    book.save(folder / "plain.xlsx")


def measured(work: Callable[[], object], answers: multiprocessing.Queue[tuple[float, float]]) -> None:
    """Seconds (median), and the most memory that the process held, in MB."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    answers.put((statistics.median(times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def in_process(work: Callable[[], object]) -> tuple[float, float]:
    answers: multiprocessing.Queue[tuple[float, float]] = multiprocessing.get_context("fork").Queue()
    process = multiprocessing.get_context("fork").Process(target=measured, args=(work, answers))
    process.start()
    answer = answers.get()
    process.join()
    return answer


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    ruleset = load_ruleset()
    run = make_run(count, ruleset)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, our_memory = in_process(lambda: write_xlsx(run, ruleset, folder))
        book = load_workbook(write_xlsx(run, ruleset, folder)[0], read_only=True)
        rows = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
        theirs, their_memory = in_process(lambda: plain(rows, folder))
    cells = sum(len(row) for cells in rows.values() for row in cells)
    print(f"{count} reports, {cells} cells")
    print(
        f"scores.xlsx {ours:.2f} s, {our_memory:.0f} MB; plain openpyxl {theirs:.2f} s, {their_memory:.0f} MB: {ours / theirs:.2f}"
    )


if __name__ == "__main__":
    main()
