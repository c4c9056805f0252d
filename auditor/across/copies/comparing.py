"""Two texts compared: what they share without formula text, and whether it is enough to be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from auditor.across.copies.formula import covered, listed
from auditor.across.copies.masked import Masked, Masking, Signs
from auditor.across.copies.near import Chain, near_chains
from auditor.across.copies.passages import Passage, Sheet, passages, share, whole_sentences
from auditor.across.copies.prints import Hashes, grams
from auditor.across.copies.runs import equal_runs
from auditor.across.copies.showing import Shown, mirrored, shared
from auditor.across.copies.telling import is_told, tone_of, why
from auditor.model import Copy, Identity, Side, Submission
from auditor.rules import Ruleset


@dataclass(frozen=True, slots=True)
class Text:
    """One report to compare; `earlier`: it is on the year before."""

    submission: Submission
    identity: Identity
    earlier: bool = False


def turned(left: Signs, right: Signs) -> bool:
    """Whether the right text is the first one when they are compared, so that A with B is as B with A."""
    return left.tobytes() > right.tobytes()


class Comparer:
    """Compares texts by the rules of a ruleset and the base texts of a county. Which of two texts is left changes nothing."""

    def __init__(self, ruleset: Ruleset, base: Sequence[Submission] = ()) -> None:
        self._rules = ruleset.copying
        self._masking = Masking(ruleset)
        known = [grams(self._masking.mask(each, None).signs) for each in base]
        self._base = np.unique(np.concatenate([np.empty(0, np.uint64), *known]))

    def masked(self, text: Text) -> Masked:
        """The text masked."""
        return self._masking.mask(text.submission, text.identity.unit)

    def sheet(self, text: Text) -> Sheet:
        """The text masked, with the formula text in it that is known beforehand."""
        masked = self.masked(text)
        return Sheet(masked, listed(masked, self._rules.formulas) | covered(masked.signs, self._base))

    def chains(self, left: Sheet, right: Sheet) -> list[Chain]:
        """All that is alike, in the order of the text that `turned` puts first."""
        first, second = (right, left) if turned(left.masked.signs, right.masked.signs) else (left, right)
        runs = equal_runs(first.masked.signs, second.masked.signs)
        return near_chains(first.masked, second.masked, runs, self._rules.alike)

    def telling(self, left: Sheet, right: Sheet) -> list[Chain]:
        """The chains of two texts where they are enough for the pair to be told, else none."""
        chains = self.chains(left, right)
        first, second = (right, left) if turned(left.masked.signs, right.masked.signs) else (left, right)
        found = passages(first, second, chains, self._rules)
        sentences = whole_sentences((first, second), found, self._rules)
        return chains if is_told(found, _shares(first, second, found), sentences, self._rules) else []

    def copy(
        self,
        texts: tuple[Text, Text],
        sheets: tuple[Sheet, Sheet],
        chains: Sequence[Chain],
        common: Hashes,
        whole: bool = False,
    ) -> Copy | None:
        """What two texts share, told where it is enough, or with `whole` where there is anything; `common` are grams of formula text
        that showed only among the reports."""
        sheets = _with(sheets[0], common), _with(sheets[1], common)
        if turned(sheets[0].masked.signs, sheets[1].masked.signs):
            other = self._copy((texts[1], texts[0]), (sheets[1], sheets[0]), chains, whole)
            found = _changed_over(other) if other else None
        else:
            found = self._copy(texts, sheets, chains, whole)
        return replace(found, why=why(found)) if found else None

    def _copy(
        self, texts: tuple[Text, Text], sheets: tuple[Sheet, Sheet], chains: Sequence[Chain], whole: bool
    ) -> Copy | None:
        found = passages(*sheets, chains, self._rules)
        shares = _shares(*sheets, found)
        sentences = whole_sentences(sheets, found, self._rules)
        if not found or not (whole or is_told(found, shares, sentences, self._rules)):
            return None
        left, right = (Shown(sheet, text.submission.paragraphs) for sheet, text in zip(sheets, texts, strict=True))
        return Copy(
            tone=tone_of(found, shares, sentences, self._rules),
            left=_side(texts[0], left, shares[0]),
            right=_side(texts[1], right, shares[1]),
            last_year=texts[0].earlier or texts[1].earlier,
            passages=tuple(shared(left, right, each) for each in found),
            sentences=sentences,
            why="",
        )


def _shares(left: Sheet, right: Sheet, found: Sequence[Passage]) -> tuple[float, float]:
    return share(left, found, 0), share(right, found, 1)


def _with(sheet: Sheet, common: Hashes) -> Sheet:
    return replace(sheet, formula=sheet.formula | covered(sheet.masked.signs, common))


def _side(text: Text, shown: Shown, part: float) -> Side:
    submission, identity = text.submission, text.identity
    return Side(submission.file, submission.sha256, identity.unit, identity.year, part, shown.formula())


def _changed_over(copy: Copy) -> Copy:
    """The copy with its sides changed over, the passages in the order of the new left one."""
    turned = sorted(
        map(mirrored, copy.passages), key=lambda each: (each.left.places[0].paragraph, each.left.places[0].start)
    )
    return replace(copy, left=copy.right, right=copy.left, passages=tuple(turned))
