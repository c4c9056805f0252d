"""Errors that a user can mend; each carries a Chinese message fit to be shown as it is."""

from __future__ import annotations

import errno
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


_REASONS = {
    errno.EPERM: "系统不允许这样做",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EIO: "磁盘读写出错",
    errno.EACCES: "没有权限，或者它正被别的程序打开",
    errno.EBUSY: "它正被别的程序使用",
    errno.EEXIST: "已经有同名的文件或文件夹",
    errno.EXDEV: "不能移到另一个磁盘",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹，不是文件",
    errno.EINVAL: "名称或内容不被系统接受",
    errno.ENFILE: "同时打开的文件太多",
    errno.EMFILE: "同时打开的文件太多",
    errno.EFBIG: "文件太大",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "这个位置只能读，不能写",
    errno.ENAMETOOLONG: "名称太长",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.ELOOP: "链接绕成了圈",
    errno.ETIMEDOUT: "网络位置没有响应",
    errno.ENOMEM: "内存不足",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese, whatever the language of the system."""
    known = _REASONS.get(error.errno or 0)
    return known or (f"系统报告错误 {error.errno}" if error.errno else "系统没有说明原因")


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
