"""self-check.html: one page for a unit on its own report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import AuditorError
from auditor.model import AuditRun, ReportAudit
from auditor.output.labels import SET_ASIDE_ADVICE, set_aside_reason
from auditor.output.occasion import PLAIN, Occasion
from auditor.output.pages.rendering import own_templates, page_renderer, parse_templates
from auditor.output.pages.self_page import self_page
from auditor.results.placing import place_text

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

NAME, TEMPLATE = "self-check.html", "self-check.html.j2"


def write_self_check(
    run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None = None, occasion: Occasion = PLAIN
) -> list[Path]:
    """Write the page on the one report of a run. Raises AuditorError where there is not one."""
    return [place_text(out_dir / NAME, _page(run, ruleset, templates_dir, occasion))]


def check_self_check(ruleset: Ruleset, templates_dir: Path | None, run: AuditRun | None = None) -> None:
    """Raises AuditorError for a mistake in a template of the user's own, and for a run that is not of one report."""
    if run:
        _page(run, ruleset, templates_dir, PLAIN)
    elif TEMPLATE in own_templates(templates_dir):
        parse_templates([TEMPLATE], ruleset, templates_dir)


def the_one(run: AuditRun, ruleset: Ruleset) -> ReportAudit:
    """The one report of a run. Raises AuditorError, which says why there is none, or that there are several."""
    if len(run.reports) == 1:
        return run.reports[0]
    if run.reports:
        raise AuditorError(f"自查一次只看一份报告，这个文件里有 {len(run.reports)} 份。请解压以后逐份自查。")
    unread = [f"{each.file}：{each.reason}{each.advice}" for each in run.unreadable]
    aside = [f"{each.file}：{set_aside_reason(each, ruleset)}{SET_ASIDE_ADVICE}" for each in run.set_aside]
    raise AuditorError("\n".join(["没有可以自查的年度报告。", *unread, *aside]))


def _page(run: AuditRun, ruleset: Ruleset, templates_dir: Path | None, occasion: Occasion) -> str:
    render = page_renderer(run, ruleset, templates_dir, occasion)
    return render(TEMPLATE, page=self_page(the_one(run, ruleset), ruleset, occasion.scored))
