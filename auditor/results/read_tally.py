"""How a score came about and what people entered beside verdicts, read back from results.json."""

from __future__ import annotations

from auditor.model import Awarded, Beside, Crossed, Deducted, EvidenceState, Marks, PartScore, Supply, Tally
from auditor.results.fields import Fields

_SUPPLIES = {supply.value: supply for supply in Supply}
_STATES = {state.value: state for state in EvidenceState}


def read_marks(fields: Fields | None) -> Marks:
    """What people entered beside a verdict. Raises Misfit."""
    if fields is None:
        return Marks()
    return Marks(
        points=fields.number_or_none("points"),
        reason=fields.text("reason"),
        self_points=fields.number_or_none("self_points"),
        proof=fields.text("proof"),
        state=None if fields.text_or_none("state") is None else fields.one_of("state", _STATES),
        by=fields.text("by"),
    )


def read_tally(fields: Fields) -> Tally:
    """The score taken apart. Raises Misfit."""
    return Tally(
        elements=fields.number("elements"),
        flaws=fields.number("flaws"),
        deductions=tuple(map(_deducted, fields.each("deductions"))),
        report=fields.number("report"),
        parts=tuple(map(_part, fields.each("parts"))),
        composite=fields.number("composite"),
        awards=tuple(map(_awarded, fields.each("awards"))),
        bonus=fields.number("bonus"),
        crossed=tuple(map(_crossed, fields.each("crossed"))),
        earned=fields.text("earned"),
        spared=tuple(map(_crossed, fields.each("spared"))),
    )


def read_beside(fields: Fields) -> Beside:
    """A figure as the report says it and as the office's own list has it. Raises Misfit."""
    return Beside(
        figure=fields.text("figure"),
        name=fields.text("name"),
        said=fields.number_or_none("said"),
        known=fields.number_or_none("known"),
        quote=fields.text("quote"),
        paragraph=fields.integer("paragraph"),
        start=fields.integer("start"),
        end=fields.integer("end"),
    )


def _deducted(fields: Fields) -> Deducted:
    return Deducted(
        item=fields.text("item"),
        name=fields.text("name"),
        supply=fields.one_of("supply", _SUPPLIES),
        value=fields.number_or_none("value"),
        points=fields.number("points"),
        typed=fields.flag("typed"),
        reason=fields.text("reason"),
        by=fields.text("by"),
    )


def _part(fields: Fields) -> PartScore:
    return PartScore(
        item=fields.text("item"),
        name=fields.text("name"),
        weight=fields.number("weight"),
        supply=fields.one_of("supply", _SUPPLIES),
        score=fields.number_or_none("score"),
        reason=fields.text("reason"),
        by=fields.text("by"),
        typed=fields.flag("typed"),
    )


def _awarded(fields: Fields) -> Awarded:
    points = fields.number("points")
    return Awarded(fields.text("matter"), fields.text("level"), points, fields.text("reason"), fields.text("by"))


def _crossed(fields: Fields) -> Crossed:
    return Crossed(
        item=fields.text("item"),
        name=fields.text("name"),
        grade=fields.text("grade"),
        supply=fields.one_of("supply", _SUPPLIES),
        reason=fields.text("reason"),
        by=fields.text("by"),
        typed=fields.flag("typed"),
    )
