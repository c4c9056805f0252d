"""Values as YAML text: plain where that reads back the same, else between quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

import yaml

from auditor.yamlfile.scalars import joined
from auditor.yamlfile.trees import Tree, Value, pruned, value_in

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
    return "[" + ", ".join(member(each, flow=True) for each in value) + "]"


def member(value: Value, flow: bool = False, style: str | None = None) -> str:
    """A value as a member of a list, within brackets (`flow`) or behind a dash."""
    if not isinstance(value, str):
        return inline(value)
    several = flow and joined(value)  # what would be taken for several members
    return scalar(value, flow, style or ("'" if several else None))


def entry(key: str, value: Value, indent: str, one_line: Set[str]) -> list[str]:
    """The lines of one key with its value; the lists of the keys `one_line` within brackets."""
    if isinstance(value, str):
        return [f"{indent}{key}: {scalar(value, flow=False)}"]
    if isinstance(value, Mapping):
        if all(isinstance(inner, str) for inner in value.values()):
            return [f"{indent}{key}: {inline(value)}"]
        return [f"{indent}{key}:", *entries(value, indent + "  ", one_line)]
    if key in one_line or not value:
        return [f"{indent}{key}: {inline(value)}"]
    return [f"{indent}{key}:", *(f"{indent}  - {member(inner)}" for inner in value)]


def entries(tree: Tree, indent: str, one_line: Set[str]) -> list[str]:
    """The lines of a mapping, without what is empty."""
    return [line for key, value in tree.items() if pruned(value) for line in entry(key, value, indent, one_line)]


def _reads_back(text: str, flow: bool) -> bool:
    """Whether a plain scalar is read as the same text wherever it stands: as a member or a value, with anything behind it."""
    if flow and not {"?", "!"}.isdisjoint(text):  # which not every reader of YAML takes within brackets
        return False
    lists = f"[{text}, {text}]" if flow else f"- {text}\n- {text} # x"
    mappings = f"{{k: {text}, l: {text} }}" if flow else f"k: {text}\nl: {text} # x"
    try:
        return value_in(lists) == (text, text) and value_in(mappings) == {"k": text, "l": text}
    except yaml.YAMLError:
        return False


def _quoted(text: str, style: str) -> str:
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return yaml.dump(text, default_style='"', allow_unicode=True, width=10**9).rstrip("\n")
