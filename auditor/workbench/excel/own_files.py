"""What is wanted of a ruleset that extends another as edits of its own files alone: its base is never written to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from auditor.workbench.excel.columns import LEVEL_SHEET, SHEETS
from auditor.workbench.excel.content import Content, Layers
from auditor.workbench.excel.differences import Said, difference
from auditor.workbench.excel.element_rows import Wanted
from auditor.workbench.excel.listed_rows import Shared
from auditor.workbench.excel.merge import Merge
from auditor.workbench.excel.reading import CellPlace
from auditor.workbench.excel.rule_files import MAIN, RuleFile, Rules, new_part, new_shared
from auditor.yamlfile.trees import Tree, Value, fingerprint, pruned, value_at

_CHANGES = "本县改动"  # the file made for changes where there is none
_ID, _OFF = "id", "off"
_INSTEAD = {"points": "要与总分值一样，就写出这个分值", "late": "不扣分的，留一行，数值写 0"}


@dataclass(frozen=True, slots=True)
class Own:
    """Files of a ruleset, with those that are to be made, and what is wanted of them."""

    files: Rules
    main: Tree
    elements: Wanted
    shared: Shared


def own_edits(merge: Merge, layers: Layers, main: Tree, elements: Wanted, shared: Shared) -> Own:
    """What the files of a ruleset are to say so that it says what is wanted; what they cannot say is noted as a problem."""
    listed = {file: _listed(merge, layers, file, tree) for file, tree in shared.items()}
    made = {file: new_shared(layers.own.folder, file) for file, tree in listed.items() if pruned(tree)}
    files = replace(layers.own, shared={**made, **layers.own.shared})
    if layers.base is None:
        return Own(files, main, elements, listed)
    said = Said(layers.base.main, layers.content.main, main, layers.own.main.tree)
    of_main = {key: _difference(merge, said.at(key), MAIN, key) for key in main}
    parts = dict(layers.own.parts)
    changed, new, gone = _changes(merge, layers, layers.base, _with_switched_off(layers.base, elements))
    placed = {name: (_part(parts, layers.own, ""), tree) for name, tree in new.items()}
    for name, (part, tree) in elements.new.items():
        placed[name] = _part(parts, layers.own, layers.content.titles[part], part), tree
    return Own(replace(files, parts=parts), of_main, Wanted(changed, placed, gone), listed)


def _listed(merge: Merge, layers: Layers, file: str, wanted: Tree) -> Tree:
    """What a file of lists is to say on top of what is beneath it."""
    own = layers.own.shared.get(file)
    said = Said(layers.beneath[file], layers.content.shared[file], wanted, own.tree if own else {})
    return {key: _difference(merge, said.at(key), file, key) for key in wanted}


def _with_switched_off(base: Content, elements: Wanted) -> Wanted:
    """What is wanted, with what the base has switched off instead of deleted."""
    off = {name: {**base.elements[name], _OFF: "true"} for name in elements.deleted & base.elements.keys()}
    return Wanted({**elements.changed, **off}, elements.new, elements.deleted - off.keys())


def _changes(
    merge: Merge, layers: Layers, base: Content, elements: Wanted
) -> tuple[dict[str, Tree], dict[str, Tree], frozenset[str]]:
    """What the own files are to say of the elements they speak of, and of others, and the elements they need not speak of."""
    changed: dict[str, Tree] = {}
    new: dict[str, Tree] = {}
    gone = set(elements.deleted)
    for name, tree in elements.changed.items():
        now, own = layers.content.elements[name], layers.own.elements.get(name)
        if name not in base.elements:
            changed[name] = tree
            continue
        said = Said(base.elements[name], now, tree, own or {})
        found = {key: _difference(merge, said.at(key), name, key) for key in tree} | {_ID: name}
        says = pruned(found) != {_ID: name}
        if own is None and says:
            new[name] = found
        elif own is not None and fingerprint(found) != fingerprint(own):
            changed |= {name: found} if says else {}
            gone |= set() if says else {name}
    return changed, new, frozenset(gone)


def _difference(merge: Merge, said: Said, name: str, key: str) -> Value:
    kept: list[tuple[str, ...]] = []
    found = difference(said, (key,), kept)
    for path in kept:
        place = next(
            (merge.places[name, *path[:end]] for end in (3, 2, 1) if (name, *path[:end]) in merge.places), None
        )
        told = value_at({key: said.base}, path)
        what = f"“{told}”" if isinstance(told, str) else "内容"
        hint = _INSTEAD.get(path[-1], "改成别的内容，或者恢复原来的")
        message = f"所依据的规则写了{what}，本县规则可以另写，不能改成没有"
        merge.fail(place or CellPlace(SHEETS.index(LEVEL_SHEET)), message, hint)
    return found


def _part(parts: dict[str, RuleFile], own: Rules, title: str, name: str = _CHANGES) -> str:
    """The own file for a new element of a part of this title; the first one where there is no title. One that lacks is added."""
    found = next((each for each, part in parts.items() if title in ("", part.title)), None)
    if found is None:
        while name in parts:
            name = f"{name}-{_CHANGES}"
        found, parts[name] = name, new_part(own.folder, name, title)
    return found
