"""What is printed at the end of an audit of what shows only across reports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.cli.summary import show
from auditor.model import Across, Tone
from auditor.rules import Ruleset
from tests.copied_run import copied_run


def test_pairs_that_share_text_are_counted_by_their_tone(
    shipped_ruleset: Ruleset, capsys: pytest.CaptureFixture[str]
) -> None:
    run = copied_run(shipped_ruleset)
    first, *others = run.across.copies
    show(replace(run, across=Across((replace(first, tone=Tone.HINT), *others))), shipped_ruleset, (), (), Path("结果"))
    assert "雷同比对：请核 3 对、提示 1 对，见评分表和总览的“雷同比对”。" in capsys.readouterr().out.splitlines()


def test_nothing_is_said_of_pairs_where_none_share_text(
    shipped_ruleset: Ruleset, capsys: pytest.CaptureFixture[str]
) -> None:
    show(replace(copied_run(shipped_ruleset), across=Across()), shipped_ruleset, (), (), Path("结果"))
    assert "雷同" not in capsys.readouterr().out
