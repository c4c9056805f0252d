"""`auditor rules new`."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.errors import AuditorError


@click.command("new", cls=ChineseCommand)
@click.argument("element_id", metavar="要素编号")
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="文件夹", help="写进这个文件夹里的规则（自己复制的）。"
)
@click.option("--file", default="", metavar="文字", help="写进文件名含这几个字的要素文件（默认最后一个）。")
def new_element(element_id: str, into: Path | None, file: str) -> None:
    """在自己的规则里新增一个要素：写好全部的键，每个键上面一行说明，照着改即可。要素编号用英文小写字母和横线。

    \b
    示例：
      auditor rules new fire-safety --into 我县规则
      auditor rules new fire-safety --into 我县规则 --file 05
    """
    from auditor.workbench.new import add_element

    if into is None:
        raise AuditorError(
            "请用 --into 指明写进哪套规则。随程序提供的规则不能改动，先用 auditor rules copy 我县规则 复制一份。"
        )
    added = add_element(element_id, into, file)
    click.echo(f"已写进 {added.file} 第 {added.line} 行，属于“{added.part}”。")
    click.echo("照每行上面的说明改。分值现在是 0：给它几分，就要从别的要素的 points 里减去几分，合计必须是 100。")
    click.echo(f"改好后运行 auditor rules check --rules {into} 和 auditor rules test --rules {into}。")
