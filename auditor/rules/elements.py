"""The elements of a ruleset, one file per part of the 纲要."""

from __future__ import annotations

import re

from auditor.model import Level
from auditor.rules.parts import LEVEL_IDS
from auditor.rules.types import Counting, Element, Example, Threshold
from auditor.text.fold import fold
from auditor.yamlfile.file import Node, YamlFile
from auditor.yamlfile.nodes import value

WORDING_KEYS = ("topic", "acted", "acted_alone", "evidenced", "weak", "excluded", "not_subject")
REQUIRED = ("id", "name", "basis", "kinds", "points", "advice", "examples")
KEYS = (*REQUIRED, "home", *WORDING_KEYS, "figures", "counting", "by_kind", "off")
_TAKEN = re.compile(r"[dpq]\d[\d-]*|main|text|checklist|bubble")  # ids that the report pages use
_TRUTH = ("true", "false")
_MARKED = ("most", "all")


def elements(source: YamlFile, kinds: tuple[str, ...], roles: tuple[str, ...]) -> list[tuple[Element, Node]]:
    """The elements of one file that are not switched off, each with its node (for mistakes found later)."""
    found = source.mapping(source.root, ("part", "elements"), ("part", "elements"))
    part = source.text(found.get("part"))
    read = [(_element(source, node, part, kinds, roles), node) for node in source.sequence(found.get("elements"))]
    return [(element, node) for element, node in read if not _off(source, value(node, "off"))]


def _element(source: YamlFile, node: Node, part: str, kinds: tuple[str, ...], roles: tuple[str, ...]) -> Element:
    before = len(source.mistakes)
    entry = source.mapping(node, KEYS, REQUIRED)
    for key in ("kinds", "topic", "examples"):
        source.nonempty(entry.get(key))
    bound = tuple(source.choice(kind, kinds) for kind in source.sequence(entry.get("kinds")))
    by_kind = _by_kind(source, entry.get("by_kind"), bound)
    element = Element(
        id=_id(source, entry.get("id")),
        name=source.text(entry.get("name")),
        part=part,
        basis=source.text(entry.get("basis")),
        kinds=tuple(kind for kind in bound if by_kind.get(kind, 0.0) is not None),
        points=source.number(entry.get("points"), 0, 100),
        advice=source.text(entry.get("advice")),
        figures=tuple(map(fold, source.texts(entry.get("figures")))),
        home=source.choice(entry["home"], roles) if "home" in entry else "",
        counting=_counting(source, entry["counting"], roles) if "counting" in entry else None,
        examples=tuple(_example(source, example, roles) for example in source.sequence(entry.get("examples"))),
        points_by_kind=tuple((kind, points) for kind, points in by_kind.items() if points is not None),
        **{key: source.wordings(entry.get(key)) for key in WORDING_KEYS},
    )
    if element.counting is None and not element.topic and len(source.mistakes) == before:
        source.fail(node, f"要素“{element.id}”没有写 topic（名称）", "至少写一条，说明怎样的字样算提到了它")
    return element


def _id(source: YamlFile, node: Node | None) -> str:
    """The element's id, which is an address in the pages too."""
    text = source.text(node)
    if node is not None and _TAKEN.fullmatch(text):
        source.fail(node, f"“{text}”不能作要素编号，网页里另有用处", "换一个编号，例如在前面加上单位的拼音")
    return text


def _by_kind(source: YamlFile, node: Node | None, kinds: tuple[str, ...]) -> dict[str, float | None]:
    """The points of kinds that have their own; None for a kind that the element is switched off for."""
    found: dict[str, float | None] = {}
    for kind, change in source.mapping(node, kinds).items():
        entry = source.mapping(change, ("points", "off"))
        if _off(source, entry.get("off")):
            found[kind] = None
        elif "points" in entry:
            found[kind] = source.number(entry["points"], 0, 100)
    return found


def _off(source: YamlFile, node: Node | None) -> bool:
    return source.choice(node, _TRUTH, "false") == "true"


def _counting(source: YamlFile, node: Node, roles: tuple[str, ...]) -> Counting:
    keys = ("roles", "acted", "evidenced", "marks", "figures", "heading", "closing")
    entry = source.mapping(node, keys, ("roles", "acted", "evidenced"))
    return Counting(
        roles=tuple(source.choice(role, roles) for role in source.sequence(entry.get("roles"))),
        acted=_threshold(source, entry.get("acted")),
        evidenced=_threshold(source, entry.get("evidenced")),
        marks=source.wordings(entry.get("marks")),
        figures=tuple(map(fold, source.texts(entry.get("figures")))),
        heading=source.choice(entry["heading"], roles) if "heading" in entry else None,
        closing=source.wordings(entry.get("closing")),
    )


def _threshold(source: YamlFile, node: Node | None) -> Threshold:
    entry = source.mapping(node, ("items", "marked"), ("items",))
    items = int(source.number(entry.get("items"), 1, 99, 1))
    marked: int | str = source.text(entry.get("marked"), "0")
    if marked not in _MARKED:
        marked = int(source.number(entry.get("marked"), 0, 99))
    return Threshold(items, marked)


def _example(source: YamlFile, node: Node, roles: tuple[str, ...]) -> Example:
    entry = source.mapping(node, ("level", "text", "section", "known_miss"), ("level", "text"))
    level = source.choice(entry.get("level"), LEVEL_IDS, Level.MISSING.id)
    return Example(
        level=Level.from_id(level) if level in LEVEL_IDS else Level.MISSING,
        text=source.text(entry.get("text")),
        section=source.choice(entry["section"], roles) if "section" in entry else "",
        known_miss=source.choice(entry.get("known_miss"), _TRUTH, "false") == "true",
    )
