"""The examples beside each check of the text, run as tests."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.checks.table import examined_by
from auditor.judging.engine import Engine
from auditor.model import Defect, Paragraph, Submission
from auditor.rules.flaws.types import EXAMPLE_NEIGHBOUR, EXAMPLE_TITLE, Check, CheckExample


@dataclass(frozen=True, slots=True)
class CheckTried:
    """One example with what its check found in it."""

    check: Check
    example: CheckExample
    found: tuple[Defect, ...]

    @property
    def passed(self) -> bool:
        """Whether the check fires as the example demands."""
        return bool(self.found) is self.example.fires

    @property
    def complaint(self) -> str:
        """What is wrong with it, in Chinese."""
        if self.example.fires:
            return "应当报出，没有报出"
        return f"不应当报出，报出了“{self.found[0].quote or self.found[0].message}”"


def try_checks(engine: Engine) -> list[CheckTried]:
    """Every example of every check with what it finds."""
    return [_try(check, example, engine) for check in engine.ruleset.checks for example in check.examples]


def _try(check: Check, example: CheckExample, engine: Engine) -> CheckTried:
    lines = [example.title or EXAMPLE_TITLE, *example.text.split("\n")]
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(lines, 1))
    report = engine.outline(Submission("", "", "txt", paragraphs))
    return CheckTried(check, example, tuple(examined_by(check, engine.examine(report, (EXAMPLE_NEIGHBOUR,)))))
