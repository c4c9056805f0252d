"""What a ruleset has otherwise than the one it extends, in Chinese: told from the nodes of both, of which most are the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yaml.nodes import MappingNode, SequenceNode

from auditor.rules.across.keys import COPY_KEYS, FOLLOW_KEYS
from auditor.rules.chain import CHECKS, COPIES, FOLLOWING, LAWS, LEDGER, SCORING, SHARED, TERMS, RuleFiles
from auditor.rules.flaws.keys import CHECK_KEYS
from auditor.rules.keys import every_key
from auditor.rules.locate import MAIN
from auditor.rules.scoring.keys import LEDGER_KEYS, SCORING_KEYS
from auditor.rules.scoring.words import SUPPLY_NAMES
from auditor.rules.types import Change
from auditor.yamlfile.file import Node
from auditor.yamlfile.nodes import name_of, scalar, value

POINTS, ADDED = "分值", "新增要素"
_ADDED_CHECK, _STATE, _ON = "新增检查", "状态", "启用"
_UNSAID, _OFF, _NOT_FOR = "没有写", "停用", "不适用"
_NAMES = (
    "总设置",
    "单位和标题",
    "报告的部分",
    "共用字词",
    "网页内容",
    "词组",
    "文本检查",
    "法规名单",
    "叫法名单",
    "雷同比对",
    "兑现对照",
    "扣分加分",
    "台账",
)
_PLACES = dict(zip(SHARED, _NAMES, strict=True))
_OWN = ("id", "title", "extends")
_OF_ELEMENTS = {path[-1]: key.title for path, key in sorted(every_key(), key=lambda found: -len(found[0]))}
_OF_CHECKS = {path[-1]: key.title for path, key in sorted(every_key(CHECK_KEYS), key=lambda found: -len(found[0]))}
_OF_LISTS = {
    "looked_up": "核对日期", "entries": "", "from": "施行", "until": "有效到", "successor": "现为", "source": "查自",
}  # fmt: skip
_OF_ACROSS = {
    COPIES: {key.name: key.title for key in COPY_KEYS},
    FOLLOWING: {key.name: key.title for key in FOLLOW_KEYS},
}
_SCORED = {  # by file and the key that things stand under: one key means another thing elsewhere
    (file, top.name): {top.name: top.title} | {path[-1]: key.title for path, key in every_key(top.keys)}
    for file, keys in ((SCORING, SCORING_KEYS), (LEDGER, LEDGER_KEYS))
    for top in keys
}
_SUPPLIES = {supply.value: name for supply, name in SUPPLY_NAMES.items()}
_KEYS = _OF_ELEMENTS | {
    "levels": "等次", "label": "叫法", "share": "得分比例", "gap_below": "达标线", "grades": "等级", "at_least": "最低分",
    "reporting": "报送", "publishing": "公开",
    "deadline": "期限", "late": "逾期扣分", "days": "天数", "years": "适用年度", "endings": "末尾字样",
    "titles": "标题", "genres": "未评分的文件", "headings": "标题字样", "openers": "句首字样", "status": "默认状态",
    "appellations": "称呼", "split": "细分", "raw": "正则表达式", "why": "理由",
}  # fmt: skip


def changes(base: RuleFiles, own: RuleFiles) -> tuple[Change, ...]:
    """All changes from the base to the ruleset on top of it, file by file, then element by element."""
    main = own.shared[MAIN]
    levels = value(main.root, "levels")
    labels = {key: scalar(value(level, "label")) for key, level in _entries(levels)}
    ruleset = scalar(value(main.root, "id"))
    found: list[Change] = []
    for name, source in own.shared.items():
        before = base.shared[name].root
        if name == CHECKS:
            found += _check_changes(before, source.root, ruleset)
        elif name in (SCORING, LEDGER):
            found += _scored_changes(name, before, source.root, ruleset)
        else:
            keys = {MAIN: _KEYS | labels, LAWS: _OF_LISTS, TERMS: _OF_LISTS, **_OF_ACROSS}.get(name, _KEYS)
            found += _Differ(_PLACES[name], ruleset, keys, labels).changes("", before, source.root)
    return *found, *_element_changes(base, own, ruleset, labels)


def _element_changes(base: RuleFiles, own: RuleFiles, ruleset: str, labels: Mapping[str, str]) -> Iterator[Change]:
    known = {scalar(value(node, "id")): node for source in base.elements for node in _under(source.root, "elements")}
    for node in (node for source in own.elements for node in _under(source.root, "elements")):
        before, place = known.get(scalar(value(node, "id"))), _titled(node)
        if before is None:
            yield Change(place, ADDED, "", f"{scalar(value(node, 'points'))} 分", ruleset)
        elif node is not before:
            yield from _Differ(place, ruleset, _KEYS, labels).element(before, node)


def _check_changes(base: Node | None, own: Node | None, ruleset: str) -> Iterator[Change]:
    known = {scalar(value(node, "id")): node for node in _under(base, "checks")}
    for node in _under(own, "checks"):
        before, place = known.pop(scalar(value(node, "id")), None), _titled(node)
        if before is None:
            yield Change(place, _ADDED_CHECK, "", scalar(value(node, "tone")), ruleset)
        elif node is not before:
            yield from _Differ(place, ruleset, _OF_CHECKS, {}).check(before, node)
    for node in known.values():
        yield Change(_titled(node), "删去", scalar(value(node, "tone")), "", ruleset)


def _scored_changes(file: str, base: Node | None, own: Node | None, ruleset: str) -> Iterator[Change]:
    """The changes of what is scored beside the elements, and of the figures of the ledger."""
    for key, node in _entries(own):
        if titles := _SCORED.get((file, key)):
            differ = _Differ(_PLACES[file], ruleset, titles, _SUPPLIES)
            yield from differ.changes(titles[key], value(base, key), node)


def _titled(node: Node) -> str:
    """The name of an element or of a check, with its id."""
    return f"{scalar(value(node, 'name'))}（{scalar(value(node, 'id'))}）"


def _under(root: Node | None, key: str) -> Sequence[Node]:
    """The list under a key."""
    nodes = value(root, key)
    return nodes.value if isinstance(nodes, SequenceNode) else ()


@dataclass(frozen=True, slots=True)
class _Differ:
    """Compares nodes at a place; `keys` are the Chinese names of keys, `values` of values."""

    place: str
    ruleset: str
    keys: Mapping[str, str]
    values: Mapping[str, str]

    def change(self, what: str, before: str, after: str) -> Change:
        return Change(self.place, what.strip(), before, after, self.ruleset)

    def element(self, before: Node, after: Node) -> Iterator[Change]:
        """The changes of one element; of one that is switched off only this."""
        was, now = (_worth(node) for node in (before, after))
        if was != now:
            yield self.change(POINTS, was, now)
        if now == _OFF:
            return
        for key, node in _entries(after):
            if key == "by_kind":
                yield from self.by_kind(value(before, key), node, before)
            elif key not in ("points", "off"):
                yield from self.changes(self.keys.get(key, key), value(before, key), node)

    def check(self, before: Node, after: Node) -> Iterator[Change]:
        """The changes of one check; of one that is switched off only this."""
        was, now = (_OFF if scalar(value(node, "off")) == "true" else _ON for node in (before, after))
        if was != now:
            yield self.change(_STATE, was, now)
        for key, node in _entries(after) if now == _ON else ():
            if key != "off":
                yield from self.changes(self.keys.get(key, key), value(before, key), node)

    def by_kind(self, before: Node | None, after: Node, element: Node) -> Iterator[Change]:
        """What an element is worth to single kinds of unit."""
        for kind, node in _entries(after):
            was = _worth(value(before, kind), scalar(value(element, "points")), _NOT_FOR)
            now = _worth(node, was, _NOT_FOR)
            if was != now:
                yield self.change(f"{POINTS}（{kind}）", was, now)

    def changes(self, what: str, before: Node | None, after: Node | None) -> Iterator[Change]:
        """The changes from one node to another; `what` names them."""
        if after is before or after is None:
            return
        if isinstance(after, SequenceNode):
            yield from self.list_changes(what, before.value if isinstance(before, SequenceNode) else [], after.value)
        elif isinstance(after, MappingNode):
            for key, node in _entries(after):
                if what or key not in _OWN:
                    yield from self.changes(f"{what} {self.keys.get(key, key)}", value(before, key), node)
        elif before is None or self.text(before) != self.text(after):  # a level by its id or its label is the same
            yield self.change(what, self.text(before) if before else _UNSAID, self.text(after))

    def list_changes(self, what: str, before: Sequence[Node], after: Sequence[Node]) -> Iterator[Change]:
        was, now = ({name_of(node) or self.text(node): node for node in nodes} for nodes in (before, after))
        for sign, some, others in (("删去", was, now), ("增加", now, was)):
            told = "、".join(self.entry(name, node) for name, node in some.items() if name not in others)
            if told:
                yield self.change(f"{what} {sign}", *((told, "") if sign == "删去" else ("", told)))
        common = [name for name in was if name in now]
        for name in common:
            if isinstance(now[name], MappingNode):
                yield from self.changes(f"{what} {name}", was[name], now[name])
        if common != [name for name in now if name in was]:
            yield self.change(f"{what} 的先后", "、".join(was), "、".join(now))

    def entry(self, name: str, node: Node) -> str:
        """An entry of a list, with what is said of it in single words."""
        if not name_of(node):
            return name
        said = {key: each for key, each in _entries(node) if scalar(each) not in ("", name)}
        others = "，".join(f"{self.keys.get(key, key)} {self.text(each)}" for key, each in said.items())
        return f"“{name}”（{others}）" if others else f"“{name}”"

    def text(self, node: Node) -> str:
        if isinstance(node, MappingNode):
            return "，".join(f"{self.keys.get(key, key)} {self.text(each)}" for key, each in _entries(node))
        return self.values.get(scalar(node), scalar(node))


def _entries(node: Node | None) -> Iterator[tuple[str, Node]]:
    for key, found in node.value if isinstance(node, MappingNode) else ():
        yield str(key.value), found


def _worth(node: Node | None, default: str = "", off: str = _OFF) -> str:
    """The points of an element, or of an element for one kind of unit, as they are written."""
    return off if scalar(value(node, "off")) == "true" else scalar(value(node, "points")) or default
