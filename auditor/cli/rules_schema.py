"""`auditor rules schema`."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand


@click.command("schema", cls=ChineseCommand)
@click.option("--out", type=click.Path(path_type=Path), metavar="文件夹", help="写进这个文件夹，一个规则文件一份。")
def show_schema(out: Path | None) -> None:
    """给编辑器用的规则格式说明（JSON Schema）：边写边提示有哪些键、什么意思、哪里写错。不写 --out 就打印出来。

    \b
    示例：
      auditor rules schema --out 我县规则/.schema
    """
    import json

    from auditor.rules.schemas import NAMES, schema, write_schemas

    if out is None:
        click.echo(json.dumps({name: schema(name) for name in NAMES}, ensure_ascii=False, indent=2))
        return
    for path in write_schemas(out):
        click.echo(path)
