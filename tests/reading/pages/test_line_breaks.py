"""Lines as a typesetter breaks them: what may not begin or end a line, and words and figures, move whole."""

import re

import pytest

from auditor.reading.pages.lines import Line, join_lines

EDGE = 60.0
NARROW = {"of fixed width": 1.0, "of a serif face": 1.1, "of a wide face": 1.27}  # columns a letter or figure takes
UNIT = re.compile(r"[《（“]*(?:[0-9A-Za-z.,/-]+[%‰℃]?|——|……|.)[，。、；：！？）》”％]*")
HEADING = "二、主要举措和成效"
SENTENCE = "认真办理群众来信来访，受理信访事项四十七件，全部按照规定的时限答复了当事人，初次事项的一次性化解率{}"
TAILS = (
    "达到93.6%。",
    "93.6%。",
    "为100%，",
    "1234567.89元。",
    "（2021—2025年）。",
    "《信访工作条例》）。",
    "——比上年提高……",
)


def width(text: str, narrow: float) -> float:
    return sum(2.0 if char > "\u2000" else 1.8 if char == "%" else narrow for char in text)


def lines_of(paragraph: str, narrow: float, indent: float = 4.0) -> list[Line]:
    """The paragraph broken into lines no wider than EDGE, its first indented; the ink of a closing mark fills half its room."""
    rows, left = [""], indent
    for unit in UNIT.findall(paragraph):
        if rows[-1] and left + width(rows[-1] + unit, narrow) > EDGE:
            rows.append("")
            left = 0.0
        rows[-1] += unit
    lefts = [indent, *[0.0] * (len(rows) - 1)]
    return [
        Line(row, at, at + width(row, narrow) - (row[-1] in "，。、；：！？）》”"))
        for row, at in zip(rows, lefts, strict=True)
    ]


def paragraphs(narrow: float, tail: str) -> list[str]:
    """Paragraphs that reach the end of the line with another character of `tail` each."""
    return [SENTENCE[start:].format(tail) for start in range(30)]


@pytest.mark.parametrize("narrow", NARROW.values(), ids=NARROW)
@pytest.mark.parametrize("tail", TAILS)
def test_a_paragraph_comes_back_whole_wherever_its_last_line_breaks(tail: str, narrow: float) -> None:
    moved = 0
    for paragraph in paragraphs(narrow, tail):
        lines = lines_of(paragraph, narrow)
        moved += len(lines) > 1 and tail.startswith(lines[-1].text)
        assert [block.text for block in join_lines([Line(HEADING, 4, 22), *lines], EDGE)] == [HEADING, paragraph]
    assert moved >= 1, "no line of these broke before the tail"


@pytest.mark.parametrize("narrow", NARROW.values(), ids=NARROW)
def test_a_line_that_had_room_for_the_figure_after_it_is_a_paragraph_of_its_own(narrow: float) -> None:
    heading = "（三）初次信访事项一次性化解率"
    figure = "93.6%，比上年提高。"
    lines = [Line(heading, 0, width(heading, narrow)), Line(figure, 0, width(figure, narrow))]
    assert [block.text for block in join_lines(lines, EDGE)] == [heading, figure]
