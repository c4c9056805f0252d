"""The samples and one hostile report as pages, opened in Debian's Chromium; a page that complains or reaches out fails its test."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from auditor.judging.engine import build_engine
from auditor.model import AuditRun, Paragraph, ReportAudit, Submission, Unreadable, for_office
from auditor.output.html import write_html
from auditor.results.write import write_json
from auditor.rules import Ruleset
from auditor.run.assemble import assemble
from tests import chromium
from tests.copied_run import copied_run
from tests.two_years import compared_run

SWITCHES = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
ATTACK = """<script>alert(1)</script>"><img src=x onerror=alert(1)>{{7*7}}]]>\0\u200f\u202e"""


class Site(NamedTuple):
    """Pages on disk, and the data that they show."""

    folder: Path
    reports: list[dict[str, Any]]

    @property
    def index(self) -> Path:
        return self.folder / "index.html"

    @property
    def compare(self) -> Path:
        return self.folder / "compare.html"

    def page_of(self, report: dict[str, Any]) -> Path:
        """The page of one report; they stand in the same order in both outputs."""
        return sorted((self.folder / "reports").glob("*.html"))[self.reports.index(report)]


def _site(run: AuditRun, ruleset: Ruleset, folder: Path) -> Site:
    write_html(run, ruleset, folder)
    (data,) = write_json(run, ruleset, folder)
    return Site(folder, json.loads(data.read_text("utf-8"))["reports"])


@pytest.fixture(scope="session")
def site(samples_run: AuditRun, shipped_ruleset: Ruleset, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The samples, audited."""
    return _site(samples_run, shipped_ruleset, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def copied(shipped_ruleset: Ruleset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the pages of reports that share text."""
    folder = tmp_path_factory.mktemp("copied")
    write_html(copied_run(shipped_ruleset), shipped_ruleset, folder)
    return folder


@pytest.fixture(scope="session")
def years_folder(shipped_ruleset: Ruleset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the pages of reports that stand beside the year before."""
    folder = tmp_path_factory.mktemp("years")
    write_html(compared_run(shipped_ruleset), shipped_ruleset, folder)
    return folder


@pytest.fixture(scope="session")
def pair_path(copied: Path) -> Path:
    """The page of two of them."""
    return copied / "pairs" / "002-青石镇-白芨镇.html"


def _hostile(ruleset: Ruleset, *names: str) -> AuditRun:
    """Reports whose every text attacks the page, names of unit and file too."""
    lines = (
        f"{ATTACK}青石镇2024年度法治政府建设工作报告",
        f"一、主要举措和成效{ATTACK}",
        f"聘请{ATTACK}律师事务所担任法律顾问，审查合同12份{ATTACK}。",
        f"二、存在的不足{ATTACK}",
    )
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))
    audits = []
    for name in names:
        submission = Submission(name, "0" * 64, "txt", paragraphs, title=ATTACK)
        audit = build_engine(ruleset).audit(submission)
        assert isinstance(audit, ReportAudit)
        identity = replace(audit.identity, unit=ATTACK, title=ATTACK)
        audits.append(replace(audit, identity=identity, notes=(for_office(ATTACK),)))
    return assemble([*audits, Unreadable(ATTACK, ATTACK, ATTACK)], ruleset)


@pytest.fixture(scope="session")
def hostile_site(shipped_ruleset: Ruleset, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One hostile report."""
    run = _hostile(shipped_ruleset, f"{ATTACK}.txt")
    return _site(run, shipped_ruleset, tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def hostile_pair(shipped_ruleset: Ruleset, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two hostile reports."""
    run = _hostile(shipped_ruleset, f"1{ATTACK}.txt", f"2{ATTACK}.txt")
    return _site(run, shipped_ruleset, tmp_path_factory.mktemp("pair"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium.program(), args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a file (`#fragment`) in a context of its own with the options given; what goes wrong there fails the test."""
    wrong: list[str] = []
    contexts = []

    def opened(path: Path, fragment: str = "", **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        ours = (path.parent.parent if path.parent.name in ("reports", "pairs") else path.parent).as_uri()
        page.on("request", lambda asked: asked.url.startswith((ours, "data:,")) or wrong.append(asked.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri() + (f"#{fragment}" if fragment else ""))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []
