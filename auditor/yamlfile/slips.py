"""Slips of the keyboard in a line of a rule file, told to somebody who has never heard of YAML."""

from __future__ import annotations

import re
from typing import NamedTuple

INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"
_KEY = r"[A-Za-z_][A-Za-z0-9_]*"
_LEAD = re.compile(r"[\s\ufeff\u200b-\u200f\u2060]*")
_DASH = re.compile(r" *([－—–―‐‑−﹣]|-(?=[^ \t-]))\s*(?=\S)")
_FULL_COLON = re.compile(rf" *(?:- +)*({_KEY}|[^\s:：#-]+(?=：\s*\[))\s*(：)\s*")
_FULL_COLON_WITHIN = re.compile(rf"[{{,]\s*({_KEY})\s*(：)\s*")
_TIGHT_COLON = re.compile(rf" *(?:- +)*({_KEY})(:)(?=\S)")
_TIGHT_COLON_WITHIN = re.compile(rf"[{{,]\s*({_KEY})(:)(?=[^\s,}}])")
_HEAD = re.compile(rf" *(?:- +)*(?:(?:{_KEY}|[^\s:：]+(?=: +\[)):(?: +|$))?")
_MEMBER_KEY = re.compile(rf"(?:{_KEY}: +)?")
_FULL_COMMA = re.compile(rf"，\s*{_KEY}: ")
_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")
_BLOCK_TEXT = re.compile(r"[|>][+\-\d]{0,2}(?:\s+#.*)?")
_CLOSER = {"[": "]", "{": "}"}
_SPECIAL = "%@`*&!|>,#"
_SHOWN = 24  # characters of a line that a suggestion repeats


class Slip(NamedTuple):
    """One slip: its column (from 0), what is wrong, and how to mend it, both in Chinese."""

    column: int
    message: str
    hint: str


def line_slip(line: str) -> Slip | None:
    """The first slip in a line, None where there is none to see."""
    return _blank(line) or _dash(line) or _colon(line) or _value(line)


def _blank(line: str) -> Slip | None:
    for column, char in enumerate(_LEAD.match(line)[0]):  # type: ignore[index]
        if char == "\t":
            return Slip(column, "行首有制表符（Tab 键打出的空白）", "删去它，改按空格键，与上面同级的行对齐")
        if char in "\u3000\u00a0":
            return Slip(column, "行首有全角空格", "删去它，切换到英文输入法再按空格键，与上面同级的行对齐")
        if char != " ":
            return Slip(column, "行首有看不见的字符", "把这一行删掉，重新输入一遍")
    return None


def _dash(line: str) -> Slip | None:
    found = _DASH.match(line)
    if not found:
        return None
    mended = f"写成“- {_short(line[found.end() :])}”"
    if found[1] == "-":
        return Slip(found.start(1), "行首的“-”后面缺一个空格", mended)
    return Slip(found.start(1), f"行首的“{found[1]}”不是英文的“-”", f"切换到英文输入法，{mended}")


def _colon(line: str) -> Slip | None:
    within = "{" in line
    full = _FULL_COLON.match(line) or (_FULL_COLON_WITHIN.search(line) if within else None)
    if full:
        return Slip(
            full.start(2),
            f"“{full[1]}”后面的冒号是全角的“：”",
            "切换到英文输入法，" + _mended(full[1], line, full.end()),
        )
    tight = _TIGHT_COLON.match(line) or (_TIGHT_COLON_WITHIN.search(line) if within else None)
    if tight:
        return Slip(tight.start(2), f"“{tight[1]}:”后面缺一个空格", _mended(tight[1], line, tight.end()))
    return None


def _mended(key: str, line: str, rest: int) -> str:
    inside = line.lstrip(" -").startswith("{")
    return f"写成“{key}: {_short(re.split('[,}]', line[rest:])[0] if inside else line[rest:])}”"


def _value(line: str) -> Slip | None:
    """A slip in what follows the dash and the key."""
    start = _HEAD.match(line).end()  # type: ignore[union-attr]
    value = line[start:].rstrip()
    if not value or value[0] == "#" or _BLOCK_TEXT.fullmatch(value):
        return None
    slip = _flow(value) if value[0] in _CLOSER else _scalar(value, 0, len(value))
    return slip._replace(column=slip.column + start) if slip else None


def _scalar(value: str, start: int, end: int) -> Slip | None:
    """A slip in a text of its own, between two places of `value`."""
    content = value[start:end].strip()
    char = content[:1]
    if char and char in _SPECIAL:
        return _special(start, char, content)
    if char and char in "\"'":
        return _quoted(start, content)
    if _FULL_COMMA.search(content):
        return Slip(start + content.index("，"), "两项之间的逗号是全角的“，”", "改成英文逗号“,”")
    if ": " in content or content.endswith(":"):
        mended = f"换成中文冒号“：”，或加英文单引号：{_quote(content)}"
        return Slip(start, "内容里有英文冒号加空格，会被当成另一项的名称", mended)
    return None


def _quoted(start: int, content: str) -> Slip | None:
    """A slip in a text that begins with a quotation mark."""
    quoted = _QUOTED.match(content)
    if not quoted:
        return Slip(start, f"引号没有写完，少了后一个 {content[0]}", "在末尾补上；引号本来就是内容的，换成中文引号“”")
    rest = content[quoted.end() :].lstrip()
    if rest and rest[0] not in "#:":
        return Slip(start, "引号后面还有内容", f"引号换成中文引号“”，或给整条内容加英文单引号：{_quote(content)}")
    return None


def _flow(value: str) -> Slip | None:
    """A slip in a list or mapping on one line."""
    closers: list[str] = []
    at = 0
    while at < len(value):
        char = value[at]
        if char in _CLOSER:
            closers.append(_CLOSER[char])
        elif char in "]}":
            if closers.pop() != char:
                return Slip(at, f"括号不成对：这里的“{char}”没有对应的前括号", "检查 [ ] 和 { } 是否成对")
            if not closers:
                rest = value[at + 1 :].strip()
                return _special(0, value[0], value) if rest and rest[0] != "#" else None
        elif char not in ", ":
            start = _MEMBER_KEY.match(value, at).end()  # type: ignore[union-attr]
            at = _member_end(value, start)
            slip = _scalar(value, start, at)
            if slip:
                return slip
            continue
        at += 1
    return _unclosed(value, closers[-1])


def _member_end(value: str, start: int) -> int:
    """Where a member of a list or mapping on one line ends."""
    quoted = _QUOTED.match(value, start)
    found = re.compile(r"[,\[\]{}]").search(value, quoted.end() if quoted else start)
    return found.start() if found else len(value)


def _unclosed(value: str, closer: str) -> Slip:
    opener = "[" if closer == "]" else "{"
    full = next((char for char in "】］｝」" if char in value), "")
    hint = (
        f"把“{full}”改成英文的“{closer}”" if full else f"在末尾补上英文的“{closer}”；括号本来就是内容的，加英文单引号"
    )
    return Slip(value.rindex(opener), f"括号没有写完，“{opener}”之后少了“{closer}”", hint)


def _special(column: int, char: str, content: str) -> Slip:
    return Slip(column, f"“{char}”开头的内容要加引号", f"加英文单引号：{_quote(content)}")


def _quote(content: str) -> str:
    return "'" + content.replace("'", "''") + "'"


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "……"
