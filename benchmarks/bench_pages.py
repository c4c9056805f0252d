"""Speed of the pages as ratios measured in one run: `python benchmarks/bench_pages.py [REPORTS]`.

Rendering the pages of so many reports against Jinja2 rendering a bare template of the same values, each escaped in a
span; then the size of their index.html and compare.html, and how long Chromium takes to open and filter it.
"""

from __future__ import annotations

import gc
import shutil
import statistics
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from playwright.sync_api import sync_playwright

from auditor.model import AuditRun, ReportAudit
from auditor.output.html import write_html
from auditor.output.pages.rendering import page_renderer
from auditor.output.pages.report_page import ReportPage, report_page
from auditor.rules import Ruleset, load_ruleset
from auditor.run.assemble import assemble
from auditor.run.collect import collect
from auditor.run.files import audit_files
from auditor.run.worker import Work

ROUNDS = 3
SAMPLES = Path(__file__).parents[1] / "sample_reports"
SAMPLED = 16  # pages to prepare, which are rendered again and again
BARE = "{% for text in values %}<span>{{ text }}</span>{% endfor %}"
# Milliseconds until the page is laid out, and of one filter from the key pressed to the next layout.
OPENED = "() => { document.body.offsetHeight; return performance.now(); }"
FILTERED = """(text) => {
  const search = document.getElementById("search"), start = performance.now();
  search.value = text;
  search.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.offsetHeight;
  return performance.now() - start;
}"""


def make_run(count: int, ruleset: Ruleset) -> AuditRun:
    """The samples, again and again."""
    outcomes = audit_files(collect([SAMPLES]).sources, Work((ruleset,)))
    samples = [each for each in outcomes if isinstance(each, ReportAudit)]
    reports = tuple(replace(samples[number % len(samples)], rank=number + 1) for number in range(count))
    return replace(assemble([], ruleset), reports=reports)


def printed(render: partial[str], page: ReportPage) -> list[object]:
    """Every value that the template escapes and prints."""
    values: list[object] = []

    def note(value: object) -> object:
        if not isinstance(value, Markup):
            values.append(value)
        return value

    noting = partial(render.func, render.args[0].overlay(finalize=note), *render.args[1:])
    noting("report.html.j2", page=page, previous=None, following=None)
    return values


def seconds(work: Callable[[], object]) -> float:
    """The median over a few rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def bench_reports(reports: Sequence[ReportAudit], run: AuditRun, ruleset: Ruleset) -> None:
    render = page_renderer(run, ruleset)
    bare = Environment(autoescape=True).from_string(BARE)
    few = reports[:SAMPLED]
    values = [printed(render, report_page(audit, ruleset)) for audit in few] * (len(reports) // len(few))
    pages = [report_page(audit, ruleset) for audit in few] * (len(reports) // len(few))
    gc.freeze()
    ours = seconds(lambda: [render("report.html.j2", page=page, previous=None, following=None) for page in pages])
    theirs = seconds(lambda: [bare.render(values=each) for each in values])
    preparing = seconds(lambda: deque((report_page(audit, ruleset) for audit in reports), maxlen=0))
    print(f"{len(pages)} report pages, {sum(map(len, values)) / len(values):.0f} spans each")
    print(f"rendering {ours:.2f} s; a bare template of as many spans {theirs:.2f} s: {ours / theirs:.2f}")
    print(f"working out what the pages show: {preparing:.2f} s")


def bench_index(run: AuditRun, ruleset: Ruleset) -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        index = write_html(run, ruleset, Path(name))[-1]
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        opened, filtered = [], []
        for _ in range(ROUNDS):
            page.goto(index.as_uri())
            opened.append(page.evaluate(OPENED))
            filtered += [page.evaluate(FILTERED, text) for text in ("镇", "", "县")]
        browser.close()
        sizes = [f"{each.name} {each.stat().st_size / 1e6:.2f} MB" for each in (index, index.with_name("compare.html"))]
        print(f"{len(run.reports)} reports: {', '.join(sizes)}")
        print(
            f"Chromium opens it in {statistics.median(opened):.0f} ms and filters in {statistics.median(filtered):.0f} ms"
        )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    ruleset = load_ruleset()
    run = make_run(count, ruleset)
    bench_reports(run.reports, run, ruleset)
    if shutil.which("chromium"):
        bench_index(run, ruleset)
    else:
        print("index.html not opened: Chromium is not installed")


if __name__ == "__main__":
    main()
