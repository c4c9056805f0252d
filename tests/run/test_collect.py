from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.run.collect import collect


def touch(*places: Path) -> None:
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"x")


def test_files_are_named_by_their_path_in_the_folder_and_sorted(tmp_path: Path) -> None:
    touch(tmp_path / "b.txt", tmp_path / "in" / "a.docx")
    assert [each.name for each in collect([tmp_path]).sources] == ["b.txt", "in/a.docx"]


def test_every_file_is_collected_whatever_its_ending_but_lock_files(tmp_path: Path) -> None:
    touch(tmp_path / "a.wps", tmp_path / "b.jpg", tmp_path / "c", tmp_path / "~$a.docx", tmp_path / ".DS_Store")
    assert [each.name for each in collect([tmp_path]).sources] == ["a.wps", "b.jpg", "c"]


def test_rule_and_label_files_are_passed_over_and_named(tmp_path: Path) -> None:
    touch(tmp_path / "a.txt", tmp_path / "labels.yaml")
    assert collect([tmp_path]).passed_over == ("labels.yaml",)


def test_what_lies_under_the_output_folder_is_left_alone(tmp_path: Path) -> None:
    touch(tmp_path / "a.txt", tmp_path / "out" / "index.html")
    assert [each.name for each in collect([tmp_path], tmp_path / "out").sources] == ["a.txt"]


def test_a_file_given_twice_is_audited_once(tmp_path: Path) -> None:
    touch(tmp_path / "a.txt")
    assert len(collect([tmp_path / "a.txt", tmp_path]).sources) == 1


def test_names_from_two_folders_tell_the_folder(tmp_path: Path) -> None:
    touch(tmp_path / "east" / "a.txt", tmp_path / "west" / "a.txt")
    found = collect([tmp_path / "east", tmp_path / "west"]).sources
    assert [each.name for each in found] == ["east/a.txt", "west/a.txt"]


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_missing_path_and_an_empty_folder_are_errors(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(AuditorError):
        collect([tmp_path / name])


def test_a_folder_of_earlier_results_is_no_submission(tmp_path: Path) -> None:
    touch(tmp_path / "a.txt", tmp_path / "old" / "results.json", tmp_path / "old" / "reports" / "001-a.html")
    assert [each.name for each in collect([tmp_path], tmp_path / "new").sources] == ["a.txt"]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    places = [tmp_path / side / "in" / "a.txt" for side in ("east", "west")]
    touch(*places, tmp_path / "b.txt")
    assert [each.name for each in collect([*places, tmp_path / "b.txt"]).sources] == [
        "b.txt",
        "east/in/a.txt",
        "west/in/a.txt",
    ]
    folders = [place.parent for place in places]
    assert [each.name for each in collect(folders).sources] == ["east/in/a.txt", "west/in/a.txt"]
