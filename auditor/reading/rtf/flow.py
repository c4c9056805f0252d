"""The paragraphs of rich text as they are gathered: text, cells and rows, what hangs on a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.reading.draft import Block


@dataclass(slots=True)
class Flow:
    """A run of paragraphs: the body, a footnote, a text box, or a number label."""

    blocks: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    label: str = ""
    boxes: list[Block] = field(default_factory=list)
    _cell: list[Block] = field(default_factory=list)
    _row: list[list[Block]] = field(default_factory=list)

    def end_paragraph(self, heading: int | None, in_table: bool) -> None:
        """Ends a paragraph: its lines, the first with number and outline level, then the text boxes that hang on it."""
        lines = _joined("".join(self.parts)).split("\n")
        blocks = []
        if any(line.strip() for line in lines):
            first = f"{self.label} {lines[0]}" if self.label[-1:].isalnum() else self.label + lines[0]
            blocks = [Block(first, heading=heading), *map(Block, lines[1:])]
        blocks += self.boxes
        self.parts, self.label, self.boxes = [], "", []
        if in_table:
            self._cell += blocks
        else:
            self.end_row()
            self.blocks += blocks

    def end_cell(self, heading: int | None) -> None:
        """Ends a cell of a table row."""
        self.end_paragraph(heading, True)
        self._row.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """Ends a table row: one block, its cells joined by tabs; with one filled cell the paragraphs of that."""
        cells = [*self._row, self._cell]
        filled = [cell for cell in cells if any(block.text.strip() for block in cell)]
        self._row, self._cell = [], []
        if len(filled) == 1:
            self.blocks += filled[0]
        elif filled:
            text = "\t".join(" ".join(block.text.strip() for block in cell) for cell in filled)
            self.blocks.append(Block(text))

    def closed(self) -> list[Block]:
        """All the blocks, the unfinished paragraph and row too."""
        if self.parts or self.boxes:
            self.end_paragraph(None, bool(self._cell or self._row))
        self.end_row()
        return self.blocks


def _joined(text: str) -> str:
    """`text` with the halves of characters beyond the basic plane, which come as two numbers, put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
