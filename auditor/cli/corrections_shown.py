"""What the commands for reviews say of the corrections, and of the decisions on flaws of the text, that they took."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from auditor.decisions.columns import PROOF, REASON, SELF
from auditor.decisions.flaws import FlawDecision
from auditor.decisions.marks import UNMARKED
from auditor.decisions.merging import Merged
from auditor.decisions.reviews import Correction
from auditor.model import NOT_APPLICABLE, AuditRun, Marks, Verdict
from auditor.rules import Ruleset

_SCORE = "考核分"


def show_corrections(merged: Merged[Correction], run: AuditRun, ruleset: Ruleset) -> None:
    """Print a line for each correction that is new, changed or withdrawn."""
    verdicts = {(audit.submission.sha256, each.element): each for audit in run.reports for each in audit.verdicts}
    before = {each.key: each for each in merged.replaced}
    for each in (*merged.added, *merged.changed):
        told = "；".join(_changes(each, before.get(each.key), verdicts.get(each.key), ruleset))
        click.echo(f"{_name(each, ruleset)}：{told}")
    for each in merged.withdrawn:
        click.echo(f"{_name(each, ruleset)}：{_withdrawn(each, ruleset)}")


def show_flaws(merged: Merged[FlawDecision], ruleset: Ruleset) -> None:
    """Print a line for each decision on a flaw of the text that is new, changed or withdrawn."""
    show_each(merged, lambda each: _flaw(each, ruleset), lambda each: each.decision.value, "原处理：")


def show_each(merged: Merged[Any], name: Callable[[Any], str], said: Callable[[Any], str], was: str) -> None:
    """Print a line for each decision with a reason that is new, changed or withdrawn: what it is about, and what it says; `was` comes
    before what it said until now."""
    before = {each.key: each for each in merged.replaced}
    for each in (*merged.added, *merged.changed):
        earlier = f"（{was}{said(before[each.key])}）" if each.key in before else ""
        reason = f"，{_line(each.reason)}" if each.reason else ""
        click.echo(f"{name(each)}：{said(each)}{reason}{earlier}")
    for each in merged.withdrawn:
        click.echo(f"{name(each)}：撤销“{said(each)}”")


def show_counts(review: Path, *every: Merged[Any]) -> None:
    """Print how many decisions of all sorts there are now in the review file, and what became of those before."""
    total, added, changed, withdrawn, kept = (
        sum(counted)
        for counted in zip(
            *((len(m.all), len(m.added), len(m.changed), len(m.withdrawn), m.kept) for m in every), strict=True
        )
    )
    click.echo(f"{review} 里共 {total} 条：新增 {added}，改动 {changed}，撤销 {withdrawn}，原样保留 {kept}。")


def _flaw(decision: FlawDecision, ruleset: Ruleset) -> str:
    check = ruleset.check_of.get(decision.check)
    quote = f"“{decision.quote}”" if decision.quote else ""
    return f"{decision.unit or decision.file}  {check.name if check else decision.check}{quote}"


def _changes(new: Correction, old: Correction | None, verdict: Verdict | None, ruleset: Ruleset) -> Iterator[str]:
    """What a correction changes, first of the level, then of the marks."""
    if old is None or (old.level, old.comment) != (new.level, new.comment):
        yield from _level(new, old, verdict, ruleset)
    yield from _points(new.marks, old.marks if old else UNMARKED, verdict, ruleset)
    yield from _rest(new.marks, old.marks if old else UNMARKED)


def _level(new: Correction, old: Correction | None, verdict: Verdict | None, ruleset: Ruleset) -> Iterator[str]:
    was = f"（原复核：{old.label(ruleset) or '没有改等次'}）" if old and (old.level is not None or old.comment) else ""
    if new.level is not None:
        found = ruleset.label(verdict.found) if verdict else "未判定"
        yield f"{found} → {new.label(ruleset)}{was}"
    elif new.comment:
        yield f"只留意见，不改等次{was}"
    elif old and old.level is not None:
        yield f"撤销复核“{old.label(ruleset)}”，恢复程序的判定"


def _points(new: Marks, old: Marks, verdict: Verdict | None, ruleset: Ruleset) -> Iterator[str]:
    why = f"（{REASON}：{_line(new.reason)}）" if new.reason else ""
    if new.points is None:
        if old.points is not None:
            yield f"{_SCORE} {_number(old.points)} 撤销，按等次计分{why}"
        elif why and new.reason != old.reason:
            yield f"{REASON}：{_line(new.reason)}"
    elif (new.points, new.reason) != (old.points, old.reason):
        earned = old.points if old.points is not None else _earned(verdict, ruleset)
        yield f"{_SCORE} {_number(earned)} → {_number(new.points)}{why}"


def _rest(new: Marks, old: Marks) -> Iterator[str]:
    if new.self_points is not None and new.self_points != old.self_points:
        yield f"{SELF} {_number(new.self_points)}"
    elif new.self_points is None and old.self_points is not None:
        yield f"撤销{SELF} {_number(old.self_points)}"
    if (new.proof, new.state) != (old.proof, old.state):
        state = f"（{new.state.value}）" if new.state else ""
        yield f"{PROOF}：{_line(new.proof)}{state}" if new.proof or new.state else f"撤销{PROOF}"


def _withdrawn(correction: Correction, ruleset: Ruleset) -> str:
    if correction.level is not None:
        return f"撤销复核“{correction.label(ruleset)}”，恢复程序的判定"
    points = correction.marks.points
    return f"{_SCORE} {_number(points)} 撤销，按等次计分" if points is not None else "撤销所填的内容"


def _earned(verdict: Verdict | None, ruleset: Ruleset) -> float | None:
    """The points that the level earns by itself."""
    if verdict is None or verdict.level is NOT_APPLICABLE:
        return None
    return verdict.full * ruleset.levels[verdict.level].share


def _number(points: float | None) -> str:
    return "—" if points is None else f"{points:.2f}".rstrip("0").rstrip(".")


def _line(text: str) -> str:
    return " ".join(text.split())


def _name(correction: Correction, ruleset: Ruleset) -> str:
    return f"{correction.unit or correction.file}  {ruleset.element_of[correction.element].name}"
