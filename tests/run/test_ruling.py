"""Reports of several years, each judged by the ruleset for its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.run.audit import Outcome, audit
from auditor.run.request import Request

Audit = Callable[..., Outcome]
LATER = """\
elements:
  - id: adviser
    acted: [坐班]
"""


@pytest.fixture
def audit_of(write_ruleset: Callable[..., Path], tmp_path: Path) -> Audit:
    """An audit of one report for each of some years, by the tiny ruleset (2021-2025) and one on top of it for 2026, by which
    only 坐班 is an act."""
    write_ruleset()

    def make(*years: int, later: str = LATER, **asked: object) -> Outcome:
        (tmp_path / "later" / "elements").mkdir(parents=True, exist_ok=True)
        main = "id: later\ntitle: 新规则\nextends: rules\nyears: 2026\n"
        (tmp_path / "later" / "ruleset.yaml").write_text(main, encoding="utf-8")
        (tmp_path / "later" / "elements" / "01.yaml").write_text(later, encoding="utf-8")
        (tmp_path / "sent").mkdir()
        for number, year in enumerate(years):
            text = f"乌有镇{year}年法治政府建设情况报告\n一、主要举措和成效\n聘请法律顾问，处理法律事务。\n"
            (tmp_path / "sent" / f"{number}.txt").write_text(text, encoding="utf-8")
        return audit(
            Request((tmp_path / "sent",), tmp_path / "out", tmp_path, formats=("json",), **asked)  # type: ignore[arg-type]
        )

    return make


def levels(outcome: Outcome) -> dict[str, str]:
    reports = sorted(outcome.run.reports, key=lambda report: report.submission.file)
    return {report.submission.file: str(report.verdicts[0].level.id) for report in reports}


def test_each_report_is_judged_by_the_ruleset_for_its_year(audit_of: Audit) -> None:
    outcome = audit_of(2025, 2026, 2026)
    assert levels(outcome) == {"0.txt": "acted", "1.txt": "mentioned", "2.txt": "mentioned"}
    assert outcome.run.ruleset_id == outcome.ruleset.id == "later"
    assert outcome.run.notes == ("按适用于 2021—2025 年的规则 gangyao-2021-2025 评分的：0.txt。",)


def test_worker_processes_choose_alike(audit_of: Audit) -> None:
    assert levels(audit_of(2025, 2026, jobs=2)) == {"0.txt": "acted", "1.txt": "mentioned"}


def test_reports_that_no_ruleset_is_for_are_told_once_and_go_by_the_nearest(audit_of: Audit) -> None:
    outcome = audit_of(2026, 2030, 2031)
    assert set(levels(outcome).values()) == {"mentioned"}
    told = "规则适用于 2021—2025 年、2026 年的报告；年度在此之外的，得分仅供参考：1.txt、2.txt。"
    assert outcome.run.notes == (told,)
    assert not any("仅供参考" in note.text for report in outcome.run.reports for note in report.notes)


def test_the_year_that_is_asked_for_decides_for_all_reports(audit_of: Audit) -> None:
    outcome = audit_of(2025, 2026, 2026, year=2025)
    assert set(levels(outcome).values()) == {"acted"}
    assert outcome.ruleset.id == "gangyao-2021-2025"


def test_reports_whose_points_do_not_compare_are_refused_with_the_years(audit_of: Audit) -> None:
    other = "elements:\n  - {id: adviser, points: 50}\n  - {id: mediation, points: 50}\n"
    with pytest.raises(AuditorError, match=r"gangyao-2021-2025（2021—2025 年）1 份、later（2026 年）2 份。请用 --year"):
        audit_of(2025, 2026, 2026, later=other)


UNSCORED = """\
part: 新要求
elements:
  - id: windows
    name: 窗口
    basis: 新规定
    kinds: [乡镇, 街道]
    points: 0
    advice: 写明窗口。
    topic: [窗口]
    examples: [{level: mentioned, text: 窗口。}]
"""


def test_an_element_that_is_worth_nothing_does_not_keep_reports_of_two_rulesets_apart(audit_of: Audit) -> None:
    """It does not apply to a report of the year before, and every report has one verdict for each element, in one order."""
    outcome = audit_of(2025, 2026, 2026, later=UNSCORED)
    elements = [element.id for element in outcome.ruleset.elements]
    assert elements[-1] == "windows"
    assert all([verdict.element for verdict in report.verdicts] == elements for report in outcome.run.reports)
    of_file = {report.submission.file: report.verdicts[-1] for report in outcome.run.reports}
    assert [of_file[f"{number}.txt"].level.id for number in range(3)] == ["not-applicable", "missing", "missing"]
    assert len({report.score for report in outcome.run.reports}) == 1


def test_an_element_that_the_ruleset_of_the_run_lacks_is_left_out_and_told(audit_of: Audit) -> None:
    outcome = audit_of(2024, 2025, 2026, later=UNSCORED)
    assert outcome.run.notes == ("按适用于 2026 年的规则 later 评分的：2.txt。不计分的要素没有列出：窗口。",)
    assert all("windows" not in {verdict.element for verdict in report.verdicts} for report in outcome.run.reports)


def test_a_report_without_a_year_meets_others_in_one_run(tmp_path: Path) -> None:
    """By the shipped rules, it goes by the latest."""
    for name, year in (("a", "2024年"), ("b", "")):
        text = f"乌有镇{year}法治政府建设情况报告\n一、主要举措和成效\n聘请法律顾问2名。\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    outcome = audit(Request((tmp_path,), tmp_path / "out", formats=("json",)))
    assert [report.identity.year for report in outcome.run.reports] == [2024, None]
    assert len(outcome.run.reports[0].verdicts) == len(outcome.run.reports[1].verdicts) == len(outcome.ruleset.elements)


SCORED = "deductions: [{id: complaints, name: 被投诉查实, per: 0.3, scored_by: 监督科}]\n"


@pytest.mark.parametrize(("per", "apart"), [("0.3", False), ("0.5", True)])
def test_other_deductions_keep_reports_apart_and_who_scores_them_does_not(
    audit_of: Audit, tmp_path: Path, per: str, apart: bool
) -> None:
    (tmp_path / "rules" / "scoring.yaml").write_text(SCORED, encoding="utf-8")
    (tmp_path / "later").mkdir()
    own = f"deductions: {{change: [{{id: complaints, per: {per}, scored_by: 办公室}}]}}\n"
    (tmp_path / "later" / "scoring.yaml").write_text(own, encoding="utf-8")
    if apart:
        with pytest.raises(AuditorError, match="得分不能放在一起比"):
            audit_of(2025, 2026)
    else:
        assert len(audit_of(2025, 2026).run.reports) == 2
