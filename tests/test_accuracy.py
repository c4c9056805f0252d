"""The verdicts on labelled reports, here and (where present) among the shared ones; and that no rule memorises a report."""

import re
from pathlib import Path

import pytest

from auditor.judging.engine import Engine
from auditor.text.fold import fold
from auditor.workbench.evaluate import Evaluation, evaluate, exact, gap_rates, weighted_kappa
from auditor.workbench.labels import read_labels

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
LONGEST = 10  # characters that a wording may share with one report alone
LABELLED = [  # (labels, reports, least exact agreement, least precision and recall of gaps)
    (ROOT / "sample_reports" / "labels.yaml", ROOT / "sample_reports", 0.93, 0.95),
    (SHARED / "labels" / "real.yaml", SHARED / "reports", 0.93, 0.97),
    (SHARED / "labels" / "written.yaml", SHARED / "reports", 0.93, 0.97),
]


def measured(labels: Path, reports: Path, engine: Engine) -> Evaluation:
    if not labels.is_file():
        pytest.skip(f"{labels.name} is not here")
    return evaluate(read_labels(labels, engine.ruleset), reports, engine.ruleset)


@pytest.mark.parametrize(("labels", "reports", "least", "gaps"), LABELLED, ids=["samples", "real", "written"])
def test_verdicts_agree_with_those_of_people(
    labels: Path, reports: Path, least: float, gaps: float, engine: Engine
) -> None:
    result = measured(labels, reports, engine)
    assert exact(result.compared) >= least
    assert weighted_kappa(result.compared) >= 0.95
    assert min(gap_rates(result.compared, engine.ruleset.gap_below)) >= gaps


@pytest.mark.parametrize(("labels", "reports", "least", "gaps"), LABELLED, ids=["samples", "real", "written"])
def test_unit_kind_and_year_are_right(labels: Path, reports: Path, least: float, gaps: float, engine: Engine) -> None:
    result = measured(labels, reports, engine)
    assert result.absent == ()
    assert result.units == result.kinds == result.years == result.files


def test_no_wording_holds_a_long_run_of_one_shared_report(engine: Engine) -> None:
    places = sorted((SHARED / "reports").glob("*.txt"))
    if not places:
        pytest.skip("the shared reports are not here")
    texts = [fold(place.read_text(encoding="utf-8")) for place in places]
    memorised = []
    for wording in engine.matcher.wordings:
        for run in re.findall(rf"[\u4e00-\u9fff]{{{LONGEST + 1},}}", fold(wording.source)):
            if sum(run in text for text in texts) == 1:
                memorised.append(wording.source)
    assert memorised == []


def test_no_wording_holds_a_year_or_the_name_of_a_labelled_unit(engine: Engine) -> None:
    sources = [wording.source for wording in engine.matcher.wordings]
    assert [source for source in sources if re.search(r"20[12]\d", source)] == []
