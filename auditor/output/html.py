"""index.html and reports/*.html: self-contained pages rendered from the templates."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import partial
from hashlib import sha256
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from auditor import __version__
from auditor.errors import AuditorError
from auditor.model import AuditRun, Submission
from auditor.output.labels import SET_ASIDE_ADVICE
from auditor.output.pages.index_page import Row, index_page
from auditor.output.pages.marking import Quote, Span
from auditor.output.pages.mistakes import template_mistake
from auditor.output.pages.names import page_names
from auditor.output.pages.report_page import Check, Line, report_page
from auditor.results.placing import place_text
from auditor.rules.locate import shipped

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

GENERATOR = '<meta name="generator" content="fazhi-auditor">'  # as templates/base.html.j2 has it
SCRIPTS = {"index.html.j2": "overview.js", "report.html.j2": "report.js"}
FIELDS: dict[type, frozenset[str]] = {
    Span: frozenset(Span._fields),
    **{kind: frozenset(each.name for each in fields(kind)) for kind in (Check, Line, Quote, Row)},
}
# What a template can raise, beyond its own errors, by a wrong expression.
FAILURES = (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)


def write_html(run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None = None) -> list[Path]:
    """Write a page for each report, then the index; a file in `templates_dir` replaces the shipped one of its name."""
    render = page_renderer(run, ruleset, templates_dir)
    names = page_names(run.reports)
    around = zip(names, run.reports, [None, *names[:-1]], [*names[1:], None], strict=False)
    written = []
    for name, audit, before, after in around:
        shown = report_page(audit, ruleset, _original(audit.submission, out_dir / "reports"))
        page = render("report.html.j2", page=shown, previous=before, following=after)
        written.append(place_text(out_dir / "reports" / name, page))
    _clear_away(set((out_dir / "reports").glob("*.html")) - set(written))
    index = render("index.html.j2", page=index_page(run, ruleset, names))
    return [*written, place_text(out_dir / "index.html", index)]


def page_renderer(run: AuditRun, ruleset: Ruleset, templates_dir: Path | None = None) -> Callable[..., str]:
    """What renders a template (its name, then its variables by keyword) to the text of a page of this run."""
    if templates_dir and not templates_dir.is_dir():
        raise AuditorError(f"找不到模板文件夹 {templates_dir}。")
    folders = [folder for folder in (templates_dir, shipped("templates")) if folder]
    environment = _environment(folders, run, ruleset)
    scripts = {name: _script(environment, folders, script) for name, script in SCRIPTS.items()}
    return partial(_render, environment, folders, scripts)


class Script(NamedTuple):
    """A script of ours, and the digest by which the page's policy lets it run, and no other."""

    text: Markup
    digest: str


def _script(environment: SandboxedEnvironment, folders: list[Path], name: str) -> Script:
    """A script as its file has it."""
    assert environment.loader
    try:
        text = environment.loader.get_source(environment, name)[0].replace("\r\n", "\n")
    except FAILURES as error:
        raise template_mistake(error, folders) from error
    return _digested(text)


def _digested(text: str) -> Script:
    return Script(Markup(text), b64encode(sha256(text.encode()).digest()).decode())


def _original(submission: Submission, folder: Path) -> str:
    """The link from a page in `folder` to the file itself, "" where the two lie on different drives."""
    if submission.path is None:
        return ""
    with suppress(ValueError):
        return quote(Path(relpath(submission.path, folder.resolve())).as_posix())
    return ""


def _clear_away(pages: set[Path]) -> None:
    """Delete pages of an earlier run, which nothing links to any more; a file that is not ours is never touched."""
    for page in pages:
        with suppress(OSError):
            if page.is_file() and GENERATOR.encode() in page.read_bytes()[:1024]:
                page.unlink()


class Sandbox(SandboxedEnvironment):
    """The sandbox, which looks up the fields of the pages' own types, that hold data only, without its many checks."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field or, as the sandbox allows it, another attribute."""
        if attribute in FIELDS.get(type(obj), ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def _environment(folders: list[Path], run: AuditRun, ruleset: Ruleset) -> SandboxedEnvironment:
    # utf-8-sig: Windows editors put a byte order mark before the text.
    loader = FileSystemLoader(folders, encoding="utf-8-sig")
    environment = Sandbox(
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
        "extends": ruleset.extends,
        "changes": [str(change) for change in ruleset.changes],
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


def _render(
    environment: SandboxedEnvironment,
    folders: list[Path],
    scripts: Mapping[str, Script],
    name: str,
    **variables: object,
) -> str:
    try:
        return environment.get_template(name).render(variables, script=scripts.get(name) or _digested(""))
    except FAILURES as error:
        raise template_mistake(error, folders) from error
