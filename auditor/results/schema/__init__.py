"""The published JSON Schemas of results.json, a file for each number."""

from __future__ import annotations

import json
from importlib.resources import files

NEWEST = 6  # the one that is written


def results_schema(number: int = NEWEST) -> dict[str, object]:
    """The JSON Schema of results.json by its number, 1 to NEWEST."""
    schema: dict[str, object] = json.loads((files(__name__) / f"results-{number}.json").read_text("utf-8"))
    return schema
