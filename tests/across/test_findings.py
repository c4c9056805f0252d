from __future__ import annotations

from auditor.across.findings import findings_of
from auditor.across.last_year import units_of
from auditor.model import AuditRun, Identity, Recalled, ReportAudit
from auditor.roster.findings import Finding
from auditor.rules import Ruleset


def run_of(*units: str | None) -> AuditRun:
    """A run with a report of each unit."""
    known = [
        Recalled(f"{number}.txt", str(number), "txt", "", None, 9, False, None, None) for number in range(len(units))
    ]
    reports = (
        ReportAudit(each, Identity(unit, "乡镇", 2024), 60, "合格", ()) for each, unit in zip(known, units, strict=True)
    )
    return AuditRun("tiny", "小规则", "a" * 64, tuple(reports), (), ())


def test_each_report_has_the_problems_of_its_unit_by_any_of_its_names(ruleset: Ruleset) -> None:
    run = run_of("白芨镇", None, "青石镇", "青石镇人民政府")
    units = units_of(run, [("白芨镇", "白芨乡"), ("青石镇",)], ruleset.naming)
    findings = [Finding("白芨乡", "案卷没有编号。", "第 2 行"), Finding("青石镇", "没有公开。", "第 3 行")]
    held, notes = findings_of(run, [*findings, Finding("白芨镇", "没有培训。", "第 4 行")], units)
    assert held == [("案卷没有编号。", "没有培训。"), (), ("没有公开。",), ("没有公开。",)]
    assert notes == ()


def test_rows_about_no_report_are_told_with_their_places(ruleset: Ruleset) -> None:
    run = run_of("白芨镇")
    units = units_of(run, [("白芨镇",), ("落雁乡",)], ruleset.naming)
    findings = [Finding("红岩镇", "甲。", "工作表“督察”第 2 行"), Finding("落雁乡", "乙。", "工作表“督察”第 3 行")]
    held, notes = findings_of(run, findings, units)
    assert held == [()]
    assert notes == (
        "督察问题有 1 条单位不在名单和本次的报告里，没有对照，请核对单位名称：红岩镇（工作表“督察”第 2 行）。",
        "督察问题有 1 条单位本次没有报告，没有对照：落雁乡（工作表“督察”第 3 行）。",
    )


def test_of_many_rows_a_few_are_named(ruleset: Ruleset) -> None:
    run = run_of("白芨镇")
    findings = [Finding("红岩镇", "甲。", f"第 {row} 行") for row in range(2, 9)]
    _, (note,) = findings_of(run, findings, units_of(run, [], ruleset.naming))
    assert note.startswith("督察问题有 7 条")
    assert note.endswith("红岩镇（第 6 行） 等 7 条。")
