"""Why the figures of the roster and those of the reports differ: units of another kind, off the roster, with several reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from auditor.model import AuditRun
from auditor.roster.names import name_book
from auditor.roster.roster import Roster
from auditor.rules import Ruleset

_MOST = 15  # reports or units that are named


def apart(run: AuditRun, roster: Roster, ruleset: Ruleset) -> str:
    """What keeps the reports of a kind from being as many as its units that reported, in Chinese sentences; "" where nothing does."""
    book = name_book(((unit.unit, *unit.aliases) for unit in roster.units), ruleset.naming)
    unlike, strange, sent = [], [], Counter[str]()
    for audit in run.reports:
        name, kind = audit.identity.unit, audit.identity.kind
        places = book.find(name) if name else ()
        if len(places) != 1:
            strange.append(name or f"《{audit.submission.file}》")
            continue
        unit = roster.units[places[0]]
        sent[unit.unit] += 1
        if unit.kind != kind:
            found = f"报告判断为{kind}" if kind else "报告里未能确定"
            unlike.append(f"{name}（名单上是{unit.kind}，{found}）")
    several = [f"{unit}（{number}份）" for unit, number in sent.items() if number > 1]
    told = [
        f"{what}{len(names)}{measure}：{_named(names)}。"
        for what, measure, names in (
            ("类别与名单不一致的报告", "份", unlike),
            ("未能与名单对应的报告", "份", strange),
            ("报送多份的单位", "个", several),
        )
        if names
    ]
    basis = "应报、已报、未报按名单的单位和类别统计，其余各栏按报告的份数和报告判断的类别统计。"
    return basis + "".join(told) if told else ""


def _named(names: Sequence[str]) -> str:
    return "、".join(names[:_MOST]) + ("等" if len(names) > _MOST else "")
