"""own-forms: one file a unit, or one of all."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import load_workbook

from auditor.model import Missing
from auditor.output import OUTPUTS, OWN_FORM
from auditor.output.occasion import Occasion

OUTPUT = OUTPUTS[OWN_FORM]


def test_each_unit_has_a_file_under_its_name(save, run, ruleset, tmp_path):
    occasion = Occasion(form=save({"A1": "{{单位}}", "B1": "{{得分}}"}))
    written = OUTPUT.write(run, ruleset, tmp_path / "out", None, occasion)
    assert [path.name for path in written] == ["cmd_C_calc_A0.xlsx", "无名_b.xlsx"]
    assert load_workbook(written[0]).active["B1"].value == 67.5
    assert all(path.relative_to(tmp_path / "out").as_posix() in OUTPUT.names(run, ruleset) for path in written)


def test_a_form_with_a_row_for_each_unit_becomes_one_file(save, run, ruleset, tmp_path):
    occasion = Occasion(form=save({"A1": "{{每个单位}}", "B1": "{{单位}}"}))
    (path,) = OUTPUT.write(
        replace(run, missing=(Missing("云溪镇", "乡镇"),)), ruleset, tmp_path / "out", None, occasion
    )
    assert path.name == "全部单位.xlsx" and path.relative_to(tmp_path / "out").as_posix() in OUTPUT.names(run, ruleset)
    assert load_workbook(path).active.max_row == 3


def test_without_a_form_or_without_a_report_nothing_is_written(save, run, ruleset, tmp_path):
    assert OUTPUT.write(run, ruleset, tmp_path) == []
    occasion = Occasion(form=save({"A1": "{{每个单位}}", "B1": "{{得分}}"}))
    assert OUTPUT.write(replace(run, reports=()), ruleset, tmp_path, None, occasion) == []


def test_the_same_run_gives_the_same_bytes(save, run, ruleset, tmp_path):
    occasion = Occasion(form=save({"A1": "{{每个要素}}", "B1": "{{得分}}", "B2": "=SUM(B1:B1)"}))
    first, second = (OUTPUT.write(run, ruleset, tmp_path / name, None, occasion)[0] for name in "ab")
    assert first.read_bytes() == second.read_bytes()
