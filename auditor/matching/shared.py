"""Two rulesets that look at a text once: what either finds, and where they take it otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditor.matching.matcher import Figure, Hit, Matcher, Matches, adapted, build_matcher, figures_of
from auditor.matching.uses import Used, uses_of
from auditor.model import Report
from auditor.rules.types import Ruleset

_GONE = -2  # the number of an element that the second ruleset does not have


@dataclass(frozen=True)
class Shared:
    """Two matchers over the same wordings, so that what one finds the other needs not look for.

    `moved` are the elements that both have (index in the one: index in the other), `wordings` those that they use otherwise, `units`
    those that count for other elements. `order` is where each wording stands in a matcher of the second ruleset alone.
    """

    before: Matcher
    after: Matcher
    moved: dict[int, int]
    wordings: frozenset[int]
    units: frozenset[str]
    order: tuple[int, ...]

    @property
    def same_figures(self) -> bool:
        """Whether both see the same figures in a text."""
        return self.before.figure.pattern == self.after.figure.pattern

    def touched(self, report: Report, before: Matches, after: Matches) -> set[int]:
        """The sentences (index) that the second ruleset may take otherwise: those with such a wording or figure, those of an item that
        is opened by one of them, and those of the same paragraph, where one goes on about what another named. What was found in all
        others counts for the same elements alike."""
        found = {
            index for index, hits in before.hits.items() if not self.wordings.isdisjoint(hit.wording for hit in hits)
        }
        if self.units or not self.same_figures:
            for index in before.figures.keys() | after.figures.keys():
                figures = after.figures.get(index, ())
                if before.figures.get(index, ()) != figures or any(each.unit in self.units for each in figures):
                    found.add(index)
        return self._beside(report, found | self._led(report, found)) if found else found

    def _led(self, report: Report, found: set[int]) -> set[int]:
        leads: dict[int, int] = {}
        for index, sentence in enumerate(report.sentences):
            leads.setdefault(sentence.item, index)
        items = {item for item, index in leads.items() if index in found and item >= 0}
        return {index for index, sentence in enumerate(report.sentences) if sentence.item in items}

    def _beside(self, report: Report, found: set[int]) -> set[int]:
        paragraphs = {report.sentences[index].paragraph for index in found}
        return {index for index, sentence in enumerate(report.sentences) if sentence.paragraph in paragraphs}

    def converted(self, report: Report, matches: Matches) -> Matches:
        """What the second finds in a report, from what the first found."""
        figures: dict[int, list[Figure]] = matches.figures if self.same_figures else figures_of(report, self.after)
        return replace(matches, hits=dict(self._hits(matches)), figures=figures)

    def _hits(self, matches: Matches) -> Iterator[tuple[int, list[Hit]]]:
        """The hits in the order in which the second ruleset alone would have them."""
        for index, hits in matches.hits.items():
            if self.wordings.isdisjoint(hit.wording for hit in hits):
                yield index, hits
            else:
                yield index, sorted(hits, key=lambda hit: (hit.start, hit.end, self.order[hit.wording]))


def share(old: Ruleset, new: Ruleset) -> Shared | None:
    """Matchers of two rulesets for reports outlined once; None where they do not look at a text alike (another outline, other titles
    blanked) or their elements stand in another order or have other sections of their own."""
    if not _alike(old, new):
        return None
    before = build_matcher(old, (wording for wording, _ in uses_of(new)))
    after = adapted(before, new)
    places = {element.id: index for index, element in enumerate(new.elements)}
    moved = {index: places[element.id] for index, element in enumerate(old.elements) if element.id in places}
    own = {wording: place for place, wording in enumerate(dict.fromkeys(wording for wording, _ in uses_of(new)))}
    order = tuple(own.get(wording, -1) for wording in before.wordings)
    return Shared(before, after, moved, _other_wordings(before, after, moved, order), _other_units(old, new), order)


def _alike(old: Ruleset, new: Ruleset) -> bool:
    first, second = old.vocabulary, new.vocabulary
    common = [[e.id for e in one.elements if e.id in other.element_of] for one, other in ((old, new), (new, old))]
    homes = [{e.id: e.home for e in ruleset.elements if e.home} for ruleset in (old, new)]
    return (
        (old.naming, old.sections, first.issuing, first.kept_titles)
        == (new.naming, new.sections, second.issuing, second.kept_titles)
        and common[0] == common[1]
        and homes[0] == homes[1]
    )


def _other_wordings(before: Matcher, after: Matcher, moved: dict[int, int], order: tuple[int, ...]) -> frozenset[int]:
    """The wordings that are not for the same, and those that no longer stand behind the ones before them: of two that match the same
    stretch the first is quoted."""
    found = set()
    last = -1
    for wording, place in enumerate(order):
        used = tuple(Used(use, moved.get(element, _GONE)) for use, element in before.used[wording])
        acts = frozenset(moved.get(element, _GONE) for element in before.acts[wording])
        now = after.used[wording], after.acts[wording], after.cues[wording]
        same = (used, acts, before.cues[wording]) == now
        if not same or place < last:
            found.add(wording)
        else:
            last = place
    return frozenset(found)


def _other_units(old: Ruleset, new: Ruleset) -> frozenset[str]:
    """The units of figures that do not count for the same elements."""
    pairs = [
        {(e.id, unit) for e in ruleset.elements for unit in (*e.figures, *(e.counting.figures if e.counting else ()))}
        for ruleset in (old, new)
    ]
    return frozenset(unit for _, unit in pairs[0] ^ pairs[1])
