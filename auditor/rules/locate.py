"""Where what ships with the program is (inside the installed package, or beside it in a checkout), and where a ruleset lies."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from auditor.errors import AuditorError

MAIN = "ruleset.yaml"
COMMON = "common"  # the folder of the shared files, beneath every ruleset


def shipped(folder: str) -> Path:
    """The shipped folder `rules`, `templates`, `docs` or `sample_reports`. Raises AuditorError where an installation is damaged."""
    package = Path(str(files("auditor")))
    for place in (package / "shipped" / folder, package.parent / folder):
        if place.is_dir():
            return place
    raise AuditorError(f"安装不完整：找不到随程序提供的 {folder} 文件夹，请重新安装。")


def is_shipped(folder: Path) -> bool:
    """Whether a folder is one of the shipped rules."""
    return folder.resolve().is_relative_to(shipped("rules").resolve())


def ruleset_folders(rules: Path | None) -> list[Path]:
    """The folders of the rulesets to choose from, at least one: `rules` itself or all in it, or the shipped one of that id; all that
    ship where `rules` is None. Raises AuditorError where there is none."""
    if rules is None:
        return inside(shipped("rules"))
    if not rules.exists():
        ours = [folder for folder in inside(shipped("rules")) if Path(folder.name) == rules]
        if ours:
            return ours
    if not rules.is_dir():
        raise AuditorError(f"找不到规则文件夹：{rules}")
    found = [rules] if (rules / MAIN).is_file() else inside(rules)
    if not found:
        raise AuditorError(f"规则文件夹 {rules} 里没有规则（缺少 {MAIN}）。")
    return found


def inside(folder: Path) -> list[Path]:
    """The folders of all rulesets right inside a folder, by name."""
    return sorted(path.parent for path in folder.glob(f"*/{MAIN}"))
