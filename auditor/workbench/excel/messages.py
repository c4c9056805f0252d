"""What an import tells: mistakes of the new ruleset as problems of cells, and what was changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yaml.nodes import MappingNode, Node, SequenceNode

from auditor.errors import Mistake
from auditor.rules.extend import EDITS
from auditor.workbench.excel.columns import ELEMENT_COLUMNS, ELEMENT_SHEET, LISTED, POINTS
from auditor.workbench.excel.content import Content
from auditor.workbench.excel.listed_rows import Shared, listed_rows
from auditor.workbench.excel.merge import Key, Merge
from auditor.workbench.excel.reading import Problem, Sheet
from auditor.workbench.excel.rule_files import ELEMENTS, MAIN, Rules, id_of, trees_in
from auditor.yamlfile.nodes import name_of
from auditor.yamlfile.trees import Tree, Value, fingerprint, value_at


def problem_of(mistake: Mistake, merge: Merge, sheets: Mapping[str, Sheet], after: Rules) -> tuple[Problem, bool]:
    """A mistake in the new rule files as a problem of the cell that it came from, and whether it concerns the ruleset as a whole."""
    document = next((each for each in after.documents if each.name == mistake.file), None)
    path = _path_at(document.root, mistake.line - 1, mistake.column - 1) if document else ()
    key: Key = (MAIN, *path)
    if document and document.name in after.shared:
        key = (document.name, *_by_names(document.root, path))
    if document and path[:1] == (ELEMENTS,) and len(path) > 1:
        key = (id_of(trees_in(document)[int(path[1])]), *path[2:])
    place = next((merge.places[key[:end]] for end in range(len(key), 0, -1) if key[:end] in merge.places), None)
    if place is None:  # what no cell can be blamed for: the points do not add up, a kind has nothing to answer for
        return Problem(sheets[ELEMENT_SHEET].header[POINTS.title], mistake.message, mistake.hint), True
    value = _value_at(document.root, path) if document else ""
    what = f"“{value}”：" if isinstance(value, str) and value and value not in mistake.message else ""
    return Problem(place, what + mistake.message, mistake.hint), False


def changes_between(before: Content, after: Content, part_of: Mapping[str, str]) -> Iterator[str]:
    """A line for each element and each setting that was changed, added or deleted; `part_of` are the files that elements are written
    in, by id."""
    settings = {"levels": "等次", "gap_below": "达标线", "grades": "等级"}
    settings |= {"reporting": "报送期限和逾期扣分", "publishing": "公开期限和迟公开扣分"}
    changed = [title for key, title in settings.items() if not _alike(before.main, after.main, (key,))]
    if changed:
        yield f"{MAIN}：改了{'、'.join(changed)}"
    yield from _listed_changes(before.shared, after.shared)
    old, new = before.elements, after.elements
    for name in [*old, *(name for name in new if name not in old)]:
        file = f"{ELEMENTS}/{part_of[name]}.yaml " if name in part_of else ""
        title = f"{file}{name}（{value_at(new.get(name) or old[name], ('name',))}）"
        if name not in new:
            yield f"{title}：删去"
        elif name not in old:
            yield f"{title}：新增"
        elif told := "、".join(_differing(old[name], new[name])):
            yield f"{title}：改了{told}"


def _listed_changes(before: Shared, after: Shared) -> Iterator[str]:
    """A line for each member of a list that was changed, added or taken out."""
    for listed in LISTED:
        known_by = listed.columns[0]
        old, new = ({row[0]: row for row in listed_rows(listed, shared)} for shared in (before, after))
        for name in dict.fromkeys((*old, *new)):
            named = next((row[1] for row in (new.get(name), old.get(name)) if row), "")
            title = f"{listed.file} {listed.sheet} {name}" + (f"（{named}）" if known_by.path == ("id",) else "")
            if name not in new:
                yield f"{title}：删去"
            elif name not in old:
                yield f"{title}：新增"
            elif old[name] != new[name]:
                told = zip(listed.columns, old[name], new[name], strict=True)
                yield f"{title}：改了{'、'.join(column.title for column, was, now in told if was != now)}"


def _by_names(node: Node, path: tuple[str | int, ...]) -> Iterator[str]:
    """The keys that lead to a place in a file of lists, with what a member is known by for its number, without the edits of a list."""
    for step in path:
        if isinstance(node, SequenceNode):
            node = node.value[int(step)]
            yield name_of(node)
        elif isinstance(node, MappingNode):
            node = next(value for key, value in node.value if key.value == step)
            if step not in EDITS:
                yield str(step)


def _differing(old: Tree, new: Tree) -> Iterator[str]:
    for column in ELEMENT_COLUMNS:
        if not _alike(old, new, column.path):
            yield column.title
    if not _alike(old, new, ("examples",)):
        yield "示例"


def _alike(old: Tree, new: Tree, path: tuple[str, ...]) -> bool:
    return fingerprint(value_at(old, path)) == fingerprint(value_at(new, path))


def _path_at(node: Node, line: int, column: int) -> tuple[str | int, ...]:
    """The keys and numbers that lead to what begins at a place, or has the place within it."""
    if isinstance(node, MappingNode):
        begun = [(key, value) for key, value in node.value if _starts(key, line, column)]
        if not begun:
            return ()
        key, value = begun[-1]
        return (str(key.value), *(_path_at(value, line, column) if _starts(value, line, column) else ()))
    if isinstance(node, SequenceNode):
        last = sum(_starts(each, line, column) for each in node.value) - 1
        return () if last < 0 else (last, *_path_at(node.value[last], line, column))
    return ()


def _starts(node: Node, line: int, column: int) -> bool:
    return bool((node.start_mark.line, node.start_mark.column) <= (line, column))


def _value_at(node: Node, path: tuple[str | int, ...]) -> Value:
    for step in path:
        if isinstance(node, MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        elif isinstance(node, SequenceNode):
            node = node.value[int(step)]
    return "" if isinstance(node, MappingNode | SequenceNode) else str(node.value).strip()
