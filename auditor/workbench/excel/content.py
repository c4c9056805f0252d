"""What a workbook shows of a ruleset: all that it says of levels, elements and checks, its own word and that of the rulesets beneath it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from yaml.nodes import MappingNode

from auditor.rules.chain import CHECKS, LAWS, LEDGER, SCORING, TERMS, RuleFiles, read_chain
from auditor.rules.extend import extended, on_common
from auditor.rules.locate import is_shipped
from auditor.workbench.excel.columns import CHECK_SHEET, LAW_SHEET, TERM_SHEET
from auditor.workbench.excel.rule_files import ELEMENTS, MAIN, PART, Rules, id_of, read_rules
from auditor.yamlfile.file import Node
from auditor.yamlfile.trees import Tree, tree_of, trees_at, value_at

LISTED_FILES = (SCORING, LEDGER)
_FOR_READING = {CHECK_SHEET: (CHECKS, "checks"), LAW_SHEET: (LAWS, "entries"), TERM_SHEET: (TERMS, "entries")}


@dataclass(frozen=True, slots=True)
class Content:
    """`main` says levels, grades and deadline; `elements` and the parts that they stand in are by id; `titles` are those of all
    parts that a new element can go to, by name. `for_reading` are the entries of the sheets that are not edited, by sheet; `shared` is
    what the files say that sheets of lists show, by file."""

    main: Tree
    elements: Mapping[str, Tree]
    part_of: Mapping[str, str]
    titles: Mapping[str, str]
    for_reading: Mapping[str, tuple[Tree, ...]]
    shared: Mapping[str, Tree]


@dataclass(frozen=True, slots=True)
class Layers:
    """A ruleset as it is written: its `own` files, what they say with all that is beneath them, and, where it extends another, what
    that one says. `folders` are those of the rulesets of one's own that it is made of; `beneath` is what the files `LISTED_FILES` say
    beneath its own, those of a ruleset that extends none too."""

    own: Rules
    content: Content
    base: Content | None
    base_shipped: bool
    folders: tuple[Path, ...]
    beneath: Mapping[str, Tree]


def read_layers(folder: Path) -> Layers:
    """The ruleset in a folder, which was found without mistakes."""
    own = read_rules(folder)
    chain = read_chain(folder, [])
    folders = tuple(files.folder for files in chain[1:] if not is_shipped(files.folder))
    if len(chain) == 2:
        return Layers(own, _content(on_common(*chain)), None, False, folders, _listed_files(chain[0]))
    beneath = reduce(extended, chain[2:-1], on_common(*chain[:2]))
    base, content = _with_level_ids(_content(beneath)), _content(extended(beneath, chain[-1]))
    titles = {name: part.title for name, part in own.parts.items() if part.title not in ("", *content.titles.values())}
    content = replace(content, titles={**content.titles, **titles})
    return Layers(own, content, base, is_shipped(chain[-2].folder), folders, base.shared)


def _content(files: RuleFiles) -> Content:
    elements: dict[str, Tree] = {}
    part_of: dict[str, str] = {}
    titles: dict[str, str] = {}
    for source in files.elements:
        tree = _tree(source.root)
        name = source.path.stem
        if name in titles:  # a file of the same name in the folder of the base
            name = f"{name}（{source.path.parent.parent.name}）"
        titles[name] = str(value_at(tree, (PART,)))
        for element in trees_at(tree, ELEMENTS):
            elements[id_of(element)] = element
            part_of[id_of(element)] = name
    for_reading = {sheet: trees_at(_tree(files.shared[name].root), key) for sheet, (name, key) in _FOR_READING.items()}
    return Content(_tree(files.shared[MAIN].root), elements, part_of, titles, for_reading, _listed_files(files))


def _listed_files(files: RuleFiles) -> dict[str, Tree]:
    return {name: _tree(files.shared[name].root) for name in LISTED_FILES}


def _with_level_ids(content: Content) -> Content:
    """A content whose examples say their levels by ids, as a cell that is edited does."""
    levels = value_at(content.main, ("levels",))
    ids = {value_at(levels, (level, "label")): level for level in levels} if isinstance(levels, Mapping) else {}
    elements = {}
    for name, tree in content.elements.items():
        examples = [{**each, "level": ids.get(each["level"], each["level"])} for each in trees_at(tree, "examples")]
        elements[name] = {**tree, "examples": tuple(examples)}
    return replace(content, elements=elements)


def _tree(root: Node | None) -> Tree:
    return tree_of(root) if isinstance(root, MappingNode) else {}
