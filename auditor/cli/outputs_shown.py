"""What the command line says of the outputs, in the words of their table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.output import FORMATS, OUTPUTS, SPLIT, USUAL

if TYPE_CHECKING:
    from auditor.rules import Ruleset


def formats_help() -> str:
    """The help of `--format`: every output, what it is called and what it writes."""
    known = "；".join(
        f"{name} {output.title}（{'、'.join(filter(None, (output.file, *(each.name for each in output.folders))))}）"
        for name, output in FORMATS.items()
    )
    return f"要生成的结果，用逗号分开（默认 {','.join(USUAL)}）：{known}。"


def where_written(written: Sequence[Path], out: Path) -> str:
    """Where the results are, the files of single reports by their number, without those that another leads to."""
    files = [output.file for output in FORMATS.values()]
    names = [path.name for path in written if path.parent == out and path.name in files]
    for folder in (folder for output in OUTPUTS.values() for folder in output.folders):
        if number := sum(path.parent == out / folder.name for path in written):
            names.append(f"{folder.name}（{number} 份{folder.each}）")
    return f"结果在 {out}：{'、'.join(names)}"


def show_undivided(formats: Sequence[str], ruleset: Ruleset) -> None:
    """Print that the workbooks could not be split, where the rules name no body that scores."""
    from auditor.output.split.bodies import bodies

    if SPLIT in formats and not any(bodies(ruleset)):
        click.echo("规则里没有写评分责任单位（scored_by），分开的评分表只有“未分工”一份。")
