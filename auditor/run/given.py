"""What people settled beforehand: read from their files, and put in force on a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from auditor.across.other_units import among_others
from auditor.across.table import Understood
from auditor.decisions.apply import apply_review
from auditor.decisions.flaws import FlawDecision
from auditor.decisions.flaws_decided import decide_flaws
from auditor.decisions.reviews import Correction, Review, read_review
from auditor.decisions.unit_marks import with_tally
from auditor.decisions.unit_names import named_as_here
from auditor.decisions.waivers import AnyWaiver, read_waivers
from auditor.decisions.waiving import apply_waivers
from auditor.errors import AuditorError
from auditor.model import AuditRun, UnitMark
from auditor.roster.arrivals import match_roster
from auditor.roster.findings import Finding, read_findings
from auditor.roster.ledger import Ledger, read_ledger
from auditor.roster.roster import Roster, is_blank, read_roster
from auditor.roster.timing import judge_timing
from auditor.rules import Ruleset
from auditor.run.ledger import with_ledger
from auditor.run.request import Request

T = TypeVar("T")
_NAMED = 8  # columns that are named
_CALLED = {
    "roster": "名单",
    "ledger": "台账",
    "waivers": "豁免",
    "review": "复核",
    "findings": "督察问题",
    "form": "评分表",
}


@dataclass(frozen=True, slots=True)
class Given:
    """What people settled beforehand, as read from their files. `unused` tells in Chinese sentences which files were found and
    left out, and why."""

    roster: Roster | None
    corrections: tuple[Correction, ...]
    waivers: tuple[AnyWaiver, ...]
    unused: tuple[str, ...] = ()
    flaws: tuple[FlawDecision, ...] = ()
    findings: tuple[Finding, ...] = ()
    units: tuple[UnitMark, ...] = ()
    ledger: Ledger | None = None


def read_given(request: Request, ruleset: Ruleset, unused: Sequence[str] = ()) -> Given:
    """The decisions of a request. Raises AuditorError for a file that cannot be used; of one that nobody named it is said how to
    do without it. A roster that was found but has no unit yet is left out, and so is a ledger without a figure. `unused` tells what
    was already left out."""
    roster, left_out = None, [*unused]
    if request.roster:
        if "roster" in request.found and found_file(request, "roster", is_blank):
            left_out.append(f"名单 {request.roster} 里还没有填写单位，没有使用；填好后自动使用。")
        else:
            roster = found_file(request, "roster", lambda path: read_roster(path, ruleset))
    ledger = found_file(request, "ledger", lambda path: read_ledger(path, ruleset))
    if ledger:
        left_out += _left_out(ledger, request)
    findings = found_file(request, "findings", read_findings)
    if findings == ():
        left_out.append(f"{request.findings} 里还没有填写问题，没有使用；填好后自动使用。")
    review = found_file(request, "review", lambda path: read_review(path, ruleset)) or Review()
    return Given(
        roster,
        review.corrections,
        tuple(found_file(request, "waivers", lambda path: read_waivers(path, ruleset)) or ()),
        tuple(left_out),
        review.flaws,
        findings or (),
        review.units,
        ledger if ledger and not ledger.blank else None,
    )


def _left_out(ledger: Ledger, request: Request) -> Iterator[str]:
    """What is told of a ledger that is not used, or of columns that are none of the rules' figures."""
    if ledger.blank:
        yield f"台账 {request.ledger} 里还没有填写数字，没有使用；填好后自动使用。"
    elif titles := ledger.passed_over:
        more = f" 等 {len(titles)} 列" if len(titles) > _NAMED else ""
        yield f"台账里这些列不是规则里的数字，没有使用：{'、'.join(titles[:_NAMED])}{more}。"


def check_given(request: Request, rulesets: Sequence[Ruleset]) -> None:
    """Raises AuditorError, that with the least to mend, where the decisions of a request can be used with none of the rulesets."""
    told: list[AuditorError] = []
    for ruleset in rulesets:
        try:
            read_given(request, ruleset)
        except AuditorError as error:
            told.append(error)
    if len(told) == len(rulesets):
        raise min(told, key=lambda error: str(error).count("\n"))


def found_file(request: Request, name: str, read: Callable[[Path], T]) -> T | None:
    """What `read` makes of the file in a field of the request, None where there is none. Raises AuditorError; of a file that nobody
    named it is said how to do without it."""
    path: Path | None = getattr(request, name)
    if path is None:
        return None
    try:
        return read(path)
    except AuditorError as error:
        if name not in request.found:
            raise
        advice = f"这份{_CALLED[name]}放在固定位置，是自动使用的；这次不用它，请加 --no-{name}。"
        raise AuditorError(f"{error}\n{advice}") from error


def with_given(
    run: AuditRun, given: Given, ruleset: Ruleset, understood: Understood, year: int | None = None
) -> AuditRun:
    """The run with what people settled in force: the roster, by which other units are known, and the deadlines, what the office
    knows of the units, then waivers, then the review; last the scores are worked out with all of it. `year` is the one asked for."""
    roster, listed = given.roster, listed_in(given)
    run = match_roster(run, roster, ruleset, year) if roster else judge_timing(run, ruleset, year)
    run = among_others(run, understood, ruleset, listed)
    run = with_ledger(run, given.ledger, ruleset, understood, listed, year)
    run = apply_waivers(run, given.waivers, ruleset, listed)
    run = apply_review(run, given.corrections, ruleset)
    run = decide_flaws(run, given.flaws, ruleset)
    return with_tally(run, named_as_here(given.units, run, ruleset.naming, listed), ruleset)


def listed_in(given: Given) -> list[tuple[str, ...]]:
    """The units of the roster, each with its aliases; none without a roster."""
    return [(each.unit, *each.aliases) for each in given.roster.units] if given.roster else []
