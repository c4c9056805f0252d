"""Packages written anew so that the same parts give the same bytes: no clock, and nothing of the system that wrote them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final, TypeAlias

Stamp: TypeAlias = tuple[int, int, int, int, int, int]
FIRST_DATE: Final[Stamp] = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A new package of these parts, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts.items():
            target.writestr(entry(name), part)
    return buffer.getvalue()


def entry(name: str, date: Stamp = FIRST_DATE) -> zipfile.ZipInfo:
    """The entry of a part, which tells nothing of the system."""
    made = zipfile.ZipInfo(name, date)
    made.create_system = 0  # else it tells Windows from the others
    made.compress_type = zipfile.ZIP_DEFLATED
    return made
