"""What a bulletin tells of flaws of the texts, of what came late, and of what did not come or could not be scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.checks.table import of_arrival
from auditor.model import AuditRun, ReportAudit, Tone
from auditor.output.bulletin.counted import unit_of
from auditor.output.flaws import check_name, places_in, standing
from auditor.output.labels import or_undetermined, set_aside_reason
from auditor.output.occasion import Occasion

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

_TONES = (Tone.MUST, Tone.CHECK)


def flaw_figures(audits: Sequence[ReportAudit]) -> dict[str, str]:
    """In how many places flaws stand, and in how many reports."""
    must, check = (sum(places_in(audit.defects, tone) for audit in audits) for tone in _TONES)
    flawed = sum(any(standing(audit.defects, tone) for tone in _TONES) for audit in audits)
    return {"必改数": str(must), "请核数": str(check), "有问题数": str(flawed)}


def of_flaws(audits: Sequence[ReportAudit], ruleset: Ruleset) -> Iterator[dict[str, str]]:
    """An entry for each check that found a flaw, that which found most first: in how many places, and in how many reports."""
    found: dict[str, list[tuple[int, int]]] = {check.name: [] for check in ruleset.checks}
    for audit in audits:
        names = dict.fromkeys(
            check_name(flaw.check, ruleset) for tone in _TONES for flaw in standing(audit.defects, tone)
        )
        for name in names:
            own = [flaw for flaw in audit.defects if check_name(flaw.check, ruleset) == name]
            must, check = (places_in(own, tone) for tone in _TONES)
            found.setdefault(name, []).append((must, check))
    for name, places in sorted(found.items(), key=lambda each: -sum(map(sum, each[1]))):
        if places:
            must, check = map(sum, zip(*places, strict=True))
            yield {"问题": name, "必改数": str(must), "请核数": str(check), "份数": str(len(places))}


def of_timing(audits: Sequence[ReportAudit], check: str) -> Iterator[dict[str, str]]:
    """An entry for each report of which a check of the arrival tells something that people did not let be."""
    for audit in audits:
        for defect in of_arrival(audit.defects):
            if defect.check == check and not defect.ignored:
                yield {"单位": unit_of(audit), "情况": defect.message}


def not_scored(run: AuditRun, ruleset: Ruleset, occasion: Occasion) -> dict[str, list[dict[str, str]]]:
    """By the names of the lists: the units of the roster without a scored report, those of which something came apart; files that could
    not be read or are no annual report; reports on another year than the one asked for."""
    gone = [{"单位": each.unit, "类别": each.kind} for each in run.missing if not each.note]
    open_ = [{"单位": each.unit, "类别": each.kind, "说明": each.note} for each in run.missing if each.note]
    wrong = [audit for audit in run.latest if not occasion.asks_for(audit)]
    return {
        "未报送": gone,
        "待核单位": open_,
        "未能读取": [{"文件": bad.file, "原因": bad.reason} for bad in run.unreadable],
        "未评分": [{"文件": aside.file, "原因": set_aside_reason(aside, ruleset)} for aside in run.set_aside],
        "年度不符": [{"单位": unit_of(each), "年度": or_undetermined(each.identity.year)} for each in wrong],
    }
