"""The reports of a run beside those of their units on earlier years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.model import AuditRun, LastYear, ReportAudit, YearScore
from auditor.roster.names import NameBook, name_book
from auditor.rules.naming import NamingRules

_NAMED = 5  # files or units that a note names
_UNSETTLED = "单位或年度未能确定，没有用来比较"
_LATE = "年度不早于本次报告的年度，没有用来比较，请核对放的是哪一年的材料"
_STRANGE = "没有对应到本次的单位（改过名称的，请在名单的“别名”一栏写上原名）"
_SILENT = "所属单位本次没有可以比较的报告"


@dataclass(frozen=True, slots=True)
class Earlier:
    """One report on an earlier year, scored by the ruleset with this sha256; `history` are the scores of years before its own, as
    its results tell them; `replaced`: its unit handed in another one after it."""

    audit: ReportAudit
    ruleset_sha256: str
    history: tuple[YearScore, ...] = ()
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """One report of the run and that of its unit on the latest year before; `told` is what both have to tell of each other."""

    audit: ReportAudit
    last: Earlier
    told: LastYear


def units_of(run: AuditRun, listed: Sequence[Sequence[str]], naming: NamingRules) -> NameBook:
    """The names of the units of the roster, each with its aliases, then those of the units of the run that are not on it."""
    roster = name_book(listed, naming)
    names = dict.fromkeys(unit for audit in run.reports if (unit := audit.identity.unit) and not roster.find(unit))
    return name_book([*listed, *((name,) for name in names)], naming)


def place_of(units: NameBook, name: str | None) -> int | None:
    """The place of the one unit that a name means, None where it means none or could mean several."""
    places = units.find(name) if name else ()
    return places[0] if len(places) == 1 else None


def beside_earlier(
    run: AuditRun, earlier: Sequence[Earlier], units: NameBook
) -> tuple[tuple[Beside, ...], tuple[str, ...]]:
    """The reports of the run that one on an earlier year stands beside, in their order, and Chinese sentences for the office on what
    could not be compared."""
    held = _by_unit(earlier, units)
    pairs, used, alone, doubled = [], set[int](), [], dict[str, None]()
    for audit in run.reports:
        place = place_of(units, audit.identity.unit)
        before = _before(audit, held.get(place, ()) if place is not None else ())
        if not before:
            alone.append(audit)
            continue
        used |= {id(each) for each in before}
        pair = _beside(audit, _one_a_year(before), run.ruleset_sha256)
        pairs.append(pair)
        doubled |= dict.fromkeys(_doubled(pair.last, before))
    rest = [each for each in earlier if id(each) not in used]
    return tuple(pairs), (*_left_over(rest, run, held), *doubled, *_alone(alone, bool(pairs)))


def _before(audit: ReportAudit, mine: Iterable[Earlier]) -> list[Earlier]:
    """Those of the reports of a unit that are on a year before that of one of them."""
    year = audit.identity.year or 0
    return [each for each in mine if each.audit.identity.year and each.audit.identity.year < year]


def _by_unit(earlier: Iterable[Earlier], units: NameBook) -> Mapping[int, list[Earlier]]:
    held: defaultdict[int, list[Earlier]] = defaultdict(list)
    for each in earlier:
        place = place_of(units, each.audit.identity.unit)
        if place is not None:
            held[place].append(each)
    return held


def _one_a_year(mine: Sequence[Earlier]) -> list[Earlier]:
    """Of each year the report that counts, the oldest year first: of several the one that none has replaced, then the best."""
    found: dict[int, Earlier] = {}
    for each in sorted(mine, key=_weight):
        if each.audit.identity.year is not None:
            found.setdefault(each.audit.identity.year, each)
    return [found[year] for year in sorted(found)]


def _weight(each: Earlier) -> tuple[bool, float, str]:
    return each.replaced, -each.audit.score, each.audit.submission.file


def _beside(audit: ReportAudit, chosen: Sequence[Earlier], ruleset_sha256: str) -> Beside:
    last, scores = chosen[-1], dict[int, YearScore]()
    for each in chosen:
        scores |= {known.year: known for known in each.history}
    scores |= {score.year: score for each in chosen for score in _own(each)}
    before = last.audit.submission
    told = LastYear(
        file=audit.submission.file,
        sha256=audit.submission.sha256,
        last_file=before.file,
        last_sha256=before.sha256,
        levels=tuple((verdict.element, verdict.level) for verdict in last.audit.verdicts),
        history=tuple(scores[year] for year in sorted(scores)),
        comparable=last.ruleset_sha256 == ruleset_sha256,
        followed=(),
    )
    return Beside(audit, last, told)


def _own(each: Earlier) -> Iterator[YearScore]:
    if each.audit.identity.year is not None:
        yield YearScore(each.audit.identity.year, each.audit.score, each.audit.grade)


def _left_over(rest: Sequence[Earlier], run: AuditRun, held: Mapping[int, Sequence[Earlier]]) -> Iterator[str]:
    """What is told of earlier reports that stand beside none of the run."""
    latest = max((audit.identity.year for audit in run.reports if audit.identity.year), default=None)
    known = {id(each) for mine in held.values() for each in mine}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in rest:
        who = each.audit.identity
        if who.unit is None or who.year is None:
            why = _UNSETTLED
        elif latest and who.year >= latest:
            why = _LATE
        else:
            why = _SILENT if id(each) in known else _STRANGE
        found[why].append(each.audit.submission.file)
    for why in (_UNSETTLED, _LATE, _STRANGE, _SILENT):
        if files := found[why]:
            yield f"上一年度的报告有 {len(files)} 份{why}：{_listed(files)}。"


def _doubled(last: Earlier, before: Iterable[Earlier]) -> Iterator[str]:
    """What is told where a unit has several reports on the year compared with."""
    who = last.audit.identity
    alike = sum(each.audit.identity.year == who.year for each in before)
    if alike > 1:
        told = f"{who.unit}{who.year}年度的报告有 {alike} 份，与《{last.audit.submission.file}》比较"
        yield f"{told}，请核对以哪一份为准。"


def _alone(audits: Sequence[ReportAudit], compared: bool) -> Iterator[str]:
    """What is told of reports of the run that no earlier one stands beside."""
    if not audits:
        return
    if not compared:
        yield "本次的报告都没有找到同一单位上一年度的报告，没有与上一年度比较。"
        return
    names = _listed(audit.identity.unit or audit.submission.file for audit in audits)
    yield f"没有找到上一年度报告、没有与上一年度比较的有 {len(audits)} 份：{names}。"


def _listed(names: Iterable[str]) -> str:
    ordered = list(dict.fromkeys(names))
    return "、".join(ordered[:_NAMED]) + (f" 等 {len(ordered)} 个" if len(ordered) > _NAMED else "")
