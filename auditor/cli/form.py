"""`auditor form`: the office's own score sheet."""

from __future__ import annotations

import click

from auditor.cli.main import LazyGroup

COMMANDS = {
    "new": ("auditor.cli.form_new:new", "生成一份能用的评分表（.xlsx），照着改成本县的样子"),
    "check": ("auditor.cli.form_check:check", "检查一份评分表能不能填、哪些内容不能保留"),
}


@click.group(cls=LazyGroup, table=COMMANDS)
def form() -> None:
    """本县自己的评分表：在格子里写上 {{得分}} 之类的域，auditor audit --form 按它填写，样子不变。

    \b
    示例：
      auditor form new 评分表.xlsx
      auditor form check 评分表.xlsx
      auditor audit 报送材料 --out 结果 --form 评分表.xlsx
    """
