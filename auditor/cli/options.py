"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click


def _settled(_context: click.Context, _option: click.Parameter, rules: Path | None) -> Path | None:
    """The rules given, else those of the workplace."""
    from auditor.run.settings import read_settings

    return rules or read_settings().rules


rules_option = click.option(
    "--rules",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    callback=_settled,
    help="使用这个文件夹里的规则（默认用本文件夹 auditor.yaml 里写的，没有就用随程序提供的规则）。",
)
