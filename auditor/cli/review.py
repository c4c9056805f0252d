"""`auditor review`: the commands for the levels that people set over the program's."""

from __future__ import annotations

import click

from auditor.cli.main import LazyGroup

COMMANDS = {
    "apply": ("auditor.cli.review_apply:apply_workbook", "收回填好的评分表里的复核，存成 review.yaml"),
    "blind": ("auditor.cli.review_blind:blind", "对照两位评查人背靠背填的评分表：一致的收下，分歧的列出来交第三人裁定"),
    "settle": ("auditor.cli.review_settle:settle", "收回第三人在 分歧.xlsx 里的裁定，存成 review.yaml"),
}


@click.group(cls=LazyGroup, table=COMMANDS)
def review() -> None:
    """人工复核：在评分表里填写，收回，再审核时套用。

    \b
    示例：
      auditor review apply 结果/scores.xlsx --out 结果
      auditor review blind 甲.xlsx 乙.xlsx --out 结果
      auditor review settle 结果/分歧.xlsx --out 结果
      auditor audit 报送材料 --out 结果
    """
