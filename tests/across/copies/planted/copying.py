"""The six kinds of copies: each writes a report anew with something of another one in it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from tests.across.copies.planted.grammar import stock
from tests.across.copies.planted.world import World, replaced
from tests.across.copies.planted.writing import Part, Written

_FIGURE = re.compile(r"(?<![\d—.·])(?!20\d\d[年—])\d+(?:\.\d+)?(?![\d·])")
_SENTENCE = re.compile(r"[^。]+。")
_YEAR = re.compile(r"(?<!—)20\d\d(?=年)")
LEAST_SENTENCE = 30  # characters of a sentence that is worth copying


def whole(source: Written, target: Written, rng: random.Random) -> Written:
    """The whole report as that of the target's unit, for the year before: its names, other years."""

    def ours(text: str) -> str:
        renamed = target.world.renamed(text, source.world)
        return _YEAR.sub(lambda year: str(int(year[0]) - 1), renamed)

    return replace(
        source,
        world=target.world,
        title=ours(source.title),
        preface=tuple(map(ours, source.preface)),
        done=ours(source.done),
        sections=tuple(mapped(part, ours) for part in source.sections),
        lacks=mapped(source.lacks, ours),
        plans=mapped(source.plans, ours),
        year=source.year - 1,
    )


def section(source: Written, target: Written, rng: random.Random) -> Written:
    """One section, word for word but for what the unit calls itself."""
    return with_section(target, mapped(longest(source), called(source.world, target.world)), rng)


def sentences(source: Written, target: Written, rng: random.Random) -> Written:
    """Five sentences with figures, each in another paragraph of the target."""
    ours = called(source.world, target.world)
    own = [sentence for part in source.sections for each in part.paragraphs for sentence in _SENTENCE.findall(each)]
    worth = [each for each in own if len(each) >= LEAST_SENTENCE and re.search(r"\d", each) and not is_formula(each)]
    copied = iter(rng.sample(worth, 5))
    spots = [(at, number) for at, part in enumerate(target.sections) for number in range(len(part.paragraphs))]
    chosen = set(rng.sample(spots, 5))

    def grown(at: int, number: int, paragraph: str) -> str:
        if (at, number) not in chosen:
            return paragraph
        said = _SENTENCE.findall(paragraph)
        said.insert(rng.randint(0, len(said)), ours(next(copied)))
        return "".join(said)

    return replace(
        target,
        sections=tuple(
            Part(part.heading, tuple(grown(at, number, each) for number, each in enumerate(part.paragraphs)))
            for at, part in enumerate(target.sections)
        ),
    )


def changed(source: Written, target: Written, rng: random.Random) -> Written:
    """One section with every figure, person, village and firm changed."""

    def ours(text: str) -> str:
        return _FIGURE.sub(lambda figure: other(figure[0], rng), target.world.renamed(text, source.world))

    return with_section(target, mapped(longest(source), ours), rng)


def order(source: Written, target: Written, rng: random.Random) -> Written:
    """The paragraphs of three sections, in another order, under the target's own headings."""
    ours = called(source.world, target.world)
    taken = rng.sample(source.sections, 3)
    paragraphs = [ours(each) for part in taken for each in part.paragraphs]
    mixed = paragraphs[1::2] + paragraphs[::2]
    cuts = [mixed[:2], mixed[2:4], mixed[4:]]
    spots = sorted(rng.sample(range(len(target.sections)), 3))
    parts = list(target.sections)
    for at, some in zip(spots, cuts, strict=True):
        parts[at] = Part(parts[at].heading, tuple(some))
    return replace(target, sections=tuple(parts))


def split(source: Written, target: Written, rng: random.Random) -> Written:
    """One section whose sentences are parted into paragraphs of their own, or joined over them into longer sentences."""
    part = mapped(longest(source), called(source.world, target.world))
    said = [sentence for each in part.paragraphs for sentence in _SENTENCE.findall(each)]
    half = len(said) // 2
    apart = [piece.rstrip("；。") + "。" for sentence in said[:half] for piece in sentence.split("；")]
    joined = "；".join(sentence.rstrip("。") for sentence in said[half:]) + "。"
    return with_section(target, Part(part.heading, (*apart, joined)), rng)


KINDS: dict[str, Callable[[Written, Written, random.Random], Written]] = {
    "整篇": whole,
    "一节": section,
    "五句": sentences,
    "改名改数": changed,
    "段落换序": order,
    "拆并句子": split,
}


def longest(report: Written) -> Part:
    """The section with the most text of its own."""
    return max(report.sections, key=own_length)


def own_length(part: Part) -> int:
    """The characters of a section without formula text."""
    return sum(len(each) for each in part.paragraphs if not is_formula(each))


def is_formula(text: str) -> bool:
    return any(text.strip() in passage or passage in text for many in stock("formulas").values() for passage in many)


def mapped(part: Part, change: Callable[[str], str]) -> Part:
    """The section with its heading and paragraphs changed."""
    return Part(change(part.heading), tuple(map(change, part.paragraphs)))


def called(source: World, target: World) -> Callable[[str], str]:
    """A change of what a unit calls itself."""
    return lambda text: replaced(text, [(source.unit, target.unit), *target.calling(source)])


def with_section(target: Written, part: Part, rng: random.Random) -> Written:
    """The target with one of its sections replaced."""
    at = rng.randrange(len(target.sections))
    return replace(target, sections=(*target.sections[:at], part, *target.sections[at + 1 :]))


def other(figure: str, rng: random.Random) -> str:
    """Another figure of as many digits; less than the whole for the whole."""
    if figure == "100":
        return str(rng.randint(90, 99))
    digits = [rng.choice([each for each in "123456789" if each != digit]) if digit != "." else "." for digit in figure]
    return "".join(digits)
