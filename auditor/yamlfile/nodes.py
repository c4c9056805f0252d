"""Looking into YAML nodes that need not be what they should be."""

from __future__ import annotations

from yaml.nodes import MappingNode, ScalarNode

from auditor.yamlfile.file import Node

_NAMING = ("id", "name", "text")


def value(node: Node | None, key: str) -> Node | None:
    """The value under a key of a mapping; None where there is none."""
    entries = node.value if isinstance(node, MappingNode) else []
    return next((found for name, found in entries if name.value == key), None)


def scalar(node: Node | None) -> str:
    """A scalar without blanks at its ends; "" for anything else."""
    return str(node.value).strip() if isinstance(node, ScalarNode) else ""


def name_of(node: Node) -> str:
    """What an entry of a list is named by: itself, or its `id`, `name` or `text`; "" where it has none of them."""
    return scalar(node) or next(filter(None, (scalar(value(node, key)) for key in _NAMING)), "")
