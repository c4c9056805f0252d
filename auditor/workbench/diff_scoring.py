"""What two rulesets score otherwise beside the elements, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model.difference import ScoringChange
from auditor.rules.types import Ruleset
from auditor.workbench.explain_scoring import scored_words, titled
from auditor.workbench.lookup import scored_beside


def scoring_changes(old: Ruleset, new: Ruleset) -> Iterator[ScoringChange]:
    """Each thing of `scoring.yaml` and `ledger.yaml` that does not say the same in both: those of the second, then those gone."""
    before, after = _said(old), _said(new)
    for known in (*after, *(known for known in before if known not in after)):
        was, now = before.get(known), after.get(known)
        if was != now:
            yield ScoringChange(known[0], (now or was or ("", ""))[0], _told(was), _told(now))


def _said(ruleset: Ruleset) -> dict[tuple[str, str], tuple[str, str]]:
    """By sort and id: the name, and what it says."""
    found = {}
    for scored in scored_beside(ruleset):
        sort, name, key = titled(scored)
        found[sort, key] = name, scored_words(scored, ruleset)
    return found


def _told(said: tuple[str, str] | None) -> str:
    return said[1] if said else "没有"
