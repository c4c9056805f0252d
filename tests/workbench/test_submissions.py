from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from auditor.errors import AuditorError
from auditor.model import Source, Submission, Unreadable
from auditor.rules import Ruleset
from auditor.workbench.submissions import read_submission, read_submissions, read_twice


def written(folder: Path, name: str, text: str) -> Source:
    (folder / name).write_text(text, encoding="utf-8")
    return Source(folder / name, name)


def test_the_submission_in_one_file_is_read(tmp_path: Path, ruleset: Ruleset) -> None:
    source = written(tmp_path, "a.txt", "青石镇2024年法治政府建设工作报告")
    assert read_submission(source.path, ruleset.pages).paragraphs[0].text == "青石镇2024年法治政府建设工作报告"


@pytest.mark.parametrize(("name", "told"), [("nowhere.txt", "找不到文件"), ("empty.txt", "空")])
def test_a_file_that_is_not_there_or_cannot_be_read_is_told(
    tmp_path: Path, ruleset: Ruleset, name: str, told: str
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(AuditorError, match=told):
        read_submission(tmp_path / name, ruleset.pages)


def test_members_of_an_archive_come_in_their_place(tmp_path: Path, ruleset: Ruleset) -> None:
    with ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("1.txt", "第一份报告")
        archive.writestr("2.txt", "")
    sources = [Source(tmp_path / "b.zip", "b.zip"), written(tmp_path, "c.txt", "第三份报告")]
    found = list(read_submissions(sources, ruleset.pages))
    assert [type(each) for each in found] == [Submission, Unreadable, Submission]
    assert [each.file for each in found] == ["b.zip/1.txt", "b.zip/2.txt", "c.txt"]


def test_files_are_read_once_where_two_rulesets_see_pages_alike(tmp_path: Path, ruleset: Ruleset) -> None:
    source = written(tmp_path, "a.txt", "青石镇报告")
    same, other = ruleset.pages, replace(ruleset.pages)
    ((first, second),) = read_twice([source], same, other)  # type: ignore[misc]
    assert first is second
