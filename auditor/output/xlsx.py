"""scores.xlsx: the scoring workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from auditor.decisions.remedies import FILE as REMEDIES
from auditor.decisions.remedies import read_remedies
from auditor.model import AuditRun
from auditor.output.kit.book import write_book
from auditor.output.kit.styles import make_styles
from auditor.output.occasion import PLAIN, Occasion
from auditor.output.workbook.about import write_about
from auditor.output.workbook.content import Content, content
from auditor.output.workbook.copies import write_copies
from auditor.output.workbook.criteria import write_criteria
from auditor.output.workbook.defects import write_defects, write_timing
from auditor.output.workbook.details import write_details
from auditor.output.workbook.followed import write_followed
from auditor.output.workbook.gaps import write_gaps
from auditor.output.workbook.known import write_known
from auditor.output.workbook.last_year import write_last_year
from auditor.output.workbook.ledger import write_ledger
from auditor.output.workbook.scores import write_scores
from auditor.output.workbook.statistics import write_statistics
from auditor.output.workbook.summary import write_summary
from auditor.output.workbook.totals import write_totals, write_typed
from auditor.output.workbook.unscored import write_unscored

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

NAME = "scores.xlsx"


def write_xlsx(
    run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None = None, occasion: Occasion = PLAIN
) -> list[Path]:
    """Write scores.xlsx, which has no template; what was written of matters to mend comes from the file that lies with it."""
    made = content(run, ruleset, occasion, read_remedies(out_dir / REMEDIES))
    title = f"{ruleset.naming.genre_name}评分"
    return [write_book(out_dir / NAME, title, lambda book: _fill(book, made))]


def _fill(book: Workbook, made: Content) -> None:
    styles = make_styles(book)
    run, ruleset, layout = made.run, made.ruleset, made.layout
    write_summary(book, styles, made)
    write_scores(book, styles, made)
    if not ruleset.scoring.plain:
        write_totals(book, styles, made)
    write_details(book, styles, run, ruleset, layout)
    write_typed(book, styles, made)
    write_gaps(book, styles, made)
    write_defects(book, styles, run, ruleset)
    write_ledger(book, styles, made)
    write_known(book, styles, made)
    write_copies(book, styles, run)
    write_timing(book, styles, run)
    write_last_year(book, styles, made)
    write_followed(book, styles, made)
    write_unscored(book, styles, run, ruleset)
    write_statistics(book, styles, run, ruleset, layout)
    write_criteria(book, styles, ruleset, layout)
    write_about(book, styles, run, ruleset)
