"""Where in the files of a ruleset its elements, its checks, or what it scores beside them, are written, with their wordings, for what is
told of a ruleset that has no mistake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from auditor.errors import Mistake
from auditor.rules.chain import CHECKS, ELEMENTS, LEDGER, SCORING, RuleFiles, read_chain
from auditor.rules.choose import ruleset_folder
from auditor.rules.scoring.types import BONUS
from auditor.yamlfile.file import Node, YamlFile
from auditor.yamlfile.nodes import name_of, scalar, value

Key = tuple[str, str, str]  # the id of an element or a check, a key of it, a text under the key; "" for the whole
_LISTS: Mapping[str, tuple[str, ...]] = {  # by file: the keys that its things stand under, each by its id or name
    ELEMENTS: (ELEMENTS,), CHECKS: ("checks",), LEDGER: ("figures",),
    SCORING: ("deductions", BONUS, "red_lines", "parts", "subtotals"),
}  # fmt: skip


class Places:
    """The places of all elements (or of what stands in the file `of`), their keys and the texts under these; those of a ruleset that
    extends another before its base's."""

    def __init__(self, rules: Path | None = None, year: int | None = None, of: str = ELEMENTS) -> None:
        self._found: dict[Key, tuple[YamlFile, Node]] = {}
        for files in reversed(read_chain(ruleset_folder(rules, year), [])):
            for source in _sources(files, of):
                for key, node in _entries(source.root, of):
                    self._found.setdefault(key, (source, node))

    def knows(self, entry: str) -> bool:
        """Whether there is an element (a check) of this id, switched off or not."""
        return (entry, "", "") in self._found

    def where(self, entry: str) -> str:
        """The file and the line of an entry, "" where it stands nowhere."""
        found = self._found.get((entry, "", ""))
        return f"{found[0].name}:{found[1].start_mark.line + 1}" if found else ""

    def mistake(self, message: str, hint: str, entry: str, key: str = "", text: str = "") -> Mistake:
        """A message about a text of an element (a check), with the place nearest to it that is known."""
        for wanted in ((entry, key, text), (entry, key, ""), (entry, "", "")):
            if wanted in self._found:
                source, node = self._found[wanted]
                mark = node.start_mark
                return Mistake(source.name, mark.line + 1, mark.column + 1, message, source.lines[mark.line], hint)
        return Mistake(entry, 1, 1, message, "", hint)


def _sources(files: RuleFiles, of: str) -> tuple[YamlFile, ...]:
    return files.elements if of == ELEMENTS else tuple(files.shared[name] for name in (of,) if name in files.shared)


def _entries(root: Node | None, of: str) -> Iterator[tuple[Key, Node]]:
    for name, node in _named(root, of):
        if isinstance(node, MappingNode) and name:
            yield (name, "", ""), node
            for key, under in node.value:
                yield (name, str(key.value), ""), key
                for text in _scalars(under):
                    yield (name, str(key.value), scalar(text)), text


def _named(root: Node | None, of: str) -> Iterator[tuple[str, Node]]:
    """The entries of the lists of a file with their ids or names, and the bonus."""
    for key in _LISTS[of]:
        found = value(root, key)
        if key == BONUS and found is not None:
            yield BONUS, found
        for node in () if key == BONUS else _scalars_or_mappings(found):
            yield name_of(node), node


def _scalars_or_mappings(node: Node | None) -> list[Node]:
    """The members of a list, also of one that is written as `{add, remove, change}`."""
    if isinstance(node, MappingNode):
        return [member for _, part in node.value for member in _scalars_or_mappings(part)]
    return list(node.value) if isinstance(node, SequenceNode) else []


def _scalars(node: Node) -> Iterator[Node]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for _, member in node.value:
            yield from _scalars(member)
    else:
        for member in node.value:
            yield from _scalars(member)
