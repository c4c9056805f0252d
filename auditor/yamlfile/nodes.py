"""Looking into YAML nodes that need not be what they should be."""

from __future__ import annotations

from collections.abc import Iterator

from yaml.nodes import CollectionNode, MappingNode, ScalarNode

from auditor.yamlfile.file import Node

_NAMING = ("id", "name", "text", "raw")


def value(node: Node | None, key: str) -> Node | None:
    """The value under a key of a mapping; None where there is none."""
    entries = node.value if isinstance(node, MappingNode) else []
    return next((found for name, found in entries if name.value == key), None)


def scalar(node: Node | None) -> str:
    """A scalar without blanks at its ends; "" for anything else."""
    return str(node.value).strip() if isinstance(node, ScalarNode) else ""


def name_of(node: Node) -> str:
    """What an entry of a list is named by: itself, or its `id`, `name`, `text` or `raw`; "" where it has none of them."""
    return scalar(node) or next(filter(None, (scalar(value(node, key)) for key in _NAMING)), "")


def flat(node: Node | None) -> Iterator[str]:
    """All that a node says, as a series of texts that no other content has: what it is, how much is in it, and that in turn."""
    if isinstance(node, ScalarNode):
        yield from ("text", str(node.value).strip())
    elif node is not None:
        yield from ("mapping" if isinstance(node, MappingNode) else "list", str(len(node.value)))
        for member in node.value:
            for each in member if isinstance(member, tuple) else (member,):
                yield from flat(each)


def listed(node: Node | None) -> Iterator[Node]:
    """The scalars that are members of a list, wherever in a node it stands."""
    for member in node.value if isinstance(node, CollectionNode) else ():
        if isinstance(member, ScalarNode):
            yield member
        else:
            yield from listed(member[1] if isinstance(member, tuple) else member)
