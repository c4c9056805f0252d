"""YAML as plain values: what its nodes hold, whatever their places and comments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

# A scalar as it is written, without blanks at its ends; a list; a mapping. What is absent is "", () or {}.
Value: TypeAlias = "str | tuple[Value, ...] | Mapping[str, Value]"
Tree: TypeAlias = Mapping[str, Value]
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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


def fingerprint(value: Value) -> str:
    """What tells a value from others, whatever the order of its keys."""
    kept = pruned(value)
    if isinstance(kept, Mapping):
        return repr(sorted((key, fingerprint(inner)) for key, inner in kept.items()))
    return repr(kept) if isinstance(kept, str) else repr(list(map(fingerprint, kept)))


def value_at(tree: Value, path: tuple[str, ...]) -> Value:
    """What stands under a path of keys, "" where nothing does."""
    for key in path:
        if not isinstance(tree, Mapping) or key not in tree:
            return ""
        tree = tree[key]
    return tree


def trees_at(tree: Value, *path: str) -> tuple[Tree, ...]:
    """The mappings in the list under a path of keys."""
    found = value_at(tree, path)
    return tuple(member for member in found if isinstance(member, Mapping)) if isinstance(found, tuple) else ()
