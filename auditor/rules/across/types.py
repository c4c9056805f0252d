"""What counts as copied text, and how last year's plans are followed into this year's report, as the rules have it."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.wording.parse import Wording


@dataclass(frozen=True, slots=True)
class CopyRules:
    """From when on text that two reports share is told. See `rules/across/keys.py` for the meaning of each key; lengths are characters
    without blanks and punctuation, shares parts of a text (0 to 1)."""

    run: int = 30
    telling: int = 40
    share: float = 0.08
    least: int = 80
    sentences: int = 5
    sentence: int = 15
    alike: float = 0.8
    neighbours: int = 2
    units: int = 3
    formulas: tuple[Wording, ...] = ()
    masked: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowRules:
    """How matters of last year are found again in this year's report. See `rules/across/keys.py` for the meaning of each key."""

    near: float = 0.3
    linked: float = 0.4
    near_lacking: float = 0.2
    linked_lacking: float = 0.3
    nameable: int = 6
    causes: tuple[str, ...] = ()
    followable: tuple[Wording, ...] = ()
    acts: tuple[Wording, ...] = ()
    underway: tuple[Wording, ...] = ()
    partly: tuple[Wording, ...] = ()
    leading: tuple[Wording, ...] = ()
    fillers: tuple[Wording, ...] = ()
    vague: tuple[Wording, ...] = ()
    general: tuple[Wording, ...] = ()

    def thresholds(self, plan: bool) -> tuple[float, float]:
        """From when on a sentence is near a plan or a shortcoming, and from when on it speaks of the same."""
        return (self.near, self.linked) if plan else (self.near_lacking, self.linked_lacking)
