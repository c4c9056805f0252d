"""How often each check of the text is right, measured by what reviewers adopted and ignored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.decisions.flaws import Answer, FlawDecision
from auditor.rules.types import Ruleset


@dataclass(frozen=True, slots=True)
class Precision:
    """What reviewers said to what one check found; `name` and `tone` are as in the rules, the id and "" of a check that they have
    no more."""

    name: str
    tone: str
    adopted: int
    ignored: int

    @property
    def share(self) -> float:
        """The share that was adopted, of all that was decided."""
        return self.adopted / (self.adopted + self.ignored)


def precisions(decisions: Iterable[FlawDecision], ruleset: Ruleset) -> list[Precision]:
    """The precision of each check that was decided on, the worst first."""
    counted = Counter((each.check, each.decision) for each in decisions)
    found = [
        _precision(check, counted[check, Answer.ADOPT], counted[check, Answer.IGNORE], ruleset)
        for check in {check for check, _ in counted}
    ]
    return sorted(found, key=lambda each: (each.share, each.name))


def _precision(check: str, adopted: int, ignored: int, ruleset: Ruleset) -> Precision:
    known = ruleset.check_of.get(check)
    return Precision(known.name if known else check, known.tone.value if known else "", adopted, ignored)
