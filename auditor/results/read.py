"""results.json read back into the types that it was written from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NoReturn

from auditor.errors import AuditorError
from auditor.model import (
    JUDGED,
    Adopted,
    Audience,
    AuditRun,
    Decision,
    Defect,
    Evidence,
    Identity,
    Ignored,
    Missing,
    Note,
    Place,
    Recalled,
    ReportAudit,
    SetAside,
    StaleDecision,
    Status,
    Unreadable,
    Verdict,
)
from auditor.results.fields import Fields, Misfit
from auditor.results.known import LEVELS, TONES, read_place
from auditor.results.older import STEPS
from auditor.results.read_across import read_across
from auditor.results.read_tally import read_beside, read_marks, read_tally
from auditor.results.schema import NEWEST
from auditor.results.types import Results

_STATUSES = {status.value: status for status in Status}
_AUDIENCES = {audience.value: audience for audience in Audience}


def read_results(path: Path) -> Results:
    """The results in a file of any schema up to the newest; submissions come back as `Recalled`, without their text.

    Raises AuditorError for a file that cannot be opened, is damaged, was made by something else or by a later version.
    """
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"), parse_constant=_refuse)
    except OSError as error:
        raise AuditorError(f"打不开 {path}：请核对文件名和权限。") from error
    except (ValueError, RecursionError) as error:
        raise AuditorError(f"{path} 已损坏，不是 JSON 文件。请重新运行 auditor audit。") from error
    try:
        return _results(Fields(_newest(data, path)))
    except Misfit as error:
        raise AuditorError(
            f"{path} 不是 auditor audit 生成的结果，或已改动：{error}。请重新运行 auditor audit。"
        ) from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)  # NaN and Infinity are no JSON


def _newest(data: object, path: Path) -> object:
    """The data brought up to the newest schema."""
    if (
        not isinstance(data, dict) or type(number := data.get("schema")) is not int or number < 1
    ):  # a flag is an int too
        raise Misfit("没有格式版本（schema）")
    if number > NEWEST:
        raise AuditorError(
            f"{path} 的格式版本是 {number}，由更新的 auditor 生成，现在的程序只认得 1 至 {NEWEST}。请先更新程序。"
        )
    try:
        for step in STEPS[number - 1 :]:
            data = step(data)
    except (KeyError, TypeError, AttributeError) as error:
        raise Misfit(f"与格式版本 {number} 不符") from error
    return data


def _results(fields: Fields) -> Results:
    ruleset, reports, stale = fields.inner("ruleset"), fields.each("reports"), fields.each("stale")
    named = [*(verdict for report in reports for verdict in report.each("verdicts")), *stale]
    run = AuditRun(
        ruleset_id=ruleset.text("id"),
        ruleset_title=ruleset.text("title"),
        ruleset_sha256=ruleset.text("sha256"),
        reports=tuple(_report(each) for each in reports),
        set_aside=tuple(
            SetAside(each.text("file"), each.text("sha256"), each.text_or_none("title"), each.text("genre"))
            for each in fields.each("set_aside")
        ),
        unreadable=tuple(
            Unreadable(each.text("file"), each.text("reason"), each.text("advice"))
            for each in fields.each("unreadable")
        ),
        missing=tuple(
            Missing(each.text("unit"), each.text("kind"), each.text("note")) for each in fields.each("missing")
        ),
        stale=tuple(_stale(each) for each in stale),
        notes=fields.texts("notes"),
        across=read_across(fields.inner("across")),
    )
    return Results(
        auditor=fields.text("auditor"),
        extends=ruleset.text_or_none("extends"),
        changes=ruleset.texts("changes"),
        names={each.text("element"): each.text("name") for each in named},
        run=run,
    )


def _report(fields: Fields) -> ReportAudit:
    identity = Identity(
        unit=fields.text_or_none("unit"),
        kind=fields.text_or_none("kind"),
        year=fields.integer_or_none("year"),
        title=fields.text_or_none("title"),
        by_file_name=fields.flag("unit_by_file_name"),
    )
    return ReportAudit(
        submission=_submission(fields),
        identity=identity,
        score=fields.number("score"),
        grade=fields.text("grade"),
        verdicts=tuple(_verdict(each) for each in fields.each("verdicts")),
        defects=tuple(_defect(each) for each in fields.each("defects")),
        notes=tuple(Note(each.text("text"), each.one_of("audience", _AUDIENCES)) for each in fields.each("notes")),
        rank=fields.integer("rank"),
        rank_in_kind=fields.integer("rank_in_kind"),
        same_as=fields.texts("same_as"),
        tally=read_tally(fields.inner("tally")),
        beside=tuple(map(read_beside, fields.each("beside"))),
    )


def _submission(fields: Fields) -> Recalled:
    source = fields.inner("source")
    return Recalled(
        file=fields.text("file"),
        sha256=fields.text("sha256"),
        format=source.text("format"),
        reader=source.text("reader"),
        pages=source.integer_or_none("pages"),
        characters=source.integer("characters"),
        recognised=source.flag("recognised"),
        title=source.text_or_none("title"),
        published=source.text_or_none("published"),
    )


def _verdict(fields: Fields) -> Verdict:
    decision = fields.inner_or_none("decision")
    return Verdict(
        element=fields.text("element"),
        found=decision.one_of("machine", JUDGED) if decision else fields.one_of("level", JUDGED),
        points=fields.number("points"),
        full=fields.number("full"),
        gap=fields.flag("gap"),
        evidence=tuple(_evidence(each) for each in fields.each("evidence")),
        why_not=fields.text("why_not"),
        advice=fields.text("advice"),
        decision=_decision(decision) if decision else None,
        marks=read_marks(fields.inner_or_none("marks")),
    )


def _decision(fields: Fields) -> Decision:
    return Decision(fields.one_of("level", JUDGED), fields.text("reason"), fields.text("by"), fields.flag("waived"))


def _evidence(fields: Fields) -> Evidence:
    quote, start = fields.text("quote"), fields.integer_or_none("quote_start")
    paragraph = fields.integer("paragraph")
    return Evidence(
        quote=quote,
        strength=fields.one_of("strength", LEVELS),
        level=fields.one_of("level", LEVELS),
        status=fields.one_of("status", _STATUSES),
        wording=fields.text("wording"),
        section=fields.text("section"),
        place=Place(paragraph, fields.integer("start"), fields.integer("end")),
        quoted=None if start is None else Place(paragraph, start, start + len(quote)),
        page=fields.integer_or_none("page"),
        recognised=fields.flag("recognised"),
    )


def _defect(fields: Fields) -> Defect:
    first = () if fields.integer_or_none("paragraph") is None else (read_place(fields),)
    ignored, adopted = fields.inner_or_none("ignored"), fields.inner_or_none("adopted")
    return Defect(
        check=fields.text("check"),
        tone=fields.one_of("tone", TONES),
        quote=fields.text("quote"),
        places=(*first, *map(read_place, fields.each("more"))),
        message=fields.text("message"),
        suggestion=fields.text("suggestion"),
        deduction=fields.number("deduction"),
        count=fields.integer("count"),
        element=fields.text_or_none("element") or "",
        ignored=Ignored(ignored.text("reason"), ignored.text("by"), ignored.flag("waived")) if ignored else None,
        adopted=Adopted(adopted.text("remark"), adopted.text("by")) if adopted else None,
    )


def _stale(fields: Fields) -> StaleDecision:
    return StaleDecision(
        unit=fields.text_or_none("unit") or "",
        file=fields.text("file"),
        element=fields.text("element"),
        level=fields.one_of("level", JUDGED),
        why=fields.text("why"),
    )
