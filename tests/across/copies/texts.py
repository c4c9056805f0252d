"""Invented reports: sentences that stand in none of the others."""

from __future__ import annotations

import random
from collections.abc import Iterable
from string import ascii_letters

from auditor.model import AuditRun, Identity, Paragraph, ReportAudit, Submission
from auditor.rules import load_ruleset

RULES = load_ruleset()
# Eight sentences of one section, as a unit would write them; {n} figures, {v} villages, {p} persons.
SECTION = (
    "今年以来，{u}在{v}设立调解工作室一处，由退休教师{p}牵头，全年接待来访群众{a}人次。",
    "针对山林权属纠纷多发的情况，{u}逐户核对四至界线，绘制地块台账{b}份并张榜公布。",
    "司法所干部{p}每逢赶集日到{v}摆摊讲法，发放婚姻家庭和土地承包方面的宣传册{a}本。",
    "综合执法队查处占用河道堆放砂石案件{b}起，全部做到先告知、后听取申辩、再下达决定。",
    "对{v}等地的历史遗留欠薪问题，{u}会同劳动监察部门约谈包工头，追回农民工工资{a}万元。",
    "把新录用的{b}名执法辅助人员送到县里集中培训，考试不合格的一律不得上路执勤。",
    "在便民服务大厅设立意见箱，由{p}每周开箱一次，收到的{a}条建议均在五日内答复本人。",
    "聘请律师事务所对拟签订的{b}份招商协议逐条审看，提出修改意见后再提交班子会议研究。",
)
DETAILS = (
    {"v": "柳树湾村", "p": "王建国", "a": "128", "b": "34"},
    {"v": "李家沟村", "p": "赵秀兰", "a": "207", "b": "19"},
)


def section(unit: str, details: int = 0, sentences: Iterable[int] = range(8)) -> list[str]:
    """Sentences of the section as a unit tells them, with one set of names and figures or the other."""
    return [SECTION[at].format(u=unit, **DETAILS[details]) for at in sentences]


def filler(unit: str, paragraphs: int = 20) -> list[str]:
    """Paragraphs that no other unit has: made of characters drawn at random from those of the section."""
    chance = random.Random(unit)
    characters = sorted(
        filter(str.isalpha, set("".join(SECTION)) - set(ascii_letters) - set("一二三四五六七八九十百千万本"))
    )
    return ["".join(chance.choices(characters, k=40)) + "。" for _ in range(paragraphs)]


def report(unit: str | None, paragraphs: Iterable[str], year: int | None = 2024, file: str = "") -> ReportAudit:
    """A report with these paragraphs."""
    body = tuple(Paragraph(number, text) for number, text in enumerate(paragraphs, 1))
    file = file or f"{unit}.txt"
    submission = Submission(file, f"sha-{file}", "txt", body)
    return ReportAudit(submission, Identity(unit, None, year), 0.0, "", ())


def run_of(*reports: ReportAudit) -> AuditRun:
    return AuditRun("", "", "", reports, (), ())
