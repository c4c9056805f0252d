"""All checks, by the id that their defects bear. A new one is a file in this folder and a row in one of the two tables.

A check finds defects; what they cost and which words they look for stands in the rules. Checks of the text run with the report
at hand, in whichever process judges it; checks of the arrival run once the roster has told which unit the report is of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from auditor.checks.lateness import LATE, lateness
from auditor.checks.publication import LATE_PUBLICATION, publication
from auditor.model import Arrival, Defect, Identity, Report
from auditor.rules import Ruleset

TextCheck: TypeAlias = Callable[[Report, Ruleset], Iterable[Defect]]
ArrivalCheck: TypeAlias = Callable[[Identity, Arrival, Ruleset], Iterable[Defect]]

TEXT_CHECKS: Mapping[str, TextCheck] = {}
ARRIVAL_CHECKS: Mapping[str, ArrivalCheck] = {LATE: lateness, LATE_PUBLICATION: publication}


def text_defects(report: Report, ruleset: Ruleset) -> tuple[Defect, ...]:
    """The flaws of a report's text, in the order of the table."""
    return tuple(defect for check in TEXT_CHECKS.values() for defect in check(report, ruleset))


def arrival_defects(identity: Identity, arrival: Arrival, ruleset: Ruleset) -> tuple[Defect, ...]:
    """What is wrong with how a report came in, in the order of the table."""
    return tuple(defect for check in ARRIVAL_CHECKS.values() for defect in check(identity, arrival, ruleset))


def of_text(defects: Iterable[Defect]) -> tuple[Defect, ...]:
    """The flaws of the text among the defects of a report."""
    return tuple(defect for defect in defects if defect.check not in ARRIVAL_CHECKS)


def of_arrival(defects: Iterable[Defect]) -> tuple[Defect, ...]:
    """What is wrong with the time among the defects of a report: told in a section of its own."""
    return tuple(defect for defect in defects if defect.check in ARRIVAL_CHECKS)
