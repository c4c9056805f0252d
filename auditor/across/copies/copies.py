"""The reports of a run compared with each other and with earlier ones, and two reports alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from auditor.across.copies.comparing import Comparer, Text, turned
from auditor.across.copies.formula import frequent
from auditor.across.copies.masked import Signs
from auditor.across.copies.near import Chain
from auditor.across.copies.pairs import candidates, grouped
from auditor.across.copies.prints import Hashes, grams, prints
from auditor.model import AuditRun, Copy, Report, ReportAudit, Submission, Tone
from auditor.roster.names import plain_name
from auditor.rules import Ruleset

Pair: TypeAlias = tuple[int, int]

_HELD = 256  # masked texts that are kept while pairs are compared
_NONE: Hashes = np.empty(0, np.uint64)


def copies(
    run: AuditRun, ruleset: Ruleset, earlier: Sequence[ReportAudit] = (), base: Sequence[Submission] = ()
) -> tuple[Copy, ...]:
    """The pairs of reports that share more than formula text, 请核 first, then by the larger share, then by their files.

    Reports of the run are compared with each other and with `earlier` ones (of the year before, on the right), never two of one unit and
    year. Formula text is what the rules list, what stands in `base`, and what stands in the reports of several units, of which those
    whose reports are copies of each other count once. Reports whose text is not kept are left out.

    Bounds, for texts made to take long: the first 200,000 characters of a text are compared; of eight characters that come again and
    again the first four places; a pair is told with its 200 longest passages; of more than fifty reports with the same text each is
    compared with the fifty after it.
    """
    texts = sorted(
        (*_texts(run.reports), *_texts(earlier, earlier=True)), key=lambda text: (text.earlier, text.submission.file)
    )
    comparer = Comparer(ruleset, base)
    signs = [comparer.masked(text).signs for text in texts]
    pairs, groups = _paired(texts, signs, ruleset)
    sheet = lru_cache(maxsize=_HELD)(lambda at: comparer.sheet(texts[at]))
    likely = {(i, j): chains for i, j in pairs if (chains := comparer.telling(sheet(i), sheet(j)))}
    asked = _asked(likely, signs)
    common = frequent(asked, ((signs[at] for at in group) for group in groups), ruleset.copying.units)
    told = (
        comparer.copy((texts[i], texts[j]), (sheet(i), sheet(j)), found, common) for (i, j), found in likely.items()
    )
    return tuple(sorted(filter(None, told), key=_order))


def compared(
    left: Report | ReportAudit, right: Report | ReportAudit, ruleset: Ruleset, base: Sequence[Submission] = ()
) -> Copy | None:
    """All that two reports share, even where it is too little for a run to tell it (提示 then); None where they share nothing or the text
    of one is not kept. What stands in many units' reports is not known here and counts."""
    texts = [*_texts((left, right))]
    if len(texts) < 2:
        return None
    comparer = Comparer(ruleset, base)
    sheets = comparer.sheet(texts[0]), comparer.sheet(texts[1])
    return comparer.copy((texts[0], texts[1]), sheets, comparer.chains(*sheets), _NONE, whole=True)


def _texts(reports: Sequence[Report | ReportAudit], earlier: bool = False) -> list[Text]:
    """The reports whose text is kept."""
    return [
        Text(each.submission, each.identity, earlier) for each in reports if isinstance(each.submission, Submission)
    ]


def _paired(texts: Sequence[Text], signs: Sequence[Signs], ruleset: Ruleset) -> tuple[list[Pair], list[list[int]]]:
    """The pairs that may share enough to be told, and the texts of each group of units that counts once, by their numbers."""
    fingerprints = [prints(each) for each in signs]
    units = [plain_name(unit, ruleset.naming) if (unit := text.identity.unit) else None for text in texts]
    numbers: dict[str | tuple[int], int] = {}
    # A unit that is not known is another one each time.
    own = [numbers.setdefault(unit or (at,), len(numbers)) for at, unit in enumerate(units)]
    groups = grouped(fingerprints, own)
    gathered: defaultdict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        gathered[group].append(at)
    found = candidates(fingerprints, groups, ruleset.copying.units)
    pairs = [
        (i, j) for i, j in found if not texts[i].earlier and not (own[i] == own[j] and _same_year(texts[i], texts[j]))
    ]
    return pairs, list(gathered.values())


def _same_year(one: Text, other: Text) -> bool:
    """Whether two reports of a unit may be on the same year: one that is not known may be."""
    years = {one.identity.year, other.identity.year}
    return len(years - {None}) == len(years) == 1 or (not other.earlier and None in years)


def _asked(likely: Mapping[Pair, Sequence[Chain]], signs: Sequence[Signs]) -> Hashes:
    """The grams of all that the pairs share, sorted."""
    shared = [_NONE]
    for (i, j), chains in likely.items():
        first = signs[j] if turned(signs[i], signs[j]) else signs[i]
        shared += [grams(first[run.left : run.left + run.length]) for chain in chains for run in chain]
    return np.unique(np.concatenate(shared))


def _order(copy: Copy) -> tuple[bool, float, str, str]:
    return copy.tone is not Tone.CHECK, -max(copy.left.share, copy.right.share), copy.left.file, copy.right.file
