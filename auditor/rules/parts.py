"""The shared parts of a ruleset: levels and grades, deadlines, years, naming of units, section roles, vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date

from yaml.nodes import MappingNode, SequenceNode

from auditor.model import Level, Status
from auditor.rules.appellations import Appellation
from auditor.rules.naming import Genre, Kind, NamingRules
from auditor.rules.term import LateStep, Term
from auditor.rules.types import Grade, LevelRule, Role, SectionRules, Vocabulary
from auditor.yamlfile.file import Node, YamlFile
from auditor.yamlfile.nodes import scalar

LEVEL_IDS = tuple(level.id for level in Level)
_NAME_LISTS = (
    "bodies", "regions", "parties", "committees", "not_units", "not_endings", "followers", "title_followers", "announces", "title_ends",
    "leads", "not_within", "not_names", "menu_signs", "resubmitted",
)  # fmt: skip
_MONTH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})")
_YEARS = re.compile(r"([12]\d{3})(?:-([12]\d{3}))?")


def levels(source: YamlFile, node: Node | None) -> tuple[LevelRule, ...]:
    """All five levels with label and share; shares must not fall from one level to the next."""
    found = source.mapping(node, LEVEL_IDS, LEVEL_IDS)
    rules: list[LevelRule] = []
    for level in Level:
        entry = source.mapping(found.get(level.id), ("label", "share"), ("label", "share"))
        rule = LevelRule(level, source.text(entry.get("label")), source.number(entry.get("share"), 0, 1))
        if rules and rule.share < rules[-1].share and "share" in entry:
            source.fail(
                entry["share"], f"“{rule.label}”的得分比例低于前一等次“{rules[-1].label}”", "等次越高，比例应越大"
            )
        if "label" in entry and rule.label in (*LEVEL_IDS, *(other.label for other in rules)):
            source.fail(entry["label"], f"“{rule.label}”已经是别的等次的名称或编号", "每个等次的名称要各不相同")
        rules.append(rule)
    return tuple(rules)


def grades(source: YamlFile, node: Node | None) -> tuple[Grade, ...]:
    """The grades, best first; the last one must start at 0."""
    found: list[Grade] = []
    for member in source.sequence(node):
        entry = source.mapping(member, ("name", "at_least"), ("name", "at_least"))
        found.append(Grade(source.text(entry.get("name")), source.number(entry.get("at_least"), 0, 100)))
        if len(found) > 1 and found[-1].at_least >= found[-2].at_least:
            source.fail(member, "等级要从高到低排列，分数线逐级降低")
    if node is not None and (not found or found[-1].at_least != 0):
        source.fail(node, "最低一级的分数线应为 0，否则有的报告没有等级")
    return tuple(found)


def term(source: YamlFile, node: Node | None) -> Term:
    """A deadline and the steps of deduction for those who are late; both may be absent."""
    found = source.mapping(node, ("deadline", "late"))
    steps: list[LateStep] = []
    for member in source.sequence(found.get("late")):
        entry = source.mapping(member, ("days", "points"), ("days", "points"))
        days = source.number(entry.get("days"), 1, 3650)
        points = source.number(entry.get("points"), 0, 100)
        if not days.is_integer():
            source.fail(entry["days"], "天数应当是整数")
        elif len(entry) == 2 and steps and (days <= steps[-1].days or points <= steps[-1].points):
            source.fail(member, "逾期的各档要从短到长排列，天数和扣分逐档增加")
        else:
            steps.append(LateStep(int(days), points))
    return Term(_month_day(source, found.get("deadline")), tuple(steps))


def _month_day(source: YamlFile, node: Node | None) -> tuple[int, int] | None:
    text = source.text(node)
    if node is None or not text:
        return None
    try:
        written = _MONTH_DAY.fullmatch(text)
        day = date(2000, int(written[1]), int(written[2])) if written else None
    except ValueError:
        day = None
    if day is None:
        source.fail(node, f"“{text}”不是日期", "写成月-日，例如 03-31；二月最后一天写 02-29")
        return None
    return day.month, day.day


def years(source: YamlFile, node: Node | None) -> tuple[int, int] | None:
    """The first and last year of report that a ruleset is for; None where it does not say."""
    text = source.text(node)
    written = _YEARS.fullmatch(text)
    if node is None or not text:
        return None
    if not written or written[1] > (written[2] or written[1]):
        source.fail(node, f"“{text}”不是年度", "写成从哪一年到哪一年，例如 2021-2025；只有一年就写一年")
        return None
    return int(written[1]), int(written[2] or written[1])


def _pairs(source: YamlFile, node: Node | None) -> Iterator[tuple[str, str]]:
    """The keys and values of a mapping with any keys."""
    names = [str(key.value) for key, _ in node.value] if isinstance(node, MappingNode) else []
    for name, value in source.mapping(node, names).items():
        yield name, source.text(value)


def naming(source: YamlFile) -> NamingRules:
    """`units.yaml`: kinds of unit, wordings of titles, neighbouring kinds of document."""
    keys = tuple(field.name for field in fields(NamingRules))
    needed = tuple(field.name for field in fields(NamingRules) if field.default is MISSING)
    found = source.mapping(source.root, keys, needed)
    kinds = []
    of_kinds = {}
    for member in source.sequence(found.get("kinds")):
        keys = ("name", "endings", "calls", "subjects", "appellations", "full_names", "split")
        entry = source.mapping(member, keys, ("name", "endings"))
        endings, calls, subjects = (source.texts(entry.get(key)) for key in ("endings", "calls", "subjects"))
        full_names = tuple(_pairs(source, entry.get("full_names")))
        kind = Kind(source.text(entry.get("name")), endings, calls, subjects, full_names)
        for each in (kind, *(kind.split(name) for name in source.texts(entry.get("split")))):
            of_kinds[each.name] = entry.get("appellations")
            kinds.append(each)
    genres = []
    for member in source.sequence(found.get("genres")):
        entry = source.mapping(member, ("name", "titles", "openings", "headings"), ("name", "titles"))
        told = (source.wordings(entry.get(key)) for key in ("titles", "openings", "headings"))
        genres.append(Genre(source.text(entry.get("name")), *told))
    return NamingRules(
        genre_name=source.text(found.get("genre_name")),
        kinds=tuple(kinds),
        titles=source.wordings(found.get("titles")),
        genres=tuple(genres),
        must_mention=source.wordings(found.get("must_mention")),
        other=source.text(found.get("other")),
        appellations=tuple(_appellations(source, found.get("appellations"), of_kinds)),
        **{name: source.texts(found.get(name)) for name in _NAME_LISTS},
    )


def _appellations(source: YamlFile, node: Node | None, by_kind: Mapping[str, Node | None]) -> Iterator[Appellation]:
    """What things are called: in general, and under `by_kind` at each kind of unit."""
    names = [str(key.value) for key, _ in node.value] if isinstance(node, MappingNode) else []
    called = {kind: source.mapping(own, names) for kind, own in by_kind.items()}
    for name, default in source.mapping(node, names).items():
        own = tuple((kind, source.text(each[name])) for kind, each in called.items() if name in each)
        yield Appellation(name, source.text(default), own)


def sections(source: YamlFile) -> SectionRules:
    """`sections.yaml`: the roles of sections and the wordings they are known by."""
    keys = ("roles", "preface", "body", "signature", "preface_ends", "not_headings", "short")
    found = source.mapping(source.root, keys, keys)
    roles = []
    for member in source.sequence(found.get("roles")):
        entry = source.mapping(member, ("name", "status", "headings", "openers"), ("name",))
        status = source.choice(entry.get("status"), [status.value for status in Status], Status.DONE)
        roles.append(
            Role(
                source.text(entry.get("name")),
                Status(status) if status in list(Status) else Status.DONE,
                source.wordings(entry.get("headings")),
                source.wordings(entry.get("openers")),
            )
        )
    names = [role.name for role in roles]
    return SectionRules(
        tuple(roles),
        source.choice(found.get("preface"), names),
        source.choice(found.get("body"), names),
        source.choice(found.get("signature"), names),
        source.wordings(found.get("preface_ends")),
        source.wordings(found.get("not_headings")),
        int(source.number(found.get("short"), 0, 100000)),
    )


def words(source: YamlFile) -> dict[str, str]:
    """The word groups of `words.yaml`, each written as one wording with alternatives; mistakes in them are noted."""
    entries = source.root.value if isinstance(source.root, MappingNode) else []
    groups = source.mapping(source.root, [str(key.value) for key, _ in entries])
    lists = {name: node.value if isinstance(node, SequenceNode) else [] for name, node in groups.items()}
    source.words = {name: "|".join(map(scalar, members)) for name, members in lists.items()}
    return {name: source.word_group(node) for name, node in groups.items()}


def vocabulary(source: YamlFile) -> Vocabulary:
    """`vocabulary.yaml`: the wordings that all elements share."""
    names = [field.name for field in fields(Vocabulary) if field.name != "phrases"]
    found = source.mapping(source.root, ("phrases", *names), names)
    wordings = {name: source.wordings(found.get(name)) for name in names}
    return Vocabulary(**wordings, phrases=source.texts(found.get("phrases")))
