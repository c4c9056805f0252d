"""Loading a ruleset: every file read and checked, all mistakes told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from yaml.nodes import MappingNode

from auditor.errors import Mistake, RuleMistakes
from auditor.model import Level
from auditor.rules import parts
from auditor.rules.across.reading import copy_rules, follow_rules
from auditor.rules.appellations import Appellation, unknown_appellations
from auditor.rules.chain import (
    CHECKS,
    COPIES,
    FOLLOWING,
    LAWS,
    LEDGER,
    SCORING,
    TERMS,
    VOCABULARY,
    WORDS,
    RuleFiles,
    digest,
    read_chain,
)
from auditor.rules.changes import ADDED, POINTS, changes
from auditor.rules.choose import folders_for_audit, ruleset_folder
from auditor.rules.elements import elements
from auditor.rules.extend import extended, on_common
from auditor.rules.flaws.reading import checks, dated
from auditor.rules.flaws.types import Check
from auditor.rules.locate import MAIN, is_shipped
from auditor.rules.pages import PAGE_KEYS, PageRules, is_selector
from auditor.rules.scoring.checking import Names, scoring_of
from auditor.rules.types import Change, Element, Grade, Ruleset, level_names
from auditor.yamlfile.file import Node, YamlFile
from auditor.yamlfile.nodes import scalar, value

TOTAL = 100
_NEEDED = ("id", "title", "levels", "grades", "gap_below")


def load_ruleset(rules: Path | None = None, year: int | None = None) -> Ruleset:
    """The ruleset in the folder `rules`, or the latest that ships; where there are several, the one for reports on `year`. What it
    extends is put beneath it. Raises AuditorError where there is none, RuleMistakes with all mistakes."""
    mistakes: list[Mistake] = []
    chain = read_chain(ruleset_folder(rules, year), mistakes)
    files, changed = _together(chain)
    origins = {source.name: source for each in chain for source in each.sources}
    for source in files.sources:
        source.origins = origins
    words = parts.words(files.shared[WORDS])
    for source in files.sources:
        source.words = words
    ruleset = _assemble(files, changed)
    if mistakes:
        raise RuleMistakes(_summed_up(mistakes, {source.name for each in chain[:-1] for source in each.sources}))
    base = chain[-2].shared.get(MAIN)
    extends = scalar(value(base.root, "id")) if base else None
    return replace(ruleset, extends=extends, changes=changed, groups=words)


def load_rulesets(rules: Path | None = None, year: int | None = None) -> tuple[Ruleset, ...]:
    """The rulesets that an audit may need, by their years: the one for the year that is asked for, else all that ship or lie in the
    folder. Raises AuditorError where they cannot be told apart, RuleMistakes."""
    return tuple(map(load_ruleset, folders_for_audit(rules, year)))


def _together(chain: Sequence[RuleFiles]) -> tuple[RuleFiles, tuple[Change, ...]]:
    """The files of a chain as those of one ruleset, and all that the rulesets after the first change; what a shipped one changes is
    told of itself alone, not of those on top of it."""
    files = on_common(*chain[:2])
    changed: list[Change] = []
    for own in chain[2:]:
        beneath, files = files, extended(files, own)
        if own is chain[-1] or not is_shipped(own.folder):
            changed += changes(beneath, files)
    return files, tuple(changed)


def _summed_up(mistakes: Sequence[Mistake], bases: Set[str]) -> list[Mistake]:
    """The mistakes, each of those in files of `bases` once: what a ruleset takes away, its base misses in many places."""
    found = [mistake for mistake in mistakes if mistake.file not in bases]
    alike: dict[str, list[Mistake]] = {}
    for mistake in mistakes:
        if mistake.file in bases:
            alike.setdefault(mistake.message, []).append(mistake)
    for first, *others in alike.values():
        more = f"，同样的另有 {len(others)} 处" if others else ""
        why = f"基础规则用到的内容，被本规则改掉或删去了（基础规则单独检查也有这处错误的除外）{more}"
        found.append(replace(first, hint=f"{first.hint}；{why}" if first.hint else why))
    return found


def _assemble(files: RuleFiles, changed: Sequence[Change]) -> Ruleset:
    shared = files.shared
    main = shared[MAIN]
    found = main.mapping(main.root, (*_NEEDED, "reporting", "publishing", "years", "extends"), _NEEDED)
    naming, sections = parts.naming(shared["units.yaml"]), parts.sections(shared["sections.yaml"])
    vocabulary = parts.vocabulary(shared[VOCABULARY])
    kinds = tuple(kind.name for kind in naming.kinds)
    roles = tuple(role.name for role in sections.roles)
    levels = parts.levels(main, found.get("levels"))
    names = level_names(levels)
    read = ((each, elements(each, naming, roles, names, vocabulary)) for each in files.elements)
    gathered = [(element, node, source) for source, found_there in read for element, node in found_there]
    _check_appellations(gathered, naming.appellations)
    _check_together(gathered, main, kinds, changed)
    grades = parts.grades(main, found.get("grades"))
    checked = _checks(shared, roles)
    figures, said, scoring = scoring_of(shared[SCORING], shared[LEDGER], _names(kinds, gathered, checked, grades))
    gap = main.choice(found.get("gap_below"), names, Level.MENTIONED.id)
    return Ruleset(
        id=main.text(found.get("id")),
        title=main.text(found.get("title")),
        sha256="" if main.mistakes else digest(files),
        levels=levels,
        grades=grades,
        gap_below=names.get(gap, Level.MENTIONED),
        elements=tuple(element for element, _, _ in gathered),
        naming=naming,
        sections=sections,
        vocabulary=vocabulary,
        pages=_pages(shared["pages.yaml"]),
        reporting=parts.term(main, found.get("reporting")),
        publishing=parts.term(main, found.get("publishing")),
        years=parts.years(main, found.get("years")),
        checks=checked,
        copying=copy_rules(shared[COPIES]),
        following=follow_rules(shared[FOLLOWING], roles),
        scoring=scoring,
        figures=figures,
        said=said,
    )


def _names(
    kinds: Sequence[str],
    gathered: Sequence[tuple[Element, Node, YamlFile]],
    checked: Sequence[Check],
    grades: Sequence[Grade],
) -> Names:
    """What `scoring.yaml` and `ledger.yaml` may name."""
    ids = [element.id for element, _, _ in gathered]
    return Names(kinds, ids, [check.id for check in checked], [grade.name for grade in grades])


def _checks(shared: Mapping[str, YamlFile], roles: Sequence[str]) -> tuple[Check, ...]:
    lists = {LAWS: dated(shared[LAWS], searched=False), TERMS: dated(shared[TERMS], searched=True)}
    return checks(shared[CHECKS], roles, lists)


def _pages(source: YamlFile) -> PageRules:
    found = source.mapping(source.root, PAGE_KEYS)
    words = {key: source.texts(node) for key, node in found.items()}
    for member in source.sequence(found.get("containers")):
        if scalar(member) and not is_selector(scalar(member)):
            source.fail(member, f"“{scalar(member)}”不是网页选择器", "写成 #zoom 或 .TRS_Editor 这样")
    return PageRules(**words)


def _check_appellations(
    gathered: Sequence[tuple[Element, Node, YamlFile]], appellations: Sequence[Appellation]
) -> None:
    """Appellations in the texts for units that `units.yaml` does not have."""
    known = "、".join(f"{{{each.name}}}" for each in appellations) or "没有"
    for _, element, source in gathered:
        steps = value(element, "steps")
        for node in filter(None, (value(element, "advice"), value(steps, "acted"), value(steps, "evidenced"))):
            for unknown in unknown_appellations(scalar(node), appellations):
                source.fail(node, f"不认识的称呼“{unknown}”", f"称呼写在 units.yaml 的 appellations 里，现有：{known}")


def _check_together(
    gathered: Sequence[tuple[Element, Node, YamlFile]], main: YamlFile, kinds: Sequence[str], changed: Sequence[Change]
) -> None:
    """What no element can be blamed for alone: repeated ids, points that do not add up, kinds that must answer for nothing."""
    seen: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for element, node, source in gathered:
        names[element.name] += 1
        if names[element.name] == 2 and element.name:
            source.fail(node, f"要素名称“{element.name}”重复", "每个要素的 name 必须各不相同")
        seen[element.id] += 1
        if seen[element.id] == 2 and element.id:
            source.fail(node, f"要素编号“{element.id}”重复", "每个要素的 id 必须各不相同")
    total = sum(element.points for element, _, _ in gathered)
    if not main.mistakes and abs(total - TOTAL) > 1e-9:
        place = main.root.value[0][0] if isinstance(main.root, MappingNode) else None
        if place is not None:
            main.fail(place, f"各要素分值合计为 {total:g}，应为 {TOTAL}", _mend_points(total, changed))
    for kind in kinds:
        if not main.mistakes and not any(
            kind in element.kinds and element.points_for(kind) > 0 for element, _, _ in gathered
        ):
            main.note(0, 0, f"没有任何要素适用于“{kind}”")


def _mend_points(total: float, changed: Sequence[Change]) -> str:
    """How to bring the points to their total, with what a ruleset on top of another has changed of them."""
    told = "；".join(str(change) for change in changed if change.what in (POINTS, ADDED))
    if not told:
        return "调整 elements 文件夹里各要素的 points"
    rest = f"一共{'减少' if total > TOTAL else '增加'} {abs(total - TOTAL):g} 分"
    return f"改动过的：{told}。请把别的要素的 points {rest}，或改这几处"
