"""Shared by all tests: the shipped ruleset, a tiny one to plant mistakes in, and reports made of a few lines."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

from auditor.judging.engine import Engine, build_engine
from auditor.model import AuditRun, Paragraph, Report, ReportAudit, Submission, Verdict
from auditor.reading.scan import ocr
from auditor.rules import Ruleset, load_ruleset
from auditor.run.assemble import assemble
from auditor.run.collect import collect
from auditor.run.files import audit_files
from auditor.run.worker import Work
from tests import chromium, office

# The same examples in every run, however slow the machine: a test fails for the code alone.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "rules" / "gangyao-2021-2025"
COMMON = ROOT / "rules" / "common"
SHARED = (
    "ruleset",
    "units",
    "sections",
    "vocabulary",
    "pages",
    "words",
    "checks",
    "laws",
    "terms",
    "copies",
    "following",
    "scoring",
    "ledger",
)
TITLE = "乌有镇2023年度法治政府建设情况报告"
HEADINGS = {
    "": "一、年度重点任务",
    "举措成效": "一、主要举措和成效",
    "不足": "二、存在的不足",
    "原因": "三、原因分析",
    "计划": "四、下一步工作打算",
}
ELEMENTS = """\
part: 试用要素
elements:
  - id: adviser
    name: 法律顾问
    basis: 《纲要》（十）
    kinds: [乡镇, 街道, 部门, 县区]
    points: 60
    topic: [法律顾问]
    acted:
      - 聘请
      - 参与…决策
    acted_alone: [购买律师服务]
    evidenced: [与…律师事务所签约]
    figures: [名, 件]
    weak: [一村一法律顾问]
    excluded: [企业法律顾问]
    not_subject: [村委会]
    advice: 写明聘请了几名法律顾问。
    examples:
      - {level: missing, text: 落实安全生产责任。}
  - id: mediation
    name: 人民调解
    basis: 《纲要》（十九）
    kinds: [乡镇, 街道]
    points: 40
    topic: [调解]
    acted: [成立…工作室]
    figures: [件, 次]
    advice: 写明调解了多少件。
    examples:
      - {level: missing, text: 落实安全生产责任。}
"""


# What a test with this mark needs, and what is told where it is lacking.
NEEDS: dict[str, tuple[Callable[[], bool], str]] = {
    "browser": (
        lambda: bool(chromium.program() and find_spec("playwright")),
        "Chromium or playwright is not installed",
    ),
    "ocr": (ocr.available, "the extra [ocr] is not installed"),
    "office": (lambda: shutil.which("soffice") is not None, "LibreOffice (soffice) is not installed"),
}


def pytest_itemcollected(item: pytest.Item) -> None:
    """What starts another program is slow."""
    if any(item.get_closest_marker(mark) for mark in NEEDS):
        item.add_marker("slow")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a program that is not on this computer."""
    for mark, (at_hand, lacking) in NEEDS.items():
        if item.get_closest_marker(mark) and not at_hand():
            pytest.skip(lacking)


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str, Path], Path]:
    """`soffice(file, kind, folder)`: the file as LibreOffice saves it, with one profile for all tests."""
    return partial(office.convert, profile=tmp_path_factory.mktemp("profile"))


@pytest.fixture(scope="session")
def shipped_ruleset() -> Ruleset:
    """The shipped ruleset, also where tests have a small one as `ruleset`."""
    return load_ruleset(SHIPPED)


@pytest.fixture(scope="session")
def ruleset(shipped_ruleset: Ruleset) -> Ruleset:
    """The shipped ruleset."""
    return shipped_ruleset


@pytest.fixture(scope="session")
def samples_run(shipped_ruleset: Ruleset) -> AuditRun:
    """The sample reports, audited once for all who look at what is written of a run."""
    sources = collect([ROOT / "sample_reports"]).sources
    return assemble(audit_files(sources, Work((shipped_ruleset,))), shipped_ruleset)


@pytest.fixture(scope="session")
def engine(ruleset: Ruleset) -> Engine:
    """The shipped ruleset, compiled."""
    return build_engine(ruleset)


@pytest.fixture(scope="session")
def tiny_elements() -> str:
    """The elements file of the tiny ruleset: `adviser` with 60 points and `mediation`, not for 部门 and 县区, with 40."""
    return ELEMENTS


def _write(folder: Path, **files: str | bytes | None) -> Path:
    contents: dict[str, str | bytes | None] = {
        name: ((SHIPPED if name == "ruleset" else COMMON) / f"{name}.yaml").read_bytes() for name in SHARED
    }
    contents |= {"elements": ELEMENTS, **files}
    (folder / "elements").mkdir(parents=True)
    for name, content in contents.items():
        path = folder / ("elements/01.yaml" if name == "elements" else f"{name}.yaml")
        if content is not None:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture
def write_ruleset(tmp_path: Path) -> Callable[..., Path]:
    """A maker of a small complete ruleset in a folder of its own: the shipped shared files and the tiny elements, each replaced
    where given (`elements="…"`, `vocabulary="…"`; None leaves the file out)."""
    return lambda **files: _write(tmp_path / "rules", **files)


@pytest.fixture(scope="session")
def tiny_engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The tiny ruleset, compiled."""
    return build_engine(load_ruleset(_write(tmp_path_factory.mktemp("tiny") / "rules")))


def _submission(text: str, title: str | None = None) -> Submission:
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(text.split("\n"), 1))
    return Submission("report.txt", "0" * 64, "txt", paragraphs, title)


@pytest.fixture(scope="session")
def submission_of() -> Callable[..., Submission]:
    """A submission whose paragraphs are the lines of a text."""
    return _submission


@pytest.fixture(scope="session")
def outline_of(engine: Engine) -> Callable[..., Report]:
    """The outline, under the shipped ruleset, of a text."""
    return lambda text, title=None: engine.outline(_submission(text, title))


def _audit(engine: Engine, text: str, section: str) -> ReportAudit:
    audited = engine.audit(_submission(f"{TITLE}\n{HEADINGS[section]}\n{text}"))
    assert isinstance(audited, ReportAudit)
    return audited


@pytest.fixture(scope="session")
def judge_text(engine: Engine) -> Callable[..., ReportAudit]:
    """The audit, under the shipped ruleset, of a report of 乌有镇 that consists of a text under one heading of a role."""
    return lambda text, section="": _audit(engine, text, section)


@pytest.fixture(scope="session")
def verdict_of(tiny_engine: Engine) -> Callable[..., Verdict]:
    """The verdict on one element of the tiny ruleset, of a text under one heading of a role."""

    def verdict(text: str, element: str = "adviser", section: str = "") -> Verdict:
        return next(v for v in _audit(tiny_engine, text, section).verdicts if v.element == element)

    return verdict
