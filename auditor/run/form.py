"""The office's own score sheet, checked before there is any work."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.errors import AuditorError
from auditor.output.form.checking import check_form
from auditor.rules import Ruleset
from auditor.run.request import Request


def check_own_form(request: Request, rulesets: Sequence[Ruleset]) -> None:
    """Raises AuditorError with all mistakes of the form of a request; of one that nobody named it is said how to do without it."""
    if request.form is None:
        return
    try:
        check_form(request.form, rulesets)
    except AuditorError as error:
        if "form" not in request.found:
            raise
        advice = "这份评分表放在固定位置，是自动使用的；这次不用它，请加 --no-form。"
        raise AuditorError(f"{error}\n{advice}") from error
