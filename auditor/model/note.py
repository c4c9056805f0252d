"""A sentence on how a result came about, and whom it is for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """Whom a note is for. What is for the unit may be sent to it, and the office reads it too; the rest never leaves the office."""

    OFFICE = "office"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Note:
    """One Chinese sentence that a reader of the score must see."""

    text: str
    audience: Audience


def for_office(text: str) -> Note:
    """A note that stays in the office: what to look at, what to mend in rules, roster or waivers, what reviewers remarked."""
    return Note(text, Audience.OFFICE)


def for_unit(text: str) -> Note:
    """A note that the unit may read too: what it sent in, and what the office decided to tell it."""
    return Note(text, Audience.UNIT)
