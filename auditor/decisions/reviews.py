"""Reviews: what people set over the program's levels, as a small YAML file that is kept and taken up by every later run."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from auditor.decisions.fingerprint import fingerprint
from auditor.decisions.flaws import FlawDecision, flaw_entries, read_flaws
from auditor.decisions.marks import MARK_KEYS, UNMARKED, mark_values, marks_of, plain_number
from auditor.decisions.unit_marks import mark_entries, read_marks
from auditor.errors import AuditorError, Mistake, reason
from auditor.model import NOT_APPLICABLE, Level, Marks, NotApplicable, UnitMark
from auditor.rules.types import Ruleset
from auditor.yamlfile.file import FORMAT, Node, YamlFile

_KEYS = ("unit", "file", "sha256", "element", "name", "level", "comment", *MARK_KEYS, "workbook")
_REQUIRED = ("file", "sha256", "element")
# What YAML would fold, or what cannot be seen: written between double quotes as an escape.
_UNSAFE = re.compile(
    "[^\x20-\x7e\u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff\uf900-\ufefe\uff00-\ufffd\U00010000-\U0010fffd]"
)
_HEAD = """\
# 人工复核，由 auditor review apply 从评分表生成，可以手工修改或删去某一条。放在结果文件夹里，再次审核时自动套用。
# level：{levels}；没有 level 的不改等次。
# points 是人工填的考核分，代替等次所得的分，points_reason 是扣分原因；self_points 是自评分，proof、proof_state 是佐证材料和佐证状态。
# units 是对各单位填写的扣分次数、加分、红线和总分的其他部分，item 是 scoring.yaml 里的编号，加分写 bonus。
# flaws 是对文本问题的处理，decision 写采纳或忽略，忽略要在 reason 里写理由；没有 quote 的针对整份报告。
# sha256 是报告文件的指纹：文件内容一改，针对它的复核就不再套用，运行时会逐条说明。
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person wrote on one element of the report with these bytes. `level` stands in place of the program's; None where the
    person set none, and the program's stays. `unit` is "" where it is undetermined; `workbook` names where level and comment
    were written, `marks.by` where the marks were. No text has blanks at its ends."""

    element: str
    sha256: str
    level: Level | NotApplicable | None
    comment: str
    unit: str
    file: str
    workbook: str
    marks: Marks = UNMARKED

    @property
    def key(self) -> tuple[str, str]:
        """What it is about: report and element."""
        return self.sha256, self.element

    @property
    def said(self) -> tuple[Level | NotApplicable | None, str, Marks]:
        """What was decided, and why; where it was written is let be."""
        return self.level, self.comment, replace(self.marks, by="")

    @property
    def blank(self) -> bool:
        """Whether it says nothing."""
        return self.level is None and not self.comment and self.marks.blank

    def label(self, ruleset: Ruleset) -> str:
        """Its level as users read it; empty where there is none."""
        return "" if self.level is None else ruleset.label(self.level)


@dataclass(frozen=True, slots=True)
class Review:
    """All that a review file holds."""

    corrections: tuple[Correction, ...] = ()
    flaws: tuple[FlawDecision, ...] = ()
    units: tuple[UnitMark, ...] = ()


def review_text(review: Review, ruleset: Ruleset) -> str:
    """The file of a review, its corrections by unit, file and the ruleset's order of elements; the same decisions give the
    same text."""
    order = {element.id: index for index, element in enumerate(ruleset.elements)}
    ranked = sorted(review.corrections, key=lambda each: (each.unit, each.file, each.sha256, order[each.element]))
    content: dict[str, object] = {
        "format": FORMAT,
        "ruleset": {"id": ruleset.id, "sha256": ruleset.sha256},
        "reviews": [_entry(correction, ruleset) for correction in ranked],
    }
    if review.flaws:
        content["flaws"] = flaw_entries(review.flaws, ruleset)
    if review.units:
        content["units"] = mark_entries(review.units, ruleset)
    levels = "、".join(
        [*(f"{rule.level.id} {rule.label}" for rule in ruleset.levels), f"{NOT_APPLICABLE.id} {NOT_APPLICABLE.label}"]
    )
    body = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
    return _HEAD.format(levels=levels) + body


def read_review(path: Path, ruleset: Ruleset) -> Review:
    """The decisions of a review file. Raises AuditorError with all mistakes, each with its line, and for a file that cannot
    be opened."""
    mistakes: list[Mistake] = []
    try:
        source = YamlFile(path, str(path), mistakes)
    except OSError as error:
        raise AuditorError(f"打不开复核文件 {path}：{reason(error)}。请核对文件名和权限。") from error
    found = source.mapping(source.root, ("ruleset", "reviews", "flaws", "units"), ("ruleset", "reviews"))
    _check_ruleset(source, found.get("ruleset"), ruleset)
    corrections: dict[tuple[str, str], Correction] = {}
    for node in source.sequence(found.get("reviews")):
        correction = _correction(source, node, ruleset)
        if correction.key in corrections and correction.element:
            source.fail(node, "同一份报告的同一要素写了两条", "只留一条")
        corrections[correction.key] = correction
    flaws = read_flaws(source, found.get("flaws"))
    units = read_marks(source, found.get("units"))
    if mistakes:
        raise AuditorError(f"复核文件 {path} 有 {len(mistakes)} 处错误：\n" + "\n".join(map(str, mistakes)))
    return Review(tuple(corrections.values()), flaws, units)


class _Dumper(yaml.SafeDumper):
    """Texts that YAML could fold, or that hold what cannot be seen, stand on one line between double quotes."""


def _represent(dumper: yaml.SafeDumper, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _UNSAFE.search(text) else None)


def _represent_number(dumper: yaml.SafeDumper, number: float) -> Any:
    text = plain_number(number)
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", text)


_Dumper.add_representer(str, _represent)
_Dumper.add_representer(float, _represent_number)


def _entry(correction: Correction, ruleset: Ruleset) -> dict[str, str | float]:
    values: dict[str, str | float] = {
        "unit": correction.unit,
        "file": correction.file,
        "sha256": correction.sha256,
        "element": correction.element,
        "name": ruleset.element_of[correction.element].name,
        "level": "" if correction.level is None else correction.level.id,
        "comment": correction.comment,
        **mark_values(correction.marks, correction.workbook),
        "workbook": correction.workbook,
    }
    return {key: value for key, value in values.items() if value != ""}


def _check_ruleset(source: YamlFile, node: Node | None, ruleset: Ruleset) -> None:
    found = source.mapping(node, ("id", "sha256"), ("id",))
    name = source.text(found.get("id"))
    if name and name != ruleset.id:
        message = f"这份复核针对规则“{name}”，现在用的规则是“{ruleset.id}”"
        source.fail(found["id"], message, "用 --rules 指明复核时所用的规则文件夹")


def _correction(source: YamlFile, node: Node, ruleset: Ruleset) -> Correction:
    found = source.mapping(node, _KEYS, _REQUIRED)
    level = source.choice(found.get("level"), ruleset.judged)
    if found and not {"level", "comment", *MARK_KEYS} & found.keys():
        source.fail(node, "既没有 level 也没有 comment，也没有 points 等分数", "补写其中一个，或删去这一条")
    workbook, marks = source.text(found.get("workbook")), marks_of(source, found)
    return Correction(
        element=source.choice(found.get("element"), ruleset.element_of),
        sha256=fingerprint(source, found.get("sha256")),
        level=ruleset.judged.get(level),
        comment=source.text(found.get("comment")),
        unit=source.text(found.get("unit")),
        file=source.text(found.get("file")),
        workbook=workbook,
        marks=marks if marks.blank else replace(marks, by=marks.by or workbook),
    )
