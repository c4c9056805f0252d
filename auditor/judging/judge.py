"""From what was found in a report to one verdict per element."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence

from auditor.judging.best import Counted, best_first
from auditor.judging.counting import CountingContext, judge_counting
from auditor.judging.points import full_points, priced
from auditor.judging.quotes import Quoter
from auditor.judging.sentences import weighed_sentences
from auditor.judging.weigh import Weighed
from auditor.judging.whynot import why_not, why_not_counted
from auditor.matching.clauses import Clause
from auditor.matching.matcher import Matcher, Matches
from auditor.model import NOT_APPLICABLE, Evidence, Level, Report, Sentence, Status, Verdict
from auditor.rules.appellations import filled
from auditor.rules.types import Element, Ruleset


def judge(report: Report, matches: Matches, matcher: Matcher, ruleset: Ruleset) -> tuple[Verdict, ...]:
    """One verdict for each element, in the ruleset's order; elements that do not apply to the unit's kind carry no points."""
    return conclude(weigh_report(report, matches, matcher, ruleset), report, matches, matcher, ruleset, {})


def conclude(
    counted: Mapping[int, Sequence[Counted]],
    report: Report,
    matches: Matches,
    matcher: Matcher,
    ruleset: Ruleset,
    known: Mapping[str, Verdict],
) -> tuple[Verdict, ...]:
    """The verdicts from what counts for each element (index). Those `known`, by id, are right already but for their points."""
    quoter = Quoter(report)
    kind = report.identity.kind  # an undetermined kind must answer for everything
    full = full_points(ruleset, {e.id for e in ruleset.elements if kind is None or kind in e.kinds}, kind)
    context = CountingContext(report, matches, matcher, ruleset.sections)
    matched = {matcher.source(hit.wording) for hits in matches.hits.values() for hit in hits}
    verdicts = []
    for index, element in enumerate(ruleset.elements):
        if element.id in known:
            verdicts.append(priced(known[element.id], full, ruleset, kind))
            continue
        if element.counting:
            level, evidence, count = judge_counting(element, index, context, quoter)
            reason = why_not_counted(element, level, count, report.text)
        else:
            evidence = _evidence(counted.get(index, ()), element, index, matcher, quoter)
            level = evidence[0].level if evidence else Level.MISSING
            reason = why_not(element, level, evidence, report.text, matched)
        told = filled(reason, ruleset.naming.appellations, kind)
        found = Verdict(element.id, level, 0.0, 0.0, False, evidence, told, "")
        none = Verdict(element.id, NOT_APPLICABLE, 0.0, 0.0, False, (), "", "")
        verdicts.append(priced(found if element.id in full else none, full, ruleset, kind))
    return tuple(verdicts)


def weigh_report(
    report: Report, matches: Matches, matcher: Matcher, ruleset: Ruleset, only: Container[int] | None = None
) -> Mapping[int, Sequence[Counted]]:
    """Everything in a report, or in the sentences `only`, that counts for some element, by element."""
    counted: defaultdict[int, list[Counted]] = defaultdict(list)
    for index, parts, weighed in weighed_sentences(report, matches, matcher, ruleset, only):
        sentence = report.sentences[index]
        for item in weighed:
            counted[item.element].append(_count(item, parts.clauses, sentence, index))
    return counted


def _count(item: Weighed, parts: Sequence[Clause], sentence: Sentence, index: int) -> Counted:
    status = parts[item.clause].status
    return Counted(item, earned(item.strength, status, sentence.heading), status, index)


def earned(strength: Level, status: Status, heading: bool) -> Level:
    """What a strength is worth under a status, and where it stands in a heading only."""
    if status is not Status.DONE:
        return min(strength, Level.PLANNED)
    return min(strength, Level.MENTIONED) if heading else strength  # a heading promises; only the text can show


def _evidence(
    counted: Sequence[Counted], element: Element, index: int, matcher: Matcher, quoter: Quoter
) -> tuple[Evidence, ...]:
    """The best thing counted in each sentence, best sentence first."""
    return tuple(
        quoter.evidence(item.weighed, item.level, item.status, item.sentence, matcher.source(item.weighed.wording))
        for item in best_first(counted, quoter.report, element.home, lambda wording: index in matcher.acts[wording])
    )
