"""The corrections that people wrote into the scoring workbook, read back however the workbook was saved and rearranged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from auditor.decisions.flaw_sheet import FilledFlaws, read_flaw_sheet
from auditor.decisions.reviews import Correction
from auditor.decisions.rows import DIGEST, FOREIGN, PREFILLED, Row, foreign_report, nearest, rows_of
from auditor.decisions.unit_sheet import FilledUnits, read_unit_sheets
from auditor.decisions.waivers import waiver_text
from auditor.errors import AuditorError
from auditor.model import NOT_APPLICABLE, AuditRun, Level, NotApplicable, ReportAudit
from auditor.reading.tables import Table, read_tables, text_of
from auditor.rules import Ruleset
from auditor.text.fold import fold

SHEET = "评分明细"
LEVEL, COMMENT, ELEMENT = "复核等次", "复核意见", "要素编号"
ABOUT, RULES = "说明", "规则指纹："  # where a workbook tells which rules made it
TITLES = (LEVEL, COMMENT, ELEMENT, DIGEST)


@dataclass(frozen=True, slots=True)
class Filled:
    """What people did in a workbook: the corrections they wrote, and the keys of those that stood in it from the start and are
    empty now. `cleared` are of these the keys whose comment alone is left.
    `flaws` is what they did about flaws of the text, `units` what they typed for units."""

    corrections: tuple[Correction, ...]
    empty: frozenset[tuple[str, str]]
    cleared: frozenset[tuple[str, str]]
    flaws: FilledFlaws
    units: FilledUnits = field(default_factory=FilledUnits)


def read_workbook(path: Path, run: AuditRun, ruleset: Ruleset) -> Filled:
    """The corrections in sheet 评分明细 of the workbook at `path`, which was written of the `run`, and the decisions in sheet
    文本问题, each in the order of its rows.

    Raises AuditorError for a file that is no such workbook, for results of another ruleset, and with every mistake in the
    cells, each with its place.
    """
    if run.ruleset_id != ruleset.id:
        raise AuditorError(
            f"results.json 是按规则“{run.ruleset_id}”审核的，现在用的规则是“{ruleset.id}”。"
            "请用 --rules 指明审核时所用的规则文件夹。"
        )
    reports: dict[str, ReportAudit] = {}
    for report in run.reports:
        reports.setdefault(report.submission.sha256, report)
    mistakes: list[str] = []
    found: dict[tuple[str, str], tuple[Correction, str]] = {}
    empty: set[tuple[str, str]] = set()
    cleared: set[tuple[str, str]] = set()
    tables = read_tables(path, TITLES)
    _check_rules(tables, path, run.ruleset_sha256)
    for row in rows_of(_sheet(tables, path), SHEET, TITLES, path):
        if not (fold(row.texts[LEVEL]) or row.texts[COMMENT]):
            empty.update([_key(row)] if row.texts[PREFILLED] else [])
            continue
        cleared.update([_key(row)] if row.texts[PREFILLED] and not fold(row.texts[LEVEL]) else [])
        correction = _correction(row, reports, ruleset, path.name, mistakes)
        if correction is not None:
            _add(correction, row.cell(LEVEL), found, ruleset, mistakes)
    flaws = read_flaw_sheet(tables, path, run, mistakes)
    units = read_unit_sheets(tables, path, run, ruleset, mistakes)
    waived = _waived(run)
    if mistakes:
        raise AuditorError(f"{path.name} 有 {len(mistakes)} 处需要改正，改好保存后重新运行：\n" + "\n".join(mistakes))
    new = (each for each, _ in found.values() if waived.get(each.key, ()) != (each.level, each.comment))
    return Filled(tuple(new), frozenset(empty - found.keys()), frozenset(cleared), flaws, units)


def _waived(run: AuditRun) -> dict[tuple[str, str], tuple[Level | NotApplicable, str]]:
    """The waivers that stood in the workbook when it was written: they are no corrections, unless somebody changed them."""
    return {
        (report.submission.sha256, verdict.element): (decision.level, waiver_text(decision.reason, decision.by))
        for report in run.reports
        for verdict in report.verdicts
        if (decision := verdict.decision) and decision.waived
    }


def _check_rules(tables: Sequence[Table], path: Path, sha256: str) -> None:
    """Raises AuditorError where the workbook says that other rules made it than made the results, of which `sha256` is told."""
    told = (text_of(row[0]) for table in tables if fold(table.sheet) == ABOUT for row in table.rows if row)
    made = next((text.removeprefix(RULES) for text in told if text.startswith(RULES)), sha256)
    if made != sha256:
        raise AuditorError(
            f"{path.name} 和 results.json 不是用同一套规则生成的（规则指纹 {made[:12]} 和 {sha256[:12]}），"
            "等次和分值可能不同。请给出与 results.json 同一次审核生成的评分表。"
        )


def _sheet(tables: Sequence[Table], path: Path) -> Table:
    found = next((table for table in tables if fold(table.sheet) in (SHEET, "")), None)
    if found is None:
        raise AuditorError(
            f"{path.name} 里没有工作表“{SHEET}”（现有：{'、'.join(table.sheet for table in tables)}）。"
            "请给出审核生成的 scores.xlsx，工作表不要改名、隐藏。"
        )
    return found


def _key(row: Row) -> tuple[str, str]:
    """What a row is about: report and element."""
    return row.digest, fold(row.texts[ELEMENT])


def _correction(
    row: Row, reports: Mapping[str, ReportAudit], ruleset: Ruleset, workbook: str, mistakes: list[str]
) -> Correction | None:
    """The correction of a row; what is wrong with it goes to `mistakes`."""
    digest, element = _key(row)
    told = len(mistakes)
    if digest not in reports:
        mistakes.append(foreign_report(row))
    if element not in ruleset.element_of:
        close = nearest(element, list(ruleset.element_of))
        what = f"“{row.texts[ELEMENT]}”不在规则里。{close}" if element else "是空的。"
        mistakes.append(f"{row.cell(ELEMENT)}  要素编号{what}{FOREIGN}")
    levels = {fold(name): level for name, level in ruleset.judged.items()}
    label = fold(row.texts[LEVEL])
    if label and label not in levels:
        options = [*(rule.label for rule in ruleset.levels), NOT_APPLICABLE.label]
        hint = nearest(label, options) or f"可填：{'、'.join(options)}。"
        mistakes.append(f"{row.cell(LEVEL)}  “{row.texts[LEVEL]}”不是等次。{hint}")
    if len(mistakes) > told:
        return None
    report = reports[digest]
    return Correction(
        element=element,
        sha256=digest,
        level=levels.get(label),
        comment=row.texts[COMMENT],
        unit=(report.identity.unit or "").strip(),
        file=report.submission.file.strip(),
        workbook=workbook,
    )


def _add(
    new: Correction,
    cell: str,
    found: dict[tuple[str, str], tuple[Correction, str]],
    ruleset: Ruleset,
    mistakes: list[str],
) -> None:
    """Put a correction with the others; two on the same element of one report must agree and become one."""
    known, where = found.get(new.key, (new, cell))
    if None not in (known.level, new.level) and known.level is not new.level:
        mistakes.append(
            f"{cell}  与 {where} 是同一份报告的同一要素（{ruleset.element_of[new.element].name}），"
            f"等次却不同：“{new.label(ruleset)}”和“{known.label(ruleset)}”。请只留一个。"
        )
        return
    lead, place = (new, cell) if known.level is None else (known, where)
    more = new.comment not in known.comment
    comment = f"{known.comment}\n{new.comment}".strip() if more else known.comment
    found[new.key] = replace(lead, comment=comment), place
