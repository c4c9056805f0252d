"""`checks.yaml`, `laws.yaml` and `terms.yaml` read and checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from yaml.nodes import MappingNode

from auditor.model import Tone
from auditor.rules.chain import LAWS, TERMS
from auditor.rules.flaws.keys import CHECK_KEYS, HOWS, OWN_KEYS
from auditor.rules.flaws.types import Check, CheckExample, Dated, DatedList, Pair
from auditor.rules.keys import Key, Needed, Sort
from auditor.rules.parts import years
from auditor.rules.plain import plain_readers
from auditor.wording.mistakes import WordingError
from auditor.wording.parse import Wording, parse
from auditor.yamlfile.file import Node, YamlFile
from auditor.yamlfile.nodes import value

LISTS = {"lapsed": LAWS, "ahead": LAWS, "dated_term": TERMS}  # by way of checking
_DATED = ("name", "from", "until", "successor", "source")
_NAMED = re.compile(r"\{([^{}]*)\}")
_ID = re.compile(r"[a-z][a-z0-9-]*")
_TYPES: Mapping[str, Callable[..., Any]] = {"pairs": Pair, "examples": CheckExample}
ARRIVAL = {"late": "逾期报送", "late_publication": "逾期公开"}  # what is told of a report's arrival, by id


def checks(source: YamlFile, roles: Sequence[str], lists: Mapping[str, DatedList]) -> tuple[Check, ...]:
    """The checks of `checks.yaml` that are not switched off, in their order; `lists` are the dated names by file."""
    found = source.mapping(source.root, ("checks",), ("checks",))
    read: list[Check] = []
    seen: set[str] = set()
    for node in source.sequence(found.get("checks")):
        check, off = _check(source, node, roles)
        if check.id in ARRIVAL:
            source.fail(node, f"编号“{check.id}”是程序留给报送、公开时间的", "另起一个编号")
        elif check.id in seen:
            source.fail(node, f"检查的编号“{check.id}”重复", "每一项检查的编号要各不相同")
        seen.add(check.id)
        if not off:
            listed = lists.get(LISTS.get(check.how, ""), check.dated)
            read.append(replace(check, dated=listed))
    return tuple(read)


def dated(source: YamlFile, searched: bool) -> DatedList:
    """A list of dated names. `searched`: they are looked for as wordings, wherever they stand; else only as titles."""
    found = source.mapping(source.root, ("looked_up", "entries"), ("looked_up", "entries"))
    entries = []
    names: set[str] = set()
    for node in source.sequence(found.get("entries")):
        entry = source.mapping(node, _DATED, ("name", "source"))
        name = source.text(entry.get("name"))
        if name in names:
            source.fail(node, f"“{name}”写了两次", "删去其中一条")
        names.add(name)
        start, until = (_day(source, entry.get(key)) for key in ("from", "until"))
        if start and until and start > until:
            source.fail(
                node, f"“{name}”的开始日期晚于失效日期", "核对 from（第一天）和 until（最后一天），是不是写反了"
            )
        if name.startswith("《") and name.endswith("》"):
            source.fail(node, f"“{name}”带了书名号，会一处也对不上", f"写成 {name[1:-1]}")
        if searched and entry.get("until") is not None and entry.get("successor") is None:
            source.fail(node, f"“{name}”没有写 successor（现在叫什么）", "补写一行 successor: 现在的叫法")
        made = _wording(source, node, name) if searched else None
        successor, told = source.text(entry.get("successor")), source.text(entry.get("source"))
        entries.append(Dated(name, start, until, successor, told, made))
    return DatedList(_day(source, found.get("looked_up")), tuple(entries))


def _wording(source: YamlFile, node: Node, name: str) -> Wording | None:
    try:
        return parse(name, source.words) if name else None
    except WordingError as error:
        source.fail(node, str(error), error.hint)
        return None


def _day(source: YamlFile, node: Node | None) -> date | None:
    text = source.text(node)
    if node is None or not text:
        return None
    with suppress(ValueError):
        return date.fromisoformat(text)
    source.fail(node, f"“{text}”不是日期", "写成 2021-01-01 的样子")
    return None


def _check(source: YamlFile, node: Node, roles: Sequence[str]) -> tuple[Check, bool]:
    """One check, and whether it is switched off."""
    read = _mapping(source, node, CHECK_KEYS, roles)
    off = read.pop("off")
    check = Check(**read)
    if check.id and not _ID.fullmatch(check.id):
        source.fail(node, f"编号“{check.id}”写得不对", "只用英文小写字母、数字和横线，以字母开头")
    how = HOWS.get(check.how)
    if how is None:
        return check, off
    for key in sorted(OWN_KEYS - set(how.keys)):
        if (written := value(node, key)) is not None:
            source.fail(
                written, f"查法 {check.how} 用不到键“{key}”", f"它用的是：{'、'.join(how.keys) or '没有别的键'}"
            )
    for key in ("message", "suggestion"):
        for name in _NAMED.findall(getattr(check, key)):
            if name not in how.names:
                told = "、".join(f"{{{each}}}" for each in how.names)
                source.fail(value(node, key) or node, f"{key} 里的 {{{name}}} 没有内容可换", f"可以写：{told}")
    wanted = {True, False} if how.silent else {True}
    if not off and not wanted <= {each.fires for each in check.examples}:
        source.fail(
            node, "例句要有应当报出的，也要有不应当报出的", "examples 里 fires: true 和 fires: false 各写至少一条"
        )
    return check, off


def _mapping(source: YamlFile, node: Node | None, keys: Sequence[Key], roles: Sequence[str]) -> dict[str, Any]:
    required = [key.name for key in keys if key.needed is Needed.YES]
    entry = source.mapping(node, [key.name for key in keys], required)
    return {key.name: _value(source, entry.get(key.name), key, roles) for key in keys}


def _value(source: YamlFile, node: Node | None, key: Key, roles: Sequence[str]) -> Any:
    """The value under one key of a check."""
    readers: dict[Sort, Callable[[], Any]] = plain_readers(source, node, key, roles) | {
        Sort.HOW: lambda: source.choice(node, HOWS),
        Sort.TONE: lambda: _tone(source, node),
        Sort.YEARS: lambda: years(source, node),
        Sort.SIGNS: lambda: source.texts(node),
        Sort.WORDINGS: lambda: source.wordings(node),
        Sort.ENDS: lambda: _ends(source, node),
        Sort.GROUPS: lambda: tuple(
            _TYPES[key.name](**_mapping(source, each, key.keys, roles)) for each in source.sequence(node)
        ),
    }
    return readers[key.sort]()


def _tone(source: YamlFile, node: Node | None) -> Tone:
    text = source.choice(node, [tone.value for tone in Tone], Tone.HINT.value)
    return next((tone for tone in Tone if tone.value == text), Tone.HINT)


def _ends(source: YamlFile, node: Node | None) -> tuple[tuple[str, tuple[Wording, ...]], ...]:
    names = [str(key.value) for key, _ in node.value] if isinstance(node, MappingNode) else []
    return tuple((name, source.wordings(under)) for name, under in source.mapping(node, names).items())
