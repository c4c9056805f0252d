"""How many of the figures in `said_texts` are found, and how many of those found are right. `python -m tests.judging.said_table`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.judging.engine import Engine, build_engine
from auditor.judging.said import Seeker, figures_said
from auditor.model import Paragraph, Submission
from auditor.rules import load_ruleset
from tests.judging.said_texts import TEXTS, Text


@dataclass(frozen=True)
class Measured:
    """Numbers that are told, those of them found with the right value, and all that were found; `wrong` in words."""

    told: int
    right: int
    found: int
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.right / self.told

    @property
    def precision(self) -> float:
        return self.right / self.found


def said_in(text: Text, engine: Engine, seeker: Seeker) -> dict[str, float | None]:
    """What is found in a text, set as the only section of a report of 2024 (and a second one, so that there is a report)."""
    lines = (f"{text.unit}2024年法治政府建设年度报告", text.section, *text.text.split("\n"))
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(lines, 1))
    report = engine.outline(Submission("报告.txt", "0" * 64, "txt", paragraphs))
    return {name: beside.said for name, beside in figures_said(report, seeker).items()}


def measured(engine: Engine) -> Measured:
    """All texts looked through."""
    seeker = Seeker(engine.ruleset)
    told = right = found = 0
    wrong: list[str] = []
    for text in TEXTS:
        said = said_in(text, engine, seeker)
        told += sum(value is not None for value in text.said.values())
        found += sum(value is not None for value in said.values())
        right += sum(value is not None and text.said.get(name) == value for name, value in said.items())
        wrong += _differences(text, said)
    return Measured(told, right, found, tuple(wrong))


def _differences(text: Text, said: dict[str, float | None]) -> Iterator[str]:
    for name in sorted({*text.said, *said}):
        if text.said.get(name) != said.get(name):
            yield f"{text.text}  {name}: {text.said.get(name)} expected, {said.get(name)} found"


if __name__ == "__main__":
    result = measured(build_engine(load_ruleset()))
    traps = sum(text.trap for text in TEXTS)
    print(f"{len(TEXTS)} texts, {traps} of them traps: recall {result.right}/{result.told} = {result.recall:.3f}, ")
    print(f"precision {result.right}/{result.found} = {result.precision:.3f}")
    print(*result.wrong, sep="\n")
