"""Last year's reports and results, from their places to what stands beside the reports of the run."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.model import AuditRun, Submission
from auditor.run.audit import Outcome, audit
from auditor.run.events import Event, ReadingFiles
from auditor.run.request import Request
from tests.two_years import BAIJI_BEFORE, BEFORE, NOW, QINGSHI_BEFORE, ROSTER, written

Ask = Callable[..., Request]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """`ask("results", …)`: a request for this year's reports, beside those places of last year's that are named."""
    now, before = written(tmp_path / "2024", NOW), written(tmp_path / "2023", BEFORE)
    roster = tmp_path / "名单.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    request = Request((now,), tmp_path / "out", formats=("json",), roster=roster)
    places = {"texts": before, "results": tmp_path / "out-2023"}
    return lambda *names, **more: replace(request, last_year=tuple(places[name] for name in names), **more)


@pytest.fixture
def scored(tmp_path: Path, ask: Ask) -> Path:
    """Last year's results, in which a person had settled another score than the program."""
    audit(ask(paths=(tmp_path / "2023",), out=tmp_path / "out-2023"))
    results = tmp_path / "out-2023" / "results.json"
    data = json.loads(results.read_text(encoding="utf-8"))
    for report in data["reports"]:
        report["score"] = 77.5
    results.write_text(json.dumps(data), encoding="utf-8")
    return results


def compared(run: AuditRun) -> list[tuple[str, str, float]]:
    return [(each.file, each.last_file, each.history[-1].score) for each in run.across.last_year]


def test_reports_alone_are_read_and_judged_by_the_rules_of_the_run(ask: Ask) -> None:
    run = audit(ask("texts")).run
    assert [(file, last) for file, last, _ in compared(run)] == [
        ("青石镇.txt", "青石镇.txt"),
        ("白芨镇.txt", "白芨乡.txt"),
    ]
    assert all(each.comparable for each in run.across.last_year)
    assert "上一年度的报告有 2 份没有当年的评分结果，得分按本次的规则评定，不含当年的人工复核。" in run.notes
    assert "没有找到上一年度报告、没有与上一年度比较的有 1 份：云山县水利局。" in run.notes
    assert all(isinstance(other, Submission) for other in run.across.others)
    assert len(run.across.others) == 2


def test_results_alone_tell_the_scores_that_people_had_settled(ask: Ask, scored: Path) -> None:
    run = audit(ask("results")).run
    assert [score for *_, score in compared(run)] == [77.5, 77.5]
    assert run.across.others == ()


def test_results_and_reports_together_give_scores_and_texts(ask: Ask, scored: Path) -> None:
    run = audit(ask("texts", "results")).run
    assert [score for *_, score in compared(run)] == [77.5, 77.5]
    assert len(run.across.others) == 2
    assert not any("没有当年的评分结果" in note for note in run.notes)
    assert audit(ask("texts")).run.across.others == run.across.others


def test_a_results_json_may_be_named_itself_and_knows_the_years_before(ask: Ask, scored: Path, tmp_path: Path) -> None:
    data = json.loads(scored.read_text(encoding="utf-8"))
    (qingshi,) = (each for each in data["reports"] if each["file"] == "青石镇.txt")
    history = [{"year": 2022, "score": 50.0, "grade": "不合格"}]
    known = {"last_file": "a", "last_sha256": "b", "comparable": True, "levels": {}, "followed": []}
    data["across"]["last_year"] = [{"file": "青石镇.txt", "sha256": qingshi["sha256"], "history": history, **known}]
    scored.write_text(json.dumps(data), encoding="utf-8")
    run = audit(replace(ask(), last_year=(scored,))).run
    first = next(each for each in run.across.last_year if each.file == "青石镇.txt")
    assert [(each.year, each.score) for each in first.history] == [(2022, 50.0), (2023, 77.5)]


def test_what_is_on_an_earlier_year_is_told_as_it_is_read(ask: Ask) -> None:
    events: list[Event] = []
    audit(ask("texts"), events.append)
    assert [each for each in events if isinstance(each, ReadingFiles)] == [
        ReadingFiles(3),
        ReadingFiles(2, last_year=True),
    ]


def test_files_of_last_year_that_are_of_no_use_are_named(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "2023" / "坏.txt").write_bytes(b"")
    (tmp_path / "2023" / "信息.txt").write_text(
        "青石镇2023年政府信息公开工作年度报告\n一、总体情况\n公开政府信息8条。", "utf-8"
    )
    notes = "".join(audit(ask("texts")).run.notes)
    assert "上一年度的文件有 1 份未能读取：坏.txt（" in notes
    assert "上一年度的文件有 1 份不是年度报告，没有用来比较：信息.txt（" in notes


def test_the_same_bytes_with_one_process_and_with_two(ask: Ask, tmp_path: Path) -> None:
    one = audit(ask("texts", jobs=1, formats=("json", "xlsx", "html"), out=tmp_path / "one")).written
    two = audit(ask("texts", jobs=2, formats=("json", "xlsx", "html"), out=tmp_path / "two")).written
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_a_place_that_is_not_there_and_a_folder_without_reports_are_errors(ask: Ask, tmp_path: Path) -> None:
    with pytest.raises(AuditorError, match="--last-year：找不到文件或文件夹"):
        audit(replace(ask(), last_year=(tmp_path / "无",)))
    (tmp_path / "空").mkdir()
    with pytest.raises(AuditorError, match=r"--last-year：.*没有可以审核的文件"):
        audit(replace(ask(), last_year=(tmp_path / "空",)))


def test_an_empty_folder_that_was_found_is_left_out_and_told(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    outcome: Outcome = audit(replace(ask(), last_year=(tmp_path / "空",), found=("last_year",)))
    assert outcome.run.across.last_year == ()
    assert outcome.given.unused == (f"{tmp_path / '空'} 里没有上一年度的报告，没有使用；放入报告后自动使用。",)


def test_results_that_were_found_and_cannot_be_read_are_told_with_how_to_leave_them_out(
    ask: Ask, tmp_path: Path
) -> None:
    (tmp_path / "results.json").write_text("{", encoding="utf-8")
    asked = replace(ask(), last_year=(tmp_path / "results.json",), found=("last_year",))
    with pytest.raises(AuditorError, match=r"已损坏.*\n.*--no-last-year"):
        audit(asked)
    with pytest.raises(AuditorError) as error:
        audit(replace(asked, found=()))
    assert "--no-last-year" not in str(error.value)


def test_nothing_is_said_of_last_year_where_nobody_gives_it(ask: Ask) -> None:
    run = audit(ask()).run
    assert (run.across.last_year, run.across.others) == ((), ())
    assert not any("上一年度" in note for note in run.notes)


def test_reports_on_the_year_itself_are_told_to_be_no_earlier_ones(ask: Ask, tmp_path: Path) -> None:
    again = written(tmp_path / "again", {"a.txt": QINGSHI_BEFORE.replace("2023", "2024"), "b.txt": BAIJI_BEFORE})
    run = audit(replace(ask(), last_year=(again,))).run
    assert [file for file, *_ in compared(run)] == ["白芨镇.txt"]
    assert any("年度不早于本次报告的年度" in note and "a.txt" in note for note in run.notes)
    assert [each.file for each in run.across.others] == ["b.txt"]
