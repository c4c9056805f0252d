"""What shows only across reports, read back from results.json."""

from __future__ import annotations

from auditor.model import (
    JUDGED,
    Across,
    Copy,
    Followed,
    LastYear,
    Matter,
    Origin,
    Outcome,
    Place,
    Progress,
    Resubmission,
    Shared,
    Side,
    Stretch,
    YearScore,
)
from auditor.results.fields import Fields
from auditor.results.known import LEVELS, TONES, read_place

_ORIGINS = {origin.value: origin for origin in Origin}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_PROGRESS = {progress.value: progress for progress in Progress}


def read_across(fields: Fields) -> Across:
    """What stands under `across`, without the texts compared with. Raises Misfit."""
    return Across(
        copies=tuple(_copy(each) for each in fields.each("copies")),
        last_year=tuple(_last_year(each) for each in fields.each("last_year")),
        resubmissions=tuple(_resubmission(each) for each in fields.each("resubmissions")),
        awaited=tuple(_resubmission(each) for each in fields.each("awaited")),
    )


def _copy(fields: Fields) -> Copy:
    return Copy(
        tone=fields.one_of("tone", TONES),
        left=_side(fields.inner("left")),
        right=_side(fields.inner("right")),
        last_year=fields.flag("last_year"),
        passages=tuple(_shared(each) for each in fields.each("passages")),
        sentences=fields.integer("sentences"),
        why=fields.text("why"),
    )


def _side(fields: Fields) -> Side:
    return Side(
        file=fields.text("file"),
        sha256=fields.text("sha256"),
        unit=fields.text_or_none("unit"),
        year=fields.integer_or_none("year"),
        share=fields.number("share"),
    )


def _shared(fields: Fields) -> Shared:
    return Shared(
        left=_stretch(fields.inner("left")),
        right=_stretch(fields.inner("right")),
        length=fields.integer("length"),
        figures=fields.texts("figures"),
    )


def _stretch(fields: Fields) -> Stretch:
    places, changed = (tuple(map(read_place, fields.each(name))) for name in ("places", "changed"))
    return Stretch(places, fields.text("text"), changed)


def _place_or_none(fields: Fields, name: str) -> Place | None:
    inner = fields.inner_or_none(name)
    return read_place(inner) if inner else None


def _last_year(fields: Fields) -> LastYear:
    levels = fields.inner("levels")
    return LastYear(
        file=fields.text("file"),
        sha256=fields.text("sha256"),
        last_file=fields.text("last_file"),
        last_sha256=fields.text("last_sha256"),
        levels=tuple((element, levels.one_of(element, JUDGED)) for element in levels.names),
        history=tuple(
            YearScore(each.integer("year"), each.number("score"), each.text("grade")) for each in fields.each("history")
        ),
        comparable=fields.flag("comparable"),
        followed=tuple(_followed(each) for each in fields.each("followed")),
    )


def _followed(fields: Fields) -> Followed:
    return Followed(
        origin=fields.one_of("origin", _ORIGINS),
        said=fields.text("said"),
        place=_place_or_none(fields, "place"),
        outcome=fields.one_of("outcome", _OUTCOMES),
        answer=fields.text("answer"),
        answered=_place_or_none(fields, "answered"),
        element=fields.text_or_none("element") or "",
        why=fields.text("why"),
    )


def _resubmission(fields: Fields) -> Resubmission:
    return Resubmission(
        file=fields.text("file"),
        sha256=fields.text("sha256"),
        unit=fields.text_or_none("unit") or "",
        year=fields.integer_or_none("year"),
        first_file=fields.text("first_file"),
        first_sha256=fields.text("first_sha256"),
        first_ruleset_sha256=fields.text("first_ruleset_sha256"),
        first_score=fields.number("first_score"),
        first_grade=fields.text("first_grade"),
        first_matters=tuple(map(_matter, fields.each("first_matters"))),
        progress=tuple(
            (_matter(each.inner("matter")), each.one_of("progress", _PROGRESS)) for each in fields.each("progress")
        ),
        between=fields.texts("between"),
    )


def _matter(fields: Fields) -> Matter:
    return Matter(
        element=fields.text_or_none("element") or "",
        level=None if fields.text_or_none("level") is None else fields.one_of("level", LEVELS),
        check=fields.text_or_none("check") or "",
        tone=None if fields.text_or_none("tone") is None else fields.one_of("tone", TONES),
        quote=fields.text("quote"),
    )
