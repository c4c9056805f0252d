import json
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.results.placing import place_text
from auditor.results.written import (
    FILE,
    Kept,
    clear_away,
    keep_changed,
    really_changed,
    remember,
    replace_text,
    written_before,
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with two files as they were written."""
    for name in ("a.txt", "notices/b.docx"):
        place_text(tmp_path / name, name)
    remember(tmp_path, ["a.txt", "notices/b.docx", "never.txt"])
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_as_it_was_written_keeps_its_name(out: Path) -> None:
    assert keep_changed(out, ["a.txt", "notices/b.docx", "absent.txt"]) == ()
    assert files(out) == [FILE, "a.txt", "notices/b.docx"]


def test_an_edited_file_is_kept_under_the_next_free_name(out: Path) -> None:
    place_text(out / "notices/b.docx", "改过")
    place_text(out / "notices/b-人工修改1.docx", "上次的")
    assert keep_changed(out, ["notices/b.docx"]) == (Kept("notices/b.docx", "notices/b-人工修改2.docx"),)
    assert (out / "notices/b-人工修改2.docx").read_text("utf-8") == "改过"


@pytest.mark.parametrize("content", [None, "", "[]", '{"files": 1}', "[" * 100_000])
def test_where_nothing_tells_what_was_written_all_is_kept(content: str | None, out: Path) -> None:
    (out / FILE).unlink() if content is None else (out / FILE).write_text(content, encoding="utf-8")
    assert written_before(out) == {}
    assert [each.name for each in keep_changed(out, ["a.txt"])] == ["a.txt"]


def test_what_was_kept_and_is_written_again_the_same_leaves_no_copy(out: Path) -> None:
    (out / FILE).unlink()
    kept = keep_changed(out, ["a.txt", "notices/b.docx"])
    place_text(out / "a.txt", "a.txt")
    place_text(out / "notices/b.docx", "neu")
    assert [each.name for each in really_changed(out, kept)] == ["notices/b.docx"]
    assert files(out) == ["a.txt", "notices/b-人工修改1.docx", "notices/b.docx"]


def test_only_files_as_they_were_written_are_cleared_away(out: Path) -> None:
    place_text(out / "own.txt", "x")
    place_text(out / "notices/b.docx", "改过")
    clear_away(out, ["a.txt", "notices/b.docx", "own.txt"])
    assert files(out) == [FILE, "notices/b.docx", "own.txt"]


def test_a_file_that_cannot_be_renamed_leaves_all_under_their_names(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place_text(out / "a.txt", "改过")
    place_text(out / "notices/b.docx", "改过")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "b.docx":
            raise PermissionError(13, "Access is denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(AuditorError, match=r"请先关闭正在打开的 notices/b\.docx"):
        keep_changed(out, ["a.txt", "notices/b.docx"])
    assert files(out) == [FILE, "a.txt", "notices/b.docx"]


def test_a_text_that_was_edited_by_hand_is_kept_when_it_is_replaced(out: Path) -> None:
    assert replace_text(out, "c.yaml", "1") == ()
    assert replace_text(out, "c.yaml", "2") == ()
    place_text(out / "c.yaml", "2  # 我的说明")
    assert replace_text(out, "c.yaml", "3") == (Kept("c.yaml", "c-人工修改1.yaml"),)
    assert (out / "c-人工修改1.yaml").read_text("utf-8") == "2  # 我的说明"


def test_what_was_written_is_taken_down_in_a_fixed_order(out: Path) -> None:
    first = (out / FILE).read_bytes()
    remember(out, ["notices/b.docx"])
    assert (out / FILE).read_bytes() == first
    assert list(json.loads(first)["files"]) == ["a.txt", "notices/b.docx"]
    (out / "a.txt").unlink()
    remember(out, ["a.txt"])
    assert list(written_before(out)) == ["notices/b.docx"]
