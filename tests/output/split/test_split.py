"""The workbooks split by the body that scores: each with its own elements alone, and with formulas that stand by themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from auditor.decisions.sheet import read_workbook
from auditor.model import NOT_APPLICABLE, AuditRun, Supply
from auditor.output.split.bodies import bodies, rules_of, split_files
from auditor.output.split.book import write_split
from auditor.rules import Ruleset
from auditor.rules.scoring.types import Bonus, BonusLevel, Deduction, Part, RedLine, ScoringRules

ADVISER, TRAINING = "法律顾问与公职律师", "学法"


def divided(ruleset: Ruleset, **bodies: str) -> Ruleset:
    """The ruleset with the bodies that score its elements (by id, with _ for -)."""
    scored = {name.replace("_", "-"): body for name, body in bodies.items()}
    elements = tuple(replace(each, scored_by=scored.get(each.id, "")) for each in ruleset.elements)
    return replace(ruleset, elements=elements)


def rows(path: Path, sheet: str, header: int = 3) -> list[dict[str, Any]]:
    """The rows of a sheet by their titles."""
    head, *below = load_workbook(path)[sheet].iter_rows(min_row=header, values_only=True)
    return [dict(zip(head, row, strict=True)) for row in below]


def test_each_body_gets_the_rows_of_its_own_elements_and_the_rest_stands_apart(
    run: AuditRun, ruleset: Ruleset, tmp_path: Path
) -> None:
    own, rest = write_split(run, divided(ruleset, training="教育科"), tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in (own, rest)] == ["split/教育科.xlsx", "split/未分工.xlsx"]
    assert {row["要素"] for row in rows(own, "评分明细")} == {TRAINING}
    assert {row["要素"] for row in rows(rest, "评分明细")} == {ADVISER}
    assert len(rows(own, "评分明细")) == len(run.reports)


def test_the_first_sheet_says_for_whom_it_is_and_which_rules_made_it(
    run: AuditRun, ruleset: Ruleset, tmp_path: Path
) -> None:
    own = write_split(run, divided(ruleset, training="教育科"), tmp_path)[0]
    book = load_workbook(own)
    said = [row[0].value for row in book.worksheets[0].iter_rows()]
    assert book.sheetnames == ["说明", "评分明细", "小计", "评分标准"]
    assert "评分责任单位：教育科" in said
    assert f"规则指纹：{run.ruleset_sha256}" in said


def test_nothing_of_what_others_score_is_in_the_workbook(run: AuditRun, ruleset: Ruleset, tmp_path: Path) -> None:
    own = write_split(run, divided(ruleset, training="教育科", adviser="法制科"), tmp_path)[1]
    cells = [str(cell) for sheet in load_workbook(own) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert not [cell for cell in cells if ADVISER in cell or "法制科" in cell]


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (("法制科", "应诉科"), ["法制科.xlsx", "应诉科.xlsx"]),
        (("复议/应诉科", "复议:应诉科"), ["复议_应诉科.xlsx", "复议_应诉科-2.xlsx"]),
        (("CON", "../x"), ["CON_.xlsx", "x.xlsx"]),
        (("未分工", ""), ["未分工.xlsx", "未分工-2.xlsx"]),
    ],
)
def test_a_workbook_is_called_after_its_body_in_a_safe_way(
    names: tuple[str, str], files: list[str], run: AuditRun, ruleset: Ruleset
) -> None:
    assert split_files(run, divided(ruleset, adviser=names[0], training=names[1])) == files


def test_the_bodies_stand_in_the_order_of_the_elements(ruleset: Ruleset) -> None:
    assert bodies(divided(ruleset, training="甲科")) == ("甲科", "")
    assert bodies(divided(ruleset, adviser="乙科", training="甲科")) == ("乙科", "甲科")


def test_the_items_of_a_body_go_with_its_elements(ruleset: Ruleset) -> None:
    scoring = ScoringRules(
        (Deduction("late", "迟报", per=1, scored_by="甲科"), Deduction("lost", "败诉", per=1)),
        Bonus((BonusLevel("省级", 2),), 5, "甲科"),
        (RedLine("fraud", "弄虚作假", "不合格", scored_by="乙科"),),
        (Part("report", "报告", 60, Supply.REPORT), Part("daily", "日常", 40, scored_by="甲科")),
    )
    own = rules_of("甲科", replace(divided(ruleset, adviser="甲科"), scoring=scoring))
    assert [each.id for each in own.elements] == ["adviser"]
    assert set(own.scoring.item_names) == {"late", "daily", "bonus"}


def test_the_items_of_a_body_stand_in_its_workbook_and_come_back(
    run: AuditRun, ruleset: Ruleset, tmp_path: Path
) -> None:
    scoring = ScoringRules((Deduction("lost", "败诉", per=1, scored_by="应诉科"),), Bonus((BonusLevel("省级", 2),), 5))
    rules = replace(divided(ruleset, training="教育科", adviser="法制科"), scoring=scoring)
    written = write_split(run, rules, tmp_path)
    assert [path.stem for path in written] == ["法制科", "教育科", "应诉科", "未分工"]
    sheets = {path.stem: load_workbook(path).sheetnames for path in written}
    assert sheets["教育科"] == ["说明", "评分明细", "小计", "评分标准"]
    assert sheets["应诉科"] == ["说明", "扣分红线", "评分标准"]
    assert sheets["未分工"] == ["说明", "加分项", "评分标准"]
    book = load_workbook(written[2])
    titles = [cell.value for cell in book["扣分红线"][3]]
    book["扣分红线"].cell(4, titles.index("人工数值") + 1).value = 2
    book.save(written[2])
    (mark,) = read_workbook(written[2], run, rules).units.marks
    assert (mark.item, mark.value) == ("lost", 2)


def test_the_same_run_gives_the_same_bytes(run: AuditRun, ruleset: Ruleset, tmp_path: Path) -> None:
    both = [write_split(run, divided(ruleset, training="教育科"), tmp_path / name) for name in ("a", "b")]
    assert [path.read_bytes() for path in both[0]] == [path.read_bytes() for path in both[1]]


@pytest.mark.office
def test_the_formulas_give_the_points_of_the_results_and_follow_what_is_entered(
    samples_run: AuditRun, shipped_ruleset: Ruleset, tmp_path: Path, soffice: Callable[[Path, str, Path], Path]
) -> None:
    others = [element.id for element in shipped_ruleset.elements[1:]]
    split = divided(shipped_ruleset, **{name.replace("-", "_"): "教育科" for name in others[::3]})
    own = write_split(samples_run, split, tmp_path)[0]
    verdicts = {
        (audit.submission.sha256, verdict.element): verdict
        for audit in samples_run.reports
        for verdict in audit.verdicts
    }
    before = rows(recalculated(own, tmp_path / "before", soffice), "评分明细")
    assert before
    for row in before:
        verdict = verdicts[row["报告指纹"], row["要素编号"]]
        assert row["得分"] == pytest.approx(verdict.points)
        assert row["满分"] == pytest.approx(verdict.full)

    book = load_workbook(own)
    at = next(number for number, row in enumerate(before) if row["最终等次"] != NOT_APPLICABLE.label)
    titles = [cell.value for cell in book["评分明细"][3]]
    book["评分明细"].cell(4 + at, titles.index("复核等次") + 1).value = NOT_APPLICABLE.label
    book.save(own)
    after = rows(recalculated(own, tmp_path / "after", soffice), "评分明细")
    mine = [number for number, row in enumerate(after) if row["报告指纹"] == before[at]["报告指纹"]]
    left = 100 - before[at]["满分"]
    assert after[at]["满分"] == 0
    for number in mine:
        assert number == at or after[number]["满分"] == pytest.approx(100 * before[number]["满分"] / left)


def recalculated(path: Path, folder: Path, soffice: Callable[[Path, str, Path], Path]) -> Path:
    """The workbook as LibreOffice calculates it afresh."""
    folder.mkdir()
    plain = folder / path.name
    load_workbook(path).save(plain)  # without the values that were written beside the formulas
    found = soffice(soffice(plain, "ods", folder), "xlsx:Calc MS Excel 2007 XML", folder / "calculated")
    book = load_workbook(found, data_only=True)
    errors = [
        cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if str(cell)[:1] == "#"
    ]
    assert not errors
    book.save(found)
    return found
