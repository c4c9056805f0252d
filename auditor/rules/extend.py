"""One ruleset on top of another: nodes of its files merged into those of its base before anything is checked, so that all checks are
the same and every mistake is told where it stands.

Mappings merge key by key; a list given as `{add, remove, change}` edits the base's list; anything else replaces what the base has.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from yaml.nodes import MappingNode, SequenceNode

from auditor.rules.chain import RuleFiles
from auditor.rules.keys import REQUIRED
from auditor.rules.locate import MAIN
from auditor.yamlfile.file import Node, YamlFile
from auditor.yamlfile.nodes import name_of, scalar, value

EDITS = ("add", "remove", "change")
_MAP, _LIST = (f"tag:yaml.org,2002:{kind}" for kind in ("map", "seq"))


def extended(base: RuleFiles, own: RuleFiles) -> RuleFiles:
    """The files of a ruleset with all that its own do not say supplied by its base."""
    _check_own(own.shared[MAIN], base.shared[MAIN])
    return RuleFiles(own.folder, _shared(base, own), _elements(base.elements, own.elements))


def on_common(common: RuleFiles, own: RuleFiles) -> RuleFiles:
    """The files of a ruleset that extends none, with all that its own do not say supplied by the common files."""
    main = {MAIN: own.shared[MAIN]}
    return RuleFiles(own.folder, main | _shared(common, own), own.elements)


def _shared(base: RuleFiles, own: RuleFiles) -> dict[str, YamlFile]:
    return {name: _file(source, own.shared.get(name)) for name, source in base.shared.items()}


def _check_own(main: YamlFile, base: YamlFile) -> None:
    """What a ruleset must say for itself."""
    for key in ("id", "title"):
        if main.root is not None and value(main.root, key) is None:
            main.fail(main.root, f"缺少键“{key}”", "每套规则要有自己的编号（id）和名称（title）")
    own = value(main.root, "id")
    if own is not None and scalar(own) and scalar(own) == scalar(value(base.root, "id")):
        main.fail(own, f"编号“{scalar(own)}”与所依据的规则相同", "另起一个编号，以便在结果里分清用的是哪一套")


def _file(base: YamlFile, own: YamlFile | None) -> YamlFile:
    if own is None or own.root is None:
        return base
    return own.holding(_merged(base.root, own.root, own))


def _merged(base: Node | None, own: Node, source: YamlFile) -> Node:
    if not isinstance(own, MappingNode):
        return own
    if isinstance(base, MappingNode):
        return _merged_mapping(base, own, source)
    if isinstance(base, SequenceNode):
        return _edited(base.value, own, source)
    new_list = base is None and any(key.value in EDITS for key, _ in own.value)
    return _edited([], own, source) if new_list else own


def _merged_mapping(base: MappingNode, own: MappingNode, source: YamlFile) -> MappingNode:
    """The entries of the base in their order, changed, then the new ones. What is written twice stays so, to be told."""
    changed: dict[str, tuple[Node, Node]] = {}
    new: list[tuple[Node, Node]] = []
    for key, node in own.value:
        name = str(key.value)
        before = value(base, name)
        if before is None or name in changed:
            new.append((key, _merged(None, node, source)))
        else:
            changed[name] = key, _merged(before, node, source)
    kept = [changed.get(str(key.value), (key, node)) for key, node in base.value]
    return MappingNode(_MAP, [*kept, *new], own.start_mark, own.end_mark)


def _edited(base: Sequence[Node], own: MappingNode, source: YamlFile) -> SequenceNode:
    """A list of the base with entries removed, changed and added. Entries that are mappings go by their `id`, `name` or `text`."""
    found = source.mapping(own, EDITS)
    entries = list(base)
    for node in source.sequence(found.get("remove")):
        at = _place(entries, source.text(node), node, source)
        if at is not None:
            del entries[at]
    for node in source.sequence(found.get("change")):
        at = _place(entries, name_of(node), node, source)
        if at is not None:
            entries[at] = _merged(entries[at], node, source)
    for node in source.sequence(found.get("add")):
        if isinstance(node, MappingNode) and name_of(node) in map(name_of, entries):
            source.fail(node, f"原来已经有“{name_of(node)}”", "要改动它，写在 change 下面")
        entries.append(node)
    return SequenceNode(_LIST, entries, own.start_mark, own.end_mark)


def _place(entries: Sequence[Node], name: str, node: Node, source: YamlFile) -> int | None:
    """Where in a list the entry of this name stands; that there is none is a mistake."""
    names = list(map(name_of, entries))
    if name in names and name:
        return names.index(name)
    close = get_close_matches(name, names, 1, 0.4)
    hint = f"是否想写“{close[0]}”？" if close else "要一字不差地照原来的写法"
    source.fail(node, f"原来的列表里没有“{name}”", hint)
    return None


def _elements(base: Sequence[YamlFile], own: Sequence[YamlFile]) -> tuple[YamlFile, ...]:
    """The base's elements in their order, changed; new ones last of their part, those of new parts last of all."""
    lists = [_entries(source) for source in base]
    parts = [scalar(value(source.root, "part")) for source in base]
    places = {
        scalar(value(node, "id")): (file, at) for file, nodes in enumerate(lists) for at, node in enumerate(nodes)
    }
    changed: set[str] = set()
    added: list[YamlFile] = []
    for source in own:
        found = source.mapping(source.root, ("part", "elements"), ("elements",))
        new: list[Node] = []
        for node in source.sequence(found.get("elements")):
            name = scalar(value(node, "id"))
            if name in changed:
                source.fail(node, f"要素“{name}”的改动写了两处", "合并成一处")
            elif name in places:
                file, at = places[name]
                lists[file][at] = _merged(lists[file][at], node, source)
                changed.add(name)
            elif _is_new(node, name, [*places], source):
                new.append(node)
        part = scalar(found.get("part"))
        if part in parts:
            lists[parts.index(part)] += new
        elif new:
            added.append(_with_elements(source, new))
    return *map(_with_elements, base, lists), *added


def _entries(source: YamlFile) -> list[Node]:
    node = value(source.root, "elements")
    return list(node.value) if isinstance(node, SequenceNode) else []


def _is_new(node: Node, name: str, known: Sequence[str], source: YamlFile) -> bool:
    """Whether an entry whose id the base lacks is a new element; one without most of the required keys was meant as a change."""
    written = sum(value(node, key) is not None for key in REQUIRED)
    if not isinstance(node, MappingNode) or not name or 2 * written > len(REQUIRED):
        return True
    close = get_close_matches(name, known, 1, 0.5)
    whole = f"要新增要素，请写全 {'、'.join(REQUIRED)}"
    source.fail(node, f"原来没有编号为“{name}”的要素", f"是否想写“{close[0]}”？" if close else whole)
    return False


def _with_elements(source: YamlFile, nodes: list[Node]) -> YamlFile:
    """A file of elements with other elements."""
    if not isinstance(source.root, MappingNode):
        return source
    entries = [
        (key, SequenceNode(_LIST, nodes, node.start_mark, node.end_mark) if key.value == "elements" else node)
        for key, node in source.root.value
        if key.value in ("part", "elements")
    ]
    return source.holding(MappingNode(_MAP, entries, source.root.start_mark, source.root.end_mark))
