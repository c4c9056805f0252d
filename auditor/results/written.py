"""What was written into a folder of results, so that a file that someone has changed since is known, and is never overwritten."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from hashlib import sha256
from itertools import count
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from auditor.errors import AuditorError, reason
from auditor.results.placing import place_text

FILE = ".auditor-files.json"  # the fingerprint of each file as it was written
_ASIDE, _DAMAGED = "人工修改", "未能读取"


class Kept(NamedTuple):
    """A file that was not as it had been written, and the name under which it is kept; both as paths in the folder."""

    name: str
    kept_as: str


def written_before(out: Path) -> dict[str, str]:
    """The fingerprints of what was written into a folder, by name; empty where nothing tells them, so that all there is is kept."""
    with suppress(OSError, ValueError, RecursionError):
        known = json.loads((out / FILE).read_text(encoding="utf-8"))
        if isinstance(known, dict) and isinstance(known.get("files"), dict):
            return {name: digest for name, digest in known["files"].items() if isinstance(digest, str)}
    return {}


def changed_since(out: Path, name: str) -> bool:
    """Whether there is a file of this name that is not as it was written. Raises AuditorError where it cannot be read."""
    return bool(digest := _digest(out / name)) and digest != written_before(out).get(name)


def keep_changed(out: Path, names: Iterable[str], damaged: Collection[str] = ()) -> tuple[Kept, ...]:
    """Rename the files of these names that are not as they were written, and all that are `damaged`. Raises AuditorError where one
    is open in another program; then all bear their old names again."""
    before = written_before(out)
    kept: list[Kept] = []
    for name in sorted(set(names)):
        if (digest := _digest(out / name)) and (name in damaged or digest != before.get(name)):
            each = Kept(name, _free_name(out, name, _DAMAGED if name in damaged else _ASIDE))
            try:
                (out / name).rename(out / each.kept_as)
            except OSError as error:
                _undo(out, kept)
                why = f"请先关闭正在打开的 {name}，再重新运行" if isinstance(error, PermissionError) else reason(error)
                raise AuditorError(f"{name} 人工改动过，要改名保留，但没有成功：{why}。") from error
            kept.append(each)
    return tuple(kept)


def replace_text(out: Path, name: str, text: str) -> tuple[Kept, ...]:
    """Put a text in a file's place, keeping what someone has changed there; returns what is kept. Raises AuditorError, and then
    all is as it was."""
    return replace_file(out, name, lambda: place_text(out / name, text))


def replace_file(out: Path, name: str, write: Callable[[], object]) -> tuple[Kept, ...]:
    """The same where `write` puts the file there."""
    kept = keep_changed(out, [name])
    try:
        write()
    except AuditorError:
        _undo(out, kept)
        raise
    remember(out, [name])
    return really_changed(out, kept)


def remember(out: Path, names: Collection[str]) -> None:
    """Take down the fingerprints of the files of these names as they are now, beside those of others; of a file that is not there
    any more nothing stays known."""
    now = {name: digest for name in names if (digest := _digest(out / name))}
    known = {name: digest for name, digest in written_before(out).items() if name not in names} | now
    if known or (out / FILE).exists():
        place_text(out / FILE, json.dumps({"files": dict(sorted(known.items()))}, ensure_ascii=False, indent=1) + "\n")


def clear_away(out: Path, names: Iterable[str]) -> None:
    """Delete files that were written before and are not wanted any more; one that someone has changed since is not touched."""
    before = written_before(out)
    for name in names:
        if name in before and _digest(out / name) == before[name]:
            with suppress(OSError):
                (out / name).unlink()


def really_changed(out: Path, kept: Iterable[Kept]) -> tuple[Kept, ...]:
    """Those of the files kept that differ from what now stands under their name; the others are deleted, for nothing is lost."""
    changed = []
    for each in kept:
        if _digest(out / each.kept_as) == _digest(out / each.name):
            (out / each.kept_as).unlink()
        else:
            changed.append(each)
    return tuple(changed)


def _undo(out: Path, kept: Iterable[Kept]) -> None:
    for each in kept:
        with suppress(OSError):
            (out / each.kept_as).rename(out / each.name)


def _free_name(out: Path, name: str, why: str) -> str:
    path = PurePosixPath(name)
    names = (path.with_name(f"{path.stem}-{why}{number}{path.suffix}").as_posix() for number in count(1))
    return next(each for each in names if not (out / each).exists())


def _digest(path: Path) -> str:
    """The fingerprint of a file, "" where there is none."""
    try:
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError as error:
        raise AuditorError(f"无法读取 {path.name}：{reason(error)}。请关闭正在打开它的程序，再重新运行。") from error
