"""index.html, compare.html and reports/*.html: self-contained pages rendered from the templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from auditor.model import AuditRun, Recalled, Submission
from auditor.output.occasion import PLAIN, Occasion
from auditor.output.pages.compare_page import compare_page
from auditor.output.pages.index_page import index_page
from auditor.output.pages.names import page_names
from auditor.output.pages.rendering import own_templates, page_renderer, parse_templates
from auditor.output.pages.report_page import report_page
from auditor.results.placing import place_text

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset


def write_html(
    run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None = None, occasion: Occasion = PLAIN
) -> list[Path]:
    """Write a page for each report, the comparison, then the index; a file in `templates_dir` replaces the shipped one of its name."""
    return [place_text(path, text) for path, text in _pages(run, ruleset, out_dir, templates_dir, occasion)]


def check_pages(ruleset: Ruleset, templates_dir: Path | None, run: AuditRun | None = None) -> None:
    """Raises AuditorError for a mistake in a template of the user's own. Without a run they are parsed; with one, all its pages
    are rendered and thrown away, for a mistake may lie where few reports lead."""
    own = own_templates(templates_dir)
    if own and run is None:
        parse_templates(own, ruleset, templates_dir)
    elif own and run:
        for _ in _pages(run, ruleset, Path(), templates_dir, PLAIN):
            pass


def _pages(
    run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None, occasion: Occasion
) -> Iterator[tuple[Path, str]]:
    """Place and text of each page, the index last."""
    render = page_renderer(run, ruleset, templates_dir, occasion)
    names = page_names(run.reports)
    peers = Counter(audit.identity.kind for audit in run.reports)
    around = zip(names, run.reports, [None, *names[:-1]], [*names[1:], None], strict=False)
    for name, audit, before, after in around:
        shown = report_page(
            audit, ruleset, peers[audit.identity.kind], _original(audit.submission, out_dir / "reports")
        )
        yield out_dir / "reports" / name, render("report.html.j2", page=shown, previous=before, following=after)
    yield out_dir / "compare.html", render("compare.html.j2", page=compare_page(run, ruleset, names))
    yield out_dir / "index.html", render("index.html.j2", page=index_page(run, ruleset, names))


def _original(submission: Submission | Recalled, folder: Path) -> str:
    """The link from a page in `folder` to the file itself, "" where the two lie on different drives or its place is not known."""
    if isinstance(submission, Recalled) or submission.path is None:
        return ""
    with suppress(ValueError):
        return quote(Path(relpath(submission.path, folder.resolve())).as_posix())
    return ""
