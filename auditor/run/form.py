"""The office's own score sheet, checked before there is any work."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.errors import AuditorError
from auditor.output.form.checking import check_form
from auditor.rules import Ruleset
from auditor.run.request import Request


def check_own_form(request: Request, rulesets: Sequence[Ruleset]) -> None:
    """Raises AuditorError, that with the least to mend, where the form of a request can be filled in under none of the rulesets; of one
    that nobody named it is said how to do without it."""
    if request.form is None:
        return
    told: list[AuditorError] = []
    for ruleset in rulesets:
        try:
            check_form(request.form, ruleset)
        except AuditorError as error:
            told.append(error)
    if len(told) == len(rulesets):
        least = min(told, key=lambda error: str(error).count("\n"))
        if "form" not in request.found:
            raise least
        advice = "这份评分表放在固定位置，是自动使用的；这次不用它，请加 --no-form。"
        raise AuditorError(f"{least}\n{advice}") from least
