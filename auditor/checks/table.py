"""All checks: a table of the ways of checking a text, by the name that `checks.yaml` gives them, and one of what is told of an arrival.

A check finds flaws; what they are called, cost and in which tone they are told stands in the rules. Checks of the text run with the
report at hand, in whichever process judges it; those that must know the other units run once all reports are there; checks of the
arrival run once the roster has told which unit the report is of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from auditor.checks import dated, figures, marks, whole
from auditor.checks.calls import calls
from auditor.checks.defects import defects
from auditor.checks.events import event_date
from auditor.checks.examination import Examination, Finding
from auditor.checks.lateness import LATE, lateness
from auditor.checks.numbering import numbering
from auditor.checks.other_unit import other_unit
from auditor.checks.publication import LATE_PUBLICATION, publication
from auditor.checks.repeated import repeated
from auditor.checks.two_figures import two_figures
from auditor.checks.words import words
from auditor.checks.years import year_in_text, years_disagree
from auditor.model import Arrival, Defect, Identity
from auditor.rules import Ruleset
from auditor.rules.flaws.types import Check

TextCheck: TypeAlias = Callable[[Examination, Check], Iterable[Finding]]
ArrivalCheck: TypeAlias = Callable[[Identity, Arrival, Ruleset], Iterable[Defect]]


class Way(NamedTuple):
    """A way of checking a text. `guarded`: what stands in a title or in quotation marks is none of its business. `among_others`: it must
    know the other units."""

    find: TextCheck
    guarded: bool = True
    among_others: bool = False


WAYS: Mapping[str, Way] = {
    "words": Way(words),
    "calls": Way(calls),
    "other_unit": Way(other_unit, among_others=True),
    "years_disagree": Way(years_disagree),
    "year_in_text": Way(year_in_text),
    "event_date": Way(event_date),
    "lapsed": Way(dated.lapsed, guarded=False),
    "ahead": Way(dated.ahead, guarded=False),
    "dated_term": Way(dated.dated_term),
    "more_than_all": Way(figures.more_than_all),
    "rate": Way(figures.rate),
    "two_figures": Way(two_figures),
    "repeated": Way(repeated, guarded=False),
    "numbering": Way(numbering),
    "signs": Way(marks.signs, guarded=False),
    "brackets": Way(marks.brackets, guarded=False),
    "half_width": Way(marks.half_width, guarded=False),
    "parts": Way(whole.parts),
    "length": Way(whole.length),
}
ARRIVAL_CHECKS: Mapping[str, ArrivalCheck] = {LATE: lateness, LATE_PUBLICATION: publication}


def text_defects(examined: Examination, among_others: bool = False) -> tuple[Defect, ...]:
    """The flaws of a report's text, in the order of the rules: those that it shows alone, or those that show only `among_others`."""
    return tuple(_found(examined, among_others))


def _found(examined: Examination, among_others: bool) -> Iterator[Defect]:
    told: set[int] = set()
    for check in examined.ruleset.checks:
        if WAYS[check.how].among_others is among_others:
            yield from examined_by(check, examined, told)


def examined_by(check: Check, examined: Examination, told: set[int] | None = None) -> Iterator[Defect]:
    """The flaws that one check finds in a report. Where something is `told` begins (offsets in the folded text) it finds none; what it
    finds is told from then on."""
    told = set() if told is None else told
    way = WAYS[check.how]
    if check.covers(examined.identity.year):
        found = [each for each in way.find(examined, check) if each.start not in told or each.of_whole]
        told.update(each.start for each in found if not each.of_whole)
        yield from defects(check, found, examined.report, way.guarded)


def arrival_defects(identity: Identity, arrival: Arrival, ruleset: Ruleset) -> tuple[Defect, ...]:
    """What is wrong with how a report came in, in the order of the table."""
    return tuple(defect for check in ARRIVAL_CHECKS.values() for defect in check(identity, arrival, ruleset))


def of_text(defects: Iterable[Defect]) -> tuple[Defect, ...]:
    """The flaws of the text among the defects of a report."""
    return tuple(defect for defect in defects if defect.check not in ARRIVAL_CHECKS)


def of_arrival(defects: Iterable[Defect]) -> tuple[Defect, ...]:
    """What is wrong with the time among the defects of a report: told in a section of its own."""
    return tuple(defect for defect in defects if defect.check in ARRIVAL_CHECKS)
