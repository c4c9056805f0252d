"""The published JSON Schemas of the rule files, by which editors complete keys and explain them in Chinese; that of the elements is
made from the table of their keys.

The checker in this package is the authority: it knows kinds, roles and wordings, which a schema cannot. A test holds the keys equal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from auditor.errors import AuditorError, reason
from auditor.model import Level, Supply, Tone
from auditor.rules.across.keys import COPY_KEYS, FOLLOW_KEYS
from auditor.rules.flaws.keys import CHECK_KEYS, HOWS
from auditor.rules.keys import KEYS, Key, Sort
from auditor.rules.scoring.keys import LEDGER_KEYS, SCORING_KEYS

SCHEMAS = ".schema"  # the folder in a ruleset's that its files name in their first lines
_ELEMENTS = "elements"
_CHECKS = "checks"
_BY_KEYS = {  # files whose keys stand in a table
    "copies": COPY_KEYS,
    "following": FOLLOW_KEYS,
    "scoring": SCORING_KEYS,
    "ledger": LEDGER_KEYS,
}
NAMES = ("ruleset", _ELEMENTS, "units", "sections", "vocabulary", "words", "pages", _CHECKS, "laws", "terms", *_BY_KEYS)


def schema_text(name: str) -> str:
    """The schema of one of `NAMES`, as it is published."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def schema(name: str) -> dict[str, Any]:
    """The schema of one of `NAMES`."""
    content: dict[str, Any] = json.loads((files("auditor.rules") / "schema" / f"{name}.json").read_text("utf-8"))
    if name == _ELEMENTS:
        element = _mapping(KEYS) | {"required": ["id"]}  # a ruleset on top of another writes no more than it changes
        content["properties"][_ELEMENTS] |= _list(element)
    if name == _CHECKS:
        content["properties"][_CHECKS] |= _list(_mapping(CHECK_KEYS) | {"required": ["id"]})
    if name in _BY_KEYS:
        content["properties"] |= _mapping(_BY_KEYS[name])["properties"]
    return content


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write all schemas into a folder, which is made where it is absent. Raises AuditorError where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in NAMES:
            (folder / f"{name}.json").write_bytes(schema_text(name).encode())
    except OSError as error:
        raise AuditorError(f"不能写入文件夹 {folder}：{reason(error)}。") from error
    return tuple(folder / f"{name}.json" for name in NAMES)


def _mapping(keys: Sequence[Key]) -> dict[str, Any]:
    properties = {key.name: _value(key) | {"description": _description(key)} for key in keys}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _description(key: Key) -> str:
    return "。".join(filter(None, (key.meaning, key.more)))


def _value(key: Key) -> dict[str, Any]:
    """What may stand under a key."""
    makers: dict[Sort, Callable[[], dict[str, Any]]] = {
        Sort.NUMBER: lambda: _number("number", key),
        Sort.COUNT: lambda: _number("integer", key),
        Sort.MARKED: lambda: {"anyOf": [_number("integer", key), {"enum": ["most", "all"]}]},
        Sort.TRUTH: lambda: {"enum": [True, False]},
        Sort.LEVEL: lambda: {
            "anyOf": [{"enum": [level.id for level in Level]}, {"$ref": "#/$defs/text"}]
        },  # or a label
        Sort.TEXTS: lambda: _list({"$ref": "#/$defs/text"}),
        Sort.ROLES: lambda: _list({"$ref": "#/$defs/text"}),
        Sort.KINDS: lambda: _list({"$ref": "#/$defs/text"}),
        Sort.WORDINGS: lambda: _list({"$ref": "#/$defs/wording"}),
        Sort.BY_KIND: lambda: {"type": "object", "additionalProperties": _mapping(key.keys)},
        Sort.THRESHOLD: lambda: _mapping(key.keys),
        Sort.GROUP: lambda: _mapping(key.keys),
        Sort.GROUPS: lambda: _list(_mapping(key.keys)),
        Sort.HOW: lambda: {"enum": list(HOWS)},
        Sort.SUPPLY: lambda: {"enum": [supply.value for supply in Supply]},
        Sort.TONE: lambda: {"enum": [tone.value for tone in Tone]},
        Sort.SIGNS: lambda: _list({"$ref": "#/$defs/text"}),
        Sort.ENDS: lambda: {"type": "object", "additionalProperties": _list({"$ref": "#/$defs/wording"})},
    }
    return makers[key.sort]() if key.sort in makers else {"type": ["string", "number"]}


def _number(kind: str, key: Key) -> dict[str, Any]:
    return {"type": kind, "minimum": key.between[0], "maximum": key.between[1]}


def _list(members: dict[str, Any]) -> dict[str, Any]:
    """A list, or the edits of the list that a ruleset on top of another finds there."""
    return {"anyOf": [{"type": "array", "items": members, "uniqueItems": True}, {"$ref": "#/$defs/edits"}]}
