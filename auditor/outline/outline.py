"""The outline stage: one folded text, cut into sections, items and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model import Report, Section, Sentence, Submission
from auditor.outline.enumerators import find_enumerators
from auditor.outline.genre import genre_of
from auditor.outline.headings import (
    HeadingRules,
    heading_rules,
    numbered_marks,
    opener_marks,
    signature_mark,
    unnumbered_marks,
)
from auditor.outline.identity import identify
from auditor.outline.naming import Naming, compiled_naming
from auditor.outline.next_year import with_plans
from auditor.outline.opening import opening_of
from auditor.outline.structure import OPENER, Mark, Span, build
from auditor.rules.types import Ruleset
from auditor.text.paragraphs import folded_text, paragraph_at
from auditor.text.sentences import sentences

BLOCKY = 700  # characters a paragraph on average, from which a text is taken to have lost its line breaks


@dataclass(frozen=True)
class Outliner:
    """A ruleset's wordings on headings and names, compiled once for many reports."""

    headings: HeadingRules
    naming: Naming


def outliner(ruleset: Ruleset) -> Outliner:
    """Compile what the outline needs from a ruleset."""
    return Outliner(heading_rules(ruleset.sections), compiled_naming(ruleset.naming))


def outline(submission: Submission, rules: Outliner) -> Report:
    """The report in a submission. Never fails: what cannot be settled is None or marked as unstructured."""
    text, starts = folded_text(submission.paragraphs)
    marks = _marks(submission, text, starts, rules.headings)
    sections, items, spans = build(marks, len(text), rules.headings.rules)
    opening = opening_of(text, sections[0].end, submission.title, rules.naming)
    identity = identify(submission.file, text, opening, rules.naming)
    return Report(
        submission=submission,
        identity=identity,
        text=text,
        starts=starts,
        sections=tuple(with_plans(sections, identity.year, rules.headings.rules)),
        items=tuple(items),
        sentences=tuple(_sentences(text, starts, marks, spans)),
        begins=opening.at,
        genre=genre_of(text, opening, [section.heading for section in sections], rules.naming),
        unstructured=_unstructured(text, sections, rules.headings.rules.preface),
        short=len(text) < rules.headings.rules.short,
    )


def _marks(submission: Submission, text: str, starts: Sequence[int], rules: HeadingRules) -> list[Mark]:
    used = sum(1 for paragraph in submission.paragraphs if not paragraph.furniture)
    enumerators = find_enumerators(text, blocky=len(text) > BLOCKY * max(used, 1))
    hints = [start for start, paragraph in zip(starts, submission.paragraphs, strict=True) if paragraph.heading]
    numbered = numbered_marks(text, enumerators, rules)
    unnumbered = [*unnumbered_marks(text, enumerators, hints, rules), *signature_mark(text, rules)]
    taken = {mark.start for mark in (*numbered, *unnumbered)}
    openers = [mark for mark in opener_marks(text, rules) if mark.start not in taken and mark.start < len(text)]
    merged = sorted((*numbered, *unnumbered, *openers), key=lambda mark: mark.start)
    return [mark for index, mark in enumerate(merged) if mark.style != OPENER or not _in_heading(merged, index)]


def _in_heading(marks: Sequence[Mark], index: int) -> bool:
    return index > 0 and marks[index].start < marks[index - 1].heading_end


def _sentences(text: str, starts: Sequence[int], marks: Sequence[Mark], spans: Sequence[Span]) -> list[Sentence]:
    heading_ends = {mark.start: mark.heading_end for mark in marks if mark.heading}
    found: list[Sentence] = []
    for span in spans:
        if span.start == span.end:
            continue  # nothing stands before a first heading
        at = span.start
        if heading_end := heading_ends.get(span.start):
            found.append(_sentence(starts, at, heading_end, span, True))
            at = heading_end
        found += (_sentence(starts, *place, span, False) for place in sentences(text, at, span.end))
    return found


def _sentence(starts: Sequence[int], start: int, end: int, span: Span, heading: bool) -> Sentence:
    return Sentence(start, end, paragraph_at(starts, start), span.section, span.item, heading)


def _unstructured(text: str, sections: Sequence[Section], preface: str) -> bool:
    """Whether most of the text stands before any heading (a short text may)."""
    before = sum(section.end - section.start for section in sections if section.roles == (preface,))
    return len(text) > BLOCKY and before > len(text) / 2
