"""`auditor audit`: a folder of submissions to a workbook, a web page and results.json."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option
from auditor.cli.outputs_shown import formats_help
from auditor.errors import AuditorError

if TYPE_CHECKING:
    from auditor.run.audit import Outcome
    from auditor.run.request import Request


@click.command("audit", short_help="审核年度报告", cls=ChineseCommand)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="文件或文件夹…")
@click.option("--out", type=click.Path(path_type=Path), metavar="文件夹", help="结果写到这里；此外不改动任何文件。")
@rules_option
@click.option(
    "--templates",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="用这个文件夹里的模板（网页、反馈函、评分表）代替同名的自带模板。",
)
@click.option(
    "--year",
    type=click.IntRange(2000, 2100),
    metavar="年份",
    help="要求的报告年度：用适用于这一年的规则，年度不符的报告会注明。不写时，每份报告用适用于它的年度的规则。",
)
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="同时使用的进程数（默认按文件多少自动决定）。")
@click.option(
    "--format",
    "formats",
    metavar="格式",
    help=formats_help(),
)
@click.option(
    "--split-by",
    metavar="评分责任单位",
    help="另在 split 文件夹里给每个评分责任单位（规则里要素的 scored_by）写一份评分表，只有归它评分的要素；填好交回，"
    "用 auditor review apply 收回。",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(1, 3600),
    default=30,
    show_default=True,
    metavar="秒",
    help="读取一个文件最多用多少秒；识别扫描件另计。",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(128, 16384),
    default=512,
    show_default=True,
    metavar="MB",
    help="读取一个文件最多用多少内存；识别扫描件另计。",
)
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="应报送单位名单（.xlsx 或 .csv）：列出未报送的单位，注明逾期的报告并按规则扣分。工作文件夹里的 名单.xlsx 填好后自动使用。",
)
@click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="本机关的台账（.xlsx 或 .csv，一行一个单位）：把报告里写的数与掌握的数放在一起核对。工作文件夹里的 台账.xlsx 填好后自动使用。",
)
@click.option(
    "--review",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="套用 auditor review apply 收回的人工复核（review.yaml）。结果文件夹里的自动套用。",
)
@click.option(
    "--waivers",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="套用事先的豁免（waivers.yaml）：某单位的某要素不适用，或按某一等次算。工作文件夹里的自动套用。",
)
@click.option(
    "--last-year",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="文件夹或文件",
    help="与上年比较：上一年度的报告文件夹，或上一年度的结果（results.json 或它所在的文件夹）；两样都有的写两次。"
    "工作文件夹里的自动使用。",
)
@click.option(
    "--findings",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="督察问题清单（.xlsx 或 .csv，“单位”“问题”两列），逐条对照本年度报告。工作文件夹里的 督察问题.xlsx 自动使用。",
)
@click.option(
    "--base",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="文件",
    help="本县统一下发的文字（工作要点、报告提纲等）：各单位照写的不算雷同。有几份的，每份写一次。",
)
@click.option(
    "--form",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="按本县自己的评分表（.xlsx，格子里写 {{得分}} 之类）填写，写在 own-forms 里；auditor form new 可以生成一份。"
    "工作文件夹里的 本县评分表.xlsx 自动使用。",
)
@click.option("--no-roster", is_flag=True, help="不用工作文件夹里的名单。")
@click.option("--no-ledger", is_flag=True, help="不用工作文件夹里的台账。")
@click.option("--no-review", is_flag=True, help="不套用结果文件夹里的人工复核。")
@click.option("--no-waivers", is_flag=True, help="不套用工作文件夹里的豁免。")
@click.option("--no-last-year", is_flag=True, help="不与工作文件夹里上一年度的材料比较。")
@click.option("--no-findings", is_flag=True, help="不用工作文件夹里的督察问题清单。")
@click.option("--no-form", is_flag=True, help="不用工作文件夹里的本县评分表。")
@click.option(
    "--self-check", is_flag=True, help="自查：只看一个文件，打印并写出一页 self-check.html，列出要补、要改、要核对的。"
)
@click.option("--score", is_flag=True, help="自查时也写明得分和等级。")
@click.option("--fail-under", type=click.FloatRange(0, 100), metavar="分数", help="有报告低于这个分数时，退出码为 1。")
def audit_command(fail_under: float | None, self_check: bool, **options: Any) -> None:
    """审核年度报告，在 --out 里生成 scores.xlsx（评分表）、index.html（网页）和 results.json。

    \b
    示例：
      auditor audit 报送材料 --out 结果
      auditor audit 青石镇.docx 白芨镇.pdf --out 结果 --year 2025
      auditor audit 报送材料 --out 结果 --roster 名单.xlsx --format xlsx,html,docx
      auditor audit 报送材料 --out 结果 --rules 我县规则 --fail-under 60
      auditor audit 报送材料 --out 结果 --split-by 评分责任单位
      auditor audit 今年报告 --out 今年结果 --last-year 去年报告 --last-year 去年结果
      auditor audit 青石镇.docx --self-check

    在 auditor init 建好的文件夹里运行 auditor audit，什么都不用写；写了的选项优先。已有的名单、复核、豁免、上一年度的材料自动使用，
    并在最后说明。
    """
    from auditor.cli.progress import progress
    from auditor.cli.self_check_shown import show_self_check
    from auditor.run.audit import audit

    request = _request(self_check, options)
    with progress() as observer:
        outcome = audit(request, observer)
    if self_check:
        show_self_check(outcome, request)
    else:
        _show(outcome, request)
    if not outcome.run.reports:
        raise AuditorError("没有一份可以评分的年度报告，原因见上。")
    if fail_under is not None and outcome.run.reports[-1].score < fail_under:
        sys.exit(1)


def _request(self_check: bool, options: dict[str, Any]) -> Request:
    """What the options ask for. Raises AuditorError."""
    from auditor.reading import Limits
    from auditor.run.request import requested, self_checked, with_split
    from auditor.run.settings import read_settings

    if options["score"] and not self_check:
        raise AuditorError("--score 只和 --self-check 一起用；评分表里本来就有得分。")
    settings = read_settings()
    if (by := options.pop("split_by")) is not None:
        options["formats"] = with_split(by, options["formats"] or settings.formats)
    limits = Limits(options.pop("time_limit"), options.pop("memory_limit"))
    kept = ("roster", "ledger", "review", "waivers", "last_year", "findings", "form")
    without = [name for name in kept if options.pop(f"no_{name}")]
    given = options | {"limits": limits, "last_year": options["last_year"] or None, "base": options["base"] or None}
    paths = given.pop("paths")
    ask = self_checked if self_check else requested
    return ask(settings, paths, given, without)


def _show(outcome: Outcome, request: Request) -> None:
    """What came of the audit, and of what people settled beforehand."""
    from auditor.cli.form_shown import show_form
    from auditor.cli.given_shown import show_given, show_kept, show_remedies, show_renewed, show_stale
    from auditor.cli.last_year_shown import show_last_year
    from auditor.cli.outputs_shown import show_undivided
    from auditor.cli.summary import show

    show(outcome.run, outcome.ruleset, outcome.passed_over, outcome.written, request.out)
    show_renewed(outcome.renewed)
    show_undivided(request.formats, outcome.ruleset)
    show_kept(outcome.kept)
    show_remedies(outcome.remedies)
    show_given(outcome.run, outcome.given, request)
    show_form(outcome.run, outcome.ruleset, request)
    show_last_year(outcome.run, outcome.ruleset, request)
    show_stale(outcome.run, outcome.ruleset)
