"""`auditor review`: the commands for the levels that people set over the program's."""

from __future__ import annotations

import click

from auditor.cli.main import LazyGroup

COMMANDS = {
    "apply": ("auditor.cli.review_apply:apply_workbook", "收回填好的评分表里的复核，存成 review.yaml"),
}


@click.group(cls=LazyGroup, table=COMMANDS)
def review() -> None:
    """人工复核：在评分表里填写，收回，再审核时套用。

    \b
    示例：
      auditor review apply 结果/scores.xlsx --out 结果
      auditor audit 报送材料 --out 结果
    """
