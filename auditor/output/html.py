"""index.html, compare.html, reports/*.html and pairs/*.html: self-contained pages rendered from the templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model import AuditRun, Side
from auditor.output.copies import copies_of, texts_of
from auditor.output.known import kept_figures
from auditor.output.occasion import PLAIN, Occasion
from auditor.output.pages.again import again
from auditor.output.pages.compare_page import compare_page
from auditor.output.pages.copies import pair_links
from auditor.output.pages.index_page import index_page
from auditor.output.pages.last_year import matters_of, moved_of
from auditor.output.pages.links import original
from auditor.output.pages.names import page_names, pair_files
from auditor.output.pages.pair_page import pair_page
from auditor.output.pages.rendering import own_templates, page_renderer, parse_templates
from auditor.output.pages.report_page import report_page
from auditor.results.placing import place_text

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset


def write_html(
    run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None = None, occasion: Occasion = PLAIN
) -> list[Path]:
    """Write a page for each report and each pair that shares text, the comparison, then the index; a file in `templates_dir` replaces
    the shipped one of its name."""
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
    names, links = page_names(run.reports), pair_links(run)
    moved, matters = moved_of(run, ruleset), matters_of(run, ruleset)
    kept = kept_figures(run)
    peers = Counter(audit.identity.kind for audit in run.reports)
    around = zip(names, run.reports, [None, *names[:-1]], [*names[1:], None], strict=False)
    for name, audit, before, after in around:
        submission = audit.submission
        place = original(submission, out_dir / "reports")
        shown = report_page(audit, ruleset, peers[audit.identity.kind], place, kept)
        key = submission.file, submission.sha256
        beside: dict[str, object] = {"previous": before, "following": after, "pairs": links.get(key, ())}
        beside |= {"last_year": moved.get(key), "followed": matters.get(key, ()), "again": again(audit, run, ruleset)}
        yield out_dir / "reports" / name, render("report.html.j2", page=shown, **beside)
    yield from _pairs(run, out_dir / "pairs", render)
    yield out_dir / "compare.html", render("compare.html.j2", page=compare_page(run, ruleset, names))
    yield out_dir / "index.html", render("index.html.j2", page=index_page(run, ruleset, names))


def _pairs(run: AuditRun, folder: Path, render: Callable[..., str]) -> Iterator[tuple[Path, str]]:
    """Place and text of the page of each pair that shares text."""
    texts, names = texts_of(run), pair_files(run)
    report_of = {
        (audit.submission.file, audit.submission.sha256): f"../reports/{name}"
        for audit, name in zip(run.reports, page_names(run.reports), strict=True)
    }

    def links(side: Side) -> tuple[str, str]:
        key = side.file, side.sha256
        return report_of.get(key, ""), original(texts[key], folder) if key in texts else ""

    for copy, name, before, after in zip(copies_of(run), names, [None, *names], [*names[1:], None], strict=False):
        pages, originals = zip(links(copy.left), links(copy.right), strict=True)
        shown = pair_page(copy, texts, pages, originals)
        yield folder / name, render("pair.html.j2", page=shown, previous=before, following=after, inside=True)
