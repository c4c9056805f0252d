"""All that the fields of a bulletin hold, from one run and its rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.across.trends import Trends, trends
from auditor.checks.lateness import LATE
from auditor.checks.publication import LATE_PUBLICATION
from auditor.model import AuditRun, Level, ReportAudit
from auditor.output.bulletin.counted import NONE, counted, figures, grades_of, taken_off
from auditor.output.bulletin.elements import common_chapters, fared, good_chapters, of_elements
from auditor.output.bulletin.fields import LAST_YEAR, LISTED, NOT_SCORED, OPEN, OTHER_RULES, PARTS, SCORING
from auditor.output.bulletin.kinds import kind_chapters, of_kinds, overview
from auditor.output.bulletin.troubles import flaw_figures, not_scored, of_flaws, of_timing
from auditor.output.labels import gap_labels
from auditor.output.letter.fields import Values, numbered, plain
from auditor.output.letter.office import BLANK, office
from auditor.output.occasion import Occasion

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset


def bulletin(run: AuditRun, ruleset: Ruleset, occasion: Occasion) -> Values:
    """The values of the bulletin on a run."""
    audits = counted(run, ruleset, occasion)
    elements = fared(audits, ruleset)
    outside = not_scored(run, ruleset, occasion)
    lists = {
        "类别情况": list(of_kinds(audits, run.missing, ruleset, occasion)),
        "等级": [{"等级": name, "份数": str(number)} for name, number in grades_of(audits, ruleset).items()],
        "文字问题": numbered(of_flaws(audits, ruleset)),
        "逾期报送": numbered(of_timing(audits, LATE)),
        "迟公开": numbered(of_timing(audits, LATE_PUBLICATION)),
        **{name: numbered(entries) for name, entries in outside.items()},
        "一览": numbered(overview(audits)),
        "要素情况": numbered(of_elements(elements)),
    }
    chapters = {
        "类别": list(kind_chapters(audits, ruleset)),
        "做得好": list(good_chapters(elements, run)),
        "普遍问题": list(common_chapters(elements, run, ruleset)),
    }
    beside, parts = _last_year(audits, run, ruleset), _scored(audits)
    told = {
        LISTED: occasion.listed is not None,
        LAST_YEAR: beside["上年可比数"] != "0",
        OTHER_RULES: beside["规则不同数"] != "0",
        NOT_SCORED: any(outside.values()),
        SCORING: not all(audit.tally.plain for audit in audits),
        PARTS: parts["合成部分"],
        OPEN: parts["未定份数"] != "0",
    }
    holds = frozenset(name for name, there in {**lists, **chapters, **told}.items() if there)
    texts = _named(run, ruleset, occasion) | _reported(run, occasion) | {"评分数": str(len(audits))}
    texts |= figures(audits, ruleset) | beside | parts | flaw_figures(audits)
    return _clean(Values(texts, lists, holds, chapters))


def _named(run: AuditRun, ruleset: Ruleset, occasion: Occasion) -> dict[str, str]:
    """Who writes on what, and what the levels are called."""
    return {
        **office(occasion),
        "县名": occasion.county,
        "年度": str(occasion.year_of(replace(run, reports=run.latest)) or BLANK),
        "文种": ruleset.naming.genre_name,
        "最高等次": ruleset.label(Level.EVIDENCED),
        "次高等次": ruleset.label(Level.ACTED),
        "缺项等次": "、".join(gap_labels(ruleset)),
        "规则名称": run.ruleset_title,
    }


def _reported(run: AuditRun, occasion: Occasion) -> dict[str, str]:
    """How many units of the roster are to report, have, have not, and of how many something came that is to be settled."""
    if occasion.listed is None:
        return dict.fromkeys(("应报数", "已报数", "未报数", "待核数"), NONE)
    due, gone = sum(occasion.listed.values()), sum(not each.note for each in run.missing)
    return {
        "应报数": str(due),
        "已报数": str(due - len(run.missing)),
        "未报数": str(gone),
        "待核数": str(len(run.missing) - gone),
    }


def _scored(audits: Sequence[ReportAudit]) -> dict[str, str]:
    """In how many reports more than the elements makes the score, and the parts of a composite total with their weights."""
    tallies = [audit.tally for audit in audits]
    parts = dict.fromkeys(f"{part.name}（权重{part.weight:g}）" for tally in tallies for part in tally.parts)
    return {
        "扣分份数": str(sum(taken_off(audit) > 0 for audit in audits)),
        "加分份数": str(sum(tally.bonus > 0 for tally in tallies)),
        "红线份数": str(sum(bool(tally.crossed) for tally in tallies)),
        "合成部分": "、".join(parts),
        "未定份数": str(sum(bool(tally.unknown) for tally in tallies)),
    }


def _last_year(audits: Sequence[ReportAudit], run: AuditRun, ruleset: Ruleset) -> dict[str, str]:
    """How the reports fare beside those of the year before that were scored by the same rules."""
    found = trends(replace(run, reports=tuple(audits)), ruleset).reports
    alike = Trends(tuple(each for each in found if each.last.comparable), ())
    then, now = alike.means
    risen, fallen, same = alike.directions
    return {
        "上年可比数": str(len(alike.reports)),
        "上年平均分": f"{then:.2f}",
        "本年平均分": f"{now:.2f}",
        "上升数": str(risen),
        "下降数": str(fallen),
        "持平数": str(same),
        "规则不同数": str(len(found) - len(alike.reports)),
    }


def _clean(values: Values) -> Values:
    """The values as XML may hold them."""
    return Values(
        plain(values.texts),
        {name: [plain(entry) for entry in entries] for name, entries in values.lists.items()},
        values.holds,
        {name: [_clean(each) for each in entries] for name, entries in values.chapters.items()},
    )
