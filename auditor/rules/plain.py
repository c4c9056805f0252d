"""Values of the sorts that elements and checks have alike, read by the table of their keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from auditor.rules.keys import Key, Sort
from auditor.yamlfile.file import Node, YamlFile

_TRUTH = ("true", "false")


def plain_readers(source: YamlFile, node: Node | None, key: Key, roles: Sequence[str]) -> dict[Sort, Callable[[], Any]]:
    """What reads a value under a key, by its sort; `roles` are the names of the roles that may be written."""
    return {
        Sort.TEXT: lambda: source.text(node),
        Sort.NUMBER: lambda: source.number(node, *key.between),
        Sort.COUNT: lambda: int(source.number(node, *key.between, key.between[0])),
        Sort.TRUTH: lambda: source.choice(node, _TRUTH, "false") == "true",
        Sort.ROLES: lambda: tuple(source.choice(each, roles) for each in source.sequence(node)),
    }
