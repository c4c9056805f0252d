from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from auditor.judging.engine import Engine
from auditor.model import AuditRun, Identity, ReportAudit, Submission
from auditor.roster.apart import apart
from auditor.roster.roster import Listed, Roster

ROSTER = Roster((Listed("清溪镇", "乡镇"), Listed("城关街道", "乡镇"), Listed("水利局", "部门")))


def test_reports_of_another_kind_off_the_roster_or_beside_another_are_named(
    engine: Engine, submission_of: Callable[..., Submission]
) -> None:
    audit = engine.audit(submission_of("乌有镇人民政府2023年法治政府建设年度报告\n一、工作\n落实责任。"))
    assert isinstance(audit, ReportAudit)

    def told(*units: tuple[str, str | None]) -> str:
        audits = tuple(replace(audit, identity=Identity(unit, kind, 2023)) for unit, kind in units)
        return apart(AuditRun("r", "r", "", audits, (), ()), ROSTER, engine.ruleset)

    assert told(("清溪镇", "乡镇"), ("水利局", "部门")) == ""
    basis = "应报、已报、未报按名单的单位和类别统计，其余各栏按报告的份数和报告判断的类别统计。"
    both = told(("清溪镇", "乡镇"), ("清溪镇", "乡镇"), ("城关街道", "街道"), ("白水镇", "乡镇"))
    assert both == (
        f"{basis}类别与名单不一致的报告1份：城关街道（名单上是乡镇，报告判断为街道）。"
        "未能与名单对应的报告1份：白水镇。报送多份的单位1个：清溪镇（2份）。"
    )
