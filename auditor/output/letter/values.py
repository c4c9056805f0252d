"""What the fields of a letter hold: texts, and lists of which a paragraph or table row stands for one entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from auditor.checks.table import of_arrival
from auditor.judging.rank import ranked
from auditor.model import Across, Audience, AuditRun, Defect, Recalled, ReportAudit, Submission, Tone, Verdict
from auditor.output.flaws import around, standing, where
from auditor.output.labels import source_label
from auditor.output.letter import beside as others
from auditor.output.letter import scored as scored_lists
from auditor.output.letter.beside import Beside, across_by_file, beside, figure_entries
from auditor.output.letter.fields import Fields, Values, numbered, plain
from auditor.output.letter.office import BLANK, office
from auditor.output.occasion import Occasion
from auditor.output.told import found, lost, reason, remark

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

TEXTS = (
    "标题",
    "文号",
    "主送",
    "单位",
    "类别",
    "年度",
    "应报年度",
    "报告名称",
    "用语",
    "文件",
    "得分",
    "等级",
    "扣分",
    "类内排名",
    "同类报告数",
    "排名",
    "报告总数",
    "要素数",
    "缺项数",
    "可加强数",
    "文字问题数",
    others.TOLD,
    *others.COUNTS,
    "规则名称",
    "时限",
    "联系人",
    "落款",
)
_FLAW = ("序号", "性质", "引文", "位置", "建议", "扣分")
LISTS: Mapping[str, Sequence[str]] = {
    "评分": ("序号", "部分", "要素", "依据", "满分", "等次", "得分", "原因"),
    "缺项": ("序号", "要素", "依据", "等次", "原因", "建议"),
    "原文": ("序号", "要素", "引文", "位置"),
    "可加强": ("序号", "要素", "依据", "等次", "原因", "建议"),
    "文字问题": _FLAW,
    "必须改正": _FLAW,
    "请核对": _FLAW,
    "报送时间": ("序号", "情况", "建议", "扣分"),
    "说明": ("序号", "内容"),
    **others.LISTS,
    **scored_lists.LISTS,
}
SCORE, RANK = "得分", "名次"  # what the settings let a letter tell, as conditions of a template
OTHER_YEAR, TO_MEND, TO_KNOW = "年度不符", "需要修改", "仅供参考"  # what is asked of the unit: one of them holds
AGAIN = "重报"  # the report was handed in after another one
FIELDS = Fields(TEXTS, LISTS, (*LISTS, SCORE, RANK, AGAIN, OTHER_YEAR, TO_MEND, TO_KNOW))


def letters(run: AuditRun, ruleset: Ruleset, occasion: Occasion) -> Iterator[Values]:
    """The values for each report of a run. A report on another year than the one asked for has no rank, and the others' ranks are
    those without it."""
    ranks = {id(audit): placed for audit, placed in _ranks(run.reports, occasion)}
    peers = Counter(placed.identity.kind for placed in ranks.values())
    across = across_by_file(run)
    for audit in run.reports:
        more = beside(audit, across.get(audit.submission.file, Across()), ruleset)
        place = ranks.get(id(audit))
        lists = _lists(audit, ruleset, more) | scored_lists.scored(audit, occasion.letter.score)
        counts = {
            "同类报告数": peers[audit.identity.kind],
            "报告总数": len(ranks),
            "要素数": sum(verdict.applicable for verdict in audit.verdicts),
            "缺项数": len(lists["缺项"]),
            "可加强数": len(lists["可加强"]),
            "文字问题数": len(lists["文字问题"]),
            **more.counts,
        }
        told = {name: str(number) for name, number in counts.items()}
        told["标题"], told["规则名称"] = occasion.title(run, ruleset.naming.genre_name, "评分表"), run.ruleset_title
        ranked_too = occasion.letter.rank and place and place.rank_in_kind > 0
        shown = {SCORE: occasion.letter.score, RANK: ranked_too, AGAIN: more.again}
        asked = OTHER_YEAR if place is None else TO_MEND if lists["缺项"] or lists["必须改正"] else TO_KNOW
        holds = {asked, *(name for name, there in {**lists, **shown}.items() if there)}
        texts = told | _report(audit) | _rank(place) | _addressed(audit, ruleset, occasion) | office(occasion)
        yield Values(
            plain(texts),
            {name: [plain(each) for each in entries] for name, entries in lists.items()},
            frozenset(holds),
        )


def _ranks(audits: Sequence[ReportAudit], occasion: Occasion) -> Iterator[tuple[ReportAudit, ReportAudit]]:
    """Each report that is not on another year than the one asked for, and the same ranked among these alone."""
    right = [audit for audit in audits if occasion.asks_for(audit)]
    right.sort(key=lambda audit: (-audit.score, audit.submission.file))  # as they are ranked
    return zip(right, ranked(right), strict=True)


def _rank(placed: ReportAudit | None) -> dict[str, str]:
    if placed is None:
        return {"类内排名": "—", "排名": "—"}
    return {"类内排名": str(placed.rank_in_kind or BLANK), "排名": str(placed.rank)}


def _lists(audit: ReportAudit, ruleset: Ruleset, more: Beside) -> dict[str, list[dict[str, str]]]:
    gaps = [verdict for verdict in audit.verdicts if verdict.gap]
    weak = [verdict for verdict in audit.verdicts if verdict.weak]
    listed = {verdict.element for verdict in (*gaps, *weak)}
    remarks = (
        f"{ruleset.element_of[each.element].name}：{remark(each)}"
        for each in audit.verdicts
        if each.element not in listed and remark(each)
    )
    notes = (*audit.notes_for(Audience.UNIT), *more.notes, *remarks)
    must, check = (standing(audit.defects, tone) for tone in (Tone.MUST, Tone.CHECK))
    flaws = {"文字问题": (*must, *check), "必须改正": must, "请核对": check}
    known = {"文字问题": figure_entries(audit), "请核对": figure_entries(audit)}
    return {
        "评分": [_judged(number, verdict, ruleset) for number, verdict in enumerate(audit.verdicts, 1)],
        "缺项": [_element(number, verdict, ruleset) for number, verdict in enumerate(gaps, 1)],
        "原文": list(_nearest(gaps, ruleset)),
        "可加强": [_weak(number, verdict, ruleset) for number, verdict in enumerate(weak, 1)],
        **{
            name: numbered([*(_defect(each, audit.submission) for each in told), *known.get(name, ())])
            for name, told in flaws.items()
        },
        "报送时间": [_timing(number, defect) for number, defect in enumerate(of_arrival(audit.defects), 1)],
        "说明": [{"序号": str(number), "内容": note} for number, note in enumerate(notes, 1)],
        **more.lists,
    }


def _report(audit: ReportAudit) -> dict[str, str]:
    """What the letter tells of the report itself."""
    return {
        "单位": audit.identity.unit or BLANK,
        "类别": audit.identity.kind or BLANK,
        "年度": str(audit.identity.year or BLANK),
        "文件": audit.submission.file,
        "得分": f"{audit.score:.2f}",
        "等级": audit.grade,
        "扣分": f"{sum(defect.points for defect in audit.defects):.2f}",
    }


def _addressed(audit: ReportAudit, ruleset: Ruleset, occasion: Occasion) -> dict[str, str]:
    """To whom the letter is, and of which report."""
    who = audit.identity
    kind = next((kind for kind in ruleset.naming.kinds if kind.name == who.kind), None)
    unit = who.unit or BLANK
    return {
        "主送": kind.addressed(unit) if kind else unit,
        "报告名称": f"《{who.title}》" if who.title else f"{who.year or BLANK}年{ruleset.naming.genre_name}",
        "应报年度": str(occasion.year or BLANK),
    }


def _judged(number: int, verdict: Verdict, ruleset: Ruleset) -> dict[str, str]:
    """One line of a score sheet; an element that does not apply has neither points nor reason."""
    element, applies = ruleset.element_of[verdict.element], verdict.applicable
    return {
        "序号": str(number),
        "部分": element.part,
        "要素": element.name,
        "依据": element.basis,
        "满分": f"{verdict.full:.2f}" if applies else "—",
        "等次": ruleset.label(verdict.level),
        "得分": f"{verdict.points:.2f}" if applies else "—",
        "原因": lost(verdict) if applies and verdict.points < verdict.full else remark(verdict),
    }


def _element(number: int, verdict: Verdict, ruleset: Ruleset) -> dict[str, str]:
    element = ruleset.element_of[verdict.element]
    return {
        "序号": str(number),
        "要素": element.name,
        "依据": element.basis,
        "等次": ruleset.label(verdict.level),
        "原因": reason(verdict),
        "建议": verdict.advice,
    }


def _weak(number: int, verdict: Verdict, ruleset: Ruleset) -> dict[str, str]:
    """An element that could be stronger; what people remarked stands before the advice, which alone is told of it as a rule."""
    told = {"原因": found(verdict), "建议": remark(verdict) + verdict.advice}
    return _element(number, verdict, ruleset) | told


def _nearest(gaps: Sequence[Verdict], ruleset: Ruleset) -> Iterator[dict[str, str]]:
    """The best quote of each gap that has one, under the gap's own number."""
    for number, verdict in enumerate(gaps, 1):
        if verdict.evidence:
            best = verdict.evidence[0]
            section = f"“{best.section}”部分" if best.section else ""
            page = f"第{best.page}页" if best.page else ""
            place = (section, page, f"第{best.place.paragraph}段", source_label(best))
            yield {
                "序号": str(number),
                "要素": ruleset.element_of[verdict.element].name,
                "引文": best.quote,
                "位置": "，".join(part for part in place if part),
            }


def _defect(defect: Defect, submission: Submission | Recalled) -> dict[str, str]:
    """A flaw with the words around it, by which it is found in a file that has no numbers of paragraphs."""
    before, at, after = around(defect.place, submission) if defect.place else ("", "", "")
    quote = f"{before}{at}{after}" if at and at == defect.quote else defect.quote
    return {
        "性质": defect.tone,
        "引文": quote or "—",
        "位置": where(defect) or "整份报告",
        "建议": defect.explanation,
        "扣分": f"{defect.points:.2f}",
    }


def _timing(number: int, defect: Defect) -> dict[str, str]:
    return {
        "序号": str(number),
        "情况": defect.message,
        "建议": defect.suggestion,
        "扣分": f"{defect.points:.2f}",
    }
