"""Values as YAML text: plain where that reads back the same, else between quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from auditor.ruletool.rulebook.trees import Tree, Value, pruned

INLINE = frozenset({"kinds", "figures", "roles"})  # lists that are written on one line where they are new
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTES = ("'", '"')


def scalar(text: str, flow: bool, style: str | None = None) -> str:
    """A scalar on one line, to stand within brackets (`flow`) or not; `style` is the quotation mark that those beside it have."""
    if style in _QUOTES:
        return _quoted(text, style)
    return text if _reads_back(text, flow) else _quoted(text, "'")


def common_style(styles: Sequence[str | None]) -> str | None:
    """The quotation mark that all the scalars of a list have, None where they differ or have none."""
    return styles[0] if styles and len(set(styles)) == 1 else None


def inline(value: Value) -> str:
    """A value on one line, as it stands within brackets."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {inline(inner)}" for key, inner in value.items() if pruned(inner)) + "}"
    return "[" + ", ".join(map(inline, value)) + "]"


def member(value: Value, flow: bool = False, style: str | None = None) -> str:
    """A value as a member of a list, within brackets (`flow`) or behind a dash."""
    return scalar(value, flow, style) if isinstance(value, str) else inline(value)


def entry(key: str, value: Value, indent: str) -> list[str]:
    """The lines of one key with its value."""
    if isinstance(value, str):
        return [f"{indent}{key}: {scalar(value, flow=False)}"]
    if isinstance(value, Mapping):
        if all(isinstance(inner, str) for inner in value.values()):
            return [f"{indent}{key}: {inline(value)}"]
        return [f"{indent}{key}:", *entries(value, indent + "  ")]
    if key in INLINE or not value:
        return [f"{indent}{key}: {inline(value)}"]
    return [f"{indent}{key}:", *(f"{indent}  - {member(inner)}" for inner in value)]


def entries(tree: Tree, indent: str) -> list[str]:
    """The lines of a mapping, without what is empty."""
    return [line for key, value in tree.items() if pruned(value) for line in entry(key, value, indent)]


def _reads_back(text: str, flow: bool) -> bool:
    """Whether a plain scalar is read as the same text, as a value and as a member of a list."""
    probes = (f"[{text}, x]", f"{{k: {text}, x: x}}") if flow else (f"- {text}\n- x", f"k: {text}\nx: x")
    try:
        members, values = (yaml.compose(probe, Loader=_LOADER) for probe in probes)
    except yaml.YAMLError:
        return False
    if not (isinstance(members, SequenceNode) and isinstance(values, MappingNode)):
        return False
    if len(members.value) != 2 or len(values.value) != 2:
        return False
    found = (members.value[0], values.value[0][1])
    return all(isinstance(node, ScalarNode) and node.value == text and not node.style for node in found)


def _quoted(text: str, style: str) -> str:
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return yaml.dump(text, default_style='"', allow_unicode=True, width=10**9).rstrip("\n")
