"""What was sent in: where a file lies, the file as paragraphs, or the reason why it could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from auditor.model.note import Note


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes of one submission lie, under the `name` it bears in the results.

    `members` leads into archives: the place of the member in the list of the archive at `path`, then in the archive
    that this member is.
    """

    path: Path
    name: str
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as read: its number in the file (from 1), its text without line breaks, its page where the format has pages.

    `furniture` marks page furniture (menus, metadata, page numbers): shown, but never judged.
    `heading` is the outline level that the file itself gives the paragraph (1 = top), None where it gives none.
    `recognised` tells that the text was recognised from a picture.
    """

    number: int
    text: str
    page: int | None = None
    furniture: bool = False
    heading: int | None = None
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a submission: the paragraph's number (from 1) and the offsets in its text, `end` exclusive."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Submission:
    """One file that a unit sent in. `file` is its path relative to the audited folder, with `/`.

    `title` is a title kept outside the text (an HTML <title>), None where there is none; `format` and `reader` tell
    what the bytes are and who read them; `pages` counts pages where the format has them; `published` is the page's
    own date of publication (2025-01-31). `notes` tell what could not be
    read. `path` is where the file lies (the archive that holds it), `members` leads into that as those of a `Source` do.
    """

    file: str
    sha256: str
    format: str
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    reader: str = ""
    pages: int | None = None
    published: str | None = None
    notes: tuple[Note, ...] = ()
    path: Path | None = None
    members: tuple[int, ...] = ()

    @property
    def characters(self) -> int:
        """How many characters the paragraphs have, furniture left out."""
        return sum(len(each.text) for each in self.paragraphs if not each.furniture)

    @property
    def recognised(self) -> bool:
        """Whether any of the text was recognised from a picture."""
        return any(each.recognised for each in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Recalled:
    """One file as results.json recalls it: what is known of the submission, without its text."""

    file: str
    sha256: str
    format: str
    reader: str
    pages: int | None
    characters: int
    recognised: bool
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read: why, and what the user can do. Both are Chinese sentences for the outputs."""

    file: str
    reason: str
    advice: str = ""
