"""The elements of a ruleset, one file per part of the 纲要, read by the table of keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from auditor.model import Level
from auditor.rules.keys import KEYS, LISTS, Key, Needed, Sort
from auditor.rules.naming import NamingRules
from auditor.rules.plain import plain_readers
from auditor.rules.types import NAMED, Counting, Element, Example, Steps, Threshold, Vocabulary
from auditor.text.fold import fold
from auditor.wording.mistakes import WordingError
from auditor.wording.parse import parse
from auditor.yamlfile.file import Node, YamlFile
from auditor.yamlfile.nodes import value

_TAKEN = re.compile(r"[dpq]\d[\d-]*|main|text|checklist|bubble")  # ids that the report pages use
_MARKED = ("most", "all")
_TYPES: Mapping[str, Callable[..., Any]] = {"counting": Counting, "examples": Example, "steps": Steps}  # of the groups


def elements(
    source: YamlFile, naming: NamingRules, roles: tuple[str, ...], levels: Mapping[str, Level], shared: Vocabulary
) -> list[tuple[Element, Node]]:
    """The elements of one file that are not switched off, each with its node (for mistakes found later)."""
    found = source.mapping(source.root, ("part", "elements"), ("part", "elements"))
    reader = _Reader(source, naming, roles, levels, shared)
    part = source.text(found.get("part"))
    read = [(_element(reader, node, part), node) for node in source.sequence(found.get("elements"))]
    return [(element, node) for element, node in read if element]


def _element(reader: _Reader, node: Node, part: str) -> Element | None:
    """One element; None where it is switched off."""
    source = reader.source
    before = len(source.mistakes)
    read = reader.mapping(node, KEYS)
    off, by_kind = read.pop("off"), read.pop("by_kind")
    read["steps"] = read["steps"] or Steps()
    by_kind = {name: points for kind, points in by_kind.items() for name in reader.naming.splits(kind)} | by_kind
    read["kinds"] = tuple(kind for kind in reader.widened(read["kinds"]) if by_kind.get(kind, 0.0) is not None)
    own = tuple((kind, points) for kind, points in by_kind.items() if points is not None)
    _add_none_happened(reader, value(node, "none_happened"), read)
    element = Element(part=part, points_by_kind=own, **read)
    name = value(node, "id")
    if name is not None and _TAKEN.fullmatch(element.id):
        source.fail(name, f"“{element.id}”不能作要素编号，网页里另有用处", "换一个编号，例如在前面加上单位的拼音")
    if element.counting is None and not element.wordings["topic"] and len(source.mistakes) == before:
        source.fail(node, f"要素“{element.id}”没有写 topic（名称）", "至少写一条，说明怎样的字样算提到了它")
    return None if off else element


def _add_none_happened(reader: _Reader, node: Node | None, read: dict[str, Any]) -> None:
    """Add to the wordings that were read those made of what did not happen and the shared templates for it."""
    templates = {"acted_alone": reader.shared.none_happened, "evidenced": reader.shared.none_all_year}
    if node is None or not read["none_happened"]:
        return
    named = f"({'|'.join(read['none_happened'])})"
    try:
        for key, shared in templates.items():
            made = (parse(template.source.replace(NAMED, named), reader.source.words) for template in shared)
            read["wordings"][key] = tuple(dict.fromkeys((*read["wordings"][key], *made)))
    except WordingError as error:
        reader.source.fail(node, str(error), error.hint)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads values by what the table says of their keys; the kinds in `naming`, `roles` and `levels` are the names that may be written."""

    source: YamlFile
    naming: NamingRules
    roles: tuple[str, ...]
    levels: Mapping[str, Level]
    shared: Vocabulary

    def mapping(self, node: Node | None, keys: Sequence[Key]) -> dict[str, Any]:
        """The values of a mapping by key, as the fields of the type that holds them: lists of wordings together in `wordings`."""
        required = [key.name for key in keys if key.needed is Needed.YES]
        entry = self.source.mapping(node, [key.name for key in keys], required)
        read: dict[str, Any] = {}
        for key in keys:
            found = entry.get(key.name)
            if key.needed is not Needed.NO and key.sort in LISTS:
                self.source.nonempty(found)
            if key.sort is Sort.WORDINGS:
                read.setdefault("wordings", {})[key.name] = self.source.wordings(found)
            elif key.sort is Sort.BY_KIND:
                read[key.name] = self.by_kind(found, key, self.widened(read["kinds"]))
            else:
                read[key.name] = self.value(found, key)
        return read

    def value(self, node: Node | None, key: Key) -> Any:
        """The value under one key."""
        source = self.source
        readers: dict[Sort, Callable[[], Any]] = plain_readers(source, node, key, self.roles) | {
            Sort.MARKED: lambda: self.marked(node, key),
            Sort.LEVEL: lambda: self.level(node),
            Sort.ROLE: lambda: source.choice(node, self.roles),
            Sort.KINDS: lambda: tuple(
                source.choice(each, [kind.name for kind in self.naming.kinds]) for each in source.sequence(node)
            ),
            Sort.TEXTS: lambda: tuple(map(fold, source.texts(node))),
            Sort.THRESHOLD: lambda: Threshold(**self.mapping(node, key.keys)),
            Sort.GROUP: lambda: node and _TYPES[key.name](**self.mapping(node, key.keys)),
            Sort.GROUPS: lambda: tuple(
                _TYPES[key.name](**self.mapping(each, key.keys)) for each in source.sequence(node)
            ),
        }
        return readers[key.sort]()

    def level(self, node: Node | None) -> Level:
        """A level by its id or its label."""
        return self.levels.get(self.source.choice(node, self.levels), Level.MISSING)

    def marked(self, node: Node | None, key: Key) -> int | str:
        """How many items must have a mark."""
        text = self.source.text(node, "0")
        return text if text in _MARKED else int(self.source.number(node, *key.between))

    def widened(self, kinds: Sequence[str]) -> tuple[str, ...]:
        """The kinds with those that they are split into; and a kind with any split of it, since a report alone does not tell which."""
        found: dict[str, None] = {}
        for kind in kinds:
            within = self.naming.within(kind)
            found |= dict.fromkeys((*([within] if within else []), kind, *self.naming.splits(kind)))
        return tuple(found)

    def by_kind(self, node: Node | None, key: Key, kinds: Sequence[str]) -> dict[str, float | None]:
        """The points of kinds that have their own; None for a kind that the element is switched off for."""
        found: dict[str, float | None] = {}
        for kind, change in self.source.mapping(node, kinds).items():
            read = self.mapping(change, key.keys)
            if read["off"]:
                found[kind] = None
            elif value(change, "points") is not None:
                found[kind] = read["points"]
        return found
