"""A kind of unit that the roster tells more closely: 部门（有执法权）."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from auditor.judging.tally import Said, tallied
from auditor.model import NOT_APPLICABLE, AuditRun
from auditor.output.roster_template import write_template
from auditor.roster.arrivals import match_roster
from auditor.roster.roster import Listed, Roster, read_roster
from auditor.rules import load_ruleset
from auditor.rules.scoring.types import Deduction, ScoringRules
from auditor.rules.types import Ruleset

Write = Callable[..., Path]
COMMON = Path(__file__).parents[2] / "rules" / "common"
ARMED, UNARMED = "部门（有执法权）", "部门（无执法权）"


@pytest.fixture
def own(write_ruleset: Write, tiny_elements: str) -> Ruleset:
    """The tiny ruleset with 部门 split; `adviser` is worth 80 to those with powers and not demanded of the others."""
    units = (
        (COMMON / "units.yaml")
        .read_text("utf-8")
        .replace("  - name: 部门\n", "  - name: 部门\n    split: [有执法权, 无执法权]\n")
    )
    changed = f"    points: 60\n    by_kind: {{{ARMED}: {{points: 80}}, {UNARMED}: {{off: true}}}}\n"
    elements = tiny_elements.replace("    points: 60\n", changed, 1)
    elements = elements.replace("kinds: [乡镇, 街道]", "kinds: [乡镇, 街道, 部门]")
    assert changed in elements
    return load_ruleset(write_ruleset(units=units, elements=elements))


def test_a_split_kind_has_the_elements_of_its_kind_unless_it_says_otherwise(own: Ruleset) -> None:
    adviser = own.element_of["adviser"]
    assert ARMED in adviser.kinds and UNARMED not in adviser.kinds and "部门" in adviser.kinds
    assert adviser.points_for(ARMED) == 80 and adviser.points_for("部门") == 60


def test_what_a_kind_is_called_holds_for_its_splits(own: Ruleset) -> None:
    (principal,) = (each for each in own.naming.appellations if each.name == "主要负责人")
    assert principal.at(ARMED) == principal.at("部门")


def test_the_roster_tells_which_split_a_unit_is_of(samples_run: AuditRun, ruleset: Ruleset) -> None:
    naming = ruleset.naming
    kinds = tuple(
        each
        for kind in naming.kinds
        for each in ((kind, kind.split("有执法权"), kind.split("无执法权")) if kind.name == "部门" else (kind,))
    )
    elements = tuple(
        replace(
            each,
            kinds=(
                *each.kinds,
                *([ARMED] if "部门" in each.kinds else []),
                *([UNARMED] if number % 2 and "部门" in each.kinds else []),
            ),
        )
        for number, each in enumerate(ruleset.elements)
    )
    own = replace(ruleset, naming=replace(naming, kinds=kinds), elements=elements)
    of_kind = [audit for audit in samples_run.reports if audit.identity.kind == "部门"]
    assert len(of_kind) >= 2
    first, second = of_kind[:2]
    roster = Roster((Listed(first.identity.unit or "", ARMED), Listed(second.identity.unit or "", UNARMED)))
    run = match_roster(samples_run, roster, own)
    found = {audit.submission.file: audit for audit in run.reports}
    armed, unarmed = found[first.submission.file], found[second.submission.file]
    assert (armed.identity.kind, armed.score, armed.rank_in_kind) == (ARMED, first.score, 1)
    assert (unarmed.identity.kind, unarmed.rank_in_kind) == (UNARMED, 1)
    absent = {verdict.element for verdict in unarmed.verdicts if verdict.level is NOT_APPLICABLE}
    assert absent >= {each.id for each in elements if UNARMED not in each.kinds}
    assert sum(verdict.full for verdict in unarmed.verdicts) == pytest.approx(100)
    assert not any("类别" in note.text for note in (*armed.notes, *unarmed.notes))


def test_a_deduction_for_a_kind_holds_for_its_splits(samples_run: AuditRun, ruleset: Ruleset) -> None:
    naming = replace(
        ruleset.naming, kinds=tuple(each for kind in ruleset.naming.kinds for each in (kind, kind.split("有执法权")))
    )
    own = replace(ruleset, naming=naming, scoring=ScoringRules((Deduction("lost", "败诉", per=1, kinds=("部门",)),)))
    audit = next(audit for audit in samples_run.reports if audit.identity.kind == "部门")
    audit = replace(audit, identity=replace(audit.identity, kind=ARMED))
    assert [each.item for each in tallied(audit, Said(), own).tally.deductions] == ["lost"]


def test_an_empty_roster_offers_the_splits_to_choose_from(own: Ruleset, tmp_path: Path) -> None:
    sheet = load_workbook(write_template(tmp_path / "名单.xlsx", own))["名单"]
    (offered,) = (str(each.formula1) for each in sheet.data_validations.dataValidation)
    assert f"部门,{ARMED},{UNARMED}" in offered


def test_the_brackets_of_a_split_may_be_typed_in_half_width(own: Ruleset, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("单位名称,类别\n县水利局,部门(有执法权)\n", encoding="utf-8")
    assert read_roster(path, own).units == (Listed("县水利局", ARMED),)
