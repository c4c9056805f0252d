"""From enumerators and headings to sections and items: which stretch stands under which."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from auditor.model import Item, Section
from auditor.outline.enumerators import LIST_STYLE
from auditor.rules.types import SectionRules

UNNUMBERED_ROLE = "heading"  # an unnumbered heading that names a role stands at the top
UNNUMBERED = "line"
OPENER = "opener"


class Mark(NamedTuple):
    """Something that opens a stretch: an enumerator, an unnumbered heading, or a sentence that opens a role.

    `heading_end` is where its heading ends (`start` where it has none); `roles` are the roles that its heading names.
    """

    style: str
    ordinal: int
    start: int
    heading: str
    heading_end: int
    roles: tuple[str, ...]


@dataclass(slots=True)
class _Open:
    style: str
    section: int


@dataclass(slots=True)
class _Builder:
    body: str
    order: Mapping[str, int]  # the roles' order in the ruleset: an opener only moves forward
    sections: list[Section]
    items: list[Item] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    top: set[str] = field(default_factory=set)  # styles that have stood at the top; they go back there

    def current(self) -> int:
        return self.stack[-1].section if self.stack else 0

    def repeats(self, mark: Mark) -> bool:
        """Whether an unnumbered mark only says again (or goes back behind) what the section already is."""
        if mark.style not in (OPENER, UNNUMBERED_ROLE) or not mark.roles:
            return False
        present = self.sections[self.current()].roles
        if mark.style == UNNUMBERED_ROLE:
            return present[0] == mark.roles[0]
        return self.order[mark.roles[0]] <= min(self.order[role] for role in present)

    def descend(self, mark: Mark) -> int:
        """Close what the mark ends; the section that it stands in."""
        styles = [entry.style for entry in self.stack]
        if mark.style == UNNUMBERED_ROLE or (mark.style in self.top and mark.style not in styles):
            self.stack.clear()
            return 0
        if mark.style == OPENER:
            return self.current()
        restart = OPENER in styles and mark.ordinal == 1 and mark.style == LIST_STYLE
        if mark.style in styles and not restart:
            del self.stack[len(styles) - 1 - styles[::-1].index(mark.style) :]
        elif mark.style != LIST_STYLE:
            while self.stack and self.stack[-1].style == LIST_STYLE:
                self.stack.pop()
        return self.current()

    def roles(self, mark: Mark, parent: int) -> tuple[str, ...]:
        """The roles of a new section: those its heading names, else those of what it stands in. Inside problems and plans, a heading
        that merely speaks of work (工作开展) does not lead back to the achievements."""
        above = self.sections[parent].roles if self.stack else (self.body,)
        back = (
            self.stack
            and mark.roles
            and self.order[self.body] < self.order[above[0]]
            and self.order[mark.roles[0]] < self.order[above[0]]
        )
        return above if back or not mark.roles else mark.roles

    def open(self, mark: Mark) -> None:
        parent = self.descend(mark)
        level = len(self.stack) + 1
        section = parent
        if mark.heading or mark.roles:
            roles = self.roles(mark, parent)
            names_role = bool(mark.heading and roles == mark.roles)
            self.sections.append(Section(mark.heading, level, roles, mark.start, mark.start, names_role))
            section = len(self.sections) - 1
        elif not self.stack and section == 0 and mark.style != LIST_STYLE:
            self.sections.append(Section("", level, (self.body,), mark.start, mark.start))
            section = len(self.sections) - 1
        if mark.style != OPENER:
            self.items.append(Item(mark.style, level, section, mark.start, mark.start))
        if not self.stack and mark.style not in (OPENER, LIST_STYLE, UNNUMBERED):
            self.top.add(mark.style)
        self.stack.append(_Open(mark.style, section))


class Span(NamedTuple):
    """A stretch of text between two marks, with the section and item (-1: none) it belongs to."""

    start: int
    end: int
    section: int
    item: int


def build(marks: Sequence[Mark], length: int, rules: SectionRules) -> tuple[list[Section], list[Item], list[Span]]:
    """Sections, items and the spans between marks. An item ends where one of its own or a higher level begins."""
    order = {role.name: index for index, role in enumerate(rules.roles)}
    builder = _Builder(rules.body, order, [Section("", 0, (rules.preface,), 0, 0)])
    spans = [Span(0, marks[0].start if marks else length, 0, -1)]
    for index, mark in enumerate(marks):
        end = marks[index + 1].start if index + 1 < len(marks) else length
        if builder.repeats(mark):
            spans.append(Span(mark.start, end, builder.current(), spans[-1].item))
            continue
        builder.open(mark)
        item = len(builder.items) - 1 if mark.style != OPENER else -1
        spans.append(Span(mark.start, end, builder.current(), item))
    return (
        _closed_sections(builder.sections, spans),
        _closed_items(builder.items, builder.sections, spans, length),
        spans,
    )


def _closed_sections(sections: list[Section], spans: list[Span]) -> list[Section]:
    ends = {span.section: span.end for span in spans}
    return [section._replace(end=ends.get(index, section.start)) for index, section in enumerate(sections)]


def _closed_items(items: list[Item], sections: list[Section], spans: list[Span], length: int) -> list[Item]:
    """Each item up to the next of its own or a higher level, or to the sentence that opens another role."""
    opened = {span.start for span in spans[1:] if span.item < 0}
    openers = [section for section in sections if section.start in opened]
    places = [section.start for section in openers]
    closed: list[Item] = []
    following: list[Item] = []  # the later items that can end an earlier one, nearest last
    for item in reversed(items):
        while following and following[-1].level > item.level:
            following.pop()
        end = following[-1].start if following else length
        following.append(item)
        roles = sections[item.section].roles
        inside = openers[bisect_right(places, item.start) : bisect_left(places, end)]
        closed.append(item._replace(end=next((s.start for s in inside if s.roles != roles), end)))
    return closed[::-1]
