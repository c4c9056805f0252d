"""`auditor audit`: a folder of submissions to a workbook, a web page and results.json."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option


@click.command(short_help="审核年度报告", cls=ChineseCommand)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="文件或文件夹…")
@click.option("--out", type=click.Path(path_type=Path), metavar="文件夹", help="结果写到这里；此外不改动任何文件。")
@rules_option
@click.option(
    "--templates",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="用这个文件夹里的模板（网页、通知书）代替同名的自带模板。",
)
@click.option(
    "--year",
    type=click.IntRange(2000, 2100),
    metavar="年份",
    help="要求的报告年度；年度不符的报告会注明。--rules 里有多套规则时，用适用于这一年的。",
)
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="同时使用的进程数（默认按文件多少自动决定）。")
@click.option(
    "--format",
    "formats",
    metavar="格式",
    help="要生成的结果，用逗号分开（默认 xlsx,html,json）；docx 是给各单位的反馈函。",
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
    help="应报送单位名单（.xlsx 或 .csv）：列出未报送的单位，注明逾期的报告并按规则扣分。",
)
@click.option(
    "--review",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="套用 auditor review apply 收回的人工复核（review.yaml）。",
)
@click.option(
    "--waivers",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="套用事先的豁免（waivers.yaml）：某单位的某要素不适用，或按某一等次算。",
)
@click.option("--fail-under", type=click.FloatRange(0, 100), metavar="分数", help="有报告低于这个分数时，退出码为 1。")
def audit(fail_under: float | None, **options: Any) -> None:
    """审核年度报告，在 --out 里生成 scores.xlsx（评分表）、index.html（网页）和 results.json。

    \b
    示例：
      auditor audit 报送材料 --out 结果
      auditor audit 青石镇.docx 白芨镇.pdf --out 结果 --year 2025
      auditor audit 报送材料 --out 结果 --roster 名单.xlsx --format xlsx,html,docx
      auditor audit 报送材料 --out 结果 --rules 我县规则 --fail-under 60

    在 auditor init 建好的文件夹里运行 auditor audit，什么都不用写；写了的选项优先。
    """
    from auditor.cli.auditing import carry_out, settled
    from auditor.cli.settings import read_settings

    run = carry_out(settled(options, read_settings()))
    if fail_under is not None and run.reports[-1].score < fail_under:
        sys.exit(1)
