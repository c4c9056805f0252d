"""What a reader hands back before cleaning: blocks of raw text, or a refusal with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.errors import AuditorError


@dataclass(frozen=True, slots=True)
class Block:
    """One raw paragraph: its text as found, its page and outline level where the format gives them."""

    text: str
    page: int | None = None
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader made of a file: its blocks in order, and a title kept outside the text."""

    blocks: tuple[Block, ...]
    title: str | None = None


class RefusedError(AuditorError):
    """A file that cannot be read; `reason` and `advice` are Chinese sentences for the user."""

    def __init__(self, reason: str, advice: str) -> None:
        self.reason = reason
        self.advice = advice
        super().__init__(f"{reason}{advice}")
