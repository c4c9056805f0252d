"""The figures of an office's ledger put beside those that the reports say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from auditor.across.last_year import place_of, units_of
from auditor.across.table import Understood
from auditor.judging.said import Seeker, figures_said
from auditor.model import AuditRun, Beside, ReportAudit, Submission, Supply
from auditor.roster.ledger import Ledger, Row
from auditor.roster.names import NameBook
from auditor.rules import Ruleset

_NAMED = 5  # rows that a note names


def with_ledger(
    run: AuditRun,
    ledger: Ledger | None,
    ruleset: Ruleset,
    understood: Understood,
    listed: Sequence[Sequence[str]] = (),
    year: int | None = None,
) -> AuditRun:
    """The run with the figures of its reports beside those of the ledger, in the order of the rules; rows that could not be put beside
    a report are told in its notes. Without a ledger figures are sought only where something of the score is taken from reports.
    `listed` are the units of the roster, each with its aliases; a report on another `year` than the one asked for, of which the ledger
    is, stands beside nothing."""
    if not (ledger or _from_reports(ruleset)):
        return run
    ledger = ledger or Ledger()
    units = units_of(run, listed, ruleset.naming)
    place_of_report = [_place(audit, units, year) for audit in run.reports]
    there = {place for place in place_of_report if place is not None}
    otherwise = {place_of(units, audit.identity.unit) for audit in run.reports} - there
    known, notes = _by_unit(ledger, units, there, otherwise)
    seeker = Seeker(ruleset)
    reports = tuple(
        _beside(audit, known.get(place, {}) if place is not None else {}, seeker, understood)
        for audit, place in zip(run.reports, place_of_report, strict=True)
    )
    return replace(run, reports=reports, notes=(*run.notes, *notes))


def _place(audit: ReportAudit, units: NameBook, year: int | None) -> int | None:
    """The place in the book of the unit whose row stands beside a report, None where there is none."""
    if year and audit.identity.year not in (None, year):
        return None
    return place_of(units, audit.identity.unit)


def _from_reports(ruleset: Ruleset) -> bool:
    """Whether some deduction or red line takes its figure from the reports."""
    rules = ruleset.scoring
    supplies = [rule.supply for rule in rules.deductions] + [rule.supply for rule in rules.red_lines]
    return Supply.REPORT in supplies


def _by_unit(
    ledger: Ledger, units: NameBook, there: Container[int], otherwise: Container[int | None]
) -> tuple[Mapping[int, Mapping[str, float]], tuple[str, ...]]:
    """The figures of each unit by its place in the book, and sentences on rows that belong to no report (`there` are the units with
    one, `otherwise` those with reports on other years alone). Two rows of one unit under two names are told, and neither counts."""
    rows: defaultdict[int, list[Row]] = defaultdict(list)
    unknown: list[Row] = []
    unsettled: list[Row] = []
    silent: list[Row] = []
    other_year: list[Row] = []
    twice: list[Row] = []
    for row in ledger.rows:
        places = units.find(row.unit)
        if len(places) != 1:
            (unsettled if places else unknown).append(row)
        elif places[0] not in there:
            (other_year if places[0] in otherwise else silent).append(row)
        else:
            rows[places[0]].append(row)
    known = {}
    for place, mine in rows.items():
        names = [name for row in mine for name in row.figures]
        if len(names) == len(set(names)):
            known[place] = {name: value for row in mine for name, value in row.figures.items()}
        else:
            twice += mine
    told = (
        (unknown, "单位不在名单和本次的报告里，没有对照，请核对单位名称，或在名单的“别名”一栏补上"),
        (unsettled, "单位名称可能是几个单位，没有对照，请写全名称"),
        (silent, "单位本次没有报告，没有对照"),
        (other_year, "单位本次的报告写的是别的年度，没有对照"),
        (twice, "是同一个单位的两种名称，同一个数写了两次，没有对照，请删去一行"),
    )
    return known, tuple(_notes(told))


def _notes(told: Sequence[tuple[Sequence[Row], str]]) -> Iterator[str]:
    for rows, why in told:
        if rows:
            named = "、".join(f"{row.unit}（{row.place}）" for row in rows[:_NAMED])
            more = f" 等 {len(rows)} 行" if len(rows) > _NAMED else ""
            yield f"台账有 {len(rows)} 行{why}：{named}{more}。"


def _beside(audit: ReportAudit, known: Mapping[str, float], seeker: Seeker, understood: Understood) -> ReportAudit:
    said = figures_said(understood(audit), seeker) if isinstance(audit.submission, Submission) else {}
    beside = tuple(
        replace(said.get(figure.id) or Beside(figure.id, figure.column), known=known.get(figure.id))
        for figure in seeker.ruleset.figures
        if figure.id in said or figure.id in known
    )
    return replace(audit, beside=beside)
