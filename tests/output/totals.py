"""Generated rules for scoring and runs under them, and workbooks compared cell by cell after they were calculated afresh."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from openpyxl import load_workbook

from auditor.decisions.unit_marks import unit_of, with_tally
from auditor.judging.engine import Engine
from auditor.judging.points import decide
from auditor.judging.score import score
from auditor.model import (
    NOT_APPLICABLE,
    AuditRun,
    Beside,
    Decision,
    Defect,
    Identity,
    Level,
    Marks,
    ReportAudit,
    Supply,
    Tone,
    UnitMark,
)
from auditor.rules import Ruleset
from auditor.rules.scoring.types import (
    BONUS,
    Bonus,
    BonusLevel,
    Deduction,
    Figure,
    Part,
    RedLine,
    ScoringRules,
    Subtotal,
)
from auditor.rules.types import Grade
from auditor.run.assemble import assemble
from tests.decisions.reviewing import submission

UNITS = ("清溪镇", "柳塘镇", "双堰镇")
KINDS = ("乡镇", "部门", "部门（有执法权）", None)
FIGURES = tuple(Figure(f"figure-{number}", f"数字{number}") for number in range(3))
LEVELS = ("国家级", "省级", "市级")
MATTERS = ("示范村", "示范 村", "“示范”项目", "（试点）", "(试点)")

points = st.integers(1, 60).map(lambda number: number / 20)
values = st.one_of(st.integers(1, 12), st.integers(0, 4000).map(lambda number: number / 40), st.none())


@dataclass(frozen=True)
class Case:
    """A ruleset and a run under it, with the scores worked out."""

    ruleset: Ruleset
    run: AuditRun


def _supplied(draw: Any) -> dict[str, Any]:
    supply = draw(st.sampled_from(Supply))
    return {"supply": supply, "figure": "" if supply is Supply.HAND else draw(st.sampled_from(FIGURES)).id}


def _deduction(draw: Any, number: int) -> Deduction:
    per = draw(st.one_of(st.none(), points))
    return Deduction(
        f"deduction-{number}",
        f"扣分{number}",
        **_supplied(draw),
        per=per,
        points=draw(points) if per is None else None,
        below=draw(st.one_of(st.none(), st.just(100), points)),
        cap=draw(st.one_of(st.none(), points)),
        kinds=draw(st.sampled_from(((), ("部门",), ("乡镇",), ("部门（有执法权）",)))),
    )


def _red_line(draw: Any, number: int, grades: Sequence[Grade]) -> RedLine:
    grade = draw(st.sampled_from(grades[1:])).name
    if draw(st.booleans()):
        return RedLine(f"line-{number}", f"红线{number}", grade, check="placeholder")
    return RedLine(f"line-{number}", f"红线{number}", grade, **_supplied(draw), at_least=draw(st.integers(1, 6)))


def _parts(draw: Any) -> tuple[Part, ...]:
    if draw(st.booleans()):
        return ()
    weights = draw(st.sampled_from(((50, 50), (50, 30, 20), (20, 50, 30))))
    parts = [Part("own", "年度报告", weights[0], Supply.REPORT)]
    for number, weight in enumerate(weights[1:]):
        sources = {"supply": Supply.HAND} if draw(st.booleans()) else {"supply": Supply.LEDGER, "figure": "figure-2"}
        parts.append(Part(f"part-{number}", f"部分{number}", weight, **sources))  # type: ignore[arg-type]
    return tuple(draw(st.permutations(parts)))


def _scoring(draw: Any, ruleset: Ruleset) -> ScoringRules:
    bonus = Bonus(tuple(BonusLevel(name, draw(points)) for name in LEVELS), draw(points))
    ids = draw(st.permutations([element.id for element in ruleset.elements]))
    return ScoringRules(
        tuple(_deduction(draw, number) for number in range(draw(st.integers(1, 4)))),
        bonus if draw(st.booleans()) else Bonus(),
        tuple(_red_line(draw, number, ruleset.grades) for number in range(draw(st.integers(0, 2)))),
        _parts(draw),
        tuple(Subtotal(f"小计{each}", (each,)) for each in ids[: draw(st.integers(0, 2))]),
    )


def _audit(draw: Any, number: int, engine: Engine, ruleset: Ruleset) -> ReportAudit:
    audit = engine.audit(replace(submission(UNITS[number % 3]), file=f"{number}.txt", sha256=f"{number}" * 64))
    assert isinstance(audit, ReportAudit)
    unit = draw(st.sampled_from((UNITS[number % 3], "=1+1", None)))
    audit = replace(audit, identity=Identity(unit, draw(st.sampled_from(KINDS)), 2024))
    levels = {
        verdict.element: Decision(draw(st.sampled_from((*Level, NOT_APPLICABLE) if index else tuple(Level))), "", "")
        for index, verdict in enumerate(audit.verdicts)
    }
    flaw = Defect("placeholder", Tone.MUST, "某数", (), "没有核对。", deduction=draw(points))
    defects = (flaw,) if draw(st.booleans()) else ()
    typed = st.one_of(st.none(), st.integers(0, 70))  # points by hand, and the unit's own
    marked = (replace(verdict, marks=Marks(draw(typed), "", draw(typed))) for verdict in audit.verdicts)
    verdicts = decide(tuple(marked), levels, ruleset)
    total, grade = score(verdicts, defects, ruleset)
    beside = tuple(Beside(figure.id, figure.column, draw(values), draw(values)) for figure in FIGURES)
    return replace(audit, verdicts=verdicts, defects=defects, score=total, grade=grade, beside=beside)


def _marks(draw: Any, audit: ReportAudit, rules: ScoringRules) -> list[UnitMark]:
    unit, found = unit_of(audit), []
    for item in (*rules.deductions, *(part for part in rules.parts if part.supply is not Supply.REPORT)):
        if draw(st.booleans()):
            found.append(UnitMark(unit, item.id, draw(values), reason="写明"))
    found += [
        UnitMark(unit, item.id, draw(st.sampled_from((None, 0.0))), reason="认定")
        for item in rules.red_lines
        if draw(st.booleans())
    ]
    awards = st.tuples(st.sampled_from(MATTERS), st.sampled_from(LEVELS))
    for matter, level in draw(st.lists(awards, min_size=1, max_size=4, unique=True)) if rules.bonus.levels else ():
        found.append(UnitMark(unit, BONUS, None, level, matter))
    return found


@st.composite
def cases(draw: Any, engine: Engine) -> Case:
    """A ruleset that scores in some way, and a run of up to four reports, some of which may be of one unit."""
    base = engine.ruleset
    naming = replace(base.naming, kinds=(*base.naming.kinds, *(
        kind.split("有执法权") for kind in base.naming.kinds if kind.name == "部门"
    )))  # fmt: skip
    limits = sorted(draw(st.sets(st.integers(1, 110), min_size=2, max_size=3)), reverse=True)
    grades = (*(Grade(f"{number}等", limit) for number, limit in enumerate(limits, 1)), Grade("末等", 0))
    ruleset = replace(base, naming=naming, grades=grades, figures=FIGURES)
    ruleset = replace(ruleset, scoring=_scoring(draw, ruleset))
    audits = [_audit(draw, number, engine, ruleset) for number in range(draw(st.integers(2, 4)))]
    marks = {mark.key: mark for audit in audits for mark in _marks(draw, audit, ruleset.scoring)}
    return Case(ruleset, with_tally(assemble(audits, ruleset), [*marks.values()], ruleset))


def differences(written: Path, calculated: Path) -> list[str]:
    """The cells with formulas whose values differ between what was written beside the formula and what it gives."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that LibreOffice writes
        formulas, before, after = load_workbook(written), *(
            load_workbook(path, data_only=True) for path in (written, calculated)
        )  # fmt: skip
    return [
        f"{sheet.title}!{cell.coordinate}: {was!r} {now!r} {cell.value}"
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
        and not _same(
            was := before[sheet.title][cell.coordinate].value, now := after[sheet.title][cell.coordinate].value
        )
    ]


def _same(was: object, now: object) -> bool:
    if isinstance(was, int | float) and isinstance(now, int | float):
        return abs(was - now) < 1e-6
    return (was or "") == (now or "")
