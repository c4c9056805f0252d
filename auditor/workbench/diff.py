"""What a change of the rules does, before it counts: the same reports judged by both rulesets."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from auditor.checks.examination import spans_found
from auditor.judging.again import judge_shared, rejudge
from auditor.judging.engine import Engine, Judged, build_engine, conclude_audit
from auditor.judging.tally import Said, tallied
from auditor.matching import match
from auditor.matching.shared import Shared, share
from auditor.matching.uses import uses_of
from auditor.model import Report, ReportAudit, Submission, Verdict
from auditor.model.difference import Difference, Effect, Twice, VerdictChange
from auditor.outline import Outliner, outline, outliner
from auditor.rules.types import Ruleset
from auditor.workbench.diff_flaws import flaw_changes
from auditor.workbench.diff_scoring import scoring_changes

Audits: TypeAlias = tuple[ReportAudit | None, ReportAudit | None]
_KINDS = ("up", "down", "begun", "ended")  # as `Effect` has them


def compare(old: Ruleset, new: Ruleset, submissions: Iterable[tuple[Submission, Submission]]) -> Difference:
    """Judge submissions by both rulesets, each as read with the pages of the first and of the second (mostly the same twice).

    What both look at alike is done once, and of what they judge otherwise only the sentences that the change can reach.
    """
    both = Both(old, new)
    judged: list[Twice] = []
    one_only: list[str] = []
    set_aside: list[str] = []
    for first, second in submissions:
        before, after = both.audits(first, second)
        if before and after:
            judged.append(Twice(before, after))
        else:
            (one_only if before or after else set_aside).append(first.file)
    reports = _ranked(judged)
    told = list(_changes(reports, old, new))
    changes = [each for each in told if each.levels[0] != each.levels[1]]
    repriced = [each for each in told if each.levels[0] == each.levels[1]]
    effects = _effects(changes, repriced, old, new)
    return Difference(
        reports,
        tuple(changes),
        tuple(repriced),
        effects,
        tuple(sorted(one_only)),
        tuple(sorted(set_aside)),
        flaws=tuple(flaw_changes(reports, old, new)),
        scoring=tuple(scoring_changes(old, new)),
        report_alone=not (old.scoring.plain and new.scoring.plain),
    )


@dataclass(frozen=True)
class Both:
    """Two rulesets ready for judging the same reports."""

    old: Ruleset
    new: Ruleset

    def audits(self, first: Submission, second: Submission) -> Audits:
        """The audits of a submission by each ruleset, None where it is no report of this kind to it."""
        report = outline(first, self._outliners[0])
        same = first == second and self._outliners[0] is self._outliners[1]
        if not same or self._shared is None:
            other = report if same else outline(second, self._outliners[1])
            return _alone(report, self._engines[0]), _alone(other, self._engines[1])
        if report.genre:
            return None, None
        return self._together(report, self._shared)

    def _together(self, report: Report, shared: Shared) -> Audits:
        matches = match(report, shared.before)
        judged = judge_shared(report, matches, shared, self.old)
        again = rejudge(judged, shared, self.old, self.new)
        late = [tuple(each for each in matches.timed_out if each in sources) for sources in self._sources]
        found = [spans_found(matches, matcher) for matcher in (shared.before, shared.after)]
        return (
            _concluded(report, Judged(judged.verdicts, late[0], found[0]), self.old),
            _concluded(report, Judged(again, late[1], found[1]), self.new),
        )

    @cached_property
    def _outliners(self) -> tuple[Outliner, Outliner]:
        first = outliner(self.old)
        same = (self.old.naming, self.old.sections) == (self.new.naming, self.new.sections)
        return first, first if same else outliner(self.new)

    @cached_property
    def _shared(self) -> Shared | None:
        return share(self.old, self.new)

    @cached_property
    def _engines(self) -> tuple[Engine, Engine]:
        return build_engine(self.old), build_engine(self.new)

    @cached_property
    def _sources(self) -> tuple[frozenset[str], frozenset[str]]:
        first, second = (frozenset(w.source for w, _ in uses_of(ruleset)) for ruleset in (self.old, self.new))
        return first, second


def _alone(report: Report, engine: Engine) -> ReportAudit | None:
    if report.genre:
        return None
    return _concluded(report, engine.judge(report), engine.ruleset)


def _concluded(report: Report, judged: Judged, ruleset: Ruleset) -> ReportAudit:
    """The audit with what the rules score beside the elements, as far as the report alone tells: no ledger, nothing typed."""
    audit = conclude_audit(report, judged, ruleset)
    return audit if ruleset.scoring.plain else tallied(audit, Said(), ruleset)


def _ranked(judged: Sequence[Twice]) -> tuple[Twice, ...]:
    """The reports with their ranks, from 1; equal scores share one."""
    before, after = sorted(-each.before.score for each in judged), sorted(-each.after.score for each in judged)
    ranked = [
        Twice(
            replace(each.before, rank=bisect_left(before, -each.before.score) + 1),
            replace(each.after, rank=bisect_left(after, -each.after.score) + 1),
        )
        for each in judged
    ]
    return tuple(sorted(ranked, key=lambda each: (each.after.rank, each.after.submission.file)))


def _changes(reports: Iterable[Twice], old: Ruleset, new: Ruleset) -> Iterator[VerdictChange]:
    """The verdicts that differ in level or points, by report, then by element: those of the second ruleset, then those gone."""
    names = _names(old, new)
    for report in reports:
        before, after = ({v.element: v for v in audit.verdicts} for audit in (report.before, report.after))
        for element, name in names.items():
            change = VerdictChange(report, element, name, before.get(element), after.get(element))
            if change.levels[0] != change.levels[1] or _points(change.before) != _points(change.after):
                yield change


def _names(old: Ruleset, new: Ruleset) -> dict[str, str]:
    """The elements of both rulesets by id, as the second names them: first its own, then those that it has no more."""
    return {each.id: each.name for each in new.elements} | {
        each.id: each.name for each in old.elements if each.id not in new.element_of
    }


def _points(verdict: Verdict | None) -> tuple[float, float]:
    """What is earned of how much; what is equal as shown is equal."""
    return (round(verdict.points, 2), round(verdict.full, 2)) if verdict else (0.0, 0.0)


def _effects(
    changes: Sequence[VerdictChange], repriced: Iterable[VerdictChange], old: Ruleset, new: Ruleset
) -> tuple[Effect, ...]:
    counts = {kind: Counter(each.element for each in changes if _kind(each) == kind) for kind in _KINDS}
    only_points = Counter(each.element for each in repriced)
    effects = []
    for element, name in _names(old, new).items():
        first, second = (ruleset.element_of.get(element) for ruleset in (old, new))
        points = first.points if first else None, second.points if second else None
        up, down, begun, ended = (counts[kind][element] for kind in _KINDS)
        effect = Effect(element, name, points, up, down, begun, ended, only_points[element])
        if effect.changed or effect.repriced or points[0] != points[1]:
            effects.append(effect)
    return tuple(sorted(effects, key=lambda each: (-each.changed, each.points[0] == each.points[1], -each.repriced)))


def _kind(change: VerdictChange) -> str:
    """Whether a level rose or fell, or the element is judged or no longer judged."""
    before, after = change.levels
    if before is None:
        return "begun"
    if after is None:
        return "ended"
    return "up" if after > before else "down"
