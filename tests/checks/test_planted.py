"""The checks on invented reports with planted flaws, and on as many that are right and look as if they were not."""

from __future__ import annotations

import pytest

from auditor.judging.engine import Engine
from auditor.model import Tone
from tests.checks.planted_table import Table, table

LEAST = {Tone.MUST: 0.95, Tone.CHECK: 0.90}  # the share of planted flaws that is found
FALSE_IN_100 = {Tone.MUST: 1, Tone.CHECK: 20}  # told in a hundred texts where nothing is wrong


@pytest.fixture(scope="module")
def measured(engine: Engine) -> Table:
    return table(engine)


@pytest.mark.parametrize("tone", LEAST)
def test_planted_flaws_are_found(measured: Table, engine: Engine, tone: Tone) -> None:
    checks = {check.id for check in engine.ruleset.checks if check.tone is tone} & measured.planted.keys()
    assert measured.recall(checks) >= LEAST[tone], "\n".join(measured.rows())


@pytest.mark.parametrize("tone", FALSE_IN_100)
def test_little_is_told_of_texts_where_nothing_is_wrong(measured: Table, tone: Tone) -> None:
    assert measured.clean >= 60
    assert measured.false_in_clean[tone] * 100 <= FALSE_IN_100[tone] * measured.clean, "\n".join(measured.rows())
