"""What a third settled in the workbook of disagreements, read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from auditor.decisions.columns import number_in, prefilled
from auditor.decisions.flaw_sheet import ANSWER, CHECK, FilledFlaws, read_flaw_sheet
from auditor.decisions.flaw_sheet import SHEET as FLAWS
from auditor.decisions.flaw_sheet import TITLES as FLAW_TITLES
from auditor.decisions.reviewers.opinions import full_of
from auditor.decisions.reviews import Correction
from auditor.decisions.rows import DIGEST, OPEN, PREFILLED, Row, rows_of, sheet_named
from auditor.decisions.sheet import ELEMENT, Key, check_rules, foreign, key_in, level_in, reports_of
from auditor.decisions.unit_marks import unit_of
from auditor.errors import AuditorError
from auditor.model import NOT_APPLICABLE, AuditRun, Level, Marks, NotApplicable, ReportAudit
from auditor.reading.tables import HEADER_ROWS, Table, read_tables, text_of
from auditor.rules import Ruleset
from auditor.text.fold import fold

FILE, SHEET = "分歧.xlsx", OPEN
LEVEL, POINTS, COMMENT = "裁定等次", "裁定考核分", "裁定意见"
FIELD_OF: Final = {"level": LEVEL, "points": POINTS, "comment": COMMENT}
TITLES = (*FIELD_OF.values(), ELEMENT, DIGEST)
LEVEL_OF, SAID_OF = "的等次", "的意见"  # after the name of a reviewer


@dataclass(frozen=True, slots=True)
class Settled:
    """What a third settled: corrections, and by key the fields that stood there and do not hold any more. `open` are the verdicts left
    as they were, each by unit and element, `open_flaws` how many flaws of the text."""

    corrections: tuple[Correction, ...]
    cleared: Mapping[Key, frozenset[str]]
    flaws: FilledFlaws
    open: tuple[tuple[str, str], ...]
    open_flaws: int


def read_settled(path: Path, run: AuditRun, ruleset: Ruleset) -> Settled:
    """What was settled in a workbook of disagreements on reports of the `run`. Raises AuditorError for another file, for results of
    other rules, and with every mistake in the cells, each with its place."""
    reports = reports_of(run, ruleset)
    tables = read_tables(path, TITLES)
    check_rules(tables, path, run.ruleset_sha256)
    table = _sheet(tables, path)
    names = _reviewers(table)
    titles = (f"{name}{what}" for name in names for what in (LEVEL_OF, SAID_OF))
    rows = [row for row in rows_of(table, SHEET, (*TITLES, *titles), path) if row.texts[DIGEST] or row.texts[ELEMENT]]
    mistakes = [told for row in rows for told in foreign(row, reports, ruleset)]
    known = [row for row in rows if not any(foreign(row, reports, ruleset))]
    made = (_correction(row, reports[row.digest], names, ruleset, mistakes) for row in known if _given(row))
    corrections = {each.key: each for each in made if each}
    flaws = read_flaw_sheet(tables, path, run, mistakes)
    if mistakes:
        raise AuditorError(f"{path.name} 有 {len(mistakes)} 处需要改正，改好保存后重新运行：\n" + "\n".join(mistakes))
    cleared = {key_in(row): fields for row in known if (fields := _cleared(row))}
    left = tuple(_about(row, reports[row.digest], ruleset) for row in known if not _given(row))
    return Settled(tuple(corrections.values()), cleared, flaws, left, _unanswered(tables, path))


def _sheet(tables: Sequence[Table], path: Path) -> Table:
    found = sheet_named(tables, SHEET)
    if found is None:
        raise AuditorError(
            f"{path.name} 里没有工作表“{SHEET}”（现有：{'、'.join(table.sheet for table in tables)}）。"
            f"请给出 auditor review blind 生成的 {FILE}，工作表不要改名、隐藏。"
        )
    return found


def _reviewers(table: Table) -> list[str]:
    """The reviewers whose levels stand in the sheet, as its header names them."""
    texts = (fold(text_of(cell)) for row in table.rows[:HEADER_ROWS] for cell in row)
    return list(dict.fromkeys(text.removesuffix(LEVEL_OF) for text in texts if text.endswith(LEVEL_OF)))


def _given(row: Row) -> frozenset[str]:
    """The fields that are filled in."""
    return frozenset(name for name, title in FIELD_OF.items() if row.texts[title])


def _cleared(row: Row) -> frozenset[str]:
    """The fields that do not hold any more: those that were emptied, and points typed before, where a level was settled alone."""
    given = _given(row)
    emptied = prefilled(row.texts[PREFILLED]) - given
    return emptied | {"points", "reason"} - given if given else emptied


def _about(row: Row, report: ReportAudit, ruleset: Ruleset) -> tuple[str, str]:
    return unit_of(report), ruleset.element_of[key_in(row)[1]].name


def _correction(
    row: Row, report: ReportAudit, names: Sequence[str], ruleset: Ruleset, mistakes: list[str]
) -> Correction | None:
    """The correction of a row; what is wrong with it goes to `mistakes`."""
    told = len(mistakes)
    settled, points = level_in(row, LEVEL, ruleset, mistakes), number_in(row, POINTS, mistakes)
    levels = {name: level_in(row, f"{name}{LEVEL_OF}", ruleset, mistakes) for name in names}
    level = settled
    if level is None and not row.texts[LEVEL]:
        if len(set(levels.values())) > 1:
            mistakes.append(f"{row.cell(LEVEL)}  没有选裁定等次，而评查人的等次不同。请选一个，或清空这一行的裁定。")
        elif points is None and not row.texts[POINTS]:
            mistakes.append(f"{row.cell(POINTS)}  只写了裁定意见。请填裁定考核分或选裁定等次，或清空裁定意见。")
        level = next(iter(levels.values()), None)
    mistakes += _beyond(row, report, level, points, ruleset)
    if len(mistakes) > told:
        return None
    said = row.texts[COMMENT] or _said(row, levels, level)
    digest, element = key_in(row)
    marks = Marks() if points is None else Marks(points=points, reason=said, by=FILE)
    unit, file = (report.identity.unit or "").strip(), report.submission.file.strip()
    return Correction(element, digest, level, said, unit, file, FILE, marks)


def _beyond(
    row: Row, report: ReportAudit, level: Level | NotApplicable | None, points: float | None, ruleset: Ruleset
) -> list[str]:
    """The mistake of more points than the element is worth."""
    verdict = next(each for each in report.verdicts if each.element == key_in(row)[1])
    most = round(full_of(report, verdict, ruleset), 2)
    if points is not None and level is NOT_APPLICABLE:
        return [f"{row.cell(POINTS)}  裁定为不适用，不能再填裁定考核分。"]
    if points is not None and points > most:
        return [f"{row.cell(POINTS)}  {POINTS} {points:g} 超过满分 {most:.2f}。"]
    return []


def _said(row: Row, levels: dict[str, Level | NotApplicable | None], level: Level | NotApplicable | None) -> str:
    """What those reviewers wrote whose level was settled on, which stands where the third wrote nothing of his own."""
    said = {name: row.texts[f"{name}{SAID_OF}"] for name, each in levels.items() if each is level}
    said = {name: text for name, text in said.items() if text}
    return "\n".join(f"{name}：\n{text}" for name, text in said.items())


def _unanswered(tables: Sequence[Table], path: Path) -> int:
    """How many flaws of the text were left as they were."""
    table = sheet_named(tables, FLAWS)
    rows = rows_of(table, FLAWS, FLAW_TITLES, path) if table else ()
    return sum(bool(row.texts[CHECK] and not row.texts[ANSWER]) for row in rows)
