"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

rules_option = click.option(
    "--rules",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="使用这个文件夹里的规则（默认用随程序提供的规则）。",
)
