"""From what was found in a report to one verdict per element."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from auditor.judging.best import Counted, best_first
from auditor.judging.counting import CountingContext, judge_counting
from auditor.judging.points import full_points, priced
from auditor.judging.quotes import Quoter
from auditor.judging.status import section_status
from auditor.judging.weigh import SentenceParts, Weighed, topics_of, weigh
from auditor.judging.whynot import why_not, why_not_counted
from auditor.matching.clauses import Clause, clauses, cues
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
    verdicts = []
    for index, element in enumerate(ruleset.elements):
        if element.id in known:
            verdicts.append(priced(known[element.id], full, ruleset, kind))
            continue
        if element.counting:
            level, evidence, *tally = judge_counting(element, index, context, quoter)
            reason = why_not_counted(element, level, *tally)
        else:
            evidence = _evidence(counted.get(index, ()), element, index, matcher, quoter)
            level = evidence[0].level if evidence else Level.MISSING
            reason = why_not(element, level, evidence)
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
    for index, parts in sentence_parts(report, matches, matcher, ruleset, only):
        sentence = report.sentences[index]
        for item in weigh(parts, matcher):
            counted[item.element].append(_count(item, parts.clauses, sentence, index))
    return counted


def sentence_parts(
    report: Report, matches: Matches, matcher: Matcher, ruleset: Ruleset, only: Container[int] | None = None
) -> Iterator[tuple[int, SentenceParts]]:
    """Each sentence (index; of those `only`) in which something was found, taken apart for weighing."""
    leads: dict[int, frozenset[int]] = {}
    homes = {
        role.name: frozenset(i for i, element in enumerate(ruleset.elements) if element.home == role.name)
        for role in ruleset.sections.roles
    }
    for index, sentence in enumerate(report.sentences):
        hits = matches.hits.get(index, ())
        if sentence.item >= 0 and sentence.item not in leads:
            leads[sentence.item] = topics_of(hits, matcher)
        if only is not None and index not in only:
            continue
        if not any(matcher.used[hit.wording] or matcher.acts[hit.wording] for hit in hits):
            continue  # cues and figures alone speak of no element
        figures = matches.figures.get(index, ())
        found = cues(hits, matcher)
        section = report.sections[sentence.section]
        spans = clauses(report.text, sentence, section_status(section, ruleset.sections), found)
        first = bisect_left(matches.own_titles, (sentence.start, 0))
        own = matches.own_titles[first : bisect_left(matches.own_titles, (sentence.end, 0))]
        lead = frozenset() if sentence.heading else leads.get(sentence.item, frozenset())
        roles = () if sentence.heading else section.roles
        home = frozenset().union(*(homes[role] for role in roles))
        yield index, SentenceParts(spans, hits, figures, found, own, lead, home)


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
