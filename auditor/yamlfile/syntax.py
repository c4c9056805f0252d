"""What is wrong with a rule file that cannot be read at all: its encoding, or how it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import StringIO
from typing import NamedTuple

import yaml

from auditor.yamlfile.slips import Slip, line_slip

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INDENT = re.compile(r"( *)((?:- +)*)")
_BEFORE = 3  # how many lines before the one that cannot be read may be to blame
_SAVE_AS = "用记事本打开，点“文件”“另存为”，编码选 UTF-8，再保存"


class Fault(NamedTuple):
    """Why a file cannot be read: line (from 0), its text, and the slip in it."""

    line: int
    source: str
    slip: Slip


class _Named(StringIO):
    """A text whose name YAML puts on every node."""

    name = ""


def parsed(data: bytes, name: str) -> tuple[list[str], yaml.nodes.Node | None, Fault | None]:
    """The lines of a rule file and its root node, whose marks bear the file's `name`; or no root, and why."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], None, _other_encoding(data, error.start)
    lines = text.splitlines()
    named = _Named(text)
    named.name = name
    try:
        root: yaml.nodes.Node | None = yaml.compose(named, Loader=_Loader)
    except yaml.YAMLError as error:
        return lines, None, _unreadable(lines, error)
    empty = Fault(0, "", Slip(0, "文件是空的", "把内容写回去，或换回备份"))
    return lines, root, None if root else empty


def _other_encoding(data: bytes, at: int) -> Fault:
    """What the encoding of a file is whose byte at `at` is not UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Fault(0, "", Slip(0, "文件不是 UTF-8 编码，而是 UTF-16（记事本里叫 Unicode）", _SAVE_AS))
    start = data.rfind(b"\n", 0, at) + 1
    try:
        before, line = data[start:at].decode("gb18030"), data[start:].split(b"\n")[0].decode("gb18030")
    except UnicodeDecodeError:
        return Fault(0, "", Slip(0, "文件不是 UTF-8 编码", _SAVE_AS))
    slip = Slip(len(before), "文件不是 UTF-8 编码，而是 GBK（记事本里叫 ANSI）", _SAVE_AS)
    return Fault(data.count(b"\n", 0, at), line, slip)


def _unreadable(lines: Sequence[str], error: yaml.YAMLError) -> Fault:
    """What most likely made YAML give up, in plain words."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return _control(lines)
    mark = error.problem_mark or error.context_mark
    line = min(mark.line, len(lines) - 1) if mark else 0
    suspects = [line]
    if error.context_mark and error.problem_mark and "block" not in (error.context or ""):
        suspects.append(error.context_mark.line)
    suspects += [number for number in range(line - 1, -1, -1) if lines[number].strip()][:_BEFORE]
    for number in suspects:
        slip = line_slip(lines[number])
        if slip:
            return Fault(number, lines[number], slip)
    slip = _misaligned(lines, line) or Slip(
        mark.column if mark else 0,
        "从这里起读不懂",
        "检查行首的空格是否对齐、引号和括号是否成对；含有 : # [ ] { } & * ! | > % @ 的内容请加英文单引号",
    )
    return Fault(line, lines[line], slip)


def _control(lines: Sequence[str]) -> Fault:
    for number, line in enumerate(lines):
        found = _CONTROL.search(line)
        if found:
            slip = Slip(found.start(), "这里有一个看不见的控制字符", "删去它，或把这一行重新输入一遍")
            return Fault(number, line, slip)
    return Fault(0, "", Slip(0, "文件里有看不见的控制字符", "删去它们，或换回备份"))


def _misaligned(lines: Sequence[str], at: int) -> Slip | None:
    """A line whose beginning stands beside that of no line above of its kind."""
    blanks, dashes = _beginning(lines[at])
    own = blanks if dashes else blanks + dashes
    levels = []
    for line in reversed(lines[:at]):
        before, dash = _beginning(line)
        if line.strip() and not line.lstrip().startswith("#") and (dash or not dashes):
            levels.append(before if dashes else before + dash)
    if not levels or own in levels:
        return None
    hint = f"行首现在有 {own} 个空格，同级的行是 {levels[0]} 个"
    return Slip(own, "这一行没有与同级的行对齐", hint)


def _beginning(line: str) -> tuple[int, int]:
    """How many blanks a line begins with, and how much its dashes take."""
    found = _INDENT.match(line)
    return (len(found[1]), len(found[2])) if found else (0, 0)
