"""What an audit says of the decisions of people that it used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import click

from auditor.cli.alike import told_together
from auditor.decisions.remedies import FILE
from auditor.decisions.reviews import Correction
from auditor.model import AuditRun
from auditor.output import FORMATS, SPLIT
from auditor.results.written import Kept
from auditor.rules import Ruleset
from auditor.run.given import Given
from auditor.run.request import Request

MOST = 20  # files named one by one


def show_given(run: AuditRun, given: Given, request: Request) -> None:
    """Print which files of decisions were used, how much is in them, and which were left out."""
    units = given.roster.units if given.roster else ()
    rows = {row.unit for row in given.ledger.rows} if given.ledger else ()
    used = (
        (given.corrections, f"复核 {len(given.corrections)} 条（{request.review}）"),
        (given.flaws, f"文本问题的处理 {len(given.flaws)} 条（{request.review}）"),
        (given.units, f"填写的扣分、加分、红线、其他部分得分 {len(given.units)} 条（{request.review}）"),
        (units, f"名单 {len(units)} 个单位（{request.roster}）"),
        (rows, f"台账 {len(rows)} 个单位（{request.ledger}）"),
        (given.waivers, f"豁免 {len(given.waivers)} 条（{request.waivers}）"),
        (given.findings, f"督察问题 {len(given.findings)} 条（{request.findings}）"),
    )
    if texts := [text for entries, text in used if entries]:
        click.echo(f"已套用：{'、'.join(texts)}。")
    for sentence in given.unused:
        click.echo(sentence)
    if given.corrections:
        _show_review(run, given.corrections)


def _show_review(run: AuditRun, corrections: Sequence[Correction]) -> None:
    """Print how many corrections are in force."""
    decisions = [[verdict.decision for verdict in audit.verdicts] for audit in run.reports]
    applied = [sum(each is not None and not each.waived for each in mine) for mine in decisions]
    click.echo(f"其中改定或确认等次的复核 {sum(applied)} 处，涉及 {sum(map(bool, applied))} 份报告。")
    here = {audit.submission.sha256 for audit in run.reports}
    typed = sum(v.applicable and v.marks.points is not None for audit in run.reports for v in audit.verdicts)
    if typed:
        click.echo(f"人工填写的考核分 {typed} 处。")
    comments = [each for each in corrections if each.level is None and each.comment]
    lost = sum(each.sha256 not in here for each in comments)
    if comments:
        elsewhere = f"；{lost} 条所针对的报告内容已改动或这次没有审核" if lost else ""
        click.echo(f"只留意见的复核 {len(comments)} 条，列在各报告的备注里{elsewhere}。")


def show_kept(kept: Sequence[Kept]) -> None:
    """Print which files were not overwritten because people had changed them, and where they are."""
    if not kept:
        return
    click.echo(f"{len(kept)} 个文件生成以后又人工改过，没有覆盖，已改名保留：")
    for each in kept[:MOST]:
        click.echo(f"  {each.name} → {each.kept_as}")
    if len(kept) > MOST:
        click.echo(f"  ……其余 {len(kept) - MOST} 个照此改名")
    if any(FORMATS[name].owns(each.name) for each in kept for name in ("xlsx", SPLIT)):
        click.echo("  改名的评分表里如有还没有收回的复核，用 auditor review apply 收回。")


def show_renewed(formats: Sequence[str]) -> None:
    """Print which outputs of an earlier run were written anew, though not asked for, so that none contradicts the new ones."""
    if formats:
        click.echo(f"上次还生成过{'、'.join(FORMATS[name].title for name in formats)}，这次一并更新。")


def show_remedies(rows: int) -> None:
    """Print how much of what is done about matters to mend was taken from a workbook."""
    if rows:
        click.echo(f"收回了评分表里填写的整改情况 {rows} 条，存在 {FILE}，每次审核都填回评分表。")


def show_stale(run: AuditRun, ruleset: Ruleset) -> None:
    """Print the decisions that are not in force, with the reason."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for stale in run.stale:
        groups[stale.file or stale.unit, stale.why].append(ruleset.element_of[stale.element].name)
    messages = ((f"{place}（{'、'.join(names)}）", why) for (place, why), names in groups.items())
    for line in told_together(messages):
        click.echo(f"未套用  {line}")
