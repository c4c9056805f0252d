import subprocess
import sys
from pathlib import Path

import pytest

from auditor.decisions.reviewers.way import Way
from auditor.errors import AuditorError
from auditor.output.occasion import Correspondence, Occasion
from auditor.run.settings import FILE, Settings, read_settings


def test_settings_that_every_command_reads_load_no_readers() -> None:
    code = (
        "import sys, auditor.run.settings; print([m for m in ('auditor.reading', 'auditor.rules') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_folder_without_the_file_settles_nothing(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_places_are_seen_from_the_folder_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("submissions: in\nyear: 2024\nformats: xlsx,html\n", encoding="utf-8")
    assert read_settings(tmp_path) == Settings(
        folder=tmp_path, submissions=tmp_path / "in", year=2024, formats="xlsx,html"
    )


def test_the_office_tells_who_it_is_and_how_it_writes(tmp_path: Path) -> None:
    text = (
        "county: 云山县\nterm: 审查\nletter:\n  sender: 云山县司法局\n  number:\n  until: 2025年4月15日前\n  rank: 写\n"
    )
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    letter = Correspondence("云山县司法局", "", "", "2025年4月15日前", score=True, rank=True)
    assert read_settings(tmp_path).occasion == Occasion("云山县", None, "审查", letter)


def test_a_letter_either_tells_the_score_or_does_not(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("letter:\n  score: 也许\n", encoding="utf-8")
    with pytest.raises(AuditorError, match=rf"{FILE}:2:10 .*“也许”不在可选范围内"):
        read_settings(tmp_path)


def test_all_mistakes_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("yaer: 2024\nyear: soon\n", encoding="utf-8")
    with pytest.raises(AuditorError) as error:
        read_settings(tmp_path)
    assert f"{FILE}:1:1" in str(error.value)
    assert f"{FILE}:2:7" in str(error.value)


def test_last_year_and_findings_may_be_kept_elsewhere(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("last_year: 去年\nfindings: 督察/问题.xlsx\nbase: 要点.docx\n", encoding="utf-8")
    settings = read_settings(tmp_path)
    assert settings.base == (tmp_path / "要点.docx",)
    assert (settings.last_year, settings.findings) == ((tmp_path / "去年",), tmp_path / "督察/问题.xlsx")


@pytest.mark.parametrize(
    ("written", "way"), [("裁定", Way.SETTLE), ("settle", Way.SETTLE), ("平均", Way.AVERAGE), ("average", Way.AVERAGE)]
)
def test_the_office_says_what_is_done_where_reviewers_differ(tmp_path: Path, written: str, way: Way) -> None:
    (tmp_path / "auditor.yaml").write_text(f"reviewers: {written}\n", encoding="utf-8")
    assert read_settings(tmp_path).reviewers is way
    (tmp_path / "auditor.yaml").write_text("reviewers: 抓阄\n", encoding="utf-8")
    with pytest.raises(AuditorError, match=r"auditor\.yaml:1"):
        read_settings(tmp_path)
