"""A Word file into which comments can be put: its package, its main text, and where each paragraph stands in that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.errors import AuditorError
from auditor.reading.archive import parse_xml, read_part
from auditor.reading.draft import damaged
from auditor.reading.word.docx import main_text
from auditor.reading.word.docx_origin import Origin, origins
from auditor.rules.pages import PageRules

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class UnusableError(AuditorError):
    """Comments cannot be put into the file itself; the message says why, in a Chinese sentence for its unit, "" where its format alone
    is the reason."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """A package (`data`), the name of the part with the main text, its root element as it stands in the file, and for the number of
    each paragraph where its text stands."""

    data: bytes
    main: str
    root: Element
    origins: Mapping[int, Sequence[Origin]]

    @property
    def namespace(self) -> str:
        """The namespace of the file, `{…}`: the transitional or the strict one."""
        return str(self.root.tag).partition("}")[0] + "}"

    @property
    def prefixes(self) -> dict[str, str]:
        """What the file calls that namespace, by prefix; `w` where it is the default one, for attributes need a prefix."""
        uri = self.namespace[1:-1]
        return {next((name for name, each in self.root.nsmap.items() if name and each == uri), "w"): uri}


def opened(data: bytes, texts: Sequence[str], rules: PageRules) -> WordFile:
    """The Word file that was read as `texts`. Raises RefusedError for one that is not read in this way any more."""
    found = origins(data, rules)
    main, _ = main_text(data)
    root = parse_xml(read_part(data, main), keep_comments=True)
    if root is None or [text for text, _ in found] != list(texts):
        raise damaged()
    return WordFile(data, main, root, {number: places for number, (_, places) in enumerate(found, 1)})
