"""Which ruleset judges which report: by the year reported on, among those that ship or lie in a folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from auditor.errors import AuditorError
from auditor.rules.chain import id_of, years_of
from auditor.rules.locate import ruleset_folders
from auditor.rules.types import Ruleset

Years = tuple[int, int]


def ruleset_folder(rules: Path | None, year: int | None = None) -> Path:
    """The folder of the one ruleset to use: `rules`, or the only ruleset in it, or the only one in it for reports on `year`; where
    `rules` is None the shipped one for `year`, the latest where that is None too. Raises AuditorError, with the years of each, where
    it cannot be told which."""
    folders = ruleset_folders(rules)
    if len(folders) == 1 and (rules or year is None):
        return folders[0]
    spans = {folder: years_of(folder) for folder in folders}
    if year is None and rules is None:
        return max(folders, key=lambda folder: spans[folder] or (0, 0))
    if year is None:
        raise _undecided(
            rules, spans, "请用 --rules 指明其中一套；审核报告时也可以用 --year 写明年度，由年度决定用哪一套"
        )
    fitting = [folder for folder, span in spans.items() if span and span[0] <= year <= span[1]]
    if len(fitting) == 1:
        return fitting[0]
    how = (
        "请用 --rules 指明其中一套"
        if rules
        else f"请更新程序，或者用 --rules 指明用哪一套，例如 --rules {folders[-1].name}"
    )
    raise _undecided(rules, spans, f"适用于 {year} 年的{'不止一套' if fitting else '一套也没有'}，{how}")


def named_folder(rules: Path | None, name: str) -> Path:
    """The folder of the one ruleset with this id among those to choose from; where none has it, that of `ruleset_folder`."""
    found = [folder for folder in ruleset_folders(rules) if id_of(folder) == name]
    return found[0] if len(found) == 1 else ruleset_folder(rules)


def folders_for_audit(rules: Path | None, year: int | None) -> list[Path]:
    """The folders of the rulesets that an audit may need, by their years: the one for the year that is asked for, else all there are.
    Raises AuditorError where the years do not tell them apart."""
    folders = ruleset_folders(rules)
    if year is not None or len(folders) == 1:
        return [ruleset_folder(rules, year)]
    spans = {folder: years_of(folder) for folder in folders}
    ordered = sorted(span for span in spans.values() if span)
    apart = all(before[1] < after[0] for before, after in pairwise(ordered))
    if len(ordered) < len(folders) or not apart:
        raise _undecided(rules, spans, "年度没有写，或者重叠，请用 --rules 指明其中一套，或用 --year 写明年度")
    return sorted(folders, key=lambda folder: spans[folder] or (0, 0))


def for_year(rulesets: Sequence[Ruleset], year: int | None) -> Ruleset:
    """Of rulesets in the order of their years, the one for a report on `year`, else the nearest; the latest where there is no year."""
    if year is None:
        return rulesets[-1]
    return min(reversed(rulesets), key=lambda ruleset: _distance(ruleset.years, year))


def covers(ruleset: Ruleset, year: int | None) -> bool:
    """Whether a ruleset is for reports on a year; where one of them does not say, it is."""
    return year is None or _distance(ruleset.years, year) == 0


def years_text(span: Years) -> str:
    """The years of a ruleset as users read them."""
    return f"{span[0]} 年" if span[0] == span[1] else f"{span[0]}—{span[1]} 年"


def _distance(span: Years | None, year: int) -> int:
    """How many years a ruleset is away from one."""
    return max(span[0] - year, year - span[1], 0) if span else 0


def _undecided(rules: Path | None, spans: Mapping[Path, Years | None], why: str) -> AuditorError:
    told = "、".join(f"{folder.name}（{years_text(span) if span else '没有写年度'}）" for folder, span in spans.items())
    where = f"规则文件夹 {rules} 有多套规则" if rules else "随程序提供的规则"
    return AuditorError(f"{where}：{told}。{why}。")
