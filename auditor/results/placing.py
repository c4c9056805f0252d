"""Put a finished file in its place: written beside the target first, so a failed write never leaves half a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from auditor.errors import AuditorError, reason


def place(target: Path, write: Callable[[Path], object]) -> Path:
    """Let `write` fill a temporary file in the target's folder, then move it over the target; raises AuditorError."""
    draft = target.with_name(f".{target.stem}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write(draft)
        _move(draft, target)
    except OSError as error:
        raise AuditorError(
            f"无法写入 {target}：{reason(error)}。请检查输出文件夹是否存在、是否有写入权限、磁盘是否已满。"
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink()
    return target


def place_bytes(target: Path, data: bytes) -> Path:
    """Place a file of these bytes."""
    return place(target, lambda draft: draft.write_bytes(data))


def place_text(target: Path, text: str) -> Path:
    """Place a UTF-8 text file; what UTF-8 cannot hold (half a surrogate pair) becomes a question mark."""
    return place_bytes(target, text.encode("utf-8", "replace"))


def _move(draft: Path, target: Path) -> None:
    try:
        draft.replace(target)
    except PermissionError as error:
        # Windows refuses to replace a file that another program holds open.
        raise AuditorError(f"无法写入 {target.name}：请先关闭正在打开的 {target.name}，再重新运行。") from error
