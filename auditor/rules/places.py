"""Where in the files of a ruleset its elements and their wordings are written, for what is told of a ruleset that has no mistake."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from auditor.errors import Mistake
from auditor.rules.chain import read_chain
from auditor.rules.choose import ruleset_folder
from auditor.yamlfile.file import Node, YamlFile
from auditor.yamlfile.nodes import scalar, value

Key = tuple[str, str, str]  # the id of an element, a key of it, a text under the key; "" for the whole


class Places:
    """The places of all elements, their keys and the texts under these; those of a ruleset that extends another before its base's."""

    def __init__(self, rules: Path | None = None, year: int | None = None) -> None:
        self._found: dict[Key, tuple[YamlFile, Node]] = {}
        for files in reversed(read_chain(ruleset_folder(rules, year), [])):
            for source in files.elements:
                for key, node in _elements(source.root):
                    self._found.setdefault(key, (source, node))

    def knows(self, element: str) -> bool:
        """Whether there is an element of this id, switched off or not."""
        return (element, "", "") in self._found

    def mistake(self, message: str, hint: str, element: str, key: str = "", text: str = "") -> Mistake:
        """A message about a text of an element, with the place nearest to it that is known."""
        for wanted in ((element, key, text), (element, key, ""), (element, "", "")):
            if wanted in self._found:
                source, node = self._found[wanted]
                mark = node.start_mark
                return Mistake(source.name, mark.line + 1, mark.column + 1, message, source.lines[mark.line], hint)
        return Mistake(element, 1, 1, message, "", hint)


def _elements(root: Node | None) -> Iterator[tuple[Key, Node]]:
    for node in _scalars_or_mappings(value(root, "elements")):
        name = scalar(value(node, "id"))
        if isinstance(node, MappingNode) and name:
            yield (name, "", ""), node
            for key, under in node.value:
                yield (name, str(key.value), ""), key
                for text in _scalars(under):
                    yield (name, str(key.value), scalar(text)), text


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
