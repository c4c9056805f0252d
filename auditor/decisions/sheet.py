"""The corrections that people wrote into the scoring workbook, read back however the workbook was saved and rearranged."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path
from typing import TypeAlias

from auditor.decisions.columns import (
    COMMENT,
    LEVEL,
    MARK_TITLES,
    TITLE_OF,
    joined,
    joined_marks,
    marks_in,
    prefilled,
    single_marks,
)
from auditor.decisions.flaw_sheet import FilledFlaws, read_flaw_sheet
from auditor.decisions.ranges import beyond_full
from auditor.decisions.reviews import Correction
from auditor.decisions.rows import DIGEST, FOREIGN, OPEN, PREFILLED, Row, foreign_report, nearest, rows_of
from auditor.decisions.unit_cells import AWARDS, ITEMS
from auditor.decisions.unit_sheet import FilledUnits, read_unit_sheets
from auditor.decisions.waivers import waiver_text
from auditor.errors import AuditorError
from auditor.model import NOT_APPLICABLE, AuditRun, Level, NotApplicable, ReportAudit
from auditor.reading.tables import Table, read_tables, text_of
from auditor.rules import Ruleset
from auditor.text.fold import fold

SHEET, ELEMENT = "评分明细", "要素编号"
ABOUT, RULES = "说明", "规则指纹："  # where a workbook tells which rules made it
TITLES = (LEVEL, COMMENT, ELEMENT, DIGEST)
Key: TypeAlias = tuple[str, str]  # report and element


@dataclass(frozen=True, slots=True)
class Filled:
    """What people did in a workbook: the corrections they wrote, and by key the names of the fields (see `overlay.FIELDS`) that were
    filled in it from the start and are empty now. `flaws` is what they did about flaws of the text, `units` what they typed
    for units. `rows` tells by key where each of them stands."""

    corrections: tuple[Correction, ...]
    cleared: Mapping[Key, frozenset[str]]
    flaws: FilledFlaws
    units: FilledUnits = field(default_factory=FilledUnits)
    rows: Mapping[Key, Row] = field(default_factory=dict, compare=False)

    @property
    def anything(self) -> bool:
        """Whether people did anything."""
        judged = self.corrections or self.cleared or self.flaws.decisions or self.flaws.empty
        return bool(judged or self.units.marks or self.units.empty)


def read_workbook(path: Path, run: AuditRun, ruleset: Ruleset) -> Filled:
    """The corrections in sheet 评分明细 of the workbook at `path`, which was written of the `run`, and the decisions in sheet
    文本问题, each in the order of its rows.

    Raises AuditorError for a file that is no such workbook, for results of another ruleset, and with every mistake in the
    cells, each with its place.
    """
    reports = reports_of(run, ruleset)
    mistakes: list[str] = []
    tables = read_tables(path, TITLES)
    check_rules(tables, path, run.ruleset_sha256)
    table = _sheet(tables, path)
    rows = list(rows_of(table, SHEET, TITLES, path, MARK_TITLES)) if table else []
    found = _found(rows, reports, ruleset, path.name, mistakes)
    mistakes += beyond_full(found, reports, ruleset)
    flaws = read_flaw_sheet(tables, path, run, mistakes)
    units = read_unit_sheets(tables, path, run, ruleset, mistakes)
    if mistakes:
        raise AuditorError(f"{path.name} 有 {len(mistakes)} 处需要改正，改好保存后重新运行：\n" + "\n".join(mistakes))
    waived = _waived(run)
    new = (_beside_waiver(reduce(_one, (each for each, _ in same)), waived) for same in found.values())
    places = {key_in(row): row for row in reversed(rows)}
    return Filled(tuple(each for each in new if not each.blank), _cleared(rows), flaws, units, places)


def reports_of(run: AuditRun, ruleset: Ruleset) -> dict[str, ReportAudit]:
    """The reports of a run by fingerprint. Raises AuditorError where other rules made it."""
    if run.ruleset_id != ruleset.id:
        raise AuditorError(
            f"results.json 是按规则“{run.ruleset_id}”审核的，现在用的规则是“{ruleset.id}”。"
            "请用 --rules 指明审核时所用的规则文件夹。"
        )
    return {report.submission.sha256: report for report in reversed(run.reports)}


def _found(
    rows: Sequence[Row], reports: Mapping[str, ReportAudit], ruleset: Ruleset, workbook: str, mistakes: list[str]
) -> dict[Key, list[tuple[Correction, Row]]]:
    """The corrections with their rows, by what they are about; what is wrong goes to `mistakes`."""
    found: dict[Key, list[tuple[Correction, Row]]] = {}
    for row in rows:
        if _filled(row) and (correction := _correction(row, reports, ruleset, workbook, mistakes)):
            same = found.setdefault(correction.key, [])
            mistakes += _contradictions(same, correction, row, ruleset)
            same.append((correction, row))
    return found


def _filled(row: Row) -> frozenset[str]:
    """The fields of a row that are not empty."""
    return frozenset(
        name for name, title in TITLE_OF.items() if (fold(row.texts[title]) if title == LEVEL else row.texts[title])
    )


def _cleared(rows: Sequence[Row]) -> dict[Key, frozenset[str]]:
    """The fields that were filled from the start and are empty now, by what the rows are about."""
    cleared: dict[Key, frozenset[str]] = {}
    for row in rows:
        if left := prefilled(row.texts[PREFILLED]) - _filled(row):
            cleared[key_in(row)] = cleared.get(key_in(row), frozenset()) | left
    return cleared


def _beside_waiver(correction: Correction, waived: Mapping[Key, tuple[Level | NotApplicable, str]]) -> Correction:
    """The correction without the waiver that stood in the workbook from the start, unless somebody changed it."""
    same = waived.get(correction.key) == (correction.level, correction.comment)
    return replace(correction, level=None, comment="") if same else correction


def _waived(run: AuditRun) -> dict[Key, tuple[Level | NotApplicable, str]]:
    """The waivers that stood in the workbook when it was written, by key."""
    return {
        (report.submission.sha256, verdict.element): (decision.level, waiver_text(decision.reason, decision.by))
        for report in run.reports
        for verdict in report.verdicts
        if (decision := verdict.decision) and decision.waived
    }


def check_rules(tables: Sequence[Table], path: Path, sha256: str) -> None:
    """Raises AuditorError where the workbook says that other rules made it than made the results, of which `sha256` is told."""
    told = (text_of(row[0]) for table in tables if fold(table.sheet) == ABOUT for row in table.rows if row)
    made = next((text.removeprefix(RULES) for text in told if text.startswith(RULES)), sha256)
    if made != sha256:
        raise AuditorError(
            f"{path.name} 和 results.json 不是用同一套规则生成的（规则指纹 {made[:12]} 和 {sha256[:12]}），"
            "等次和分值可能不同。请给出与 results.json 同一次审核生成的评分表。"
        )


def _sheet(tables: Sequence[Table], path: Path) -> Table | None:
    """The sheet, None in the workbook of a body that scores no element."""
    names = [fold(table.sheet) for table in tables]
    found = next((table for table in tables if fold(table.sheet) in (SHEET, "")), None)
    if found is None and OPEN in names:
        raise AuditorError(f"{path.name} 是评查人的分歧，请用 auditor review settle 收回。")
    if found is None and not {ITEMS, AWARDS} & set(names):
        raise AuditorError(
            f"{path.name} 里没有工作表“{SHEET}”（现有：{'、'.join(table.sheet for table in tables)}）。"
            "请给出审核生成的 scores.xlsx，工作表不要改名、隐藏。"
        )
    return found


def key_in(row: Row) -> Key:
    """What a row is about: report and element."""
    return row.digest, fold(row.texts[ELEMENT])


def foreign(row: Row, reports: Container[str], ruleset: Ruleset) -> Iterator[str]:
    """A mistake for a row on a report that is not among those with these fingerprints, or on an element that the rules do not have."""
    digest, element = key_in(row)
    if digest not in reports:
        yield foreign_report(row)
    if element not in ruleset.element_of:
        close = nearest(element, list(ruleset.element_of))
        what = f"“{row.texts[ELEMENT]}”不在规则里。{close}" if element else "是空的。"
        yield f"{row.cell(ELEMENT)}  要素编号{what}{FOREIGN}"


def level_in(row: Row, title: str, ruleset: Ruleset, mistakes: list[str]) -> Level | NotApplicable | None:
    """The level in a cell, None where it is empty or wrong, which goes to `mistakes`."""
    levels = {fold(name): level for name, level in ruleset.judged.items()}
    label = fold(row.texts[title])
    if label and label not in levels:
        options = [*(rule.label for rule in ruleset.levels), NOT_APPLICABLE.label]
        hint = nearest(label, options) or f"可填：{'、'.join(options)}。"
        mistakes.append(f"{row.cell(title)}  “{row.texts[title]}”不是等次。{hint}")
    return levels.get(label)


def _correction(
    row: Row, reports: Mapping[str, ReportAudit], ruleset: Ruleset, workbook: str, mistakes: list[str]
) -> Correction | None:
    """The correction of a row; what is wrong with it goes to `mistakes`."""
    digest, element = key_in(row)
    told = len(mistakes)
    mistakes += foreign(row, reports, ruleset)
    level = level_in(row, LEVEL, ruleset, mistakes)
    marks = marks_in(row, workbook, mistakes)
    if len(mistakes) > told:
        return None
    report = reports[digest]
    return Correction(
        element=element,
        sha256=digest,
        level=level,
        comment=row.texts[COMMENT],
        unit=(report.identity.unit or "").strip(),
        file=report.submission.file.strip(),
        workbook=workbook,
        marks=marks,
    )


def _contradictions(
    same: Sequence[tuple[Correction, Row]], new: Correction, row: Row, ruleset: Ruleset
) -> Iterator[str]:
    """What a correction says otherwise than one before it on the same element of the same report."""
    for known, first in same:
        for (title, one), (_, second) in zip(_single(known, ruleset), _single(new, ruleset), strict=True):
            if one and second and one != second:
                yield (
                    f"{row.cell(title)}  与 {first.cell(title)} 是同一份报告的同一要素"
                    f"（{ruleset.element_of[new.element].name}），{title.removeprefix('复核')}却不同："
                    f"“{second}”和“{one}”。请只留一个。"
                )


def _single(correction: Correction, ruleset: Ruleset) -> list[tuple[str, str]]:
    return [(LEVEL, correction.label(ruleset)), *single_marks(correction.marks)]


def _one(first: Correction, second: Correction) -> Correction:
    """Two corrections that do not contradict each other as one."""
    level = second.level if first.level is None else first.level
    comment = joined(first.comment, second.comment)
    return replace(first, level=level, comment=comment, marks=joined_marks(first.marks, second.marks))
