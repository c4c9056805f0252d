import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from auditor.model import Decision, Level, StaleDecision
from auditor.results import write as json_file
from auditor.rules.types import Change

GOLDEN = Path(__file__).parent / "golden" / "results.json"


def test_the_tiny_run_gives_the_golden_file(run, ruleset, tmp_path, monkeypatch):
    monkeypatch.setattr(json_file, "__version__", "x.y.z")
    (path,) = json_file.write_json(run, ruleset, tmp_path)
    assert path.read_bytes() == GOLDEN.read_bytes()


def test_results_keep_to_the_published_schema(run, ruleset):
    schema = json_file.results_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json_file.results(run, ruleset))


def test_the_schema_refuses_what_it_does_not_name(run, ruleset):
    results = json_file.results(run, ruleset) | {"clock": "12:00"}
    assert not Draft202012Validator(json_file.results_schema()).is_valid(results)


def test_what_the_ruleset_changes_of_its_base_is_told(run, ruleset):
    changes = (Change("法律顾问（adviser）", "分值", "50", "60", "tiny"),)
    results = json_file.results(run, replace(ruleset, extends="base", changes=changes))
    Draft202012Validator(json_file.results_schema()).validate(results)
    assert (results["ruleset"]["extends"], results["ruleset"]["changes"]) == (
        "base",
        ["法律顾问（adviser）：分值 50 → 60"],
    )


def test_figures_are_rounded(run, ruleset, good_report):
    verdict = replace(good_report.verdicts[0], points=100 / 3)
    audit = replace(good_report, score=200 / 3, verdicts=(verdict,))
    (report,) = json_file.results(replace(run, reports=(audit,)), ruleset)["reports"]
    assert (report["score"], report["verdicts"][0]["points"]) == (66.67, 33.333)


@pytest.mark.parametrize("name", ["坏\udcff名.txt", '引号".txt', "换\n行.txt"])
def test_any_file_name_gives_readable_json(name, run, ruleset, empty_report, tmp_path):
    audit = replace(empty_report, submission=replace(empty_report.submission, file=name))
    (path,) = json_file.write_json(replace(run, reports=(audit,)), ruleset, tmp_path)
    assert json.loads(path.read_text("utf-8"))["reports"][0]["file"] == name.replace("\udcff", "?")


@pytest.mark.parametrize(("level", "told"), [(Level.ACTED, "acted"), (None, None)])
def test_decisions_in_force_and_stale_ones_are_told(run, ruleset, good_report, level, told):
    decided = replace(good_report.verdicts[0], decision=Decision(level, "核对原文", "scores.xlsx", Level.EVIDENCED))
    audit = replace(good_report, verdicts=(decided,))
    stale = StaleDecision("", "旧.docx", "training", level, "这次没有审核这份报告，没有套用。")
    results = json_file.results(replace(run, reports=(audit,), stale=(stale,)), ruleset)
    Draft202012Validator(json_file.results_schema()).validate(results)
    (verdict,) = results["reports"][0]["verdicts"]
    expected = {"level": told, "machine": "evidenced", "reason": "核对原文", "by": "scores.xlsx", "waived": False}
    assert verdict["decision"] == expected
    assert results["stale"][0] | {"why": ""} == {
        "unit": None,
        "file": "旧.docx",
        "element": "training",
        "name": "学法",
        "level": told,
        "why": "",
    }
