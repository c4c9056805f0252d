"""The sheets 总分, 扣分红线, 加分项 and all others calculated by LibreOffice: each formula gives what the results say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from auditor.judging.engine import Engine
from auditor.model import AuditRun
from auditor.output.xlsx import write_xlsx
from auditor.rules import Ruleset
from tests import office
from tests.county import county, scored
from tests.output.totals import cases, differences

pytestmark = pytest.mark.office
TOGETHER, EXAMPLES = 8, 2  # workbooks in one start of LibreOffice, and starts


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


def test_a_countys_workbook_gives_what_its_results_say(
    samples_run: AuditRun, shipped_ruleset: Ruleset, tmp_path: Path, profile: Path
) -> None:
    own = county(shipped_ruleset)
    (path,) = write_xlsx(scored(samples_run, own), own, tmp_path)
    (calculated,) = office.recalculated([path], tmp_path, profile)
    assert differences(path, calculated) == []


@settings(
    max_examples=EXAMPLES,
    phases=(Phase.explicit, Phase.generate),  # to shrink would start LibreOffice hundreds of times
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_under_any_rules_each_formula_gives_what_the_results_say(
    data: st.DataObject, tiny_engine: Engine, tmp_path_factory: pytest.TempPathFactory, profile: Path
) -> None:
    folder = tmp_path_factory.mktemp("books")
    made = data.draw(st.lists(cases(tiny_engine), min_size=TOGETHER, max_size=TOGETHER))
    paths = []
    for number, case in enumerate(made):
        (path,) = write_xlsx(case.run, case.ruleset, folder / "new")
        paths.append(path.rename(folder / f"{number}.xlsx"))
    found = [differences(*pair) for pair in zip(paths, office.recalculated(paths, folder, profile), strict=True)]
    assert not any(found), "\n".join(line for lines in found for line in lines[:5])
