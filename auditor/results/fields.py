"""One object of a JSON file, its fields taken out by name and type; what does not fit is told with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")
_NAMES = {str: "文字", int: "整数", float: "数字", bool: "true 或 false", list: "列表", dict: "对象"}


class Misfit(ValueError):
    """A field that is not there or not of its type; the message is Chinese."""


class Fields:
    """The fields of one object; every method raises Misfit. `place` is where it stands, as reports[2].verdicts[0]."""

    def __init__(self, value: object, place: str = "") -> None:
        if not isinstance(value, dict):
            raise Misfit(f"{place or '最外层'}应当是{_NAMES[dict]}")
        self._values: dict[str, object] = value
        self._place = place

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its fields, in their order."""
        return tuple(self._values)

    def text(self, name: str) -> str:
        """A text."""
        return self._typed(name, str)

    def text_or_none(self, name: str) -> str | None:
        """A text or null."""
        return None if self._null(name) else self._typed(name, str)

    def integer(self, name: str) -> int:
        """A whole number."""
        return self._typed(name, int)

    def integer_or_none(self, name: str) -> int | None:
        """A whole number or null."""
        return None if self._null(name) else self._typed(name, int)

    def number(self, name: str) -> float:
        """Any number."""
        value = self._values.get(name)
        return float(value) if type(value) is int else self._typed(name, float)  # a flag is an int too

    def number_or_none(self, name: str) -> float | None:
        """Any number, or null."""
        return None if self._null(name) else self.number(name)

    def flag(self, name: str) -> bool:
        """True or false."""
        return self._typed(name, bool)

    def one_of(self, name: str, known: Mapping[str, T]) -> T:
        """What one of the known texts stands for."""
        value = self.text(name)
        if value not in known:
            raise Misfit(f"{self._path(name)}的“{value}”不认识，可选：{'、'.join(known)}")
        return known[value]

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self._typed(name, list)
        for number, value in enumerate(values):
            if not isinstance(value, str):
                raise Misfit(f"{self._path(name)}[{number}]应当是{_NAMES[str]}")
        return tuple(values)

    def inner(self, name: str) -> Fields:
        """The object in a field."""
        return Fields(self._values.get(name), self._path(name))

    def inner_or_none(self, name: str) -> Fields | None:
        """The object in a field, or null."""
        return None if self._null(name) else self.inner(name)

    def each(self, name: str) -> list[Fields]:
        """The objects of a list."""
        values = enumerate(self._typed(name, list))
        return [Fields(value, f"{self._path(name)}[{number}]") for number, value in values]

    def _null(self, name: str) -> bool:
        return name in self._values and self._values[name] is None

    def _typed(self, name: str, kind: type[T]) -> T:
        value = self._values.get(name)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise Misfit(f"{self._path(name)}应当是{_NAMES[kind]}")
        return value

    def _path(self, name: str) -> str:
        return f"{self._place}.{name}" if self._place else name
