from pathlib import Path

from auditor.judging.engine import Engine
from auditor.model import Level
from auditor.workbench.trying import try_check, try_element

REPORT = """乌有镇2023年度法治政府建设情况报告
一、主要举措和成效
聘请法律顾问3名。
四、下一步工作打算
继续发挥法律顾问作用。
"""


def test_each_sentence_with_the_element_is_told_with_what_it_counts_for_and_the_verdict(
    tmp_path: Path, tiny_engine: Engine
) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    tried = try_element(tmp_path / "a.txt", "adviser", tiny_engine)
    assert [rows[0].sentence for rows in tried.sentences] == ["聘请法律顾问3名", "继续发挥法律顾问作用"]
    best = [max(row.level for row in rows if row.level is not None) for rows in tried.sentences]
    assert best == [Level.EVIDENCED, Level.PLANNED]
    assert (tried.verdict.element, tried.verdict.level) == ("adviser", Level.EVIDENCED)
    assert tried.report.identity.year == 2023


def test_a_check_is_tried_on_a_file_with_what_it_finds(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "a.txt").write_text(REPORT.replace("3名", "XX名"), encoding="utf-8")
    report, found = try_check(tmp_path / "a.txt", engine.ruleset.check_of["placeholder"], engine)
    assert [(each.check, each.quote, each.count) for each in found] == [("placeholder", "XX名", 1)]
    assert report.identity.year == 2023
