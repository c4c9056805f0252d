"""Where the shipped rules and templates are: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from auditor.errors import AuditorError

DEFAULT = "gangyao-2021-2025"


def shipped(folder: str) -> Path:
    """The shipped folder `rules` or `templates`. Raises AuditorError where an installation is damaged."""
    package = Path(str(files("auditor")))
    for place in (package / folder, package.parent / folder):
        if place.is_dir():
            return place
    raise AuditorError(f"安装不完整：找不到随程序提供的 {folder} 文件夹，请重新安装。")


def ruleset_folder(rules: Path | None) -> Path:
    """The folder of the ruleset to use: `rules` itself, or the only ruleset in it; the shipped one where `rules` is None."""
    if rules is None:
        return shipped("rules") / DEFAULT
    if not rules.is_dir():
        raise AuditorError(f"找不到规则文件夹：{rules}")
    if (rules / "ruleset.yaml").is_file():
        return rules
    inside = sorted(path.parent for path in rules.glob("*/ruleset.yaml"))
    if len(inside) != 1:
        names = "、".join(path.name for path in inside)
        found = f"有多套规则（{names}），请指明其中一套" if inside else "里没有规则（缺少 ruleset.yaml）"
        raise AuditorError(f"规则文件夹 {rules} {found}。")
    return inside[0]
