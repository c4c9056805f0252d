"""`auditor rules copy`."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.errors import AuditorError, reason


@click.command("copy", cls=ChineseCommand)
@click.argument("folder", type=click.Path(path_type=Path), metavar="文件夹")
@click.option("--of", "name", default="", metavar="编号", help="复制哪一套自带规则（默认用写全了各要素的最新一套）。")
def copy_rules(folder: Path, name: str) -> None:
    """把随程序提供的规则复制到一个新文件夹，之后用 --rules 使用改过的规则。不会覆盖已有的文件夹。

    以另一套自带规则为基础的（如 gangyao-2026），复制来的也只有不同的地方，没有写的仍照那一套。

    \b
    示例：
      auditor rules copy 我县规则
      auditor rules copy 我县规则 --of gangyao-2026
      auditor audit 报送材料 --out 结果 --rules 我县规则
    """
    from auditor.rules.copying import copy_ruleset, folder_to_copy

    if folder.exists():
        raise AuditorError(f"{folder} 已经存在。为免覆盖，请另起一个名字。")
    source = folder_to_copy(name)
    try:
        copy_ruleset(source, folder)
    except OSError as error:
        raise AuditorError(f"不能写入文件夹 {folder}：{reason(error)}。") from error
    click.echo(f"规则 {source.name} 已复制到 {folder}。改动后运行 auditor rules check --rules {folder} 检查。")
