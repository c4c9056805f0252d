from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.results.placing import place, place_text


def test_a_failed_write_leaves_the_old_file_and_no_draft(tmp_path):
    target = place_text(tmp_path / "results.json", "旧")

    def fail(draft):
        draft.write_text("半")
        raise OSError(28, "No space left on device")

    with pytest.raises(AuditorError, match="无法写入"):
        place(target, fail)
    assert [path.name for path in tmp_path.iterdir()] == ["results.json"]
    assert target.read_text("utf-8") == "旧"


def test_a_file_held_open_elsewhere_is_told_by_name(tmp_path, monkeypatch):
    def refuse(self, target):
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(AuditorError, match=r"请先关闭正在打开的 scores\.xlsx"):
        place_text(tmp_path / "scores.xlsx", "x")
    assert not list(tmp_path.iterdir())


def test_an_output_folder_that_is_a_file_is_an_error_the_user_can_mend(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(AuditorError, match="请检查输出文件夹"):
        place_text(tmp_path / "out" / "index.html", "x")


def test_missing_folders_are_made(tmp_path):
    assert place_text(tmp_path / "a" / "b" / "页.html", "文").read_bytes() == "文".encode()
