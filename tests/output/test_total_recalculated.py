"""The sheets 总分, 扣分红线, 加分项 and all others calculated by LibreOffice: each formula gives what the results say."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl import load_workbook

from auditor.decisions.unit_marks import unit_of
from auditor.judging.engine import Engine
from auditor.model import AuditRun, ReportAudit
from auditor.output.split.book import write_split
from auditor.output.xlsx import write_xlsx
from auditor.results.read import read_results
from auditor.rules import Ruleset
from auditor.run.audit import audit
from auditor.run.request import Request
from auditor.run.review import take_back
from tests import office
from tests.county import county, scored
from tests.output.totals import Case, cases, differences

SAMPLES = Path(__file__).parents[2] / "sample_reports"
RULES = """\
format: 2
deductions:
  - {id: complaints, name: 执法被投诉查实, per: 0.3, cap: 1.2}
  - {id: files, name: 案卷评查不合格, per: 1}
  - {id: unanswered, name: 督察建议逾期没有回复, points: 2}
bonus: {cap: 6, levels: [{name: 国家级, points: 5}, {name: 省级, points: 3}, {name: 市级, points: 2}]}
red_lines:
  - {id: false-report, name: 弄虚作假, grade: 不合格}
parts:
  - {id: report, name: 年度报告, weight: 50, from: report}
  - {id: daily, name: 日常工作, weight: 25}
  - {id: visit, name: 实地检查, weight: 10}
  - {id: survey, name: 满意度, weight: 15}
subtotals:
  - {name: 决策, elements: [legal-adviser]}
"""
pytestmark = pytest.mark.office
CASES = 24  # workbooks, of which LibreOffice calculates all at once


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


def test_a_countys_workbook_gives_what_its_results_say(
    samples_run: AuditRun, shipped_ruleset: Ruleset, tmp_path: Path, profile: Path
) -> None:
    own = county(shipped_ruleset)
    run = scored(samples_run, own)
    paths = [*write_xlsx(run, own, tmp_path), *write_split(run, own, tmp_path)]
    assert len(paths) == 4  # the whole, two bodies, and what is scored by none
    calculated = office.recalculated(paths, tmp_path, profile)
    assert [differences(*pair) for pair in zip(paths, calculated, strict=True)] == [[], [], [], []]


def test_under_any_rules_each_formula_gives_what_the_results_say(
    tiny_engine: Engine, tmp_path: Path, profile: Path
) -> None:
    """The cases are collected first: one start of LibreOffice calculates all of them."""
    made: list[Case] = []

    @settings(max_examples=CASES, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
    @given(case=cases(tiny_engine))
    def collect(case: Case) -> None:
        made.append(case)

    collect()
    paths = []
    for number, case in enumerate(made):
        (path,) = write_xlsx(case.run, case.ruleset, tmp_path / "new")
        paths.append(path.rename(tmp_path / f"{number}.xlsx"))
    calculated = office.recalculated(paths, tmp_path, profile)
    found = [differences(*pair) for pair in zip(paths, calculated, strict=True)]
    assert not any(found), "\n".join(line for lines in found for line in lines[:5])
    assert_varied(made)


def assert_varied(made: list[Case]) -> None:
    """The cases have all that there is to get wrong, or the test above says little."""
    tallies = [audit.tally for case in made for audit in case.run.reports]
    taken = [each for tally in tallies for each in tally.deductions if each.points]
    rules = {(number, rule.id): rule for number, case in enumerate(made) for rule in case.ruleset.scoring.deductions}
    assert len(taken) > CASES / 2
    assert any(rule.cap for rule in rules.values()) and any(rule.below for rule in rules.values())
    assert any(tally.unknown for tally in tallies) and any(len(tally.parts) > 1 for tally in tallies)
    assert any(tally.crossed for tally in tallies) and any(tally.spared for tally in tallies)
    assert any(0 < tally.bonus < sum(each.points for each in tally.awards) for tally in tallies)
    assert any(tally.earned != audit.grade for case in made for audit in case.run.reports for tally in [audit.tally])
    assert any(case.ruleset.scoring.subtotals for case in made)


def county_rules(folder: Path) -> Path:
    """A county's own rules on disk, which score more than elements."""
    folder.mkdir()
    main = "format: 1\nid: county\ntitle: 本县规则\nextends: gangyao-2021-2025\n"
    (folder / "ruleset.yaml").write_text(main, encoding="utf-8")
    (folder / "scoring.yaml").write_text(RULES, encoding="utf-8")
    return folder


def typed(path: Path, units: tuple[str, ...]) -> None:
    """Fill in all three sheets of a workbook for two units, as a reviewer would."""
    first, second = units
    book = load_workbook(path)
    items: dict[tuple[str, str], tuple[object, str]] = {
        (first, "complaints"): (5, "五件"),
        (first, "files"): ("2.5", ""),
        (first, "daily"): (91.25, ""),
        (first, "survey"): (77, "补测"),
        (second, "false-report"): ("触及", "虚报"),
        (second, "unanswered"): (1, ""),
        (second, "visit"): (60, ""),
    }
    sheet = book["扣分红线"]
    for row in sheet.iter_rows(min_row=4):
        value, reason = items.get((row[13].value, row[12].value), (None, ""))
        if value is not None:
            row[7].value, row[9].value = value, reason
    awards = [(first, "示范 村", "市级"), (first, "示范村", "国家级"), (second, "示范村", "省级")]
    for number, award in enumerate(awards, start=4):
        for column, text in enumerate(award, start=1):
            book["加分项"].cell(number, column).value = text
    details = {cell.value: cell.column for cell in book["评分明细"][3]}
    book["评分明细"].cell(4, details["复核等次"]).value = "缺失"
    book["评分明细"].cell(6, details["人工考核分"]).value = 1
    book.save(path)


def totals(path: Path) -> dict[str, tuple[object, ...]]:
    """Report score, bonus, score and grades of each file, as the sheet 总分 shows them, and its place in 评分总表."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that LibreOffice writes
        book = load_workbook(path, data_only=True)
    head, _, *rows = book["总分"].iter_rows(min_row=3, values_only=True)
    shown = ("报告得分", "合成得分", "加分", "总分", "按得分的\n等级", "触及的红线", "等级")
    found = {row[head.index("文件")]: tuple(row[head.index(each)] for each in shown) for row in rows}
    titles, *below = book["评分总表"].iter_rows(min_row=4, values_only=True)
    ranks = {row[titles.index("文件")]: row[titles.index("总排名")] for row in below if row[titles.index("文件")]}
    return {file: (*told, ranks[file]) for file, told in found.items()}


def told(audit: ReportAudit) -> tuple[object, ...]:
    """The same as the results have it."""
    tally = audit.tally
    crossed = "、".join(each.name for each in tally.crossed) or None
    numbers = (tally.report, pytest.approx(tally.composite, abs=1e-3), tally.bonus, audit.score)
    return (*numbers, tally.earned, crossed, audit.grade, audit.rank)


def test_what_is_typed_gives_in_the_workbook_what_the_next_audit_gives(tmp_path: Path, profile: Path) -> None:
    """From an audit over the sheets that LibreOffice calculated and saved, to review.yaml and a second audit."""
    rules = county_rules(tmp_path / "rules")
    request = Request((SAMPLES / "01-青石镇.txt", SAMPLES / "02-落雁乡.docx"), out=tmp_path / "out", rules=rules)
    before = audit(request).run
    path = tmp_path / "out" / "scores.xlsx"
    typed(path, tuple(sorted(map(unit_of, before.reports))))
    (calculated,) = office.recalculated([path], tmp_path, profile)
    taken = take_back([calculated], tmp_path / "out", rules)
    assert (len(taken.units.added), len(taken.merged.added)) == (10, 2)
    after = audit(replace(request, review=taken.review)).run
    results = read_results(tmp_path / "out" / "results.json").run
    assert {each.submission.file: each.score for each in before.reports} != {
        each.submission.file: each.score for each in after.reports
    }
    assert totals(calculated) == {each.submission.file: told(each) for each in results.reports}
