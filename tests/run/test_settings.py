from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.run.settings import FILE, Settings, read_settings


def test_a_folder_without_the_file_settles_nothing(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_places_are_seen_from_the_folder_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("submissions: in\nyear: 2024\nformats: xlsx,html\n", encoding="utf-8")
    assert read_settings(tmp_path) == Settings(
        folder=tmp_path, submissions=tmp_path / "in", year=2024, formats="xlsx,html"
    )


def test_all_mistakes_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("yaer: 2024\nyear: soon\n", encoding="utf-8")
    with pytest.raises(AuditorError) as error:
        read_settings(tmp_path)
    assert f"{FILE}:1:1" in str(error.value)
    assert f"{FILE}:2:7" in str(error.value)
