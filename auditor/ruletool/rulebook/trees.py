"""Rule files as text with nodes, and what the nodes hold as plain values."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from auditor.errors import AuditorError

# A scalar as it is written, without blanks at its ends; a list; a mapping. What is absent is "", () or {}.
Value: TypeAlias = "str | tuple[Value, ...] | Mapping[str, Value]"
Tree: TypeAlias = Mapping[str, Value]
MAIN, ELEMENTS = "ruleset.yaml", "elements"
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Document:
    """One rule file: its bytes are `mark` (a byte order mark or nothing) and `text`; its nodes count the characters of `text`."""

    name: str
    path: Path
    mark: bytes
    text: str
    root: MappingNode

    @property
    def tree(self) -> Tree:
        """What the file says."""
        return tree_of(self.root)


@dataclass(frozen=True, slots=True)
class Rules:
    """The files of a ruleset that a workbook shows: `parts` are those of the elements, by name without folder and ending."""

    folder: Path
    main: Document
    parts: Mapping[str, Document]

    @property
    def documents(self) -> tuple[Document, ...]:
        """All files."""
        return self.main, *self.parts.values()

    @property
    def elements(self) -> dict[str, Tree]:
        """All elements by id."""
        return {id_of(tree): tree for part in self.parts.values() for tree in trees_in(part)}

    @property
    def part_of(self) -> dict[str, str]:
        """The part that each element stands in, by id."""
        return {id_of(tree): name for name, part in self.parts.items() for tree in trees_in(part)}


def read_rules(folder: Path) -> Rules:
    """The files of a ruleset that was found without mistakes. Raises AuditorError for one that extends another."""
    main = _document(folder / MAIN, MAIN)
    if "extends" in main.tree:
        raise AuditorError(
            f"规则 {folder} 只写了与另一套规则（extends）不同的地方，不能用 Excel 改。请直接改它的 YAML 文件。"
        )
    parts = {
        path.stem: _document(path, f"{ELEMENTS}/{path.name}") for path in sorted((folder / ELEMENTS).glob("*.yaml"))
    }
    return Rules(folder, main, parts)


def _document(path: Path, name: str) -> Document:
    data = path.read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data[len(mark) :].decode("utf-8")
    return Document(name, path, mark, text, compose(text))


def compose(text: str) -> MappingNode:
    """The nodes of a rule file that is known to be well formed."""
    root = yaml.compose(text, Loader=_LOADER)
    assert isinstance(root, MappingNode)
    return root


def value_in(text: str) -> Value:
    """What a piece of YAML says. Raises yaml.YAMLError where it is none."""
    root = yaml.compose(text, Loader=_LOADER)
    return "" if root is None else value_of(root)


def value_of(node: Node) -> Value:
    """What a node holds."""
    if isinstance(node, MappingNode):
        return tree_of(node)
    if isinstance(node, SequenceNode):
        return tuple(map(value_of, node.value))
    assert isinstance(node, ScalarNode)
    return str(node.value).strip()


def tree_of(node: MappingNode) -> Tree:
    """What a mapping holds."""
    return {str(key.value): value_of(value) for key, value in node.value}


def pruned(value: Value) -> Value:
    """The value without anything empty in its mappings."""
    if isinstance(value, Mapping):
        return {key: kept for key, inner in value.items() if (kept := pruned(inner))}
    return value if isinstance(value, str) else tuple(map(pruned, value))


def mark(value: Value) -> str:
    """What tells a value from others, whatever the order of its keys."""
    kept = pruned(value)
    if isinstance(kept, Mapping):
        return repr(sorted((key, mark(inner)) for key, inner in kept.items()))
    return repr(kept) if isinstance(kept, str) else repr(list(map(mark, kept)))


def at(tree: Value, path: tuple[str, ...]) -> Value:
    """What stands under a path of keys, "" where nothing does."""
    for key in path:
        if not isinstance(tree, Mapping) or key not in tree:
            return ""
        tree = tree[key]
    return tree


def trees_at(tree: Value, *path: str) -> tuple[Tree, ...]:
    """The mappings in the list under a path of keys."""
    found = at(tree, path)
    return tuple(member for member in found if isinstance(member, Mapping)) if isinstance(found, tuple) else ()


def trees_in(part: Document) -> tuple[Tree, ...]:
    """The elements of one file."""
    return trees_at(part.tree, ELEMENTS)


def id_of(tree: Tree) -> str:
    """The id of an element."""
    return str(tree.get("id", ""))
