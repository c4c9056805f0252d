import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from auditor.model import NOT_APPLICABLE, Decision, Level, StaleDecision
from auditor.results import types
from auditor.results.schema import NEWEST, results_schema
from auditor.results.types import results_of
from auditor.results.write import results_data, write_json
from auditor.rules.types import Change

GOLDEN = Path(__file__).parent / "golden" / "results.json"
SCHEMA = Draft202012Validator(results_schema())


def test_the_tiny_run_gives_the_golden_file(run, across, ruleset, tmp_path, monkeypatch):
    monkeypatch.setattr(types, "__version__", "x.y.z")
    (path,) = write_json(replace(run, across=across), ruleset, tmp_path)
    assert path.read_bytes() == GOLDEN.read_bytes()


@pytest.mark.parametrize("number", range(1, NEWEST + 1))
def test_every_published_schema_is_one(number):
    schema = results_schema(number)
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["schema"]["const"] == number


def test_results_keep_to_the_published_schema(run, across, ruleset):
    SCHEMA.validate(results_data(results_of(run, ruleset)))
    SCHEMA.validate(results_data(results_of(replace(run, across=across), ruleset)))


def test_the_schema_refuses_what_it_does_not_name(run, ruleset):
    assert not SCHEMA.is_valid(results_data(results_of(run, ruleset)) | {"clock": "12:00"})


def test_what_the_ruleset_changes_of_its_base_is_told(run, ruleset):
    changes = (Change("法律顾问（adviser）", "分值", "50", "60", "tiny"),)
    results = results_data(results_of(run, replace(ruleset, extends="base", changes=changes)))
    SCHEMA.validate(results)
    assert (results["ruleset"]["extends"], results["ruleset"]["changes"]) == (
        "base",
        ["法律顾问（adviser）：分值 50 → 60"],
    )


def test_figures_are_rounded(run, ruleset, good_report):
    verdict = replace(good_report.verdicts[0], points=100 / 3)
    audit = replace(good_report, score=200 / 3, verdicts=(verdict,))
    (report,) = results_data(results_of(replace(run, reports=(audit,)), ruleset))["reports"]
    assert (report["score"], report["verdicts"][0]["points"]) == (66.67, 33.333)


@pytest.mark.parametrize("name", ["坏\udcff名.txt", '引号".txt', "换\n行.txt"])
def test_any_file_name_gives_readable_json(name, run, ruleset, empty_report, tmp_path):
    audit = replace(empty_report, submission=replace(empty_report.submission, file=name))
    (path,) = write_json(replace(run, reports=(audit,)), ruleset, tmp_path)
    assert json.loads(path.read_text("utf-8"))["reports"][0]["file"] == name.replace("\udcff", "?")


@pytest.mark.parametrize(("level", "id_"), [(Level.ACTED, "acted"), (NOT_APPLICABLE, "not-applicable")])
def test_decisions_in_force_and_stale_ones_are_told(run, ruleset, good_report, level, id_):
    decided = replace(good_report.verdicts[0], decision=Decision(level, "核对原文", "scores.xlsx"))
    audit = replace(good_report, verdicts=(decided,))
    stale = StaleDecision("", "旧.docx", "training", level, "这次没有审核这份报告，没有套用。")
    results = results_data(results_of(replace(run, reports=(audit,), stale=(stale,)), ruleset))
    SCHEMA.validate(results)
    (verdict,) = results["reports"][0]["verdicts"]
    assert (verdict["level"], verdict["applicable"]) == (id_, level is not NOT_APPLICABLE)
    expected = {"level": id_, "machine": "evidenced", "reason": "核对原文", "by": "scores.xlsx", "waived": False}
    assert verdict["decision"] == expected
    assert results["stale"][0] | {"why": ""} == {
        "unit": None,
        "file": "旧.docx",
        "element": "training",
        "name": "学法",
        "level": id_,
        "why": "",
    }
