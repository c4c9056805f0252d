"""What a ruleset that extends another must say so that, on top of its base, it says what is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from auditor.rules.keys import Sort, every_key
from auditor.workbench.excel.columns import EXAMPLE_COLUMNS, LISTED, number
from auditor.yamlfile.trees import Tree, Value, fingerprint, value_at

_REMOVE, _CHANGE, _ADD = _EDITS = ("remove", "change", "add")
_OFF, _POINTS = "off", "points"
_UNSAID = {Sort.TRUTH: "false", Sort.MARKED: "0"}
_DEFAULTS = {key.name: _UNSAID[key.sort] for _, key in every_key() if key.sort in _UNSAID}
_NAMING = ("id", "text", "name")  # keys that an entry of a list is known by
_WHOLE = ("grades",)  # lists that are written as a whole all the same
_KEYS = {  # all keys of an entry, by the one that it is known by
    **dict.fromkeys(
        ("id", "name"), tuple(dict.fromkeys(column.path[0] for listed in LISTED for column in listed.columns))
    ),
    "text": tuple(column.path[0] for column in EXAMPLE_COLUMNS),
}
_Path: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One value: as the base has it, as it is now on top of that, as it is wanted, and what the files on top say of it."""

    base: Value
    now: Value
    wanted: Value
    own: Value

    def at(self, key: str) -> Said:
        """The value under a key."""
        return Said(*(value_at(each, (key,)) for each in (self.base, self.now, self.wanted, self.own)))


def difference(said: Said, path: _Path, kept: list[_Path]) -> Value:
    """What the files on top are to say: what they say now where nothing is changed, nothing where the base says what is wanted. Paths
    of what the base says and cannot be unsaid are added to `kept`."""
    if fingerprint(said.wanted) == fingerprint(said.now):
        return said.own
    if isinstance(said.wanted, Mapping) or isinstance(said.base, Mapping):
        return _of_mapping(said, path, kept)
    if isinstance(said.wanted, tuple) or isinstance(said.base, tuple):
        return _of_list(said, path, kept)
    default = _DEFAULTS.get(path[-1], "")
    base, wanted = (str(each) or default for each in (said.base, said.wanted))
    if not wanted and base:
        kept.append(path)
        return said.own
    return "" if same_value(base, wanted) else wanted


def same_value(one: Value, other: Value) -> bool:
    """Whether two values say the same: numbers may be written otherwise, the order of what is compared with texts does not matter."""
    if isinstance(one, str) and isinstance(other, str):
        figures = number(one), number(other)
        return one == other or (None not in figures and figures[0] == figures[1])
    if isinstance(one, tuple) and isinstance(other, tuple) and all(map(_name, (*one, *other))):
        return sorted(map(fingerprint, one)) == sorted(map(fingerprint, other))
    return fingerprint(one) == fingerprint(other)


def _of_mapping(said: Said, path: _Path, kept: list[_Path]) -> Tree:
    found = dict(said.own) if isinstance(said.own, Mapping) else {}
    off = value_at(said.wanted, (_OFF,)) == "true"
    keys = said.wanted if isinstance(said.wanted, Mapping) else said.base
    for key in keys if isinstance(keys, Mapping) else ():
        if not (off and key == _POINTS):  # points that do not count need not be unsaid
            found[key] = difference(said.at(key), (*path, key), kept)
    return found


def _of_list(said: Said, path: _Path, kept: list[_Path]) -> Value:
    base, wanted = (each if isinstance(each, tuple) else () for each in (said.base, said.wanted))
    now = (
        said.now if isinstance(said.now, tuple) and isinstance(said.own, Mapping) else base
    )  # as edits of the base make it
    if same_value(base, wanted):
        return ""
    by_name = path[-1] not in _WHOLE and all(_distinct(each) for each in (base, now, wanted))
    if not wanted and not by_name:
        kept.append(path)
        return said.own
    own = said.own if isinstance(said.own, Mapping) else {}
    nothing_stays = not {*map(_name, base)} & {*map(_name, wanted)} and not own
    if wanted and (isinstance(said.own, tuple) or not by_name or nothing_stays):
        return tuple(map(_full, wanted))
    of_base, of_now, of_wanted = ({_name(each): each for each in entries} for entries in (base, now, wanted))
    return _edits(of_base, of_now, of_wanted, own)


def _edits(
    base: Mapping[str, Value], now: Mapping[str, Value], wanted: Mapping[str, Value], own: Tree
) -> Mapping[str, Value]:
    """The edits of a list of the base: what they say of entries that are not changed stays as it is written."""
    changed = {
        name for name in (*now, *wanted) if name not in now or name not in wanted
        or fingerprint(now[name]) != fingerprint(wanted[name])
    }  # fmt: skip
    new: dict[str, dict[str, Value]] = {edit: {} for edit in _EDITS}
    for name in sorted(changed, key=[*now, *wanted].index):
        patch = _patch(base.get(name, ""), wanted.get(name, ""))
        if name in base and patch is None:
            new[_REMOVE][name] = name
        if name in wanted and (name not in base or patch is None):
            new[_ADD][name] = _full(wanted[name])
        elif name in wanted and patch:
            new[_CHANGE][name] = _full(patch)
    found: dict[str, Value] = {}
    for edit, entries in new.items():
        before = value_at(own, (edit,))
        old = [(_name(each), each) for each in before] if isinstance(before, tuple) else []
        stay = [entries.pop(name, None) if name in changed else each for name, each in old]
        found[edit] = tuple(each for each in (*stay, *entries.values()) if each is not None)
    return found


def _patch(base: Value, wanted: Value) -> Tree | None:
    """What a change of an entry must say, nothing where it says what is wanted; None where no change can make the one the other."""
    if not isinstance(base, Mapping) or not isinstance(wanted, Mapping):
        return {} if base == wanted else None
    found: dict[str, Value] = {}
    for key in dict.fromkeys((*base, *wanted)):
        old, new = (value_at(each, (key,)) or _DEFAULTS.get(key, "") for each in (base, wanted))
        if old != new and not new:
            return None
        found |= {key: new} if old != new else {}
    return {_known_by(wanted): _name(wanted), **found} if found else {}


def _full(entry: Value) -> Value:
    """An entry of a list with all its keys, so that none of another stays where it takes that one's place."""
    if not isinstance(entry, Mapping) or not _name(entry):
        return entry
    known_by = _known_by(entry)
    order = (
        _KEYS[known_by] if known_by == "text" else (*entry, *_KEYS[known_by])
    )  # other lists have orders of their own
    return {key: value_at(entry, (key,)) for key in order}


def _distinct(entries: Sequence[Value]) -> bool:
    names = list(map(_name, entries))
    return all(names) and len({*names}) == len(names)


def _name(entry: Value) -> str:
    """What an entry of a list is known by: itself, its id, its text or its name; "" for one whose place in the list counts."""
    return entry if isinstance(entry, str) else str(value_at(entry, (_known_by(entry),)))


def _known_by(entry: Value) -> str:
    return next((key for key in _NAMING if value_at(entry, (key,))), "")
