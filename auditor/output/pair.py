"""One page on two reports alone, compared without an audit: the same as the page of a pair in the results."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model import AuditRun, Copy, Submission
from auditor.output.occasion import PLAIN, Occasion
from auditor.output.pages.links import original
from auditor.output.pages.pair_page import pair_page
from auditor.output.pages.rendering import page_renderer
from auditor.results.written import Kept, replace_text

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

TEMPLATE = "pair.html.j2"


def write_pair(
    copy: Copy,
    submissions: Sequence[Submission],
    ruleset: Ruleset,
    path: Path,
    templates_dir: Path | None = None,
    occasion: Occasion = PLAIN,
) -> tuple[Kept, ...]:
    """Write the page of a pair, the submissions being those of its two sides; returns what lay there and is kept under another name.
    Raises AuditorError."""
    known = {(each.file, each.sha256): each for each in submissions}
    shown = pair_page(copy, known, originals=[original(each, path.parent) for each in submissions])
    nothing = AuditRun(ruleset.id, ruleset.title, ruleset.sha256, (), (), ())
    text = page_renderer(nothing, ruleset, templates_dir, occasion)(TEMPLATE, page=shown, inside=False)
    return replace_text(path.parent, path.name, text)
