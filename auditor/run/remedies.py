"""What people entered beside the matters to mend in a workbook, taken into the file that lies with the results."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor.decisions.remedies import FILE, entered_in_all, read_remedies, remedies_text, with_entered
from auditor.output.xlsx import NAME
from auditor.results.written import changed_since, replace_text


def take_remedies(workbooks: Sequence[Path], out: Path) -> int:
    """Take what was entered in workbooks into the file in `out`; returns how many rows were entered, changed or emptied.
    Raises AuditorError for a workbook or a file that cannot be read, and where two workbooks say different things of the same."""
    before = read_remedies(out / FILE)
    entered = entered_in_all(workbooks)
    after = with_entered(before, entered)
    if after != before:
        replace_text(out, FILE, remedies_text(after))
    return len(entered)


def take_remedies_before(out: Path) -> int:
    """The same of the workbook of an earlier run in `out`, where someone has saved it since: the next one is written in its place."""
    read_remedies(out / FILE)  # a mistake in it is told before any work
    return take_remedies([out / NAME], out) if changed_since(out, NAME) else 0
