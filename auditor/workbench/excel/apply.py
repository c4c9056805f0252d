"""The edits of the rule files that make them say what is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import yaml
from yaml.nodes import SequenceNode

from auditor.errors import AuditorError
from auditor.rules.keys import ONE_LINE, every_key
from auditor.workbench.excel.columns import ELEMENT_COLUMNS, EXAMPLE_COLUMNS, LISTED, Column, Form, plain, shown
from auditor.workbench.excel.content import Content
from auditor.workbench.excel.element_rows import Wanted
from auditor.workbench.excel.level_rows import labels_of, main_rows
from auditor.workbench.excel.listed_rows import Shared, listed_rows
from auditor.workbench.excel.rule_files import ELEMENTS, MAIN, RuleFile, Rules, id_of
from auditor.yamlfile.edit import Edits
from auditor.yamlfile.file import FORMAT
from auditor.yamlfile.trees import Tree, Value, compose, fingerprint, pruned, tree_of, trees_at, value_at

_ONE_LINE = frozenset(path[-1] for path, key in every_key() if key.sort in ONE_LINE)


def edited_rules(rules: Rules, main: Tree, elements: Wanted, shared: Shared) -> Rules:
    """The rules as they are to be, nothing written yet. Raises AuditorError for a file written in a way that cannot be edited."""
    lists = {name: _edited_shared(document, shared[name]) for name, document in rules.shared.items()}
    documents = {"": _edited_main(rules.main, main)}
    for name, part in rules.parts.items():
        new = [tree for where, tree in elements.new.values() if where == name]
        documents[name] = _edited_part(part, elements, new)
    after = replace(rules, main=documents.pop(""), parts=documents, shared=lists)
    _verify(after, main, elements)
    for name, document in after.shared.items():
        if not _says(document.tree, shared[name]):
            raise _cannot(name)
    return after


def _edited_main(document: RuleFile, wanted: Tree) -> RuleFile:
    edits = Edits(document.text, document.root)
    edits.update(document.root, wanted)
    return _with(document, edits)


def _edited_shared(document: RuleFile, wanted: Tree) -> RuleFile:
    edits = Edits(document.text, document.root, _ONE_LINE)
    stay = any(pruned(wanted.get(str(key.value), "stays")) for key, _ in document.root.value)
    edits.update(document.root, wanted if stay else {"format": str(FORMAT), **wanted})  # a file must say something
    return _with(document, edits)


def _edited_part(document: RuleFile, wanted: Wanted, new: list[Tree]) -> RuleFile:
    key, node = next((key, node) for key, node in document.root.value if key.value == ELEMENTS)
    assert isinstance(node, SequenceNode)
    edits = Edits(document.text, document.root, _ONE_LINE)
    ids = [id_of(tree_of(each)) for each in node.value]
    kept = [index for index, name in enumerate(ids) if name not in wanted.deleted]
    for index in kept:
        edits.update(node.value[index], wanted.changed.get(ids[index], {}))
    if new and not ids:
        edits.fill(node, new)
    elif new:
        edits.insert(node, max(kept, default=-1), new)
    if ids and not kept and not new:
        edits.empty(node, key)
    else:
        for index in sorted(set(range(len(ids))) - set(kept)):
            edits.delete(node, index, index + 1)
    return _with(document, edits)


def _with(document: RuleFile, edits: Edits) -> RuleFile:
    """The document with its edits. Raises AuditorError where aliases make one place stand for several, or the result is no YAML."""
    text = edits.applied()
    if text == document.text:
        return document
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text)):
            raise AuditorError(f"{document.name} 里用了 YAML 的别名（*），不能用 Excel 改。请直接改这个文件。")
        return replace(document, text=text, root=compose(text))
    except yaml.YAMLError as error:
        raise _cannot(document.name) from error


def _verify(after: Rules, main: Tree, elements: Wanted) -> None:
    """Make sure that the new files say what is wanted, whatever way they were written in."""
    if not _says(after.main.tree, main):
        raise _cannot(after.main.name)
    found, parts = after.elements, after.part_of
    wanted = {**elements.changed, **{name: tree for name, (_, tree) in elements.new.items()}}
    for name, tree in wanted.items():
        if name not in found or not _says(found[name], tree):
            raise _cannot(f"{ELEMENTS}/{parts.get(name, '')}.yaml 的 {name}")
    for name in elements.deleted & found.keys():
        raise _cannot(f"{ELEMENTS}/{parts[name]}.yaml 的 {name}")


def verify(content: Content, main: Tree, elements: Wanted, shared: Shared) -> None:
    """Make sure that a ruleset as it is to be, with all that is beneath it, reads in a workbook as is wanted. Raises AuditorError."""
    labels = labels_of(content.main)
    if _read(main_rows(content.main)) != _read(main_rows(main)):
        raise _cannot(MAIN)
    for name, tree in {**elements.changed, **{name: tree for name, (_, tree) in elements.new.items()}}.items():
        found = content.elements.get(name, {})
        if any(_cells(found, column) != _cells(tree, column) for column in ELEMENT_COLUMNS):
            raise _cannot(name)
        if _examples(found, labels) != _examples(tree, labels):
            raise _cannot(name)

    for listed in LISTED:
        if _read(listed_rows(listed, content.shared)) != _read(listed_rows(listed, shared)):
            raise _cannot(listed.file)


def _read(rows: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    return sorted(tuple(plain(text) for text in row) for row in rows)


def _examples(tree: Tree, labels: Mapping[str, str]) -> list[tuple[str, ...]]:
    return _read(
        [shown(column.form, value_at(example, column.path), labels) for column in EXAMPLE_COLUMNS]
        for example in trees_at(tree, "examples")
    )


def _cells(tree: Tree, column: Column) -> list[str]:
    """What a cell holds, whatever the order of what is in it."""
    text = shown(column.form, pruned(value_at(tree, column.path)), {})
    return sorted(plain(each) for each in text.split("\n" if column.form is not Form.WORDS else "、") if each)


def _says(found: Value, wanted: Value) -> bool:
    """Whether all that is wanted is found; what nobody asked about may stand beside it."""
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        return all(_says(found.get(key, ""), value) for key, value in wanted.items())
    return fingerprint(found) == fingerprint(wanted) or not (pruned(found) or pruned(wanted))


def _cannot(what: str) -> AuditorError:
    return AuditorError(f"{what} 的写法特殊，程序不能照工作簿改写它，规则没有改动。请直接改这个文件。")
