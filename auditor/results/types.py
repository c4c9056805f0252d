"""What one results.json holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor import __version__
from auditor.model import AuditRun
from auditor.rules.types import Ruleset


@dataclass(frozen=True, slots=True)
class Results:
    """A run, and what a reader of it must know of the program (`auditor`, its version) and of the rules: the id of the ruleset that
    they extend and how they differ from it, in Chinese, and the names of the elements by id."""

    auditor: str
    extends: str | None
    changes: tuple[str, ...]
    names: Mapping[str, str]
    run: AuditRun


def results_of(run: AuditRun, ruleset: Ruleset) -> Results:
    """The run with what is to be known of the ruleset that judged it."""
    names = {element.id: element.name for element in ruleset.elements}
    return Results(__version__, ruleset.extends, tuple(map(str, ruleset.changes)), names, run)
