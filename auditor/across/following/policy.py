"""The rules of `following.yaml` ready to use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from auditor.model import Origin
from auditor.rules.across.types import FollowRules
from auditor.wording.parse import Pattern, any_of
from auditor.wording.pattern import NUMBER

MASK = "\0"  # stands for what is not compared; no text holds it
_COUNTED = re.compile(rf"{NUMBER}(?:年|月|日)?|第[一二三四五六七八九十]+")
_CLAUSE = re.compile("[,:;。!?]")
_DOCUMENT = re.compile(r"《[^《》]{2,80}》")


@dataclass(frozen=True)
class Policy:
    """The rules with their wordings compiled into one pattern each."""

    rules: FollowRules
    followable: Pattern
    underway: Pattern
    partly: Pattern
    leading: Pattern
    fillers: Pattern
    vague: Pattern
    general: Pattern
    acts: Pattern
    names: tuple[str, ...] = ()

    def bare(self, text: str) -> str:
        """A folded text of the same length in which the unit's names, what is in every plan, figures and marks are masked."""
        for name in self.names:
            text = text.replace(name, MASK * len(name))
        return self._masked(text, self.fillers)

    def telling(self, text: str) -> str:
        """The same with words too general to tell matters apart masked too."""
        return self._masked(self.bare(text), self.general)

    def leads(self, text: str) -> bool:
        """Whether a sentence only leads to what follows it."""
        return text.endswith(":") or self.leading.search(text) is not None

    def can_be_checked(self, text: str) -> bool:
        """Whether a text names something that is made or done, a figure, a date or a document."""
        return self.followable.search(text) is not None or _DOCUMENT.search(text) is not None

    def can_be_followed(self, origin: Origin, text: str) -> bool:
        """Whether a matter can be found again: a plan by what is to be done, a figure, a date or a document, a shortcoming also by what is
        lacking. What an inspection found always can."""
        if origin is Origin.INSPECTION or self.can_be_checked(text):
            return True
        clauses = [clause for clause in _CLAUSE.split(text) if not self.vague.search(clause)]
        if origin is Origin.PLAN:
            clauses = [clause for clause in clauses if self.acts.search(clause)]
        return sum(char != MASK for clause in clauses for char in self.telling(clause)) >= self.rules.nameable

    def _masked(self, text: str, pattern: Pattern) -> str:
        chars = [char if char.isalnum() else MASK for char in text]
        masked = [match.span() for match in pattern.finditer(text)] + [
            match.span() for match in _COUNTED.finditer(text)
        ]
        for start, end in masked:
            chars[start:end] = MASK * (end - start)
        return "".join(chars)


@lru_cache(maxsize=8)
def policy_of(rules: FollowRules) -> Policy:
    """Compile the rules, once for many reports."""
    return Policy(
        rules,
        any_of(rules.followable),
        any_of(rules.underway),
        any_of(rules.partly),
        any_of(rules.leading),
        any_of(rules.fillers),
        any_of(rules.vague),
        any_of(rules.general),
        any_of(rules.acts),
    )
