"""Several files put in their places, all or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from auditor.errors import AuditorError, reason


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Give files new contents, or make them. All are written beside their places first; where one cannot be put in place, those before
    it get their old contents back. Raises AuditorError."""
    drafts = {target: target.with_name(f".{target.name}.{os.getpid()}.tmp") for target in contents}
    old: dict[Path, bytes | None] = {}
    try:
        for target, data in contents.items():
            target.parent.mkdir(exist_ok=True)
            drafts[target].write_bytes(data)
        for target, draft in drafts.items():
            before = target.read_bytes() if target.exists() else None
            draft.replace(target)
            old[target] = before
    except OSError as error:
        for target, was in old.items():
            _restore(target, was)
        raise AuditorError(
            f"不能写入规则文件：{reason(error)}。规则没有改动。请关闭正在打开的规则文件，检查文件夹的写入权限后重新运行。"
        ) from error
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink()


def _restore(target: Path, data: bytes | None) -> None:
    if data is None:
        target.unlink()
    else:
        target.write_bytes(data)
