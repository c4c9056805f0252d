"""What a bulletin tells of each kind of unit: who reported, how the scores lie, and the ranks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.model import Missing, ReportAudit, Tone
from auditor.output.bulletin.counted import EXACT, NO_KIND, NONE, figures, taken_off, unit_of
from auditor.output.flaws import places_in
from auditor.output.letter.fields import Values
from auditor.output.occasion import Occasion

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset


def of_kinds(
    audits: Sequence[ReportAudit], missing: Sequence[Missing], ruleset: Ruleset, occasion: Occasion
) -> Iterator[dict[str, str]]:
    """An entry for each kind that has units to report or reports: how many are to, have, and were scored, and how they scored."""
    listed, absent = occasion.listed, Counter(each.kind for each in missing)
    known = (kind.name for kind in ruleset.naming.kinds)
    for kind in dict.fromkeys((*known, *(listed or ()), *(audit.identity.kind for audit in audits))):
        own = [audit for audit in audits if audit.identity.kind == kind]
        due = (listed or {}).get(kind or "", 0)
        if own or due:
            told = (str(due), str(due - absent[kind or ""])) if listed is not None and kind else (NONE, NONE)
            yield {
                "类别": kind or NO_KIND,
                "应报数": told[0],
                "已报数": told[1],
                "评分数": str(len(own)),
                **figures(own, ruleset),
            }


def kind_chapters(audits: Sequence[ReportAudit], ruleset: Ruleset) -> Iterator[Values]:
    """For each kind of the reports its figures, and its reports by rank."""
    for kind in dict.fromkeys(audit.identity.kind for audit in audits):
        own = [audit for audit in audits if audit.identity.kind == kind]
        told = {"名称": kind or NO_KIND, "份数": str(len(own)), **figures(own, ruleset)}
        yield chapter("类别", told, {"名次": [_placed(audit) for audit in own]})


def overview(audits: Sequence[ReportAudit]) -> Iterator[dict[str, str]]:
    """An entry for each report of all that is told of it in figures."""
    for audit in audits:
        yield {
            "类别": audit.identity.kind or NO_KIND,
            **_placed(audit),
            "可加强数": str(sum(verdict.weak for verdict in audit.verdicts)),
            "必改数": str(places_in(audit.defects, Tone.MUST)),
            "请核数": str(places_in(audit.defects, Tone.CHECK)),
        }


def chapter(name: str, texts: dict[str, str], lists: dict[str, list[dict[str, str]]] | None = None) -> Values:
    """One entry of a chapter; what of it is not empty may be asked for."""
    named = {f"{name}.{member}": text for member, text in texts.items()}
    lists = lists or {}
    return Values(named, lists, frozenset(key for key, there in {**named, **lists}.items() if there))


def _placed(audit: ReportAudit) -> dict[str, str]:
    return {
        "名次": str(audit.rank_in_kind or NONE),
        "单位": unit_of(audit),
        "得分": f"{audit.score:.2f}",
        "等级": audit.grade,
        "缺项数": str(sum(verdict.gap for verdict in audit.verdicts)),
        "加分": f"{round(audit.tally.bonus, EXACT):.2f}",
        "扣分": f"{taken_off(audit):.2f}",
    }
