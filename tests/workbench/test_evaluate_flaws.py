"""The precision of checks, measured by what reviewers adopted and ignored."""

from __future__ import annotations

from dataclasses import replace

from auditor.decisions.flaws import Answer
from auditor.judging.engine import Engine
from auditor.workbench.evaluate_flaws import Precision, precisions
from tests.decisions.reviewing import BLANK, MARKS, flaw_decision


def test_precision_is_the_share_adopted_of_all_decided_the_worst_check_first(tiny_engine: Engine) -> None:
    given = [
        flaw_decision(Answer.ADOPT, "", defect=MARKS),
        *(flaw_decision(Answer.ADOPT, "", unit, BLANK) for unit in ("清溪镇", "柳塘镇", "双堰镇")),
        flaw_decision(sha256="f" * 64),
    ]
    names = tiny_engine.ruleset.check_of
    found = precisions(given, tiny_engine.ruleset)
    assert found == [
        Precision(names["placeholder"].name, names["placeholder"].tone.value, 3, 1),
        Precision(names["doubled-marks"].name, names["doubled-marks"].tone.value, 1, 0),
    ]
    assert [each.share for each in found] == [0.75, 1]


def test_a_check_that_the_rules_have_no_more_goes_by_its_id(tiny_engine: Engine) -> None:
    gone = replace(flaw_decision(), check="gone")
    assert precisions([gone], tiny_engine.ruleset) == [Precision("gone", "", 0, 1)]
