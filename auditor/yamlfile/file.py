"""Reading rule files: YAML nodes with their places, so that every mistake can name file, line, column and the line itself."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

import yaml

from auditor.errors import Mistake
from auditor.wording.mistakes import WordingError, is_raw, refused
from auditor.wording.parse import Wording, parse
from auditor.wording.reader import nodes_of
from auditor.yamlfile.scalars import is_number, joined, not_a_choice, not_a_number
from auditor.yamlfile.slips import INVISIBLE, line_slip
from auditor.yamlfile.syntax import parsed

Node = yaml.nodes.Node
FORMAT = 2  # the highest `format` of a file that this program can read; a file that says none has the first
WITH_REASONS = 2  # the first in which a raw expression must say why
NEWER_NEEDED = "要用更新版本的程序才能读：请更新程序，不要改动文件里的格式"
_FORMAT_KEY = "format"
RAW, WHY = "raw", "why"  # the keys of a raw expression and of its reason
REASON_NEEDED = "改用普通的说法（…、‥、N、( | )、!( )）；确实写不出来的，写成两行：raw: {}，下一行 why: 写不出来的理由"


class YamlFile:
    """One rule file. Its readers return what could be read and note every mistake in `mistakes`, shared by all files of a ruleset.

    Where its nodes come from several files (a ruleset that extends another), `origins` has these files by name, so that a mistake
    is told in the file that it stands in. A line `format: 2` at its top is read here and no part of its root.
    """

    def __init__(self, path: Path, name: str, mistakes: list[Mistake]) -> None:
        self.path = path
        self.name = name
        self.mistakes = mistakes
        self.words: Mapping[str, str] = {}
        self.origins: Mapping[str, YamlFile] = {}
        self.format = 1.0
        self.lines, self.root, fault = parsed(path.read_bytes(), name)
        if fault:
            column, message, hint = fault.slip
            mistakes.append(Mistake(name, fault.line + 1, column + 1, message, fault.source, hint))
        self._take_format()

    def _take_format(self) -> None:
        """Take the format out of the root; of a file with a higher one than is known, nothing else is looked at."""
        root = self.root
        if not isinstance(root, yaml.MappingNode) or all(key.value != _FORMAT_KEY for key, _ in root.value):
            return
        written = [node for key, node in root.value if key.value == _FORMAT_KEY]
        others = [(key, node) for key, node in root.value if key.value != _FORMAT_KEY]
        self.root = yaml.MappingNode(root.tag, others, root.start_mark, root.end_mark, root.flow_style)
        if len(written) > 1:
            self.fail(written[1], f"键“{_FORMAT_KEY}”写了两次", "删去其中一个")
        self.format = self.number(written[0], 1, math.inf, FORMAT)
        if self.format > FORMAT:
            self.fail(written[0], f"这个文件的格式是 {self.format:g}，本程序只认得到 {FORMAT}", NEWER_NEEDED)
            self.root = None

    def holding(self, root: Node | None) -> YamlFile:
        """This file with another root, some of whose nodes may come from other files."""
        other = copy(self)
        other.root = root
        return other

    def _line(self, line: int) -> str:
        return self.lines[line] if line < len(self.lines) else ""

    def note(self, line: int, column: int, message: str, hint: str = "") -> None:
        """Note a mistake at a place that counts from 0."""
        self.mistakes.append(Mistake(self.name, line + 1, column + 1, message, self._line(line), hint))

    def fail(self, node: Node, message: str, hint: str = "") -> None:
        """Note a mistake at a node."""
        origin = self.origins.get(node.start_mark.name, self)
        origin.note(node.start_mark.line, node.start_mark.column, message, hint)

    def misread(self, node: Node, message: str, hint: str = "") -> None:
        """Note a mistake at a node that is not what it should be: a slip of the keyboard in its first lines, where one is to be
        seen, says better than `message` what is wrong."""
        origin = self.origins.get(node.start_mark.name, self)
        first = node.start_mark.line
        for line in range(first, min(node.end_mark.line, first + 2) + 1):
            slip = line_slip(origin._line(line))
            if slip:
                origin.note(line, *slip)
                return
        self.fail(node, message, hint)

    def mapping(self, node: Node | None, allowed: Iterable[str], required: Iterable[str] = ()) -> dict[str, Node]:
        """The values of a mapping by key. Unknown, repeated and absent keys are mistakes."""
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.misread(node, "这里应当是“键: 值”的形式", "冒号用英文的“:”，后面空一格；例如 name: 法律顾问")
            return {}
        found: dict[str, Node] = {}
        known = list(allowed)
        told: set[str] = set()  # the keys that are there, but written wrongly
        twice: Node | None = None
        for key, value in node.value:
            name = str(key.value)
            if name in found:
                twice = twice or key
            elif name in known:
                found[name] = value
            else:
                told.add(self._unknown(key, known))
        if twice:
            hint = "删去其中一个；本想另起一条的，这一行开头要写“- ”"
            self.fail(twice, f"键“{twice.value}”写了两次", hint)
        for name in required:
            if name not in found and name not in told:
                self.fail(node, f"缺少键“{name}”", f"补写一行“{name}: 内容”，行首与这一条的其他各行对齐")
        return found

    def _unknown(self, key: Node, known: Sequence[str]) -> str:
        """Note a key that is not known; the known one that was likely meant, "" where none is near."""
        name = str(key.value)
        tight = re.split("[:：]", name)[0]
        if tight in known and tight != name:
            self.misread(key, f"“{tight}”后面的冒号写得不对", "用英文冒号，后面空一格")
            return tight
        plain = name.strip(INVISIBLE)
        if plain in known:
            self.fail(key, f"“{plain}”前后有看不见的字符", "把这一行删掉，重新输入一遍")
            return plain
        close = get_close_matches(name, known, 1, 0.5)
        hint = f"是否想写“{close[0]}”？" if close else f"可用的键：{'、'.join(known)}"
        self.fail(key, f"不认识的键“{name}”", hint)
        return close[0] if close else ""

    def sequence(self, node: Node | None) -> list[Node]:
        """The members of a list."""
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            wanted = "每行一条，以“- ”开头；或者写在一行的方括号里，用英文逗号隔开：[甲, 乙]"
            self.misread(node, "这里应当是一个列表，每行以“- ”开头", wanted)
            return []
        return list(node.value)

    def nonempty(self, node: Node | None) -> None:
        """Note a list without members."""
        if isinstance(node, yaml.SequenceNode) and not node.value:
            self.fail(node, "列表是空的", "至少写一条")

    def text(self, node: Node | None, default: str = "") -> str:
        """A scalar as it is written."""
        if node is None:
            return default
        if not isinstance(node, yaml.ScalarNode):
            if isinstance(node, yaml.CollectionNode) and node.flow_style:
                char = "{" if isinstance(node, yaml.MappingNode) else "["
                self.fail(node, f"“{char}”开头的内容要加引号", "整条内容两头加英文单引号 '")
            else:
                self.misread(node, "这里应当是一段文字")
            return default
        if not node.value.strip():
            self.misread(node, "内容是空的", "补写内容；以 # 开头的内容要加引号，否则会被当作注释")
        return str(node.value).strip()

    def number(self, node: Node | None, low: float, high: float, default: float = 0.0) -> float:
        """A number from `low` to `high`."""
        text = self.text(node)
        if node is None or not text:
            return default
        if not is_number(text):
            self.fail(node, *not_a_number(text))
            return default
        value = float(text)
        if not low <= value <= high:
            limits = f"在 {low:g} 与 {high:g} 之间" if high < math.inf else f"不小于 {low:g}"
            self.fail(node, f"数字应{limits}")
        return value

    def choice(self, node: Node | None, known: Iterable[str], default: str = "") -> str:
        """A scalar that must be one of `known`."""
        value = self.text(node, default)
        options = list(known)
        if node is not None and value and options and value not in options:
            self.fail(node, f"“{value}”不在可选范围内", not_a_choice(value, options))
        return value

    def texts(self, node: Node | None) -> tuple[str, ...]:
        """A list of scalars; repeated ones are mistakes."""
        return tuple(value for _, value in self._members(node))

    def _members(self, node: Node | None, read: Callable[[Node], str] | None = None) -> Iterator[tuple[Node, str]]:
        """The members of a list that are not empty, repeated, or several in one, as `read` reads them (as scalars)."""
        found: dict[str, Node] = {}
        one_line = isinstance(node, yaml.SequenceNode) and node.flow_style
        for member in self.sequence(node):
            value = (read or self.text)(member)
            several = joined(value) if one_line and not getattr(member, "style", None) else ""
            if several:
                self.fail(member, f"“{value}”里的逗号是全角的，会被当成一条", several)
            elif value and value in found:
                self._twice(member, found[value], value)
            elif value:
                found[value] = member
                yield member, value

    def _twice(self, member: Node, first: Node, value: str) -> None:
        """Note a member that its list has already, by itself or from the ruleset beneath."""
        if member.start_mark.name == first.start_mark.name:
            self.fail(member, f"“{value}”在同一列表里写了两次", "删去其中一个")
        else:
            self.fail(member, f"“{value}”所依据的规则里已经有了", "不用再写，删去这一条")

    def wordings(self, node: Node | None) -> tuple[Wording, ...]:
        """A list of wordings, compiled; a raw expression stands with its reason in a mapping."""
        found: list[Wording] = []
        for member, source in self._members(node, self._wording):
            breaks = member.end_mark.line - member.start_mark.line if isinstance(member, yaml.ScalarNode) else 0
            mistake = refused(source, breaks)
            if mistake:
                self.fail(member, *mistake)
                continue
            if "<" in source and not self.words:
                continue  # the word groups could not be read, which is told already
            try:
                found.append(replace(parse(source, self.words), why=_under(member, WHY)))
            except WordingError as error:
                self.fail(member, str(error), error.hint)
        return tuple(found)

    def word_group(self, node: Node) -> str:
        """A word group as one wording with alternatives. Its words may be as short as a single character, since others stand beside
        them where it is used; a raw expression is none of them."""
        words = []
        for member, word in self._members(node):
            mistake = refused(word, member.end_mark.line - member.start_mark.line)
            if is_raw(word):
                mistake = "词组里不能写正则表达式", "改用普通的说法；正则表达式只能单独成条"
            try:
                nodes_of(word, self.words)
            except WordingError as error:
                mistake = mistake or (str(error), error.hint)
            if mistake:
                self.fail(member, *mistake)
            words.append(word)
        self.nonempty(node)
        return "|".join(words)

    def _wording(self, member: Node) -> str:
        """The text of a wording; of a mapping, the expression that it gives a reason for."""
        if isinstance(member, yaml.MappingNode) and not {RAW, WHY}.isdisjoint(
            str(key.value) for key, _ in member.value
        ):
            entry = self.mapping(member, (RAW, WHY), (RAW, WHY))
            self.text(entry.get(WHY))
            written = self.text(entry.get(RAW))
            if written and not is_raw(written):
                self.fail(
                    entry[RAW], "raw 只用来写正则表达式", f"两头加上斜线：/{written}/；普通的说法直接写在“- ”后面"
                )
                return ""
            return written
        written = self.text(member)
        origin = self.origins.get(member.start_mark.name, self)
        if is_raw(written) and origin.format >= WITH_REASONS:
            self.fail(member, "正则表达式没有写明理由", REASON_NEEDED.format(written))
        return written


def _under(node: Node, name: str) -> str:
    entries = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((str(value.value).strip() for key, value in entries if key.value == name), "")
