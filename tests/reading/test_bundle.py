"""Archives of submissions, and the bytes of a source."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from auditor.model import Source
from auditor.reading import bundle
from auditor.reading.bundle import list_members, load
from auditor.reading.draft import RefusedError
from tests.hostile.make import nested_zip, zipped


def named(data: bytes, place: str = "全部.zip") -> list[str]:
    return [source.name for source in list_members(data, Source(Path(place), place))]


def gbk_zip(name: str) -> bytes:
    """As Chinese programs write it: GBK names, and no flag that says so."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("0" * len(name.encode("gbk")), b"x")
    return stream.getvalue().replace(b"0" * len(name.encode("gbk")), name.encode("gbk"))


def test_names_in_gbk_and_utf_8_are_read() -> None:
    assert named(gbk_zip("青石镇/报告.txt")) == ["全部.zip/青石镇/报告.txt"]
    assert named(zipped({"青石镇/报告.txt": b"x"})) == ["全部.zip/青石镇/报告.txt"]


def test_what_an_operating_system_or_an_open_document_leaves_is_passed_over() -> None:
    data = zipped({"__MACOSX/._a.txt": b"x", "~$a.docx": b"x", ".DS_Store": b"x", "Thumbs.db": b"x", "a.txt": b"x"})
    assert named(data) == ["全部.zip/a.txt"]


@pytest.mark.parametrize("name", ["../../etc/a.txt", "/etc/a.txt", "..\\etc\\a.txt", "./etc/a.txt"])
def test_a_name_never_leads_out_of_the_archive(name: str) -> None:
    assert named(zipped({name: b"x"})) == ["全部.zip/etc/a.txt"]


def test_members_of_the_same_name_are_told_apart_by_their_place(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as package, pytest.warns(UserWarning):
        package.writestr("a.txt", b"1")
        package.writestr("a.txt", b"2")
    sources = list_members(path.read_bytes(), Source(path, "a.zip"))
    assert [load(source) for source in sources] == [b"1", b"2"]


def test_an_archive_in_an_archive_is_opened_and_one_deeper_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(nested_zip(2))
    (outer,) = list_members(path.read_bytes(), Source(path, "a.zip"))
    (inner,) = list_members(load(outer), outer)
    assert (outer.members, inner.members) == ((0,), (0, 0))
    with pytest.raises(RefusedError, match="多层"):
        list_members(load(inner), inner)


def test_too_many_members_and_none_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MAX_MEMBERS", 3)
    with pytest.raises(RefusedError, match="超过 3 个"):
        named(zipped({f"{number}.txt": b"" for number in range(4)}))
    with pytest.raises(RefusedError, match="没有文件"):
        named(zipped({"文件夹/": b""}))


def test_a_member_that_unpacks_beyond_the_cap_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MAX_FILE", 1000)
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": b"0" * 5000}))
    with pytest.raises(RefusedError, match="超过"):
        load(Source(path, "a.zip/a.txt", (0,)))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_links_and_devices_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "链接").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "管道")
    for name in ("链接", "管道"):
        with pytest.raises(RefusedError):
            load(Source(tmp_path / name, name))


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100)
    looked = os.fstat

    def look_and_write(number: int) -> os.stat_result:
        state = looked(number)
        path.write_bytes(b"x" * 200)
        return state

    monkeypatch.setattr(bundle.os, "fstat", look_and_write)
    with pytest.raises(RefusedError, match="改动"):
        load(Source(path, "a.txt"))


def test_members_of_the_same_name_get_names_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as package, pytest.warns(UserWarning):
        for name in ("a.txt", "a (2).txt", "a.txt"):
            package.writestr(name, b"x")
    assert named(path.read_bytes()) == ["全部.zip/a.txt", "全部.zip/a (2).txt", "全部.zip/a (3).txt"]


def test_archives_in_an_archive_share_what_one_may_hold(tmp_path: Path) -> None:
    many = zipped({f"{number}.txt": b"x" for number in range(101)})
    for count, held in ((1, 101), (30, None)):
        path = tmp_path / f"{count}.zip"
        path.write_bytes(zipped({f"{number}.zip": many for number in range(count)}))
        first = list_members(path.read_bytes(), Source(path, path.name))[0]
        if held:
            assert len(list_members(load(first), first)) == held
        else:
            with pytest.raises(RefusedError, match="超过 66 个"):
                list_members(load(first), first)
