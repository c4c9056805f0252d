"""One invented report: its sections written from the stock, its paragraphs as a unit would hand them in."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.across.copies.planted.grammar import MATTERS, filled, stock
from tests.across.copies.planted.world import YEAR, World, figures

ORDINALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Part:
    """One section: its heading without number, its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """One report. `sections` are what was done; `run_in` tells that their headings open a paragraph."""

    world: World
    title: str
    preface: tuple[str, ...]
    done: str
    sections: tuple[Part, ...]
    lacks: Part
    plans: Part
    run_in: bool
    year: int = YEAR

    def paragraphs(self) -> tuple[str, ...]:
        """The report as paragraphs."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        yield self.world.unit + self.title
        yield from self.preface
        yield f"一、{self.done}"
        for ordinal, part in zip(ORDINALS, self.sections, strict=False):
            first, *rest = part.paragraphs
            yield from (
                [f"（{ordinal}）{part.heading}。{first}"] if self.run_in else [f"（{ordinal}）{part.heading}", first]
            )
            yield from rest
        for ordinal, part in zip("二三", (self.lacks, self.plans), strict=True):
            yield f"{ordinal}、{part.heading}"
            yield from part.paragraphs
        yield self.world.unit
        yield f"{self.year + 1}年1月{10 + len(self.sections)}日"


class Writer:
    """Writes one report with one source of chance."""

    def __init__(self, world: World, rng: random.Random) -> None:
        self.world, self.rng = world, rng
        self.figures = figures(rng)
        self.sentences = stock("sentences")
        self.endings = stock("endings")
        self.wordy = rng.choice(((1, 1), (1, 2), (1, 3), (2, 4)))  # matters of a section beside the first
        self.sets = rng.sample(self.sentences["set"], 7)
        self.long = iter(rng.sample(self.sentences["long"], 1 + (self.wordy[0] > 1)))
        self.formulas = {place: iter(self.some(many)) for place, many in stock("formulas").items()}
        matters = [matter for file in MATTERS for matter in stock(file).values()]
        self.matters = iter(rng.sample(matters, len(matters)))
        self.matter: dict[str, list[str]] = {}
        self.unused: dict[str, list[str]] = {}

    def some(self, many: list[str]) -> list[str]:
        """Those formula passages of one place that this unit uses."""
        return [each for each in many if self.rng.random() < 0.35]

    def write(self) -> Written:
        count = self.rng.randint(6, 10)
        preface = self.say(self.rng.choice(self.endings["prefaces"]))
        sections = [self.section() for _ in range(count)]
        return Written(
            self.world,
            self.say(self.rng.choice(self.endings["titles"])),
            (preface, *self.formulas["preface"]),
            self.say(self.rng.choice(self.endings["done_headings"])),
            tuple(sections),
            self.lacks(),
            self.plans(),
            self.rng.random() < 0.5,
        )

    def section(self) -> Part:
        """What was done in one to three matters, a paragraph each."""
        self.take()
        heading = self.say(self.rng.choice(self.matter["heads"]))
        paragraphs = [self.paragraph()]
        for _ in range(self.rng.randint(*self.wordy)):
            self.take()
            paragraphs.append(self.paragraph())
        formula = next(self.formulas["body"], None) if self.rng.random() < 0.5 else None
        return Part(heading, (*paragraphs, *([formula] if formula else [])))

    def take(self) -> None:
        """Turn to the next matter."""
        self.matter = next(self.matters)
        self.unused = {"act": self.shuffled(self.matter["acts"]), "result": self.shuffled(self.matter["results"])}

    def paragraph(self) -> str:
        """Sentences on the matter, as long as something is left to say of it."""
        said: list[str] = []
        while self.unused["act"] and self.unused["result"] and len(said) < 5:
            frame = self.rng.choice(self.sentences["frames"])
            if frame.count("{act}") <= len(self.unused["act"]) and frame.count("{result}") <= len(
                self.unused["result"]
            ):
                said.append(self.say(frame))
        if self.rng.random() < 0.3:
            said = [f"{ordinal}是{each}" for ordinal, each in zip(ORDINALS, said, strict=False)]
        if self.rng.random() < 0.5 and (long := next(self.long, None)):
            said.append(self.say(long + "。"))
        return "".join(said)

    def lacks(self) -> Part:
        """What the unit says it lacks."""
        said = [self.about(each) for each in self.rng.sample(self.endings["lacks"], self.rng.randint(2, 5))]
        opening = next(self.formulas["lack"], None) or self.say(self.rng.choice(self.endings["lead_in"])) + "。"
        return Part(self.say(self.rng.choice(self.endings["lack_headings"])), (opening + "".join(said),))

    def plans(self) -> Part:
        """What the unit plans for the year to come."""
        said = [self.about(each) for each in self.rng.sample(self.endings["plans"], self.rng.randint(3, 6))]
        opening = self.say(self.rng.choice(self.endings["plan_open"])) + "。"
        heading = self.say(self.rng.choice(self.endings["plan_headings"]))
        return Part(heading, (opening, "".join(said), *self.formulas["plan"]))

    def about(self, piece: str) -> str:
        """A sentence about a matter not yet spoken of."""
        self.take()
        return self.say(piece) + "。"

    def say(self, piece: str) -> str:
        return filled(piece, self.rng, self.fill)

    def fill(self, slot: str) -> str:
        """What stands for a slot."""
        if slot in self.figures:
            return self.figures[slot]()
        if slot in self.unused:
            return self.unused[slot].pop()
        if slot == "topic":
            return self.matter["topic"]
        if slot == "unit":
            return self.world.unit
        if slot == "set":
            return self.sets.pop() if self.sets else self.rng.choice(self.sentences["open"])
        return self.rng.choice(self.named(slot))

    def named(self, slot: str) -> list[str]:
        """The names or pieces that a slot may be filled with."""
        names = {
            "village": self.world.villages,
            "person": self.world.persons,
            "firm": self.world.firms,
            "lead": self.world.calls,
            "body": stock("names")["bodies"],
            "reason": self.endings["reason"],
        }
        return list(names[slot] if slot in names else self.sentences[slot])

    def shuffled(self, many: list[str]) -> list[str]:
        return self.rng.sample(many, len(many))
