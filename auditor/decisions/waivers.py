"""Waivers: what an office decides beforehand for single units, as a small YAML file beside its rules."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from auditor.errors import AuditorError, Mistake, reason
from auditor.model import NOT_APPLICABLE, Level, NotApplicable
from auditor.rules.types import Ruleset
from auditor.yamlfile.file import Node, YamlFile

_KEYS = ("unit", "element", "level", "reason", "by", "until")
_REQUIRED = ("unit", "element", "level", "reason", "by")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One decision: `level` stands for the element in reports of the unit, for reports on years up to `until` (None: without
    end). `place` is where it stands, as `豁免.yaml 第 3 行`."""

    unit: str
    element: str
    level: Level | NotApplicable
    reason: str
    by: str
    until: int | None
    place: str


def read_waivers(path: Path, ruleset: Ruleset) -> tuple[Waiver, ...]:
    """The waivers of a file. Raises AuditorError with all mistakes, each with its line, and for a file that cannot be opened."""
    mistakes: list[Mistake] = []
    try:
        source = YamlFile(path, path.name, mistakes)
    except OSError as error:
        raise AuditorError(f"打不开豁免文件 {path}：{reason(error)}。") from error
    found = source.mapping(source.root, ("waivers",), ("waivers",))
    node = found.get("waivers")
    members = source.sequence(node)
    waivers = [_waiver(source, member, ruleset) for member in members]
    seen: set[tuple[str, str]] = set()
    for waiver, member in zip(waivers, members, strict=True):
        if (waiver.unit, waiver.element) in seen:
            source.fail(member, f"“{waiver.unit}”的这个要素写了两次", "同一单位的同一要素只写一条")
        seen.add((waiver.unit, waiver.element))
    if mistakes:
        lines = "\n".join(str(mistake) for mistake in mistakes)
        raise AuditorError(f"豁免文件 {path} 有 {len(mistakes)} 处错误：\n{lines}")
    return tuple(waivers)


def _waiver(source: YamlFile, member: Node, ruleset: Ruleset) -> Waiver:
    entry = source.mapping(member, _KEYS, _REQUIRED)
    level = source.choice(entry.get("level"), ruleset.judged, NOT_APPLICABLE.label)
    names = {element.name: element.id for element in ruleset.elements} | {e.id: e.id for e in ruleset.elements}
    element = source.choice(entry.get("element"), list(names), "")
    until = int(source.number(entry["until"], 2000, 2100)) if "until" in entry else None
    return Waiver(
        unit=source.text(entry.get("unit")),
        element=names.get(element, ""),
        level=ruleset.judged.get(level, NOT_APPLICABLE),  # a mistaken one has been told
        reason=source.text(entry.get("reason")),
        by=source.text(entry.get("by")),
        until=until,
        place=f"{source.name} 第 {member.start_mark.line + 1} 行",
    )


def waiver_text(reason: str, by: str) -> str:
    """What stands beside a waived level."""
    return f"豁免：{reason}（{by}）"
