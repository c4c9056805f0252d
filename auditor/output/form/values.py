"""The fields that a form may hold, in one table: what each tells, in words for the documents, and its value; numbers are numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from auditor.model import Deducted, PartScore, ReportAudit, Verdict
from auditor.model.tally import UNTALLIED
from auditor.output.form.fields import plain
from auditor.output.form.known import elements_under
from auditor.output.form.unit import Unit
from auditor.output.labels import source_label

if TYPE_CHECKING:
    from auditor.rules.types import Element, Ruleset

Value: TypeAlias = str | float | int | None
INTERNAL = "填写的扣分原因"  # what people typed for the office
_DIGITS = 6  # of points: noise of the arithmetic goes, nothing else


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


@dataclass(frozen=True, slots=True)
class ItemField:
    """A field of an item of the rules beside the elements: which names there are, and what it holds for one of them."""

    about: str
    names: Callable[[Ruleset], list[str]]
    value: Callable[[Unit, str], Value]


def _deductions(ruleset: Ruleset) -> list[str]:
    return [each.name for each in ruleset.scoring.deductions]


def _parts(ruleset: Ruleset) -> list[str]:
    return [each.name for each in ruleset.scoring.parts]


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


def subtotal(unit: Unit, part: str, name: str) -> Value:
    """One of PART of the elements in a part, None where none of them applies."""
    verdicts = [unit.verdict(element) for element in elements_under(part, unit.ruleset)]
    known = [each.full if name == "满分小计" else each.points for each in verdicts if each]
    return _points(sum(known)) if known else None


def standard(ruleset: Ruleset) -> str:
    """What the levels earn, in one line, the best first."""
    return "；".join(f"{rule.label} {rule.share:.0%}" for rule in sorted(ruleset.levels, key=lambda rule: -rule.level))


def _flaws(audit: ReportAudit) -> float:
    return sum(each.points for each in audit.defects)


def _report(audit: ReportAudit) -> float:
    return audit.score if audit.tally == UNTALLIED else audit.tally.report


def _awards(audit: ReportAudit) -> str:
    return "；".join(f"{each.matter}（{each.level}）{each.points:g} 分" for each in audit.tally.awards)


def _difference(verdict: Verdict) -> Value:
    own = verdict.marks.self_points
    return None if own is None else _points(own - verdict.points)


def _deduction(unit: Unit, name: str) -> Deducted | None:
    deductions = unit.audit.tally.deductions if unit.audit else ()
    return next((each for each in deductions if plain(each.name) == plain(name)), None)


def _part(unit: Unit, name: str) -> PartScore | None:
    parts = unit.audit.tally.parts if unit.audit else ()
    return next((each for each in parts if plain(each.name) == plain(name)), None)


def _lost(unit: Unit, name: str) -> Value:
    found = _deduction(unit, name)
    return _points(found.points) if found else None


def _counted(unit: Unit, name: str) -> Value:
    found = _deduction(unit, name)
    return _count(found.value) if found else None


def _scored(unit: Unit, name: str) -> Value:
    found = _part(unit, name)
    return None if found is None or found.score is None else _points(found.score)


def _weight(unit: Unit, name: str) -> Value:
    found = _part(unit, name)
    return _count(found.weight) if found else None


def _count(number: float | None) -> Value:
    """A number of events or a weight, which shows decimals only where it has any."""
    return int(number) if number is not None and float(number).is_integer() else number


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
    "得分": UnitField("总分；也可以写 `{{总分}}`", _of_audit(lambda audit: _points(audit.score))),
    "等级": UnitField("优秀、良好、合格、不合格；没有报告的写“未报送”", _text("等级")),
    "类内排名": UnitField("在同类单位里的名次；也可以写 `{{类内名次}}`", _number("类内排名")),
    "同类报告数": UnitField("这次评分的同类报告有几份", _number("同类报告数")),
    "排名": UnitField("在全部报告里的名次，不分类别；也可以写 `{{名次}}`", _number("排名")),
    "要素得分": UnitField(
        "各要素得分之和", _of_audit(lambda audit: _points(sum(each.points for each in audit.verdicts)))
    ),
    "扣分": UnitField("文字问题、逾期等一共扣几分", _of_audit(lambda audit: _points(_flaws(audit)))),
    "扣分合计": UnitField(
        "上一项和规则里各扣分项加在一起", _of_audit(lambda audit: _points(_flaws(audit) + audit.tally.deducted))
    ),
    "报告得分": UnitField(
        "要素得分减去扣分合计；没有综合总分、加分的，就是总分", _of_audit(lambda audit: _points(_report(audit)))
    ),
    "加分": UnitField(
        "加分合计，不超过上限；也可以写 `{{加分合计}}`", _of_audit(lambda audit: _points(audit.tally.bonus))
    ),
    "加分事项": UnitField("各加分事项、级别和分数，写成一行", _of_audit(_awards)),
    "红线": UnitField(
        "触碰的红线，写成一行，没有的空着",
        _of_audit(lambda audit: "；".join(each.name for each in audit.tally.crossed)),
    ),
    "缺项数": UnitField("缺项有几个", _number("缺项数")),
    "文字问题数": UnitField("文字问题有几处", _number("文字问题数")),
    "文件": UnitField("报送的文件名", _text("文件")),
}
ELEMENT: Mapping[str, ElementField] = {
    "要素": ElementField("要素名称", lambda _, element: element.name, True),
    "部分": ElementField("属于纲要的哪一部分", lambda _, element: element.part, True),
    "依据": ElementField("纲要或督察规定的条款", lambda _, element: element.basis, True),
    "评分责任单位": ElementField("规则里写的评分责任单位（`scored_by`）", lambda _, element: element.scored_by, True),
    "满分": ElementField(
        "对本单位这一类折算后的满分，不适用的空着", _of_verdict(lambda verdict: _points(verdict.full))
    ),
    "得分": ElementField("得几分，不适用的空着", _of_verdict(lambda verdict: _points(verdict.points))),
    "扣分": ElementField(
        "满分减得分，不适用的空着", _of_verdict(lambda verdict: _points(verdict.full - verdict.points))
    ),
    "自评分": ElementField("单位的自评分，没有填的空着", _of_verdict(lambda verdict: verdict.marks.self_points)),
    "差额": ElementField("自评分减得分，没有自评分的空着", _of_verdict(_difference)),
    "等次": ElementField("五个等次之一，或不适用", _level),
    "扣分原因": ElementField(
        "没有得满分的原因；复核意见里以“致单位：”开头的行代替它，别的复核意见不写",
        lambda unit, element: (unit.reasons or {}).get(element.id),
    ),
    INTERNAL: ElementField(
        "评分表里与得分一起填写的扣分原因，原样照写；内部用的表才写这个域，检查和填写时都会提醒",
        _of_verdict(lambda verdict: verdict.marks.reason),
    ),
    "原文": ElementField("报告里最好的一句原文和它在第几段", _of_verdict(_quote)),
    "佐证材料": ElementField("评分表里填写的佐证材料", _of_verdict(lambda verdict: verdict.marks.proof)),
    "核实情况": ElementField("佐证材料已核、未核还是不需要", _of_verdict(lambda verdict: verdict.marks.state)),
    "建议": ElementField("整改建议，得满分的空着", _of_verdict(lambda verdict: verdict.advice)),
}
PART: Mapping[str, str] = {
    "小计": "一个部分（或规则里的小计项目）各要素得分之和",
    "满分小计": "一个部分（或规则里的小计项目）各要素满分之和",
}
ITEM: Mapping[str, ItemField] = {
    "扣分项": ItemField("规则里的一个扣分项扣了几分", _deductions, _lost),
    "扣分项数值": ItemField("这个扣分项的次数或数值，不知道的空着", _deductions, _counted),
    "部分": ItemField("综合总分的一个部分得几分，还不知道的空着", _parts, _scored),
    "权重": ItemField("综合总分的一个部分占的权重", _parts, _weight),
}
ALIASES: Mapping[str, str] = {"类内名次": "类内排名", "名次": "排名", "总分": "得分", "加分合计": "加分"}
