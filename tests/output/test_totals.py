"""The sheets 总分, 扣分红线 and 加分项 as written: which there are, what may be typed, and that texts stay texts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from auditor.decisions.unit_marks import unit_of, with_tally
from auditor.model import AuditRun, UnitMark
from auditor.output.xlsx import write_xlsx
from auditor.rules import Ruleset
from auditor.rules.scoring.types import BONUS, ScoringRules
from tests.county import SCORING, county
from tests.tiny_run import FORMULA

BONUS_ONLY = ScoringRules(bonus=SCORING.bonus)
SUBTOTALS = ["决策", "队伍"]


@pytest.fixture
def own(ruleset: Ruleset) -> Ruleset:
    """The tiny rules, which have the best and the worst grade alone."""
    lines = tuple(replace(each, grade="不合格") for each in SCORING.red_lines)
    return county(ruleset, replace(SCORING, red_lines=lines))


def titles(path: Path, sheet: str) -> list[str]:
    return [str(cell.value).replace("\n", "") for cell in load_workbook(path)[sheet][3] if cell.value]


@pytest.mark.parametrize(
    ("rules", "columns"),
    [
        (BONUS_ONLY, ["要素得分", "文字、报送扣分", "报告得分", "加分", "总分", "等级"]),
        (
            replace(SCORING, bonus=ScoringRules().bonus, red_lines=()),
            [
                "要素得分",
                "文字、报送扣分",
                "扣分项",
                "报告得分",
                "年度报告",
                "日常工作",
                "实地检查",
                "满意度",
                "合成得分",
                "总分",
                "等级",
            ],
        ),
    ],
)
def test_the_total_has_the_columns_that_the_rules_call_for(
    run: AuditRun, ruleset: Ruleset, tmp_path: Path, rules: ScoringRules, columns: list[str]
) -> None:
    own = county(ruleset, rules)
    (path,) = write_xlsx(with_tally(run, (), own), own, tmp_path)
    assert titles(path, "总分") == ["单位", "类别", *SUBTOTALS, *columns, "文件", "单位键"]
    assert ("扣分红线" in load_workbook(path).sheetnames) == bool(rules.deductions)
    assert ("加分项" in load_workbook(path).sheetnames) == bool(rules.bonus.levels)


def test_yellow_cells_alone_may_be_filled_in(run: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    (path,) = write_xlsx(with_tally(run, (), own), own, tmp_path)
    book = load_workbook(path)
    unlocked = {
        name: {
            cell.column_letter for row in book[name].iter_rows(min_row=4) for cell in row if not cell.protection.locked
        }
        for name in ("总分", "扣分红线", "加分项")
    }
    assert unlocked == {"总分": set(), "扣分红线": {"H", "J"}, "加分项": {"A", "B", "C", "D"}}


def test_what_people_type_never_becomes_a_formula(run: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    unit = unit_of(run.reports[0])
    typed = (UnitMark(unit, "complaints", 1, reason=FORMULA), UnitMark(unit, BONUS, None, "省级", FORMULA, FORMULA))
    (path,) = write_xlsx(with_tally(run, typed, own), own, tmp_path)
    cells = [cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f" and "cmd" in str(cell.value)]


def test_the_same_run_gives_the_same_bytes(run: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    made = [write_xlsx(with_tally(run, (), own), own, tmp_path / name)[0].read_bytes() for name in ("a", "b")]
    assert made[0] == made[1]
