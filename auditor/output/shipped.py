"""Where the shipped templates are: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def shipped_templates() -> Path:
    """The folder of the templates that come with the program."""
    packaged = Path(str(files("auditor"))) / "templates"
    return packaged if packaged.is_dir() else packaged.parent.parent / "templates"
