"""What a reader hands back before cleaning: blocks of raw text, or a refusal with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.errors import AuditorError
from auditor.model import Note


@dataclass(frozen=True, slots=True)
class Block:
    """One raw paragraph: its text as found, its page and outline level where the format gives them.

    `recognised`: the text was recognised from a picture, so single characters may be wrong.
    """

    text: str
    page: int | None = None
    heading: int | None = None
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader made of a file: its blocks in order, and the facts the file tells outside its text.

    `pages` counts the pages where the format has them; `published` is a date as 2025-01-31; `notes` tell what
    could not be read.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    pages: int | None = None
    published: str | None = None
    notes: tuple[Note, ...] = ()


class RefusedError(AuditorError):
    """A file that cannot be read; `reason` and `advice` are Chinese sentences for the user."""

    def __init__(self, reason: str, advice: str) -> None:
        self.reason = reason
        self.advice = advice
        super().__init__(f"{reason}{advice}")


class ScanError(RefusedError):
    """A file whose pages are pictures, which could be recognised."""


class DeferredError(AuditorError):
    """A file that only a slow reader can read (recognition, another office program); it gets a process of its own."""


def damaged() -> RefusedError:
    """The refusal of a file whose structures do not fit together."""
    return RefusedError("文件已损坏或不完整，无法打开。", "请用 Word 或 WPS 打开核对，另存为 .docx 后重新报送。")
