"""Edits of a YAML text by the places of its nodes, so that nothing but what was changed changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from difflib import SequenceMatcher

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from auditor.yamlfile.emit import common_style, entries, entry, inline, member, scalar
from auditor.yamlfile.lines import Lines
from auditor.yamlfile.trees import Tree, Value, fingerprint, pruned, value_of


class Edits:
    """The edits of one text, gathered first, applied at once. All places are those of the text as it was, in characters. The lists of
    the keys `one_line` are written within brackets where they are new."""

    def __init__(self, text: str, root: Node, one_line: Set[str] = frozenset()) -> None:
        self.text = text
        self.one_line = one_line
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.lines = Lines(text)
        self.changes: list[tuple[int, int, str]] = []
        self.within_brackets = {id(node) for node in _within_brackets(root, False)}

    def applied(self) -> str:
        """The text with all edits."""
        pieces, done = [], 0
        for start, end, new in sorted(self.changes, key=lambda change: change[:2]):
            pieces += [self.text[done:start], new]
            done = max(done, end)
        return "".join(pieces) + self.text[done:]

    def update(self, node: MappingNode, wanted: Tree) -> None:
        """Give the keys in `wanted` these values; an empty value takes the key away, a new key follows the one before it in
        `wanted`. Other keys stay."""
        places = {str(key.value): index for index, (key, _) in enumerate(node.value)}
        kept = [key for key, value in wanted.items() if pruned(value)]
        for key, value in wanted.items():
            if key not in places or pruned(value_of(node.value[places[key]][1])) == pruned(value):
                continue
            if key in kept:
                self.change(node.value[places[key]][1], value)
            else:
                self._remove(node, places[key])
        before = len(node.value) - 1
        for key in kept:  # last, so that what ends at the same place within the key before stands first
            if key in places:
                before = places[key]
            else:
                self._add(node, before, key, wanted[key])

    def change(self, node: Node, wanted: Value) -> None:
        """Give a node another value; one of another sort is written on one line."""
        if isinstance(node, MappingNode) and isinstance(wanted, Mapping):
            if any(str(key.value) not in wanted or pruned(wanted[str(key.value)]) for key, _ in node.value):
                self.update(node, wanted)
            else:  # nothing of it stays
                self.changes.append((node.start_mark.index, self.lines.end_of(node), inline(wanted)))
        elif isinstance(node, SequenceNode) and isinstance(wanted, tuple):
            self._change_list(node, wanted)
        elif isinstance(node, ScalarNode) and isinstance(wanted, str):
            new = scalar(wanted, id(node) in self.within_brackets, node.style)
            self.changes.append((node.start_mark.index, self.lines.end_of(node), new))
        else:  # another sort of value: a wording for a mapping, or the other way round
            within = id(node) in self.within_brackets
            self.changes.append((node.start_mark.index, self.lines.end_of(node), member(wanted, within)))

    def insert(self, node: SequenceNode, after: int, values: Sequence[Value]) -> None:
        """Put members behind the one at `after`, before the first where it is -1; the list has members."""
        beside = node.value[max(after, 0)]
        style = common_style([getattr(each, "style", None) for each in node.value])
        if node.flow_style:
            new = ", ".join(member(value, True, style) for value in values)
            start = beside.start_mark.index
            self.changes.append((start, start, new + ", ") if after < 0 else self._behind(beside, ", " + new))
            return
        dash = self.lines.dash(beside)
        lead = self.text[self.lines.start(dash) : beside.start_mark.index]
        if lead.strip() != "-" or "\n" in lead:
            lead = self.text[self.lines.start(dash) : dash] + "- "
        new_lines = [line for value in values for line in self._member_lines(node, beside, value, lead, style)]
        if after < 0:
            above = self.lines.before(self.lines.start(dash))
            self.changes.append((above, above, "".join(self.newline + line for line in new_lines)))
        else:
            self._insert_lines(beside, new_lines)

    def append(self, node: SequenceNode, lines: Sequence[str]) -> int:
        """Put lines, indented as the members of a list over lines, behind the last of them and the comments that follow it, with a
        blank line between; the number that the first of them gets, from 0."""
        start = node.start_mark.index
        end = start + len(self.text[start : node.end_mark.index].rstrip())
        indent = " " * node.start_mark.column
        self.changes.append((end, end, "".join(self.newline + (line and indent + line) for line in ["", *lines])))
        return self.text.count("\n", 0, end) + 2

    def delete(self, node: SequenceNode, first: int, last: int) -> None:
        """Take away the members from `first` to before `last`, not all of a bracketed list."""
        if node.flow_style:
            self._delete_within(
                node, [(each.start_mark.index, self.lines.end_of(each)) for each in node.value], first, last
            )
            return
        for each in node.value[first:last]:
            self.changes.append(
                (*self.lines.whole(self.lines.dash(each), self.lines.end_of(each), _many_lines(each)), "")
            )

    def fill(self, node: SequenceNode, trees: Sequence[Tree]) -> None:
        """Put members into a list that has none, over lines."""
        indent = " " * (node.start_mark.column and 2)
        lines = [
            f"{indent}- {line.lstrip()}" if not at else line
            for tree in trees
            for at, line in enumerate(entries(tree, indent + "  ", self.one_line))
        ]
        colon = self.text.rindex(":", 0, node.start_mark.index) + 1
        self.changes.append((colon, self.lines.end_of(node), "".join(self.newline + line for line in lines)))

    def empty(self, node: SequenceNode, key: Node) -> None:
        """Take away all members."""
        if node.flow_style:
            self.changes.append((node.start_mark.index, self.lines.end_of(node), "[]"))
            return
        colon = self.text.index(":", key.end_mark.index) + 1
        self.changes.append((colon, colon, " []"))
        self.delete(node, 0, len(node.value))

    def _change_list(self, node: SequenceNode, wanted: tuple[Value, ...]) -> None:
        if not node.value or not wanted:
            self._change_empty(node, wanted)
            return
        have, want = [fingerprint(value_of(each)) for each in node.value], list(map(fingerprint, wanted))
        for _, first, last, new_first, new_last in SequenceMatcher(None, have, want, autojunk=False).get_opcodes():
            paired = 0
            if have[first:last] != want[new_first:new_last]:
                paired = min(last - first, new_last - new_first)
                for offset in range(paired):
                    self._change_member(node, node.value[first + offset], wanted[new_first + offset])
                if last - first > paired:
                    self.delete(node, first + paired, last)
                elif new_last - new_first > paired:
                    self.insert(node, first + paired - 1, wanted[new_first + paired : new_last])

    def _change_empty(self, node: SequenceNode, wanted: tuple[Value, ...]) -> None:
        """Fill a list that has no members, mappings a line each, or empty one."""
        start, end = node.start_mark.index, self.lines.end_of(node)
        if not wanted or id(node) in self.within_brackets or not all(isinstance(each, Mapping) for each in wanted):
            self.changes.append((start, end, inline(wanted)))
            return
        line = self.text[self.lines.start(start) : start]
        indent = " " * (len(line) - len(line.lstrip(" -")) + 2)
        lines = (f"{self.newline}{indent}- {member(each)}" for each in wanted)
        self.changes.append((self.text.rindex(":", 0, start) + 1, end, "".join(lines)))

    def _change_member(self, node: SequenceNode, old: Node, wanted: Value) -> None:
        if node.flow_style and isinstance(wanted, str):
            new = member(wanted, True, getattr(old, "style", None))
            self.changes.append((old.start_mark.index, self.lines.end_of(old), new))
        else:
            self.change(old, wanted)

    def _add(self, node: MappingNode, before: int, key: str, value: Value) -> None:
        beside = node.value[before][1]
        if node.flow_style:
            self.changes.append(self._behind(beside, f", {key}: {inline(value)}"))
        else:
            self._insert_lines(beside, entry(key, value, " " * node.value[0][0].start_mark.column, self.one_line))

    def _remove(self, node: MappingNode, place: int) -> None:
        key, value = node.value[place]
        start = key.start_mark.index
        if node.flow_style:
            spans = [(name.start_mark.index, self.lines.end_of(each)) for name, each in node.value]
            self._delete_within(node, spans, place, place + 1)
        elif self.text[self.lines.start(start) : start].strip():  # the dash of a list stands before it
            self.changes.append((start, node.value[place + 1][0].start_mark.index, ""))
        else:
            self.changes.append((*self.lines.whole(start, self.lines.end_of(value)), ""))

    def _delete_within(self, node: CollectionNode, spans: list[tuple[int, int]], first: int, last: int) -> None:
        if last < len(node.value):
            self.changes.append((spans[first][0], spans[last][0], ""))
        else:
            self.changes.append((spans[first - 1][1], spans[last - 1][1], ""))

    def _member_lines(self, node: SequenceNode, beside: Node, value: Value, lead: str, style: str | None) -> list[str]:
        """The lines of a new member, in the form of the one beside it, with a blank line before where members are apart."""
        if not isinstance(value, Mapping) or not isinstance(beside, MappingNode) or beside.flow_style:
            return [lead + member(value, False, style)]
        lines = entries(value, " " * len(lead), self.one_line)
        apart = len(node.value) > 1 and self.lines.apart(*node.value[-2:])
        return [*([""] if apart else []), lead + lines[0].lstrip(), *lines[1:]]

    def _behind(self, node: Node, new: str) -> tuple[int, int, str]:
        return self.lines.end_of(node), self.lines.end_of(node), new

    def _insert_lines(self, beside: Node, lines: Sequence[str]) -> None:
        end = self.lines.end(self.lines.end_of(beside))
        self.changes.append((end, end, "".join(self.newline + line for line in lines)))


def _within_brackets(node: Node, within: bool) -> Iterator[Node]:
    if within:
        yield node
    if isinstance(node, CollectionNode):
        for each in node.value:
            for inner in each if isinstance(each, tuple) else (each,):
                yield from _within_brackets(inner, within or bool(node.flow_style))


def _many_lines(node: Node) -> bool:
    return isinstance(node, MappingNode) and not node.flow_style
