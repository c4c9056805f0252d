"""index.html and reports/*.html: self-contained pages rendered from the templates."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from auditor import __version__
from auditor.errors import AuditorError
from auditor.model import AuditRun
from auditor.output.labels import SET_ASIDE_ADVICE
from auditor.output.pages.index_page import index_page
from auditor.output.pages.mistakes import template_mistake
from auditor.output.pages.names import page_names
from auditor.output.pages.report_page import report_page
from auditor.output.placing import place_text
from auditor.ruleset.locate import shipped

if TYPE_CHECKING:
    from auditor.ruleset.types import Ruleset

GENERATOR = '<meta name="generator" content="fazhi-auditor">'  # as templates/base.html.j2 has it
# What a template can raise, beyond its own errors, by a wrong expression.
FAILURES = (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)


def write_html(run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None = None) -> list[Path]:
    """Write a page for each report, then the index; a file in `templates_dir` replaces the shipped one of its name."""
    if templates_dir and not templates_dir.is_dir():
        raise AuditorError(f"找不到模板文件夹 {templates_dir}。")
    folders = [folder for folder in (templates_dir, shipped("templates")) if folder]
    render = partial(_render, _environment(folders, run), folders)
    names = page_names(run.reports)
    around = zip(names, run.reports, [None, *names[:-1]], [*names[1:], None], strict=False)
    written = []
    for name, audit, before, after in around:
        page = render("report.html.j2", page=report_page(audit, ruleset), previous=before, following=after)
        written.append(place_text(out_dir / "reports" / name, page))
    _clear_away(set((out_dir / "reports").glob("*.html")) - set(written))
    index = render("index.html.j2", page=index_page(run, ruleset, names))
    return [*written, place_text(out_dir / "index.html", index)]


def _clear_away(pages: set[Path]) -> None:
    """Delete pages of an earlier run, which nothing links to any more; a file that is not ours is never touched."""
    for page in pages:
        with suppress(OSError):
            if page.is_file() and GENERATOR.encode() in page.read_bytes()[:1024]:
                page.unlink()


def _environment(folders: list[Path], run: AuditRun) -> SandboxedEnvironment:
    # utf-8-sig: Windows editors put a byte order mark before the text.
    loader = FileSystemLoader(folders, encoding="utf-8-sig")
    environment = SandboxedEnvironment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    shared: dict[str, Any] = {
        "ruleset_id": run.ruleset_id,
        "ruleset_title": run.ruleset_title,
        "ruleset_hash": run.ruleset_sha256[:12],
        "version": __version__,
        "count": len(run.reports),
        "set_aside_advice": SET_ASIDE_ADVICE,
    }
    environment.globals.update(shared)
    environment.filters["fixed"] = _fixed
    return environment


def _fixed(value: float, digits: int = 2) -> str:
    """A figure with a fixed number of decimals."""
    return f"{value:.{digits}f}"


def _render(environment: SandboxedEnvironment, folders: list[Path], name: str, **variables: object) -> str:
    try:
        return environment.get_template(name).render(variables)
    except FAILURES as error:
        raise template_mistake(error, folders) from error
