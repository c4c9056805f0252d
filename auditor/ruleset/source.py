"""Reading rule files: YAML nodes with their places, so that every mistake can name file, line, column and the line itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

import yaml

from auditor.errors import Mistake
from auditor.ruleset.wording import Wording, WordingError, parse

_FULL_COLON = "："
Node = yaml.nodes.Node
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Source:
    """One rule file. Its readers return what could be read and note every mistake in `mistakes`, shared by all files of a ruleset."""

    def __init__(self, path: Path, name: str, mistakes: list[Mistake]) -> None:
        self.name = name
        self.mistakes = mistakes
        self.words: Mapping[str, str] = {}
        text = self._decode(path.read_bytes())
        self.lines = (text or "").splitlines()
        self.root = None if text is None else self._compose(text)

    def _decode(self, data: bytes) -> str | None:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.note(0, 0, "文件不是 UTF-8 编码", "用记事本打开，另存为，编码选 UTF-8")
            return None

    def _compose(self, text: str) -> Node | None:
        try:
            root: Node | None = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line, mark.column) if mark else (0, 0)
            if line and _FULL_COLON in self._line(line - 1) and ":" not in self._line(line - 1):
                line, column = line - 1, self._line(line - 1).index(_FULL_COLON)
            self.note(line, column, "不符合 YAML 格式", _yaml_hint(self._line(line)))
            return None
        except yaml.YAMLError:
            self.note(0, 0, "文件里有 YAML 不允许的字符", "删去看不见的控制字符")
            return None
        if root is None:
            self.note(0, 0, "文件是空的")
        return root

    def _line(self, line: int) -> str:
        return self.lines[line] if line < len(getattr(self, "lines", [])) else ""

    def note(self, line: int, column: int, message: str, hint: str = "") -> None:
        """Note a mistake at a place that counts from 0."""
        self.mistakes.append(Mistake(self.name, line + 1, column + 1, message, self._line(line), hint))

    def fail(self, node: Node, message: str, hint: str = "") -> None:
        """Note a mistake at a node."""
        self.note(node.start_mark.line, node.start_mark.column, message, hint)

    def mapping(self, node: Node | None, allowed: Iterable[str], required: Iterable[str] = ()) -> dict[str, Node]:
        """The values of a mapping by key. Unknown, repeated and absent keys are mistakes."""
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.fail(node, "这里应当是“键: 值”的形式")
            return {}
        found: dict[str, Node] = {}
        known = list(allowed)
        for key, value in node.value:
            name = str(key.value)
            if name not in known:
                close = get_close_matches(name, known, 1, 0.5)
                self.fail(
                    key, f"不认识的键“{name}”", f"是否想写“{close[0]}”？" if close else f"可用的键：{'、'.join(known)}"
                )
            elif name in found:
                self.fail(key, f"键“{name}”写了两次", "删去其中一个")
            else:
                found[name] = value
        for name in required:
            if name not in found:
                self.fail(node, f"缺少键“{name}”")
        return found

    def sequence(self, node: Node | None) -> list[Node]:
        """The members of a list."""
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.fail(node, "这里应当是一个列表，每行以“- ”开头")
            return []
        return list(node.value)

    def text(self, node: Node | None, default: str = "") -> str:
        """A scalar as it is written."""
        if node is None:
            return default
        if not isinstance(node, yaml.ScalarNode):
            hint = "这一行里有“: ”或括号，给整行内容加上英文单引号" if isinstance(node, yaml.MappingNode) else ""
            self.fail(node, "这里应当是一段文字", hint)
            return default
        if not node.value.strip():
            self.fail(node, "内容是空的", "补写内容；以 # 开头的内容要加引号，否则会被当作注释")
        return str(node.value).strip()

    def number(self, node: Node | None, low: float, high: float, default: float = 0.0) -> float:
        """A number from `low` to `high`."""
        if node is None:
            return default
        try:
            value = float(self.text(node))
        except ValueError:
            self.fail(node, "这里应当是一个数字")
            return default
        if not low <= value <= high:
            self.fail(node, f"数字应在 {low:g} 与 {high:g} 之间")
        return value

    def choice(self, node: Node | None, known: Iterable[str], default: str = "") -> str:
        """A scalar that must be one of `known`."""
        value = self.text(node, default)
        options = list(known)
        if node is not None and value and options and value not in options:
            close = get_close_matches(value, options, 1, 0.4)
            self.fail(
                node, f"“{value}”不在可选范围内", f"是否想写“{close[0]}”？" if close else f"可选：{'、'.join(options)}"
            )
        return value

    def texts(self, node: Node | None) -> tuple[str, ...]:
        """A list of scalars; repeated ones are mistakes."""
        found: list[str] = []
        for member in self.sequence(node):
            value = self.text(member)
            if value and value in found:
                self.fail(member, f"“{value}”在同一列表里写了两次", "删去其中一个")
            elif value:
                found.append(value)
        return tuple(found)

    def wordings(self, node: Node | None) -> tuple[Wording, ...]:
        """A list of wordings, compiled."""
        found: list[Wording] = []
        for member in self.sequence(node):
            source = self.text(member)
            if not source:
                continue
            if member.end_mark.line > member.start_mark.line:
                self.fail(member, "一条说法占了两行", "一行写一条；下一行的开头是否漏写了“- ”？")
                continue
            if any(source == other.source for other in found):
                self.fail(member, f"“{source}”在同一列表里写了两次", "删去其中一个")
                continue
            try:
                found.append(parse(source, self.words))
            except WordingError as error:
                self.fail(member, str(error), error.hint)
        return tuple(found)


def _yaml_hint(line: str) -> str:
    if "\t" in line:
        return "行首不能用制表符（Tab），改用空格"
    if _FULL_COLON in line and ":" not in line:
        return "键后面的冒号要用半角“:”，后面空一格"
    return "检查缩进是否对齐、引号和括号是否成对；含有 : # [ ] { } & * ! | > % @ 的内容请加英文单引号"
