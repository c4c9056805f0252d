"""Places in a YAML text: where nodes really end, where their lines begin and end."""

from __future__ import annotations

from dataclasses import dataclass

from yaml.nodes import CollectionNode, Node


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text; all places are offsets in characters."""

    text: str

    def end_of(self, node: Node) -> int:
        """Where the last character of a node ends, without the blanks and comments behind it that YAML counts to a block."""
        while isinstance(node, CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        start = node.start_mark.index
        return int(start + len(self.text[start : node.end_mark.index].rstrip()))

    def dash(self, node: Node) -> int:
        """Where the dash of a member of a list is, or the member itself where something else stands between."""
        lead = self.text[: node.start_mark.index].rstrip()
        return len(lead) - 1 if lead.endswith("-") else int(node.start_mark.index)

    def start(self, place: int) -> int:
        """Where the line of a place begins."""
        return self.text.rfind("\n", 0, place) + 1

    def end(self, place: int) -> int:
        """Where the line of a place ends, before its line end."""
        end = self.text.find("\n", place)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > place and self.text[end - 1] == "\r" else end

    def whole(self, start: int, end: int, blank_before: bool = False) -> tuple[int, int]:
        """The lines from one place to another with the line end before them, so that what follows their last line may still be put
        behind it (with that behind them where they are the first); with `blank_before` the blank line above too, if there is one."""
        start, end = self.start(start), self.end(end)
        above = self.start(start - 1) if start else 0
        if blank_before and start and not self.text[above:start].strip():
            start = above
        return (self.before(start), end) if start else (0, self._behind(end))

    def before(self, start: int) -> int:
        """Where the line above one that begins at a place ends."""
        return start - (2 if self.text[:start].endswith("\r\n") else 1)

    def apart(self, one: Node, other: Node) -> bool:
        """Whether there is a blank line between two members of a list."""
        between = self.text[self._behind(self.end(self.end_of(one))) : self.dash(other)]
        return any(not line.strip() for line in between.splitlines()[:-1])

    def _behind(self, end: int) -> int:
        return end + (2 if self.text.startswith("\r\n", end) else 1 if self.text.startswith("\n", end) else 0)
