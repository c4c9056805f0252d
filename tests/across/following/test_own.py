"""The pairs of our own: matters of last year beside a sample report as this year's, and what a reader makes of each."""

from pathlib import Path

import yaml

from auditor.across.following import follow
from auditor.judging.engine import Engine
from auditor.model import Outcome, Paragraph, Submission
from auditor.reading.entry import read

ROOT = Path(__file__).parents[3]
PAIRS = yaml.safe_load((Path(__file__).parent / "own.yaml").read_text(encoding="utf-8"))


def outcomes(engine: Engine) -> list[tuple[str, str]]:
    """What each matter should come to, and what it does come to."""
    found = []
    for name, lines in PAIRS.items():
        now = engine.outline(read(ROOT / "sample_reports" / name, name, engine.ruleset.pages))
        matters = [line.split(" ", 2) for line in lines]
        plans = [text for kind, _, text in matters if kind == "计划"]
        lacks = [text for kind, _, text in matters if kind == "不足"]
        findings = [text for kind, _, text in matters if kind == "督察"]
        text = ["乌有镇2022年度法治政府建设情况报告", "一、存在的不足", *lacks, "二、下一步工作打算", *plans]
        last = Submission("last.txt", "", "txt", tuple(Paragraph(n, line) for n, line in enumerate(text, 1)))
        got = {
            each.said.rstrip("。"): each.outcome.value for each in follow(engine.outline(last), now, engine, findings)
        }
        found += [(want, got[text.rstrip("。")]) for _, want, text in matters]
    return found


def test_outcomes_are_mostly_right_and_hardly_ever_silent_on_a_result(engine: Engine) -> None:
    found = outcomes(engine)
    results = [got for want, got in found if want == Outcome.RESULT]
    assert len(found) == 50
    assert sum(want == got for want, got in found) >= 0.85 * len(found)
    assert sum(got == Outcome.SILENT for got in results) <= 1
