"""A Word file packed, or written again: the parts that changed, and all others byte for byte, in their order and with their dates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from auditor.reading.archive import each_part

_FIRST_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold


def rewritten(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package `data` with some parts changed and those added that it lacks. Raises RefusedError for one that cannot be unpacked."""
    buffer = io.BytesIO()
    there = set()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for entry, part in each_part(data):
            there.add(entry.filename)
            target.writestr(_entry(entry.filename, entry.date_time), changed.get(entry.filename, part))
        for name, part in changed.items():
            if name not in there:
                target.writestr(_entry(name, _FIRST_DATE), part)
    return buffer.getvalue()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A new package of these parts, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts.items():
            target.writestr(_entry(name, _FIRST_DATE), part)
    return buffer.getvalue()


def _entry(name: str, date: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date)
    entry.create_system = 0  # else it tells Windows from the others
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
