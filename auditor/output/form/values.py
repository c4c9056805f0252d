"""What the fields of a form hold: numbers as numbers, texts as a unit may read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from auditor.judging.rank import by_kind
from auditor.model import AuditRun, Missing, ReportAudit, Verdict
from auditor.output.labels import source_label
from auditor.output.letter.values import Letter, letters
from auditor.output.occasion import Occasion

if TYPE_CHECKING:
    from auditor.rules.types import Element, Ruleset

Value: TypeAlias = str | float | int | None
MISSING, NOT_TOLD = "未报送", "不适用"
_DIGITS = 6  # of points: noise of the arithmetic goes, nothing else


@dataclass(frozen=True, slots=True)
class Unit:
    """What a form tells of one unit: its report with what a letter would say of it, or that none came in."""

    ruleset: Ruleset
    texts: Mapping[str, str]
    audit: ReportAudit | None = None
    reasons: Mapping[str, str] | None = None  # by element
    missing: Missing | None = None

    @property
    def kind(self) -> str:
        """Its kind, "" where it is not known."""
        return (self.audit.identity.kind if self.audit else self.missing.kind if self.missing else "") or ""

    def verdict(self, element: str) -> Verdict | None:
        """The verdict on an element (id), None where there is none that applies."""
        verdicts = self.audit.verdicts if self.audit else ()
        return next((each for each in verdicts if each.element == element and each.applicable), None)


@dataclass(frozen=True, slots=True)
class UnitField:
    """A field of a unit: what it holds, in words for the documents, and as a function."""

    about: str
    value: Callable[[Unit], Value]


@dataclass(frozen=True, slots=True)
class ElementField:
    """A field of an element in one report; `of_rules`: it tells of the rules and is the same for all units."""

    about: str
    value: Callable[[Unit, Element], Value]
    of_rules: bool = False


def _text(name: str) -> Callable[[Unit], Value]:
    return lambda unit: unit.texts.get(name, "")


def _number(name: str) -> Callable[[Unit], Value]:
    """A number that a letter tells, where it is one."""

    def value(unit: Unit) -> Value:
        text = unit.texts.get(name, "")
        return int(text) if text.isdecimal() else text

    return value


def _points(number: float) -> float:
    return round(float(number), _DIGITS)


def _of_audit(value: Callable[[ReportAudit], Value]) -> Callable[[Unit], Value]:
    return lambda unit: value(unit.audit) if unit.audit else None


def _of_verdict(value: Callable[[Verdict], Value]) -> Callable[[Unit, Element], Value]:
    def of(unit: Unit, element: Element) -> Value:
        verdict = unit.verdict(element.id)
        return value(verdict) if verdict else None

    return of


RUN: Mapping[str, UnitField] = {
    "标题": UnitField("县、年度和“……评分表”", _text("标题")),
    "应报年度": UnitField("要求的报告年度，没有要求的是空线", _number("应报年度")),
    "用语": UnitField("设置里的 `term`：评查、审查或审核", _text("用语")),
    "报告总数": UnitField("这次评分的报告有几份", _number("报告总数")),
    "规则名称": UnitField("规则的 `title`", _text("规则名称")),
    "评分标准": UnitField("各等次得满分的百分之几，写成一行", lambda unit: standard(unit.ruleset)),
    "落款": UnitField("设置里的 `sender`；没有写的是空线", _text("落款")),
}
UNIT: Mapping[str, UnitField] = {
    "单位": UnitField("单位名称，照报告里的写法；未能确定的是一道空线，下同", _text("单位")),
    "正式名称": UnitField("单位的正式名称，如乌衣镇人民政府", _text("主送")),
    "类别": UnitField("乡镇、街道、部门、县区", _text("类别")),
    "年度": UnitField("报告年度，四位数字", _number("年度")),
    "得分": UnitField("总分", _of_audit(lambda audit: _points(audit.score))),
    "等级": UnitField("优秀、良好、合格、不合格；没有报告的写“未报送”", _text("等级")),
    "类内排名": UnitField("在同类单位里的名次；也可以写 `{{类内名次}}`", _number("类内排名")),
    "同类报告数": UnitField("这次评分的同类报告有几份", _number("同类报告数")),
    "排名": UnitField("在全部报告里的名次，不分类别；也可以写 `{{名次}}`", _number("排名")),
    "扣分": UnitField(
        "文字问题、逾期等一共扣几分；也可以写 `{{扣分合计}}`",
        _of_audit(lambda audit: _points(sum(each.points for each in audit.defects))),
    ),
    "缺项数": UnitField("缺项有几个", _number("缺项数")),
    "文字问题数": UnitField("文字问题有几处", _number("文字问题数")),
    "文件": UnitField("报送的文件名", _text("文件")),
}
ELEMENT: Mapping[str, ElementField] = {
    "要素": ElementField("要素名称", lambda _, element: element.name, True),
    "部分": ElementField("属于纲要的哪一部分", lambda _, element: element.part, True),
    "依据": ElementField("纲要或督察规定的条款", lambda _, element: element.basis, True),
    "满分": ElementField(
        "对本单位这一类折算后的满分，不适用的空着", _of_verdict(lambda verdict: _points(verdict.full))
    ),
    "得分": ElementField("得几分，不适用的空着", _of_verdict(lambda verdict: _points(verdict.points))),
    "扣分": ElementField(
        "满分减得分，不适用的空着", _of_verdict(lambda verdict: _points(verdict.full - verdict.points))
    ),
    "等次": ElementField("五个等次之一，或不适用", lambda unit, element: _level(unit, element)),
    "扣分原因": ElementField(
        "没有得满分的原因；复核意见里以“致单位：”开头的行代替它，别的复核意见不写",
        lambda unit, element: (unit.reasons or {}).get(element.id),
    ),
    "原文": ElementField("报告里最好的一句原文和它在第几段", _of_verdict(lambda verdict: _quote(verdict))),
    "建议": ElementField("整改建议，得满分的空着", _of_verdict(lambda verdict: verdict.advice)),
}
PART: Mapping[str, str] = {"小计": "一个部分各要素得分之和", "满分小计": "一个部分各要素满分之和"}
ALIASES: Mapping[str, str] = {"类内名次": "类内排名", "名次": "排名", "扣分合计": "扣分"}


def units_of(run: AuditRun, ruleset: Ruleset, occasion: Occasion) -> Iterator[Unit]:
    """The units with a report, by kind and rank, without reports that a later one lies beside; then those that sent none."""
    ordered = replace(run, reports=tuple(by_kind(run.latest, ruleset.naming.kinds)))
    shared: Mapping[str, str] = {}
    for audit, letter in zip(ordered.reports, letters(ordered, ruleset, occasion), strict=True):
        shared = {name: letter.texts[name] for name in RUN if name in letter.texts}
        yield Unit(ruleset, letter.texts, audit, _reasons(audit, letter))
    for missing in run.missing:
        texts = {"单位": missing.unit, "主送": missing.unit, "类别": missing.kind, "等级": MISSING}
        yield Unit(ruleset, {**shared, **texts}, missing=missing)


def subtotal(unit: Unit, part: str, name: str) -> Value:
    """One of PART of the elements in a part, None where none of them applies."""
    verdicts = [unit.verdict(each.id) for each in unit.ruleset.elements if each.part == part]
    known = [each.full if name == "满分小计" else each.points for each in verdicts if each]
    return _points(sum(known)) if known else None


def standard(ruleset: Ruleset) -> str:
    """What the levels earn, in one line, the best first."""
    return "；".join(f"{rule.label} {rule.share:.0%}" for rule in sorted(ruleset.levels, key=lambda rule: -rule.level))


def _reasons(audit: ReportAudit, letter: Letter) -> dict[str, str]:
    """Why an element did not earn all its points, as a letter would say it."""
    told = zip(audit.verdicts, letter.lists["评分"], strict=True)
    return {verdict.element: entry["原因"] or ("" if verdict.applicable else NOT_TOLD) for verdict, entry in told}


def _level(unit: Unit, element: Element) -> Value:
    if unit.audit is None:
        return None
    verdict = next((each for each in unit.audit.verdicts if each.element == element.id), None)
    return unit.ruleset.label(verdict.level) if verdict else None


def _quote(verdict: Verdict) -> Value:
    if not verdict.evidence:
        return None
    best = verdict.evidence[0]
    places = (f"第{best.page}页" if best.page else "", f"第{best.place.paragraph}段", source_label(best))
    return f"“{best.quote}”（{'，'.join(filter(None, places))}）"
