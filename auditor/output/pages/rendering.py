"""Templates to the text of pages: the user's own before the shipped ones, in a sandbox, with all text escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from auditor import __version__
from auditor.model import AuditRun
from auditor.output.labels import SET_ASIDE_ADVICE
from auditor.output.occasion import PLAIN, Occasion
from auditor.output.pages.board import Row
from auditor.output.pages.flaws import Flaw, Spot
from auditor.output.pages.marking import Quote, Span
from auditor.output.pages.mistakes import encoding_mistake, template_mistake
from auditor.output.pages.pair_text import PairLine
from auditor.output.pages.report_page import Check, Line
from auditor.output.templates import template_folders

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

SCRIPTS = {
    "index.html.j2": "overview.js",
    "report.html.j2": "report.js",
    "compare.html.j2": "compare.js",
    "pair.html.j2": "pair.js",
}
FIELDS: dict[type, frozenset[str]] = {
    Span: frozenset(Span._fields),
    **{kind: frozenset(each.name for each in fields(kind)) for kind in (Check, Flaw, Line, PairLine, Quote, Row, Spot)},
}
# What a template can raise, beyond its own errors, by a wrong expression.
FAILURES = (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)


def page_renderer(
    run: AuditRun, ruleset: Ruleset, templates_dir: Path | None = None, occasion: Occasion = PLAIN
) -> Callable[..., str]:
    """What renders a template (its name, then its variables by keyword) to the text of a page of this run."""
    folders = template_folders(templates_dir)
    environment = _environment(folders, ruleset, len(run.reports))
    environment.globals |= {"term": occasion.term, "heading": occasion.title(run, ruleset.naming.genre_name, "结果")}
    scripts = {name: _digested(_source(environment, folders, script)) for name, script in SCRIPTS.items()}
    return partial(_render, environment, folders, scripts)


def own_templates(templates_dir: Path | None) -> list[str]:
    """The names of the page templates and scripts that the user has replaced."""
    if templates_dir is None:
        return []
    own, shipped = ({path.name for path in folder.iterdir()} for folder in template_folders(templates_dir))
    return sorted(name for name in own & shipped if name.endswith((".j2", ".js")))


def parse_templates(names: list[str], ruleset: Ruleset, templates_dir: Path | None) -> None:
    """Raises AuditorError, with file and line, for a template that cannot be read or has a mistake of syntax."""
    folders = template_folders(templates_dir)
    environment = _environment(folders, ruleset, 0)
    for name in names:
        source = _source(environment, folders, name)
        if name.endswith(".j2"):
            try:
                environment.parse(source, name, str(folders[0] / name))
            except TemplateError as error:
                raise template_mistake(error, folders) from error


class Script(NamedTuple):
    """A script of ours, and the digest by which the page's policy lets it run, and no other."""

    text: Markup
    digest: str


def _digested(text: str) -> Script:
    text = text.replace("\r\n", "\n")
    return Script(Markup(text), b64encode(sha256(text.encode()).digest()).decode())


class Loader(FileSystemLoader):
    """The library's loader, which says of a file in another encoding which one it is."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Text, path and freshness of a template. Raises AuditorError for one that is not UTF-8."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            path = next(path for path in (Path(folder, template) for folder in self.searchpath) if path.is_file())
            raise encoding_mistake(error, path) from error


class Sandbox(SandboxedEnvironment):
    """The sandbox, which looks up the fields of the pages' own types, that hold data only, without its many checks."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field or, as the sandbox allows it, another attribute."""
        if attribute in FIELDS.get(type(obj), ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def _environment(folders: list[Path], ruleset: Ruleset, count: int) -> SandboxedEnvironment:
    environment = Sandbox(
        loader=Loader(folders, encoding="utf-8-sig"),  # Windows editors put a byte order mark before the text
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    shared: dict[str, object] = {
        "ruleset_id": ruleset.id,
        "ruleset_title": ruleset.title,
        "ruleset_hash": ruleset.sha256[:12],
        "extends": ruleset.extends,
        "changes": [str(change) for change in ruleset.changes],
        "version": __version__,
        "count": count,
        "set_aside_advice": SET_ASIDE_ADVICE,
    }
    environment.globals.update(shared)
    environment.filters["fixed"] = _fixed
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment


def _fixed(value: float, digits: int = 2) -> str:
    """A figure with a fixed number of decimals."""
    return f"{value:.{digits}f}"


def _source(environment: SandboxedEnvironment, folders: list[Path], name: str) -> str:
    """A template or script as its file has it."""
    assert environment.loader
    try:
        return environment.loader.get_source(environment, name)[0]
    except TemplateError as error:
        raise template_mistake(error, folders) from error


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
