"""Archives of submissions (.zip): their members as sources, and the bytes that a source stands for."""

from __future__ import annotations

import io
import lzma
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from auditor.model.submission import Source
from auditor.reading.draft import RefusedError

MAX_FILE = 64 * 1024 * 1024
MAX_ARCHIVE = 256 * 1024 * 1024
MAX_MEMBERS = 2000
_FEWEST = 50  # members that an archive within another may always hold
_LITTER = ("thumbs.db", "desktop.ini")
_DEPTH = 2  # archives within each other: one in another is common, more is not
_PIECE = 1 << 18
_UTF8_NAME = 0x800  # general purpose bit 11, APPNOTE.TXT 4.4.4
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, ValueError, OSError, IndexError,
)  # fmt: skip
_DAMAGED = ("压缩包已损坏或不完整，无法打开。", "请重新压缩，或把报告逐份放入文件夹。")


def load(source: Source) -> bytes:
    """The bytes of a source. Raises RefusedError for one too large, damaged, changing, or not to be opened."""
    if not source.members:
        return _load_file(source.path)
    place: Path | io.BytesIO = source.path
    try:
        for member in source.members:
            with zipfile.ZipFile(place) as archive:
                data = _unpacked(archive, archive.infolist()[member])
            place = io.BytesIO(data)
    except _BROKEN:
        raise RefusedError(*_DAMAGED) from None
    return data


def is_candidate(name: str) -> bool:
    """Whether the file called `name` may be a submission: every file but hidden, lock and system files."""
    return not name.startswith((".", "~$")) and name.lower() not in _LITTER


def list_members(data: bytes, source: Source) -> tuple[Source, ...]:
    """The submissions in the archive `data` that lies at `source`, in the archive's order; folders, lock files and
    what an operating system adds are passed over. Raises RefusedError."""
    if len(source.members) >= _DEPTH:
        raise RefusedError("压缩包里套了多层压缩包。", "请解压后把报告逐份放入文件夹。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
        most = _most(source)
    except _BROKEN:
        raise RefusedError(*_DAMAGED) from None
    if len(infos) > most:
        raise RefusedError(f"压缩包里超过 {most} 个文件。", "请只压缩报告本身，分批报送。")
    found = tuple(_members(infos, source))
    if not found:
        raise RefusedError("压缩包里没有文件。", "请核对后重新报送。")
    return found


def _most(source: Source) -> int:
    """How many members the archive at `source` may hold: one within another has its share of what the outer one may,
    so that a small file cannot make millions of rows."""
    if not source.members:
        return MAX_MEMBERS
    with zipfile.ZipFile(source.path) as outer:
        return max(_FEWEST, MAX_MEMBERS // max(1, len(outer.infolist())))


def _members(infos: list[zipfile.ZipInfo], source: Source) -> Iterator[Source]:
    names: set[PurePosixPath] = set()
    for number, info in enumerate(infos):
        parts = [part for part in _name(info).replace("\\", "/").split("/") if part not in ("", ".", "..")]
        if info.is_dir() or not parts or "__MACOSX" in parts or not is_candidate(parts[-1]):
            continue
        # The name is only shown; nothing is unpacked to it.
        first = name = PurePosixPath(*parts)
        copy = 1
        while name in names:
            copy += 1
            name = first.with_stem(f"{first.stem} ({copy})")
        names.add(name)
        yield Source(source.path, f"{source.name}/{name}", (*source.members, number))


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name: Chinese programs write GBK without saying so, and the library took it for code page 437."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise RefusedError("压缩包设有密码，无法读取。", "请取消密码后重新报送。")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise RefusedError("压缩包里是一个链接，不是文件。", "请放入报告原件。")
    pieces, size = [], 0
    with archive.open(info) as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            _check_file_size(size, MAX_FILE)
            pieces.append(piece)
    return b"".join(pieces)


def _load_file(path: Path) -> bytes:
    if path.is_symlink():
        raise RefusedError("这是一个链接，不是文件。", "请放入报告原件。")
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise RefusedError("这不是普通文件，无法读取。", "请放入报告原件。")
        with path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            # No more than its size, since room is taken for all that is asked for.
            data = stream.read(min(before.st_size, MAX_ARCHIVE) + 1)
            after = os.fstat(stream.fileno())
    except OSError:
        raise RefusedError("文件打不开。", "请确认文件没有被其他程序占用，并且有读取权限。") from None
    _check_file_size(len(data), MAX_ARCHIVE if data.startswith(b"PK") else MAX_FILE)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise RefusedError("文件在读取时被改动。", "请等文件保存或复制完毕后重新运行。")
    return data


def _check_file_size(size: int, most: int) -> None:
    if size > most:
        raise RefusedError(f"文件超过 {most >> 20} MB。", "请压缩或删去文中的图片，另存后重新报送。")
