"""What an audit says of the office's own score sheet."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.model import AuditRun
from auditor.output import OUTPUTS, OWN_FORM
from auditor.rules import Ruleset
from auditor.run.request import Request


def show_form(run: AuditRun, ruleset: Ruleset, request: Request) -> None:
    """Print which form was filled in, what of it could not be kept and which units are not in it; without one, which files of an
    earlier run were left as they were."""
    if request.form:
        from auditor.output.form.book import read_form
        from auditor.output.form.survey import left_out, warnings

        form = read_form(request.form)
        click.echo(f"已按 {request.form} 填写评分表。")
        for sentence in warnings(form):
            click.echo(f"注意  {sentence}")
        if units := left_out(form, run, ruleset):
            click.echo(f"注意  {len(units)} 个单位没有填进去，评分表写明了类别，没有它们的类别：{'、'.join(units)}")
        return
    folder = OUTPUTS[OWN_FORM].folders[0]
    if any(_filled(request.out / folder.name)):
        click.echo(f"上次填写的{folder.each}（{folder.name}）这次没有更新；要更新，请用 --form 写明用哪份评分表。")


def _filled(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*.xlsx") if path.is_file()] if folder.is_dir() else []
