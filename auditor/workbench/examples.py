"""The examples beside each rule, run as tests."""

from __future__ import annotations

from dataclasses import dataclass, replace

from auditor.judging.engine import Engine
from auditor.model import Level, NotApplicable, Paragraph, Report, Submission, Verdict
from auditor.rules.types import Element, Example


@dataclass(frozen=True, slots=True)
class Tried:
    """One example with the verdict it got."""

    element: Element
    example: Example
    found: Level | NotApplicable
    verdict: Verdict

    @property
    def passed(self) -> bool:
        """Whether the verdict is the one that the example demands."""
        return self.found is self.example.level


def try_examples(engine: Engine) -> list[Tried]:
    """Every example of every element with its verdict."""
    return [_try(element, example, engine) for element in engine.ruleset.elements for example in element.examples]


def _try(element: Element, example: Example, engine: Engine) -> Tried:
    report = read_under_role(example, engine)
    verdicts = engine.judge(report).verdicts
    verdict = next(verdict for verdict in verdicts if verdict.element == element.id)
    return Tried(element, example, verdict.level, verdict)


def read_under_role(example: Example, engine: Engine) -> Report:
    """The report that an example makes: its text standing in a section of its role, except where the text itself opens another."""
    lines = example.text.split("\n")
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(lines, 1))
    report = engine.outline(Submission("", "", "txt", paragraphs))
    rules = engine.ruleset.sections
    own = (rules.preface, rules.body)
    role = example.section or rules.body
    sections = tuple(
        section._replace(roles=(role,)) if set(section.roles) <= set(own) else section for section in report.sections
    )
    return replace(report, sections=sections)
