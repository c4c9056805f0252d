"""`copies.yaml` and `following.yaml` read and checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from auditor.rules.across.keys import COPY_KEYS, FOLLOW_KEYS
from auditor.rules.across.types import CopyRules, FollowRules
from auditor.rules.keys import Key, Sort
from auditor.rules.plain import plain_readers
from auditor.yamlfile.file import Node, YamlFile
from auditor.yamlfile.nodes import value


def copy_rules(source: YamlFile) -> CopyRules:
    """What `copies.yaml` says."""
    return CopyRules(**_values(source, COPY_KEYS, ()))


def follow_rules(source: YamlFile, roles: Sequence[str]) -> FollowRules:
    """What `following.yaml` says, where `roles` are the parts of a report; what counts as near must not be stricter than what counts
    as the same."""
    rules = FollowRules(**_values(source, FOLLOW_KEYS, roles))
    for lower, upper in (("near", "linked"), ("near_lacking", "linked_lacking")):
        node = value(source.root, lower)
        if node is not None and getattr(rules, lower) > getattr(rules, upper):
            source.fail(
                node, f"{lower} 大于 {upper}", f"{lower} 是算提到的下限，{upper} 是算同一件事的下限，{lower} 不能更大"
            )
    return rules


def _values(source: YamlFile, keys: Sequence[Key], roles: Sequence[str]) -> dict[str, Any]:
    names = [key.name for key in keys]
    found = source.mapping(source.root, names, names)
    return {key.name: _value(source, found.get(key.name), key, roles) for key in keys}


def _value(source: YamlFile, node: Node | None, key: Key, roles: Sequence[str]) -> Any:
    if key.sort is Sort.WORDINGS:
        return source.wordings(node)
    return plain_readers(source, node, key, roles)[key.sort]()
