"""What was sent in: a file as paragraphs, or the reason why it could not be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as read: its number in the file (from 1), its text without line breaks, its page where the format has pages.

    `furniture` marks page furniture (menus, metadata, page numbers): shown, but never judged.
    `heading` is the outline level that the file itself gives the paragraph (1 = top), None where it gives none.
    """

    number: int
    text: str
    page: int | None = None
    furniture: bool = False
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """One file that a unit sent in. `file` is its path relative to the audited folder, with `/`; `title` is a title kept outside the
    text (an HTML <title>), None where there is none."""

    file: str
    sha256: str
    format: str
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read: why, and what the user can do. Both are Chinese sentences for the outputs."""

    file: str
    reason: str
    advice: str = ""
