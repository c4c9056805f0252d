"""A submission understood: sections with roles, items and sentences over one folded text.

All offsets are character offsets into `Report.text`, the paragraphs folded (see `auditor.text.fold`) and joined by line feeds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from auditor.model.submission import Submission


class Section(NamedTuple):
    """The stretch from one heading to the next. `roles` are role names of the ruleset; `heading` is "" where a section has none;
    `names_role` tells that the heading itself says what the section is (一、主要举措和成效)."""

    heading: str
    level: int
    roles: tuple[str, ...]
    start: int
    end: int
    names_role: bool = False


class Item(NamedTuple):
    """The stretch that one enumerator opens. `style` names the kind of enumerator; `level` is its depth (1 = top)."""

    style: str
    level: int
    section: int
    start: int
    end: int


class Sentence(NamedTuple):
    """One sentence: where it stands, its paragraph (index into the paragraphs), section, item (-1: none), and whether it is a heading."""

    start: int
    end: int
    paragraph: int
    section: int
    item: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """Who reports on which year. Each is None where the text does not settle it: undetermined is said, never guessed.
    `by_file_name`: the text names no unit, only the file's name does."""

    unit: str | None
    kind: str | None
    year: int | None
    title: str | None = None
    by_file_name: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `starts[i]` is the offset in `text` where paragraph i begins, `begins` where its title stands: what is above, of a
    page, is not judged.

    `genre` is None for an annual report of the right kind, else the Chinese name of what the document is instead.
    `unstructured` tells that most of the text fell into no section, `short` that there is less text than a report has.
    """

    submission: Submission
    identity: Identity
    text: str
    starts: tuple[int, ...]
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    sentences: tuple[Sentence, ...]
    begins: int = 0
    genre: str | None = None
    unstructured: bool = False
    short: bool = False
