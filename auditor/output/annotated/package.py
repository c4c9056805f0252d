"""A Word file written again: the parts that changed, and all others byte for byte, in their order and with their dates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from auditor.output.kit.zipped import entry
from auditor.reading.archive import each_part


def rewritten(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package `data` with some parts changed and those added that it lacks. Raises RefusedError for one that cannot be unpacked."""
    buffer = io.BytesIO()
    there = set()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for each, part in each_part(data):
            there.add(each.filename)
            target.writestr(entry(each.filename, each.date_time), changed.get(each.filename, part))
        for name, part in changed.items():
            if name not in there:
                target.writestr(entry(name), part)
    return buffer.getvalue()
