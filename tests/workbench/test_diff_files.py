from dataclasses import replace
from pathlib import Path

from auditor.model import Source
from auditor.rules import Ruleset
from auditor.workbench.diff_files import compare_files

REPORT = "乌有镇2023年度法治政府建设情况报告\n一、主要举措和成效\n聘请法律顾问3名。\n"


def test_files_are_compared_and_those_that_cannot_be_read_are_told(tmp_path: Path, ruleset: Ruleset) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    weaker = replace(
        ruleset,
        elements=tuple(replace(each, figures=()) if each.id == "legal-adviser" else each for each in ruleset.elements),
    )
    sources = [Source(tmp_path / name, name) for name in ("a.txt", "b.txt")]
    difference, unreadable = compare_files(ruleset, weaker, sources)
    assert [each.before.submission.file for each in difference.reports] == ["a.txt"]
    assert [each.element for each in difference.changes] == ["legal-adviser"]
    assert [each.file for each in unreadable] == ["b.txt"]
