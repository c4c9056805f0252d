"""Where the objects of an OFD page stand, and the characters of its text objects (GB/T 33190-2016, 8.5 and 11.3)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.reading.pages.glyphs import Glyph

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SLANT = 0.3  # text rising faster is no line of the page but a watermark or stands upright in the margin
_MAX_RUN = 20_000  # characters of one TextCode; a page has 1,000


def placed(element: Element, outer: Matrix) -> Matrix:
    """The matrix from the space of an object to the page: its CTM, then its boundary's corner, then what is around."""
    boundary = [*numbers(element.get("Boundary")), 0.0, 0.0]
    inner = numbers(element.get("CTM"))
    a, b, c, d, e, f = inner if len(inner) == 6 else IDENTITY
    e, f = e + boundary[0], f + boundary[1]
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def runs(element: Element, matrix: Matrix) -> Iterator[tuple[list[Glyph], bool]]:
    """The characters of each TextCode, and whether they run along the page (GB/T 33190-2016, 11.3); X and Y hold on
    where they are not given."""
    a, b, c, d, e, f = matrix
    size = (numbers(element.get("Size")) or [0.0])[0]
    height = size * math.hypot(c, d)
    x = y = 0.0
    for code in element.iter("{*}TextCode"):
        text = (code.text or "")[:_MAX_RUN]
        text = text.strip() if "\n" in text else text  # laid out by the writer of the XML
        x = (numbers(code.get("X")) or [x])[0]
        y = (numbers(code.get("Y")) or [y])[0]
        across, down = (_deltas(code.get(name), len(text)) for name in ("DeltaX", "DeltaY"))
        run, at, base, end, foot = [], x, y, 0.0, 0.0
        for index, char in enumerate(text):
            width = size if ord(char) > 0x1FFF else 0.5 * size
            ends = sorted((a * at + c * base + e, a * (at + width) + c * base + e))
            run.append(Glyph(b * at + d * base + f, ends[0], ends[1], height, char))
            end, foot = at + width - x, base - y
            # Without any distances the characters follow each other as the font is wide.
            at += across[index] if index < len(across) else 0.0 if down else width
            base += down[index] if index < len(down) else 0.0
        if run:
            yield run, abs(b * end + d * foot) <= _SLANT * abs(a * end + c * foot)


def _deltas(text: str | None, count: int) -> list[float]:
    """The distances between `count` characters; `g n v` stands for n times v."""
    values: list[float] = []
    words = iter((text or "").split(None, 3 * count + 3))
    for word in words:
        if len(values) >= count:
            break
        if word == "g":
            times, value = next(words, "0"), _number(next(words, "0"))
            values += [value] * min(int(_number(times)), count - len(values))
        else:
            values.append(_number(word))
    return values


def numbers(text: str | None) -> list[float]:
    """The first six numbers of an attribute."""
    return [_number(word) for word in (text or "").split(None, 6)[:6]]


def _number(text: str) -> float:
    """A length or factor, 0 where it is none or none that a page has."""
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if abs(number) < 1e5 else 0.0
