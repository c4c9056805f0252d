"""The text of a Word file in its order; `python -m tests.output.bulletin.told` writes the golden bulletin of the samples anew."""

from __future__ import annotations

import tempfile
from pathlib import Path

from docx import Document
from docx.table import Table

from auditor.output.bulletin.write import write_bulletin
from auditor.output.occasion import Correspondence, Occasion
from auditor.rules import load_ruleset
from auditor.run.assemble import assemble
from auditor.run.collect import collect
from auditor.run.files import audit_files
from auditor.run.worker import Work

ROOT = Path(__file__).parents[3]
GOLDEN = Path(__file__).parent / "golden"
LETTER = Correspondence("云山县司法局", "云司〔2025〕7号", "张三，0000-1234567", "2025年4月15日前")
OCCASION = Occasion("云山县", None, "评查", LETTER)


def told(path: Path) -> str:
    """The text, a line a paragraph or row of a table."""
    lines = []
    for block in Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines) + "\n"


def tables(path: Path) -> dict[str, list[list[str]]]:
    """The rows of the tables by their first ones, rows of tables with the same one after each other."""
    found: dict[str, list[list[str]]] = {}
    for table in Document(str(path)).tables:
        first, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        found.setdefault(" ".join(first), []).extend(rows)
    return found


def main() -> None:
    """Write the golden bulletin of the sample reports."""
    ruleset = load_ruleset(ROOT / "rules" / "gangyao-2021-2025")
    run = assemble(audit_files(collect([ROOT / "sample_reports"]).sources, Work((ruleset,))), ruleset)
    with tempfile.TemporaryDirectory() as folder:
        (path,) = write_bulletin(run, ruleset, Path(folder), None, OCCASION)
        (GOLDEN / "samples.txt").write_text(told(path), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
