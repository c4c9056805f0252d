"""Reading in a process of its own, with real files that take too long, too much, or kill the process."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from auditor.model import Source, Submission, Unreadable
from auditor.reading import Bundle, GuardedReader, Limits, guard, read, read_guarded
from auditor.rules.pages import PageRules
from tests.hostile.make import MEGABYTE, stream_bomb_pdf, zipped

REPORT = "柳塘镇2023年法治政府建设情况报告\n\n一、主要做法\n全年审查合同12份。\n"


@pytest.fixture
def report(tmp_path: Path) -> Source:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    return Source(path, "甲/报告.txt")


def test_a_guarded_reading_equals_the_direct_one(report: Source, rules: PageRules) -> None:
    assert read_guarded(report.path, report.name, rules) == read(report.path, report.name, rules)


def test_one_process_reads_many_files(report: Source, rules: PageRules) -> None:
    with GuardedReader(rules) as reader:
        first, second = reader.read(report), reader.read(report)
    assert isinstance(first, Submission)
    assert first == second


@pytest.mark.slow
def test_a_file_that_takes_too_long_is_unreadable_and_the_next_is_read(
    report: Source, tmp_path: Path, rules: PageRules
) -> None:
    bomb = tmp_path / "慢.pdf"
    bomb.write_bytes(stream_bomb_pdf(8))
    with GuardedReader(rules, Limits(seconds=0.5, megabytes=4096)) as reader:
        stopped = reader.read(Source(bomb, "慢.pdf"))
    assert stopped == Unreadable("慢.pdf", "读取超过 0.5 秒，已停止。", stopped.advice)
    with GuardedReader(rules) as reader:
        assert isinstance(reader.read(report), Submission)


@pytest.mark.slow
def test_a_file_that_takes_too_much_memory_is_unreadable_and_the_next_is_read(
    report: Source, tmp_path: Path, rules: PageRules
) -> None:
    bomb = tmp_path / "大.pdf"
    bomb.write_bytes(stream_bomb_pdf())
    with GuardedReader(rules, Limits(seconds=60, megabytes=200)) as reader:
        stopped = reader.read(Source(bomb, "大.pdf"))
        after = reader.read(report)
    assert isinstance(stopped, Unreadable)
    assert "内存" in stopped.reason or "崩溃" in stopped.reason
    assert isinstance(after, Submission)


@pytest.mark.skipif(sys.platform == "win32", reason="the launcher is a shell script")
def test_the_memory_of_an_interpreter_behind_a_launcher_is_watched(
    report: Source, tmp_path: Path, rules: PageRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    launcher = tmp_path / "python"
    launcher.write_text(f'#!/bin/sh\n"{sys.executable}" "$@"\nexit $?\n', encoding="utf-8")
    launcher.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(launcher))
    monkeypatch.setattr(guard, "_LAUNCHED", True)
    with GuardedReader(rules) as reader:
        assert isinstance(reader.read(report), Submission)
        assert reader._held() > 20  # an interpreter with our libraries; the shell holds less than 5


def test_the_end_of_the_process_between_two_files_loses_one_file_at_most(report: Source, rules: PageRules) -> None:
    with GuardedReader(rules) as reader:
        reader.read(report)
        reader._process.kill()
        reader._process.wait()
        assert isinstance(reader.read(report), Unreadable)
        assert isinstance(reader.read(report), Submission)


def test_an_archive_gives_its_members_as_sources(tmp_path: Path, rules: PageRules) -> None:
    path = tmp_path / "全部.zip"
    path.write_bytes(zipped({"镇/甲.txt": REPORT.encode(), "乙.txt": b"x" * MEGABYTE}))
    with GuardedReader(rules) as reader:
        bundle = reader.read(Source(path, "全部.zip"))
        assert isinstance(bundle, Bundle)
        readings = [reader.read(source) for source in bundle.sources]
    assert [source.name for source in bundle.sources] == ["全部.zip/镇/甲.txt", "全部.zip/乙.txt"]
    assert [type(reading) for reading in readings] == [Submission, Unreadable]


def test_the_single_file_that_is_an_archive_is_told(tmp_path: Path, rules: PageRules) -> None:
    path = tmp_path / "全部.zip"
    path.write_bytes(zipped({"甲.txt": REPORT.encode()}))
    for reading in (read(path, "全部.zip", rules), read_guarded(path, "全部.zip", rules)):
        assert isinstance(reading, Unreadable)
        assert "压缩包" in reading.reason
