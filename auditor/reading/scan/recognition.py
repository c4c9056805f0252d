"""Pictures of pages to lines: text is found and recognised by the PP-OCRv6 models that the rapidocr package contains.

The engine of the models, onnxruntime, sends usage data by itself from release 1.29 on (pull request 27379 of its
project); the `ocr` extra keeps to earlier ones. On Windows all releases hand events to the tracing of the system (its
docs/Privacy.md), which is turned off here after the one that tells of the start.
"""

from __future__ import annotations

import importlib.util
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import atan2, cos, sin
from pathlib import Path
from statistics import median
from typing import Any

from auditor.reading.clean import clean
from auditor.reading.draft import RefusedError
from auditor.reading.pages.lines import Line

_LIBRARIES = ("rapidocr", "onnxruntime", "PIL", "numpy", "cv2")
_LONGEST_SIDE = 2000  # pixels the engine works on: more takes more memory and recognises no better
_MIN_SIDE = 16  # pixels: less holds no line
_MAX_SHAPE = 5  # the engine enlarges the short side, so that a long strip would take all memory
_LEGIBLE = 0.8  # upright text scores 0.9 and more, text upside down less than 0.6
# Punctuation of half width beside a Chinese character: in a picture the widths look alike.
_HALF_WIDTH = re.compile(r"[()]|(?<=[\u4e00-\u9fff])[,:;?!]")
_LONG = 5  # the shape of a box from which on it tells the slope of its line


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of text on a page: its ink in pixels, how far its upper edge falls over its width (radians), its score
    (0 to 1)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    slope: float
    score: float

    @property
    def is_wide(self) -> bool:
        """Whether the box lies along a line of upright text; a single character may be higher than wide."""
        return self.right - self.left >= (0.5 if len(self.text) < 2 else 1.0) * (self.bottom - self.top)


def installed() -> bool:
    """Whether the libraries of the `ocr` extra can be imported; none is."""
    return all(importlib.util.find_spec(name) for name in _LIBRARIES)


def recognise(image: Any, width: float, page: int) -> list[Line]:
    """The lines on `image` (a PIL picture), from top to bottom, their ink in the unit of `width`, the width of the
    picture.

    A page turned by 90, 180 or 270 degrees is read as if it stood upright. Raises RefusedError where the picture is a
    strip or the models are missing.
    """
    if min(image.size) < _MIN_SIDE:
        return []
    if max(image.size) > _MAX_SHAPE * min(image.size):
        raise RefusedError("图片过于狭长，无法识别文字。", "请把图片裁成一页一张，或报送 .docx 原件。")
    image = _prepared(image)
    scale = width / image.width
    return [
        Line(text, left * scale, right * scale, page)
        for row in _rows(_level(_upright(image)))
        for text, left, right in [_joined(row)]
        if text
    ]


def _prepared(image: Any) -> Any:
    """The picture in colours of 8 bits, on white where it is transparent, no larger than the engine works on."""
    from PIL import Image

    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.point(lambda grey: grey / 256).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    image = image.convert("L" if image.mode in ("1", "L") else "RGB")
    image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return image.convert("RGB")


@cache
def _engine() -> Any:
    """The engine with the models of the package itself: a model that is not there is never fetched."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # must be set before the library is loaded
    import onnxruntime
    import rapidocr

    onnxruntime.disable_telemetry_events()
    onnxruntime.set_default_logger_severity(4)
    models = Path(rapidocr.__file__).parent / "models"
    found, read = models / "PP-OCRv6_det_small.onnx", models / "PP-OCRv6_rec_small.onnx"
    if not (found.is_file() and read.is_file()):
        raise RefusedError("文字识别的模型文件缺失。", "请重新安装文字识别组件（见使用手册）。")
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.max_side_len": _LONGEST_SIDE,
            "Det.model_path": str(found),
            "Rec.model_path": str(read),
        }
    )


def _upright(image: Any) -> list[Box]:
    """The boxes of the page in the direction in which most of it can be read."""
    from PIL.Image import Transpose

    boxes = _boxes(image)
    if not boxes or _is_legible(boxes):
        return boxes
    quarter = [Transpose.ROTATE_90, Transpose.ROTATE_270]
    lying = sum(each.is_wide for each in boxes) < 0.5 * len(boxes)
    tried = [boxes]
    for turn in [*quarter, Transpose.ROTATE_180] if lying else [Transpose.ROTATE_180, *quarter]:
        tried.append(_boxes(image.transpose(turn)))
        if _is_legible(tried[-1]):
            return tried[-1]
    return max(tried, key=lambda each: sum(box.score * len(box.text) for box in each if box.is_wide))


def _is_legible(boxes: list[Box]) -> bool:
    """Whether most of the text lies along lines and was recognised surely."""
    wide = [each for each in boxes if each.is_wide]
    length = sum(len(each.text) for each in wide)
    surely = sum(each.score * len(each.text) for each in wide) >= _LEGIBLE * length
    return surely and 2 * length > sum(len(each.text) for each in boxes)


def _boxes(image: Any) -> list[Box]:
    found = _engine()(image)
    return list(_read_boxes(found)) if found.txts is not None else []


def _read_boxes(found: Any) -> Iterator[Box]:
    for corners, text, score in zip(found.boxes.tolist(), found.txts, found.scores, strict=True):
        (left, top), (right, end), (far, bottom), (near, foot) = corners
        slope = atan2(end - top, right - left) if right > left else 0.0
        if content := clean(text):
            middle = (top + end) / 2
            height = (bottom + foot) / 2 - middle
            yield Box(content, min(left, near), middle, max(right, far), middle + height, slope, float(score))


def _level(boxes: list[Box]) -> list[Box]:
    """The boxes along lines, as they would lie were the page not put into the scanner aslant."""
    wide = [each for each in boxes if each.is_wide]
    slopes = [each.slope for each in wide if each.right - each.left > _LONG * (each.bottom - each.top)]
    slope = median(slopes) if slopes else 0.0
    return [_turned(each, slope) for each in wide]


def _turned(box: Box, slope: float) -> Box:
    across, down = cos(slope), sin(slope)
    middle = (box.left + box.right) / 2
    top, bottom = (y * across - middle * down for y in (box.top, box.bottom))
    shift = (box.top + box.bottom) / 2 * down
    return Box(box.text, box.left * across + shift, top, box.right * across + shift, bottom, 0.0, box.score)


def _rows(boxes: list[Box]) -> list[list[Box]]:
    """The boxes line by line from top to bottom, each line from left to right."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda each: each.top + each.bottom):
        first = rows[-1][0] if rows else None
        middle = (box.top + box.bottom) / 2
        if first is not None and first.top < middle < first.bottom and box.top < (first.top + first.bottom) / 2:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _joined(row: list[Box]) -> tuple[str, float, float]:
    """The text of a line and where its ink begins and ends; a gap wider than a character and a half is a blank."""
    text, end = row[0].text, row[0].right
    for box in row[1:]:
        text += (" " if box.left - end > 1.5 * (box.bottom - box.top) else "") + box.text
        end = max(end, box.right)
    return _HALF_WIDTH.sub(lambda mark: chr(ord(mark[0]) + 0xFEE0), text), row[0].left, end
