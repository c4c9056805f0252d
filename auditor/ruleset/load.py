"""Loading a ruleset: every file read and checked, all mistakes told at once."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

from yaml.nodes import MappingNode

from auditor.errors import AuditorError, Mistake, RuleMistakes
from auditor.model import Level
from auditor.ruleset import parts
from auditor.ruleset.elements import elements
from auditor.ruleset.locate import ruleset_folder
from auditor.ruleset.pages import PAGE_KEYS, PageRules, page_rules
from auditor.ruleset.source import Node, Source
from auditor.ruleset.types import Element, Ruleset

SHARED = ("ruleset.yaml", "units.yaml", "sections.yaml", "vocabulary.yaml", "pages.yaml")
ELEMENTS = "elements"
TOTAL = 100


def load_ruleset(rules: Path | None = None) -> Ruleset:
    """The ruleset in the folder `rules`, or the shipped one. Raises AuditorError where there is none, RuleMistakes with all mistakes."""
    folder = ruleset_folder(rules)
    files = _files(folder)
    mistakes: list[Mistake] = []
    sources = {name: Source(path, name, mistakes) for name, path in files.items()}
    words = parts.words(sources["vocabulary.yaml"])
    for source in sources.values():
        source.words = words
    ruleset = _assemble(sources, _digest(files))
    if mistakes:
        raise RuleMistakes(mistakes)
    return ruleset


def _files(folder: Path) -> dict[str, Path]:
    absent = [name for name in SHARED if not (folder / name).is_file()]
    if absent:
        raise AuditorError(f"规则文件夹 {folder} 缺少文件：{'、'.join(absent)}")
    parts_found = sorted((folder / ELEMENTS).glob("*.yaml"))
    if not parts_found:
        raise AuditorError(f"规则文件夹 {folder} 里没有任何要素（{ELEMENTS}/*.yaml）。")
    return {name: folder / name for name in SHARED} | {f"{ELEMENTS}/{path.name}": path for path in parts_found}


def _digest(files: dict[str, Path]) -> str:
    digest = hashlib.sha256()
    for name, path in sorted(files.items()):
        data = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _assemble(sources: dict[str, Source], digest: str) -> Ruleset:
    main = sources["ruleset.yaml"]
    keys = ("id", "title", "levels", "grades", "gap_below")
    found = main.mapping(main.root, keys, keys)
    naming = parts.naming(sources["units.yaml"])
    sections = parts.sections(sources["sections.yaml"])
    kinds = tuple(kind.name for kind in naming.kinds)
    roles = tuple(role.name for role in sections.roles)
    gathered: list[tuple[Element, Node, Source]] = []
    for name, source in sources.items():
        if name.startswith(ELEMENTS):
            gathered += [(element, node, source) for element, node in elements(source, kinds, roles)]
    _check_together(gathered, main, kinds)
    gap = main.choice(found.get("gap_below"), parts.LEVEL_IDS, Level.MENTIONED.id)
    return Ruleset(
        id=main.text(found.get("id")),
        title=main.text(found.get("title")),
        sha256=digest,
        levels=parts.levels(main, found.get("levels")),
        grades=parts.grades(main, found.get("grades")),
        gap_below=Level.from_id(gap) if gap in parts.LEVEL_IDS else Level.MENTIONED,
        elements=tuple(element for element, _, _ in gathered),
        naming=naming,
        sections=sections,
        vocabulary=parts.vocabulary(sources["vocabulary.yaml"]),
        pages=_pages(sources["pages.yaml"]),
    )


def _pages(source: Source) -> PageRules:
    found = source.mapping(source.root, PAGE_KEYS)
    try:
        return page_rules({key: list(source.texts(node)) for key, node in found.items()})
    except ValueError as error:
        source.note(0, 0, str(error))
        return page_rules({})


def _check_together(gathered: list[tuple[Element, Node, Source]], main: Source, kinds: tuple[str, ...]) -> None:
    """What no element can be blamed for alone: repeated ids, points that do not add up, kinds that must answer for nothing."""
    seen: Counter[str] = Counter()
    for element, node, source in gathered:
        seen[element.id] += 1
        if seen[element.id] == 2 and element.id:
            source.fail(node, f"要素编号“{element.id}”重复", "每个要素的 id 必须各不相同")
    total = sum(element.points for element, _, _ in gathered)
    if not main.mistakes and abs(total - TOTAL) > 1e-9:
        place = main.root.value[0][0] if isinstance(main.root, MappingNode) else None
        hint = "调整 elements 文件夹里各要素的 points"
        if place is not None:
            main.fail(place, f"各要素分值合计为 {total:g}，应为 {TOTAL}", hint)
    for kind in kinds:
        if not main.mistakes and not any(kind in element.kinds and element.points > 0 for element, _, _ in gathered):
            main.note(0, 0, f"没有任何要素适用于“{kind}”")
