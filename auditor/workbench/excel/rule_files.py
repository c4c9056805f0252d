"""The files of a ruleset as text with nodes."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from yaml.nodes import MappingNode

from auditor.rules.chain import LEDGER, SCORING
from auditor.yamlfile.emit import entry
from auditor.yamlfile.file import FORMAT
from auditor.yamlfile.trees import Tree, compose, tree_of, trees_at, value_at

MAIN, ELEMENTS, PART = "ruleset.yaml", "elements", "part"
_HEAD = f"# yaml-language-server: $schema={{}}.json\nformat: {FORMAT}  # 本文件格式的版本，不用改\n"


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One rule file: its bytes are `mark` (a byte order mark or nothing) and `text`; its nodes count the characters of `text`."""

    name: str
    path: Path
    mark: bytes
    text: str
    root: MappingNode

    @property
    def tree(self) -> Tree:
        """What the file says."""
        return tree_of(self.root)

    @property
    def title(self) -> str:
        """The part whose elements are in the file, "" where it says none."""
        return str(value_at(self.tree, (PART,)))


@dataclass(frozen=True, slots=True)
class Rules:
    """The files of a ruleset that a workbook shows: `parts` are those of the elements, by name without folder and ending; `shared` those
    of `scoring.yaml` and `ledger.yaml` that it has, by name."""

    folder: Path
    main: RuleFile
    parts: Mapping[str, RuleFile]
    shared: Mapping[str, RuleFile]

    @property
    def documents(self) -> tuple[RuleFile, ...]:
        """All files."""
        return self.main, *self.shared.values(), *self.parts.values()

    @property
    def elements(self) -> dict[str, Tree]:
        """All elements by id."""
        return {id_of(tree): tree for part in self.parts.values() for tree in trees_in(part)}

    @property
    def part_of(self) -> dict[str, str]:
        """The part that each element stands in, by id."""
        return {id_of(tree): name for name, part in self.parts.items() for tree in trees_in(part)}


def read_rules(folder: Path) -> Rules:
    """The files in the folder of a ruleset that was found without mistakes."""
    main = rule_file(folder / MAIN, MAIN)
    parts = {
        path.stem: rule_file(path, f"{ELEMENTS}/{path.name}") for path in sorted((folder / ELEMENTS).glob("*.yaml"))
    }
    shared = {name: rule_file(folder / name, name) for name in (SCORING, LEDGER) if (folder / name).is_file()}
    return Rules(folder, main, parts, shared)


def rule_file(path: Path, name: str) -> RuleFile:
    """One file that was found without mistakes; `name` is what it is called in messages."""
    data = path.read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data[len(mark) :].decode("utf-8")
    return RuleFile(name, path, mark, text, compose(text))


def new_part(folder: Path, name: str, title: str) -> RuleFile:
    """A file of elements that is yet to be written, for those of a part, or "" for changes of what another ruleset has."""
    lines = entry(PART, title, "", frozenset()) if title else []
    text = _HEAD.format("../.schema/elements") + "".join(f"{line}\n" for line in [*lines, f"{ELEMENTS}: []"])
    file = f"{ELEMENTS}/{name}.yaml"
    return RuleFile(file, folder / file, b"", text, compose(text))


def new_shared(folder: Path, name: str) -> RuleFile:
    """A file like `scoring.yaml` that is yet to be written."""
    text = _HEAD.format(f".schema/{Path(name).stem}")
    return RuleFile(name, folder / name, b"", text, compose(text))


def trees_in(part: RuleFile) -> tuple[Tree, ...]:
    """The elements of one file."""
    return trees_at(part.tree, ELEMENTS)


def id_of(tree: Tree) -> str:
    """The id of an element."""
    return str(tree.get("id", ""))
