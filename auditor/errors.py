"""Errors that a user can mend; each carries a Chinese message fit to be shown as it is."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


class AuditorError(Exception):
    """Something the user can mend. `str(error)` is the Chinese message, without a traceback."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a rule file.

    `line` and `column` count from 1; `source` is the offending line itself; `hint` tells how to mend it.
    """

    file: str
    line: int
    column: int
    message: str
    source: str = ""
    hint: str = ""

    def __str__(self) -> str:
        text = f"{self.file}:{self.line}:{self.column}  {self.message}"
        if self.source:
            text += f"\n    {self.source.rstrip()}\n    {_blank(self.source[: self.column - 1])}^"
        return text + (f"\n    建议：{self.hint}" if self.hint else "")


class RuleMistakes(AuditorError):
    """The ruleset has mistakes; all of them, in file order."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda m: (m.file, m.line, m.column, m.message)))
        super().__init__(f"规则有 {len(self.mistakes)} 处错误：\n" + "\n".join(map(str, self.mistakes)))


def _blank(text: str) -> str:
    """Blanks as wide as `text` on a terminal, where a Chinese character takes two columns and an invisible one none."""
    return "".join("\t" if char == "\t" else " " * _width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Cf", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
