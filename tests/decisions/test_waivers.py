"""Waivers of checks of the text: for a unit, for the county, for a part of what a check finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.decisions.waivers import ANY_UNIT, FlawWaiver, read_waivers
from auditor.decisions.waiving import apply_waivers
from auditor.errors import AuditorError
from auditor.judging.engine import Engine
from auditor.model import AuditRun, Ignored, for_office
from tests.decisions.reviewing import BLANK, flawed_run, flaws_of, score_of

ONE = """\
waivers:
  - unit: 清溪镇
    check: 占位符没有填
    text: XX
    reason: 隐去是有意的
    by: 县司法局
"""
IGNORED = Ignored("隐去是有意的", "县司法局", waived=True)


@pytest.fixture
def run(tiny_engine: Engine) -> AuditRun:
    return flawed_run(tiny_engine)


def waiver(unit: str = "清溪镇", text: str = "", until: int | None = None) -> FlawWaiver:
    return FlawWaiver(unit, "placeholder", text, IGNORED.reason, IGNORED.by, until, "豁免.yaml 第 2 行")


def test_a_check_is_named_by_its_name_or_id(tiny_engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "豁免.yaml"
    for name in ("占位符没有填", "placeholder"):
        path.write_text(ONE.replace("占位符没有填", name), encoding="utf-8")
        assert read_waivers(path, tiny_engine.ruleset) == (waiver(text="XX"),)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("占位符没有填", "占位符", "豁免.yaml:3:12  “占位符”不在可选范围内"),
        ("    by: 县司法局\n", "", "豁免.yaml:2:5  缺少键“by”"),
        ("    text: XX\n", "    level: 缺失\n", "豁免.yaml:4:5  不认识的键“level”"),
        ("    by: 县司法局\n", "    by: 县司法局\n" + ONE[ONE.index("  - ") :], "“清溪镇”的这个检查写了两次"),
        (
            "清溪镇\n    check: 占位符没有填\n    text: XX",
            "所有单位\n    element: adviser\n    level: 缺失",
            "要素的豁免不能写“所有单位”",
        ),
    ],
)
def test_a_mistake_is_told_with_file_and_line(
    tiny_engine: Engine, tmp_path: Path, old: str, new: str, told: str
) -> None:
    path = tmp_path / "豁免.yaml"
    path.write_text(ONE.replace(old, new), encoding="utf-8")
    with pytest.raises(AuditorError) as caught:
        read_waivers(path, tiny_engine.ruleset)
    assert told in str(caught.value)


def test_a_check_waived_for_a_unit_is_ignored_there_alone(run: AuditRun, tiny_engine: Engine) -> None:
    waived = apply_waivers(run, [waiver()], tiny_engine.ruleset)
    assert flaws_of(waived, "清溪镇")["placeholder"].ignored == IGNORED
    assert flaws_of(waived, "清溪镇")["length"].ignored is None
    assert score_of(waived, "清溪镇") == score_of(run, "清溪镇") + BLANK.deduction
    assert flaws_of(waived, "柳塘镇") == flaws_of(run, "柳塘镇")


def test_a_check_waived_for_all_units_is_ignored_everywhere(run: AuditRun, tiny_engine: Engine) -> None:
    waived = apply_waivers(
        run, [waiver(ANY_UNIT)], tiny_engine.ruleset, listed=[(unit,) for unit in ("清溪镇", "柳塘镇")]
    )
    assert [flaws_of(waived, unit)["placeholder"].ignored for unit in ("清溪镇", "柳塘镇")] == [IGNORED, IGNORED]


@pytest.mark.parametrize(("text", "ignored"), [("XX", IGNORED), ("ＸＸ", IGNORED), ("YY", None)])
def test_a_waiver_with_a_text_is_for_what_has_it_in_its_quote(
    run: AuditRun, tiny_engine: Engine, text: str, ignored: Ignored | None
) -> None:
    waived = apply_waivers(run, [waiver(text=text)], tiny_engine.ruleset)
    assert flaws_of(waived, "清溪镇")["placeholder"].ignored == ignored


def test_a_waiver_of_earlier_years_is_told_where_it_would_have_served(run: AuditRun, tiny_engine: Engine) -> None:
    waived = apply_waivers(run, [waiver(ANY_UNIT, until=2023)], tiny_engine.ruleset)
    told = for_office("对“占位符没有填”的豁免只到 2023 年度，已过期，没有套用（豁免.yaml 第 2 行）。")
    assert {audit.identity.unit: told in audit.notes for audit in waived.reports} == {
        "清溪镇": True,
        "柳塘镇": True,
        "双堰镇": False,
    }
    assert flaws_of(waived, "清溪镇") == flaws_of(run, "清溪镇")


def test_a_waiver_for_a_unit_without_a_report_is_told(run: AuditRun, tiny_engine: Engine) -> None:
    waived = apply_waivers(run, [waiver("子虚镇")], tiny_engine.ruleset)
    assert waived.notes == ("子虚镇：这次没有这个单位的报告，没有套用豁免（豁免.yaml 第 2 行）。",)


def test_a_waiver_for_a_unit_that_is_not_on_the_roster_is_refused(run: AuditRun, tiny_engine: Engine) -> None:
    with pytest.raises(AuditorError, match=r"豁免\.yaml 第 2 行：名单里没有叫“子虚镇”的单位"):
        apply_waivers(run, [waiver("子虚镇")], tiny_engine.ruleset, listed=[("清溪镇",)])
