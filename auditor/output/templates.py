"""Where templates lie: in a folder of the user's own, and in the shipped one."""

from __future__ import annotations

from pathlib import Path

from auditor.errors import AuditorError
from auditor.rules.locate import shipped


def template_folders(templates_dir: Path | None) -> list[Path]:
    """The folders in which templates are looked for, the user's own first. Raises AuditorError where that is not there."""
    if templates_dir and not templates_dir.is_dir():
        raise AuditorError(f"找不到模板文件夹 {templates_dir}。")
    return [folder for folder in (templates_dir, shipped("templates")) if folder]
