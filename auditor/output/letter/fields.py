"""What a Word template may hold, and what is put there: the names that it may use, and the values of one document by these names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from auditor.output.kit.cells import clean


@dataclass(frozen=True, slots=True)
class Fields:
    """The names that a template may use: `texts`; `lists` with the members of an entry; `conditions`; and `chapters`, each with what may
    be used within it besides."""

    texts: Sequence[str]
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    conditions: Sequence[str] = ()
    chapters: Mapping[str, Fields] = field(default_factory=dict)

    @property
    def known(self) -> tuple[str, ...]:
        """The fields as they are written, without those of the chapters."""
        return (*self.texts, *(f"{name}.{member}" for name, members in self.lists.items() for member in members))

    def within(self, name: str) -> Fields:
        """What may be used within a chapter; in there is no other one."""
        inner = self.chapters[name]
        return Fields((*self.texts, *inner.texts), {**self.lists, **inner.lists}, (*self.conditions, *inner.conditions))


@dataclass(frozen=True, slots=True)
class Values:
    """The values of one document by the names of its Fields: `texts`, `lists` of entries with all their members, the conditions that
    hold, and for each chapter the values of each of its entries."""

    texts: Mapping[str, str]
    lists: Mapping[str, Sequence[Mapping[str, str]]]
    holds: frozenset[str]
    chapters: Mapping[str, Sequence[Values]] = field(default_factory=dict)

    def within(self, entry: Values) -> Values:
        """The values within a chapter, for one of its entries."""
        return Values({**self.texts, **entry.texts}, {**self.lists, **entry.lists}, self.holds | entry.holds)


def plain(values: Mapping[str, str]) -> dict[str, str]:
    """The values as XML may hold them, each on one line."""
    return {name: " ".join(clean(value).split("\n")) for name, value in values.items()}


def numbered(entries: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """The entries of a list with their numbers, from 1."""
    return [{"序号": str(number)} | entry for number, entry in enumerate(entries, 1)]
