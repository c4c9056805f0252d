"""The verdicts on labelled reports: our own invented ones in every clone, the shared ones where they are here.

Every floor stands just under what the rules reach: whoever improves the rules raises it, nobody lowers it. The labels of
tests/data were given by the rubric before the rules ever saw the texts; no rule is to be written after these texts.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from auditor.judging.engine import Engine
from auditor.model import NOT_APPLICABLE, Level
from auditor.workbench.evaluate import Evaluation, evaluate, exact, gap_rates, shares, weighted_kappa, with_content
from auditor.workbench.labels import read_labels

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


class Floor(NamedTuple):
    """The least that is to be reached: equal verdicts of all, of those with content, precision and recall of gaps, kappa."""

    exact: float
    content: float
    precision: float
    recall: float
    kappa: float


EMPTY = (Level.MISSING, NOT_APPLICABLE)  # levels that no quote stands for
LABELLED = [
    (ROOT / "tests" / "data" / "labels.yaml", ROOT / "tests" / "data" / "reports", Floor(0.85, 0.78, 0.85, 0.98, 0.86)),
    (ROOT / "sample_reports" / "labels.yaml", ROOT / "sample_reports", Floor(0.95, 0.94, 0.99, 0.97, 0.97)),
    (SHARED / "labels" / "real.yaml", SHARED / "reports", Floor(0.98, 0.97, 0.99, 0.99, 0.99)),
    (SHARED / "labels" / "written.yaml", SHARED / "reports", Floor(0.99, 0.99, 0.99, 0.98, 0.99)),
]
IDS = ["data", "samples", "real", "written"]


def measured(labels: Path, reports: Path, engine: Engine) -> Evaluation:
    if not labels.is_file():
        pytest.skip(f"{labels.name} is not here")
    return evaluate(read_labels(labels, engine.ruleset), reports, engine.ruleset)


@pytest.mark.parametrize(("labels", "reports", "floor"), LABELLED, ids=IDS)
def test_verdicts_agree_with_those_of_people(labels: Path, reports: Path, floor: Floor, engine: Engine) -> None:
    compared = measured(labels, reports, engine).compared
    precision, recall = gap_rates(compared, engine.ruleset.gap_below)
    for share in (*shares(compared, lambda item: item.kind or ""), *shares(compared, lambda item: item.element)):
        print(f"{share.name}: {share.right}/{share.total}, content {share.content_right}/{share.content_total}")
    reached = Floor(exact(compared), exact(with_content(compared)), precision, recall, weighted_kappa(compared))
    print(f"all: {reached}")
    assert [name for name, least in floor._asdict().items() if getattr(reached, name) < least] == [], reached


@pytest.mark.parametrize(("labels", "reports", "floor"), LABELLED, ids=IDS)
def test_unit_kind_and_year_are_right(labels: Path, reports: Path, floor: Floor, engine: Engine) -> None:
    result = measured(labels, reports, engine)
    assert result.absent == ()
    assert result.files >= 3
    assert result.units == result.kinds == result.years == result.files


def test_the_labels_in_every_clone_are_of_all_kinds_years_and_elements(engine: Engine) -> None:
    labels, reports, _ = LABELLED[0]
    entries = read_labels(labels, engine.ruleset)
    assert {entry.kind for entry in entries} == {kind.name for kind in engine.ruleset.naming.kinds}
    assert {entry.year for entry in entries} == set(range(2021, 2026))
    assert sorted(entry.file for entry in entries) == sorted(path.name for path in reports.iterdir())
    for entry in entries:
        assert entry.labels.keys() == engine.ruleset.element_of.keys(), entry.file
        text = (reports / entry.file).read_text(encoding="utf-8")
        assert [label.quote for label in entry.labels.values() if label.quote not in text] == []
        assert all(bool(label.quote) is (label.level not in EMPTY) for label in entry.labels.values()), entry.file
