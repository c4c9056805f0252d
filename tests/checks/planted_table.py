"""How well the checks of the text do on invented reports, some with planted flaws and some as offices write them well.

`python -m tests.checks.planted_table` prints the table and what was missed or told wrongly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from auditor.checks.examination import Examination
from auditor.checks.table import text_defects
from auditor.judging.engine import Engine, build_engine
from auditor.model import Defect, Paragraph, Submission, Tone
from auditor.rules import load_ruleset

FOLDER = Path(__file__).with_name("planted")


@dataclass
class Table:
    """The flaws planted and found, by check; what was missed, and what was told where nothing is wrong, in words."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    false: dict[str, list[str]] = field(default_factory=dict)
    false_in_clean: Counter[Tone] = field(default_factory=Counter)
    clean: int = 0

    def recall(self, checks: set[str]) -> float:
        """The share of the planted flaws of some checks that are found."""
        return sum(self.found[check] for check in checks) / sum(self.planted[check] for check in checks)

    def rows(self) -> Iterator[str]:
        """The table, then what was missed and told wrongly."""
        yield f"{'check':20}planted found missed false"
        for check in sorted(self.planted | Counter(self.false.keys())):
            planted, found = self.planted[check], self.found[check]
            yield f"{check:20}{planted:7}{found:6}{planted - found:7}{len(self.false.get(check, ())):6}"
        yield from (f"missed {each}" for each in self.missed)
        yield from (f"false {check}: {each}" for check, each in self.each_false())

    def each_false(self) -> Iterator[tuple[str, str]]:
        """Each flaw that was told where nothing is wrong, with its check."""
        yield from ((check, each) for check, found in sorted(self.false.items()) for each in found)


def table(engine: Engine) -> Table:
    """What the checks of an engine's rules find in the texts of the folder."""
    result = Table()
    for path in sorted(FOLDER.rglob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            _count(result, entry, engine)
    return result


def _count(result: Table, entry: dict[str, Any], engine: Engine) -> None:
    lines = entry["text"].strip().split("\n")
    flaws = [(flaw["check"], str(flaw["quote"])) for flaw in entry.get("flaws", ())]
    result.clean += not flaws
    told = [
        (defect, lines[place.paragraph - 1], place.start, place.end)
        for defect in _told(lines, entry.get("names", ()), engine)
        for place in defect.places
    ]
    for check, quote in flaws:
        result.planted[check] += 1
        if any(d.check == check and _meets(line, start, end, quote) for d, line, start, end in told):
            result.found[check] += 1
        else:
            result.missed.append(f"{check}: {quote}（{lines[0]}）")
    for defect, line, start, end in told:
        if not any(defect.check == check and _meets(line, start, end, quote) for check, quote in flaws):
            around = f"{line[max(0, start - 12) : start]}【{line[start:end]}】{line[end : end + 12]}"
            result.false.setdefault(defect.check, []).append(f"{defect.tone} {around}（{lines[0]}）")
            result.false_in_clean[defect.tone] += not flaws


def _told(lines: list[str], names: list[str], engine: Engine) -> list[Defect]:
    """The flaws that a report shows a unit: 必改 and 请核."""
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(lines, 1))
    report = engine.outline(Submission("a.txt", "", "txt", paragraphs))
    judged = engine.judge(report)
    examined = Examination(report, engine.ruleset, judged.verdicts, names, judged.found)
    every = (*text_defects(examined), *text_defects(examined, among_others=True))
    return [defect for defect in every if defect.tone is not Tone.HINT]


def _meets(line: str, start: int, end: int, quote: str) -> bool:
    """Whether a place in a line has a character in common with what is quoted from it."""
    at = line.find(quote)
    while at >= 0:
        if start < at + len(quote) and at < end:
            return True
        at = line.find(quote, at + 1)
    return False


if __name__ == "__main__":
    found = table(build_engine(load_ruleset()))
    print("\n".join(found.rows()))
    print(f"clean texts {found.clean}, false in them {dict(found.false_in_clean)}")
