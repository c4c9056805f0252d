"""The office's own score sheet, checked before there is any work."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.output.form.checking import check_form
from auditor.rules import Ruleset
from auditor.run.given import found_file
from auditor.run.request import Request


def check_own_form(request: Request, rulesets: Sequence[Ruleset]) -> None:
    """Raises AuditorError with all mistakes of the form of a request; of one that nobody named it is said how to do without it."""
    found_file(request, "form", lambda path: check_form(path, rulesets))
