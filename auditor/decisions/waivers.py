"""Waivers: what an office decides beforehand for single units, as a small YAML file beside its rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from auditor.errors import AuditorError, Mistake, reason
from auditor.model import NOT_APPLICABLE, Defect, Level, NotApplicable
from auditor.rules.types import Ruleset
from auditor.text.fold import fold
from auditor.yamlfile.file import Node, YamlFile
from auditor.yamlfile.nodes import value

ANY_UNIT = "所有单位"  # a waiver of a check for the whole county
_SHARED = ("unit", "reason", "by")
_KEYS = (*_SHARED, "element", "level", "until")
_REQUIRED = (*_SHARED, "element", "level")
_FLAW_KEYS = (*_SHARED, "check", "text", "until")
_FLAW_REQUIRED = (*_SHARED, "check")


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

    @property
    def subject(self) -> tuple[str, ...]:
        """What it is about."""
        return self.unit, self.element


@dataclass(frozen=True, slots=True)
class FlawWaiver:
    """What a check finds is let be in reports of the unit (`ANY_UNIT`: of all), for reports on years up to `until` (None: without end):
    all of it, or what has `text` in its quote. `place` as that of a waiver."""

    unit: str
    check: str
    text: str
    reason: str
    by: str
    until: int | None
    place: str

    @property
    def subject(self) -> tuple[str, ...]:
        """What it is about."""
        return self.unit, self.check, self.text

    def covers(self, defect: Defect) -> bool:
        """Whether it is about a flaw."""
        return defect.check == self.check and fold(self.text) in fold(defect.quote)


AnyWaiver: TypeAlias = Waiver | FlawWaiver


def read_waivers(path: Path, ruleset: Ruleset) -> tuple[AnyWaiver, ...]:
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
    seen: set[tuple[str, ...]] = set()
    for waiver, member in zip(waivers, members, strict=True):
        if waiver.subject in seen:
            what = "检查" if isinstance(waiver, FlawWaiver) else "要素"
            source.fail(member, f"“{waiver.unit}”的这个{what}写了两次", f"同一单位的同一{what}只写一条")
        seen.add(waiver.subject)
    if mistakes:
        lines = "\n".join(str(mistake) for mistake in mistakes)
        raise AuditorError(f"豁免文件 {path} 有 {len(mistakes)} 处错误：\n{lines}")
    return tuple(waivers)


def _waiver(source: YamlFile, member: Node, ruleset: Ruleset) -> AnyWaiver:
    if value(member, "check") is not None:
        return _flaw_waiver(source, member, ruleset)
    entry = source.mapping(member, _KEYS, _REQUIRED)
    level = source.choice(entry.get("level"), ruleset.judged, NOT_APPLICABLE.label)
    names = {element.name: element.id for element in ruleset.elements} | {e.id: e.id for e in ruleset.elements}
    element = source.choice(entry.get("element"), list(names), "")
    if entry.get("unit") and source.text(entry["unit"]) == ANY_UNIT:
        source.fail(entry["unit"], f"要素的豁免不能写“{ANY_UNIT}”", "写单位名称；全县都不考核的要素，在规则里停用")
    return Waiver(
        unit=source.text(entry.get("unit")),
        element=names.get(element, ""),
        level=ruleset.judged.get(level, NOT_APPLICABLE),  # a mistaken one has been told
        reason=source.text(entry.get("reason")),
        by=source.text(entry.get("by")),
        until=_until(source, entry),
        place=_place(source, member),
    )


def _flaw_waiver(source: YamlFile, member: Node, ruleset: Ruleset) -> FlawWaiver:
    entry = source.mapping(member, _FLAW_KEYS, _FLAW_REQUIRED)
    names = {check.name: check.id for check in ruleset.checks} | {check.id: check.id for check in ruleset.checks}
    return FlawWaiver(
        unit=source.text(entry.get("unit")),
        check=names.get(source.choice(entry.get("check"), names), ""),
        text=source.text(entry.get("text")),
        reason=source.text(entry.get("reason")),
        by=source.text(entry.get("by")),
        until=_until(source, entry),
        place=_place(source, member),
    )


def _until(source: YamlFile, entry: Mapping[str, Node]) -> int | None:
    return int(source.number(entry["until"], 2000, 2100)) if "until" in entry else None


def _place(source: YamlFile, member: Node) -> str:
    return f"{source.name} 第 {member.start_mark.line + 1} 行"


def waiver_text(reason: str, by: str) -> str:
    """What stands beside a waived level."""
    return f"豁免：{reason}（{by}）"
