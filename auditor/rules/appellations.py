"""Appellations: what the same thing is called at each kind of unit (书记、镇长 or 局长), for texts that name it in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_NAMED = re.compile(r"[{｛]([^{}｛｝]*)[}｝]")
_BRACE = re.compile(r"[{}｛｝]")


@dataclass(frozen=True, slots=True)
class Appellation:
    """One thing: its `name`, as texts have it in braces; what it is called at the kinds in `by_kind`, and at all others and where the
    kind is not known (`default`)."""

    name: str
    default: str
    by_kind: tuple[tuple[str, str], ...] = ()

    def at(self, kind: str | None) -> str:
        """What it is called at a kind of unit."""
        return dict(self.by_kind).get(kind or "", self.default)


def filled(text: str, appellations: Sequence[Appellation], kind: str | None) -> str:
    """A text with its appellations put in, for a kind of unit."""
    known = {appellation.name: appellation for appellation in appellations}
    return _NAMED.sub(lambda named: known[named[1]].at(kind) if named[1] in known else named[0], text)


def unknown_appellations(text: str, appellations: Sequence[Appellation]) -> Iterator[str]:
    """What stands in braces in a text and is no appellation; a brace without its other half."""
    names = {appellation.name for appellation in appellations}
    for named in _NAMED.finditer(text):
        if named[1] not in names:
            yield named[0]
    yield from _BRACE.findall(_NAMED.sub("", text))
