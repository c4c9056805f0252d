"""How far the verdicts on the labelled reports hold when the reports are rewritten into other styles.

`python -m tests.styles.table [-v] [style …]`: a row a style, a column a report; the share of equal verdicts, and which of
u(nit) y(ear) k(ind) r(oles) differ. `·` marks a report that the style leaves as it is. With -v, the verdicts that differ.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from auditor.judging.engine import Engine, build_engine
from auditor.model import ReportAudit, Submission
from auditor.reading import read
from auditor.rules import load_ruleset

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.styles.transform import STYLES  # noqa: E402 - runs as a script too

LABELLED = (
    (ROOT.parent / "shared" / "reports", ROOT.parent / "shared" / "labels" / "real.yaml"),
    (ROOT.parent / "shared" / "reports", ROOT.parent / "shared" / "labels" / "written.yaml"),
    (ROOT / "sample_reports", ROOT / "sample_reports" / "labels.yaml"),
)


class Seen(NamedTuple):
    """What the auditor makes of a text: the level of each applicable element, and what it is a report of."""

    levels: dict[str, str]
    facts: tuple[object, ...]  # unit, year, kind, roles


class Compared(NamedTuple):
    """One report in one style against the same as it was handed in; `differing` are (element, level as is, level now)."""

    same: int
    total: int
    facts: str
    differing: tuple[tuple[str, str, str], ...]


def reports() -> list[Path]:
    """The labelled reports that are here."""
    paths = []
    for folder, labels in LABELLED:
        if labels.exists():
            paths += [folder / name for name in yaml.safe_load(labels.read_text("utf-8")) if (folder / name).exists()]
    return paths


def see(submission: Submission, engine: Engine) -> Seen:
    report = engine.outline(submission)
    audit = engine.audit(submission)
    verdicts = audit.verdicts if isinstance(audit, ReportAudit) else ()
    roles = frozenset(role for section in report.sections if section.end > section.start for role in section.roles)
    levels = {verdict.element: verdict.level.name.lower() for verdict in verdicts if verdict.applicable}
    return Seen(levels, (report.identity.unit, report.identity.year, report.identity.kind, roles))


def compare(path: Path, styles: Sequence[str], engine: Engine, folder: Path) -> dict[str, Compared]:
    """One report in each of the styles that change it, read from a text file."""
    original = read(path, path.name, engine.ruleset.pages)
    assert isinstance(original, Submission)
    lines = [paragraph.text for paragraph in original.paragraphs if not paragraph.furniture]
    was = see(original, engine)
    found = {}
    for style in styles:
        rewritten = STYLES[style](lines)
        if rewritten == lines:
            continue
        file = folder / f"{path.stem}-{style}.txt"
        file.write_text("\n".join(rewritten) + "\n", "utf-8")
        now_read = read(file, path.name, engine.ruleset.pages)
        assert isinstance(now_read, Submission)
        now = see(now_read, engine)
        missing = [(name, level, now.levels.get(name, "–")) for name, level in was.levels.items()]
        differing = tuple(each for each in missing if each[1] != each[2])
        facts = "".join(mark for mark, a, b in zip("uykr", was.facts, now.facts, strict=True) if a != b)
        found[style] = Compared(len(was.levels) - len(differing), len(was.levels), facts, differing)
    return found


def compare_all(styles: Sequence[str] = tuple(STYLES)) -> dict[str, dict[Path, Compared]]:
    """Every style over every report, by style."""
    engine = build_engine(load_ruleset(None))
    table: dict[str, dict[Path, Compared]] = {style: {} for style in styles}
    with tempfile.TemporaryDirectory() as folder:
        for path in reports():
            for style, compared in compare(path, styles, engine, Path(folder)).items():
                table[style][path] = compared
    return table


def share(row: dict[Path, Compared]) -> float:
    """The share of equal verdicts of a style over all reports that it changes, in per cent."""
    return 100 * sum(each.same for each in row.values()) / max(1, sum(each.total for each in row.values()))


def main(arguments: Sequence[str]) -> None:
    table = compare_all([name for name in arguments if name in STYLES] or tuple(STYLES))
    paths = reports()
    print(f"{'':14}", *(f"{path.stem[:3]:>8}" for path in paths), "   total")
    for style, row in table.items():
        cells = [f"{100 * row[p].same / row[p].total:.0f} {row[p].facts}" if p in row else "·" for p in paths]
        print(f"{style:14}", *(f"{cell:>8}" for cell in cells), f"{share(row):8.1f}")
    if "-v" in arguments:
        for style, row in table.items():
            for path, compared in row.items():
                for name, was, now in compared.differing:
                    print(f"{style:14} {path.stem[:8]:10} {name}: {was}→{now}")


if __name__ == "__main__":
    main(sys.argv[1:])
