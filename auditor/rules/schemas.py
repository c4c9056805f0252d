"""The published JSON Schemas of the rule files, by which editors complete keys and explain them in Chinese.

The checker in this package is the authority: it knows kinds, roles and wordings, which a schema cannot. A test holds the keys equal.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from auditor.errors import AuditorError

SCHEMAS = ".schema"  # the folder in a ruleset's that its files name in their first lines
NAMES = ("ruleset", "elements", "units", "sections", "vocabulary", "pages")


def schema_text(name: str) -> str:
    """The schema of one of `NAMES`, as it is published."""
    return (files("auditor.rules") / "schema" / f"{name}.json").read_text("utf-8")


def schema(name: str) -> dict[str, Any]:
    """The schema of one of `NAMES`."""
    content: dict[str, Any] = json.loads(schema_text(name))
    return content


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write all schemas into a folder, which is made where it is absent. Raises AuditorError where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in NAMES:
            (folder / f"{name}.json").write_bytes(schema_text(name).encode())
    except OSError as error:
        raise AuditorError(f"不能写入文件夹 {folder}：{error.strerror or error}。") from error
    return tuple(folder / f"{name}.json" for name in NAMES)
