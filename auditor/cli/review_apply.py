"""`auditor review apply`: from a workbook that people filled in to review.yaml."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option
from auditor.errors import AuditorError

if TYPE_CHECKING:
    from auditor.decisions.apply import Merged
    from auditor.decisions.reviews import Correction
    from auditor.rules import Ruleset

REVIEW, RESULTS = "review.yaml", "results.json"


@click.command("apply", cls=ChineseCommand)
@click.argument("workbook", type=click.Path(path_type=Path), metavar="评分表")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help=f"那次审核的结果文件夹，里面要有 {RESULTS}；{REVIEW} 写到这里。",
)
@rules_option
def apply_workbook(workbook: Path, out: Path, rules: Path | None) -> None:
    """收回评分表里填写的“复核等次”和“复核意见”，存成 review.yaml。以前收回的都保留，同一报告同一要素的以这次为准。

    \b
    示例：
      auditor review apply 结果/scores.xlsx --out 结果
      auditor review apply 改好的评分表.xlsx --out 结果 --rules 我县规则
    """
    from auditor.decisions.apply import merge
    from auditor.decisions.reviews import read_review, review_text
    from auditor.decisions.sheet import read_workbook
    from auditor.results.placing import place_text
    from auditor.rules import load_ruleset

    ruleset = load_ruleset(rules)
    results = _results(out)
    target = out / REVIEW
    filled = read_workbook(workbook, results, ruleset)
    withdrawn = filled.empty - _waived(results)
    if not filled.corrections and not filled.empty:
        raise AuditorError(
            f"{workbook.name} 里没有填写复核等次，也没有复核意见。请在“评分明细”的黄色两列填写，保存后重新运行。"
        )
    merged = merge(
        read_review(target, ruleset) if target.exists() else (), filled.corrections, withdrawn, filled.cleared
    )
    place_text(target, review_text(merged.corrections, ruleset))
    _show(merged, results, ruleset)
    if kept := filled.empty & _waived(results):
        click.echo(
            f"清空的格子里有 {len(kept)} 处是豁免，不能在这里撤销：改 waivers.yaml，或在“复核等次”里选一个等次。"
        )
    click.echo(
        f"{target} 里共 {len(merged.corrections)} 条：新增 {len(merged.added)}，"
        f"改动 {len(merged.changed)}，撤销 {len(merged.withdrawn)}，原样保留 {merged.kept}。"
    )
    ruleset_option = f" --rules {_quoted(rules)}" if rules else ""
    command = f"auditor audit 报送材料 --out {_quoted(out)} --review {_quoted(target)}{ruleset_option}"
    click.echo(f"下一步（“报送材料”换成报告所在的文件夹）：\n  {command}")


def _results(out: Path) -> Mapping[str, Any]:
    path = out / RESULTS
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise AuditorError(f"{out} 里没有 {RESULTS}。--out 要指明生成这份评分表的那次审核的结果文件夹。") from error
    except ValueError as error:
        raise AuditorError(f"{path} 已损坏，不是 JSON 文件。请重新运行 auditor audit。") from error
    if not isinstance(content, dict) or not {"ruleset", "reports"} <= content.keys():
        raise AuditorError(f"{path} 不是 auditor audit 生成的结果。")
    return content


def _show(merged: Merged, results: Mapping[str, Any], ruleset: Ruleset) -> None:
    """A line for each correction that is new, changed or withdrawn."""
    machine = {
        (report["sha256"], verdict["element"]): _machine(verdict, ruleset)
        for report in results["reports"]
        for verdict in report["verdicts"]
    }
    before = {each.key: each for each in merged.replaced}
    for each in (*merged.added, *merged.changed):
        old = before.get(each.key)
        was = f"（原复核：{old.label(ruleset) or '只有意见'}）" if old else ""
        change = (
            f"{machine.get(each.key, '未判定')} → {each.label(ruleset)}"
            if not each.commented_only
            else "只留意见，不改等次"
        )
        click.echo(f"{_name(each, ruleset)}：{change}{was}")
    for each in merged.withdrawn:
        click.echo(f"{_name(each, ruleset)}：撤销复核“{each.label(ruleset)}”，恢复程序的判定")


def _machine(verdict: Mapping[str, Any], ruleset: Ruleset) -> str:
    """The program's own level of a verdict in results.json, as users read it."""
    from auditor.decisions.reviews import DOES_NOT_APPLY
    from auditor.model import Level

    decision = verdict.get("decision")
    level = decision["machine"] if decision else verdict["level"] if verdict["applicable"] else None
    return DOES_NOT_APPLY if level is None else ruleset.label(Level.from_id(level))


def _waived(results: Mapping[str, Any]) -> set[tuple[str, str]]:
    """The verdicts that waivers decided, which no review takes back."""
    return {
        (report["sha256"], verdict["element"])
        for report in results["reports"]
        for verdict in report["verdicts"]
        if (verdict.get("decision") or {}).get("waived")
    }


def _name(correction: Correction, ruleset: Ruleset) -> str:
    return f"{correction.unit or correction.file}  {ruleset.element_of[correction.element].name}"


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
