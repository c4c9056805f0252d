"""Six cases beside the thirty copies, in which it is easy to tell too much or too little."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from tests.across.copies.planted.copying import called, longest, mapped
from tests.across.copies.planted.grammar import stock
from tests.across.copies.planted.planting import planted, spare
from tests.across.copies.planted.reports import MANY, written
from tests.across.copies.planted.world import World
from tests.across.copies.planted.writing import Part, Written

TOLD, NOT_CHECKED, SILENT = "请核", "不到请核", "不提"  # what is to become of a pair


@dataclass(frozen=True, slots=True)
class Case:
    """One hard case: the pairs of reports that it is about, by their numbers, and what is to become of them."""

    name: str
    pairs: tuple[tuple[int, int], ...]
    wanted: str


@cache
def hard() -> tuple[tuple[Written, ...], tuple[Case, ...]]:
    """The two hundred reports with the thirty copies, the hard cases among and after them, and the table of the cases."""
    reports = list(planted()[0])
    texts = {name: "".join(text.split()) for name, text in stock("hard").items()}
    one, two, three, lawful, learned, nearby, source, target = spare()[:8]
    for number in (one, two, three):
        reports[number] = with_paragraph(reports[number], texts["three_units"])
    for number in (lawful, learned):
        reports[number] = with_paragraph(reports[number], texts["laws"])
    reports[nearby] = with_paragraph(reports[nearby], texts["short"] + texts["after"])
    reports[target] = with_cell(reports[target], reports[source], texts)
    common = written(MANY)
    reports += [common, under(common, written(MANY + 1).world), under(common, written(MANY + 2).world)]
    reports += [first := written(MANY + 3), replace(first, sections=first.sections[:-1])]
    reports.append(brief(written(MANY + 4), texts["short"]))
    return tuple(reports), (
        Case("三个单位共用一篇", ((MANY, MANY + 1), (MANY, MANY + 2), (MANY + 1, MANY + 2)), TOLD),
        Case("三个单位都有的固定段落", ((one, two), (one, three), (two, three)), SILENT),
        Case("同一单位的两份", ((MANY + 3, MANY + 4),), SILENT),
        Case("两家都列的法律名称", ((lawful, learned),), SILENT),
        Case("三百字的报告", ((nearby, MANY + 5),), NOT_CHECKED),
        Case("表格里的一段", ((source, target),), TOLD),
    )


def with_paragraph(report: Written, text: str) -> Written:
    """The report with one more paragraph in its second section."""
    first, second, *rest = report.sections
    return replace(report, sections=(first, Part(second.heading, (*second.paragraphs, text)), *rest))


def with_cell(report: Written, source: Written, texts: dict[str, str]) -> Written:
    """The report with a section of another one in the row of a table, other words around it."""
    part = mapped(longest(source), called(source.world, report.world))
    row = f"序号 5 | 责任人 {report.world.persons[0]} | {texts['own']}{''.join(part.paragraphs)}{texts['after']} | 常年"
    return with_paragraph(report, row)


def under(report: Written, world: World) -> Written:
    """The report as that of another unit, with its names."""

    def ours(text: str) -> str:
        return world.renamed(text, report.world)

    return replace(
        report,
        world=world,
        preface=tuple(map(ours, report.preface)),
        sections=tuple(mapped(part, ours) for part in report.sections),
        lacks=mapped(report.lacks, ours),
        plans=mapped(report.plans, ours),
    )


def brief(report: Written, text: str) -> Written:
    """A report of about three hundred characters, with one sentence that stands elsewhere too."""
    said = "。".join(report.sections[0].paragraphs[0].split("。")[:2])
    return replace(
        report,
        preface=report.preface[:1],
        sections=(Part(report.sections[0].heading, (f"{said}。{text}",)),),
        lacks=replace(report.lacks, paragraphs=("。".join(report.lacks.paragraphs[0].split("。")[1:3]) + "。",)),
        plans=replace(report.plans, paragraphs=report.plans.paragraphs[:1]),
    )
