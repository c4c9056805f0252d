"""Two files compared with each other, without an audit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from auditor.across.copies.copies import compared
from auditor.errors import AuditorError
from auditor.model import Copy, Report, Submission, Unreadable
from auditor.outline import outline, outliner
from auditor.output.pair import write_pair
from auditor.reading import read_guarded
from auditor.results.written import Kept
from auditor.rules import Ruleset, load_ruleset
from auditor.run.settings import Settings

PAGE = Path("雷同比对.html")  # where no other is named


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two files as reports of whatever genre, and what they share by the ruleset, None where nothing that counts."""

    ruleset: Ruleset
    reports: tuple[Report, Report]
    copy: Copy | None


def compare_files(left: Path, right: Path, rules: Path | None = None, base: Path | None = None) -> Comparison:
    """Read two files and compare them; `base` is a text that both may rest on, none of which counts. Raises AuditorError where one of
    them is not there or cannot be read, and where both are the same file."""
    if left.resolve() == right.resolve():
        raise AuditorError("甲和乙是同一个文件。请写两个不同的文件。")
    ruleset = load_ruleset(rules)
    alike = left.name == right.name
    texts = [
        _read(path, f"{path.resolve().parent.name}/{path.name}" if alike else path.name, ruleset)
        for path in (left, right)
    ]
    if texts[0].sha256 == texts[1].sha256:
        raise AuditorError("甲和乙的内容一个字节也不差，是同一份文件，不必比对。")
    known = [_read(base, base.name, ruleset)] if base else []
    first, second = (outline(text, outliner(ruleset)) for text in texts)
    return Comparison(ruleset, (first, second), compared(first, second, ruleset, known))


def write_comparison(comparison: Comparison, path: Path, settings: Settings) -> tuple[Kept, ...]:
    """Write the page of two files that share text; returns what lay there and is kept under another name. Raises AuditorError."""
    assert comparison.copy
    texts = [report.submission for report in comparison.reports]
    return write_pair(comparison.copy, texts, comparison.ruleset, path, settings.templates, settings.occasion)


def _read(path: Path, name: str, ruleset: Ruleset) -> Submission:
    if path.is_dir():
        raise AuditorError(f"{path} 是文件夹。这里要写一个文件；整个文件夹用 auditor audit。")
    if not path.is_file():
        raise AuditorError(f"找不到文件：{path}")
    reading = read_guarded(path, name, ruleset.pages)
    if isinstance(reading, Unreadable):
        raise AuditorError(f"未能读取 {path}：{reading.reason}{reading.advice}")
    return reading
