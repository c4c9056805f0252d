"""Options, and checks of them, that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.errors import AuditorError


def check_new_workbook(file: Path, what: str, example: str) -> None:
    """Raises AuditorError for a file that is no .xlsx by its name, and for one that is there already."""
    if file.suffix.lower() != ".xlsx":
        raise AuditorError(f"{what}的文件名要以 .xlsx 结尾，例如 {file.stem or example}.xlsx。")
    if file.exists():
        raise AuditorError(f"{file} 已经存在。为免覆盖，请另起一个名字。")


def _settled(_context: click.Context, _option: click.Parameter, rules: Path | None) -> Path | None:
    """The rules given, else those of the workplace."""
    from auditor.run.settings import read_settings

    return rules or read_settings().rules


rules_option = click.option(
    "--rules",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    callback=_settled,
    help="使用这个文件夹里的规则，或自带规则的编号（默认用本文件夹 auditor.yaml 里写的，没有就用随程序提供的规则）。",
)
