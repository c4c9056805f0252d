"""Sentences of reports that tell an element well, fit to be shown to all units."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from auditor.model import AuditRun, Evidence, Level, ReportAudit, Status, Tone
from auditor.output.flaws import standing
from auditor.output.labels import shortened

SHORTEST, LONGEST = 16, 120  # characters of a quote that tells enough, and not too much


_NUMBER = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、．.](?!\d)[、．.]?\s*"
)  # of its item, before a sentence


class Example(NamedTuple):
    """A quote and its unit; both "" where there is none."""

    quote: str = ""
    unit: str = ""


def examples(told: Iterable[tuple[str, Sequence[ReportAudit]]], run: AuditRun) -> list[Example]:
    """For each element (id), with the reports that tell it well, the best quote: one that the program found on its own, of text that
    was not recognised, copied or faulty, from a unit that is known; rather of a unit that has no example yet."""
    copied = _copied(run)
    used: Counter[str] = Counter()
    found = []
    for element, audits in told:
        fit = [(audit, best) for audit in audits if (best := _quote(audit, element, copied)) is not None]
        example = min(
            (
                (-best.level, not SHORTEST <= len(best.quote) <= LONGEST, used[unit], -audit.score, number, unit, best)
                for number, (audit, best) in enumerate(fit)
                if (unit := audit.identity.unit)
            ),
            default=None,
        )
        unit, quote = (example[-2], _unnumbered(example[-1].quote)) if example else ("", "")
        used[unit] += 1
        found.append(Example(shortened(quote, LONGEST), unit))
    return found


def _unnumbered(quote: str) -> str:
    """A sentence without the number of its item."""
    number = _NUMBER.match(quote)
    return quote[number.end() :] if number else quote


def _quote(audit: ReportAudit, element: str, copied: Mapping[str, frozenset[int]]) -> Evidence | None:
    """The first evidence for a level that the program gave and people left, where nothing speaks against showing it."""
    flaws = (*standing(audit.defects, Tone.MUST), *standing(audit.defects, Tone.CHECK))
    flawed = {place.paragraph for flaw in flaws for place in flaw.places}
    for verdict in audit.verdicts:
        if verdict.element == element and verdict.evidence:
            best = verdict.evidence[0]
            shown = best.level >= Level.ACTED and best.level == verdict.level == verdict.found
            barred = flawed | copied.get(audit.submission.file, frozenset())
            if shown and best.status is Status.DONE and not best.recognised and best.place.paragraph not in barred:
                return best
    return None


def _copied(run: AuditRun) -> Mapping[str, frozenset[int]]:
    """By file the paragraphs of text that it shares with another report and that is to be checked."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for copy in run.across.copies:
        if copy.tone is Tone.CHECK:
            for passage in copy.passages:
                for side, stretch in ((copy.left, passage.left), (copy.right, passage.right)):
                    found[side.file].update(place.paragraph for place in stretch.places)
    return {file: frozenset(paragraphs) for file, paragraphs in found.items()}
