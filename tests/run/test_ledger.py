"""The office's ledger put beside the reports of a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.judging.engine import Engine
from auditor.model import AuditRun, Beside, Paragraph, ReportAudit, Submission, Supply
from auditor.roster.ledger import Ledger, Row
from auditor.rules import Ruleset
from auditor.rules.scoring.types import Deduction, ScoringRules
from auditor.run.assemble import assemble
from auditor.run.audit import audit
from auditor.run.ledger import with_ledger
from auditor.run.request import Request
from auditor.run.understood import understanding

# What an office would know of the units of the samples, all of them right: figures that their reports tell, and some that they do not,
# beside parts and other figures of the same kind (调成 94件 of 97, 22册行政处罚案卷, 县政府为被告的一审案件39件).
TRUE = {
    "青石镇": {"litigation-cases": 1, "documents-made": 0},
    "落雁乡": {"litigation-cases": 0},
    "听松街道": {"litigation-cases": 2, "lost-cases": 0, "certified-staff": 29},
    "芦汀县水利局": {"litigation-cases": 1, "certified-staff": 22, "legal-advisers": 1},
    "梨川县": {"reconsideration-cases": 136, "documents-made": 6, "files-reviewed": 312, "mediated-disputes": 7642},
    "石槽沟乡": {"legal-advisers": 1, "mediated-disputes": 94},
    "铁牛店镇": {"litigation-cases": 2, "lost-cases": 0, "court-attended": 2},
    "云峰镇": {"certified-staff": 17, "mediated-disputes": 88},
    "罗家岔乡": {"mediated-disputes": 63},
    "花楼街道": {"mediated-disputes": 597, "files-reviewed": 40},
    "淠源县交通运输局": {"reconsideration-cases": 3},
    "嫩丰县民政局": {"certified-staff": 14},
    "黔岭县": {
        "reconsideration-cases": 148, "documents-made": 3, "files-reviewed": 210, "mediated-disputes": 5214,
        "litigation-cases": 45, "court-attended": 39, "public-lawyers": 12,
    },
}  # fmt: skip
AuditOf = Callable[..., ReportAudit]


def ledger_of(figures: dict[str, dict[str, float]]) -> Ledger:
    rows = (Row(unit, known, f"第 {number} 行") for number, (unit, known) in enumerate(figures.items(), 2))
    return Ledger(tuple(rows), frozenset(name for known in figures.values() for name in known))


@pytest.fixture(scope="module")
def audit_of(engine: Engine) -> AuditOf:
    """The audit of a report of a unit that consists of one sentence."""

    def made(text: str, unit: str = "青石镇", year: int = 2024) -> ReportAudit:
        lines = (f"{unit}{year}年法治政府建设年度报告", "一、主要举措和成效", text)
        submission = Submission(f"{unit}{year}.txt", f"{unit}{year}", "txt", tuple(map(Paragraph, (1, 2, 3), lines)))
        audited = engine.audit(submission)
        assert isinstance(audited, ReportAudit)
        return audited

    return made


def compared(run: AuditRun, ledger: Ledger | None, ruleset: Ruleset, **more: object) -> AuditRun:
    return with_ledger(run, ledger, ruleset, understanding(ruleset), **more)  # type: ignore[arg-type]


def figures(run: AuditRun) -> list[dict[str, tuple[float | None, float | None]]]:
    return [{each.figure: (each.said, each.known) for each in audit.beside} for audit in run.reports]


def test_what_is_said_stands_beside_what_is_known_in_the_order_of_the_rules(
    audit_of: AuditOf, ruleset: Ruleset
) -> None:
    run = assemble([audit_of("发生行政诉讼案件2件，行政复议案件3件。")], ruleset)
    known = ledger_of({"云山县青石镇人民政府": {"certified-staff": 9, "reconsideration-cases": 4}})
    (found,) = compared(run, known, ruleset).reports
    assert [(each.name, each.said, each.known, each.differs) for each in found.beside] == [
        ("行政复议案件数", 3, 4, True),
        ("行政诉讼案件数", 2, None, False),
        ("持证执法人员数", None, 9, False),
    ]


def test_a_unit_is_found_by_an_alias_of_the_roster(audit_of: AuditOf, ruleset: Ruleset) -> None:
    run = assemble([audit_of("发生行政复议案件3件。")], ruleset)
    known = ledger_of({"城关": {"reconsideration-cases": 3}})
    assert figures(compared(run, known, ruleset, listed=[("青石镇", "城关")])) == [{"reconsideration-cases": (3, 3)}]


def test_a_report_on_another_year_stands_beside_nothing(audit_of: AuditOf, ruleset: Ruleset) -> None:
    run = assemble([audit_of("发生行政复议案件3件。", year=2023)], ruleset)
    done = compared(run, ledger_of({"青石镇": {"reconsideration-cases": 5}}), ruleset, year=2024)
    assert figures(done) == [{"reconsideration-cases": (3, None)}]
    assert done.notes == ("台账有 1 行单位本次的报告写的是别的年度，没有对照：青石镇（第 2 行）。",)


def test_rows_that_belong_to_no_report_are_told(audit_of: AuditOf, ruleset: Ruleset) -> None:
    run = assemble([audit_of("发生行政复议案件3件。")], ruleset)
    known = ledger_of({name: {"reconsideration-cases": 3} for name in ("青石镇", "县青石镇", "黄泥乡", "白芨镇")})
    done = compared(run, known, ruleset, listed=[("白芨镇",)])
    assert any(note.startswith("台账有 1 行单位本次没有报告，没有对照：白芨镇（第 5 行）") for note in done.notes)
    assert any("黄泥乡（第 4 行）" in note and "请核对单位名称" in note for note in done.notes)


def test_two_rows_of_one_unit_under_two_names_count_for_nothing(audit_of: AuditOf, ruleset: Ruleset) -> None:
    run = assemble([audit_of("发生行政复议案件3件。")], ruleset)
    known = ledger_of({name: {"reconsideration-cases": 4} for name in ("青石镇", "云山县青石镇")})
    done = compared(run, known, ruleset)
    assert figures(done) == [{"reconsideration-cases": (3, None)}]
    assert any("同一个单位的两种名称" in note for note in done.notes)


def test_without_a_ledger_figures_are_sought_only_for_a_deduction_from_the_report(
    audit_of: AuditOf, ruleset: Ruleset
) -> None:
    run = assemble([audit_of("发生行政诉讼案件2件，败诉1件。")], ruleset)
    assert compared(run, None, ruleset) is run
    lost = Deduction("lost", "败诉", Supply.REPORT, "lost-cases", per=0.5)
    done = compared(run, None, replace(ruleset, scoring=ScoringRules(deductions=(lost,))))
    assert figures(done) == [{"litigation-cases": (2, None), "lost-cases": (1, None)}]


def test_a_ledger_that_says_what_the_samples_say_differs_from_none(samples_run: AuditRun, ruleset: Ruleset) -> None:
    done = compared(samples_run, ledger_of(TRUE), ruleset)
    beside = [each for audit in done.reports for each in audit.beside]
    assert [each for each in beside if each.differs] == []
    assert sum(each.said is not None and each.known is not None for each in beside) >= 20
    assert not done.notes


def test_the_file_is_put_in_force_by_an_audit(tmp_path: Path) -> None:
    report = tmp_path / "青石镇.txt"
    report.write_text("青石镇2024年法治政府建设年度报告\n一、主要举措和成效\n发生行政复议案件3件。\n", encoding="utf-8")
    ledger = tmp_path / "台账.csv"
    ledger.write_text("单位,行政复议案件数,备注\n青石镇,4,甲\n", encoding="utf-8")
    outcome = audit(Request((report,), tmp_path / "out", formats=("json",), ledger=ledger))
    (found,) = outcome.run.reports[0].beside
    assert (found.said, found.known, found.paragraph) == (3, 4, 3)
    assert isinstance(found, Beside) and outcome.given.unused == (
        "台账里这些列不是规则里的数字，没有使用：备注（C1）。",
    )


def test_a_deduction_takes_what_the_office_knows(tmp_path: Path) -> None:
    report, ledger, rules = tmp_path / "青石镇.txt", tmp_path / "台账.csv", tmp_path / "规则"
    report.write_text("青石镇2024年法治政府建设年度报告\n一、主要举措和成效\n行政诉讼败诉案件1件。\n", encoding="utf-8")
    ledger.write_text("单位,行政诉讼败诉件数\n青石镇,3\n", encoding="utf-8")
    rules.mkdir()
    (rules / "ruleset.yaml").write_text("id: own\ntitle: 本县规则\nextends: gangyao-2021-2025\n", encoding="utf-8")
    lost = "{id: lost, name: 败诉, from: ledger, figure: lost-cases, per: 0.5, cap: 1}"
    (rules / "scoring.yaml").write_text(f"deductions:\n  add:\n    - {lost}\n", encoding="utf-8")
    outcome = audit(Request((report,), tmp_path / "out", formats=("json",), ledger=ledger, rules=rules))
    (deducted,) = outcome.run.reports[0].tally.deductions
    assert (deducted.value, deducted.points) == (3, 1)
