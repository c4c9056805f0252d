"""Errors of the system are told in Chinese, whatever its language."""

import errno
import os
from pathlib import Path

import pytest

from auditor.errors import reason


def test_the_reason_of_a_real_error_is_chinese(tmp_path: Path) -> None:
    with pytest.raises(OSError) as missing:
        (tmp_path / "none").read_bytes()
    with pytest.raises(OSError) as folder:
        (tmp_path / "none" / "file").write_bytes(b"")
    assert reason(missing.value) == reason(folder.value) == "没有这个文件或文件夹"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EROFS, errno.EEXIST])
def test_common_reasons_have_words(number: int) -> None:
    said = reason(OSError(number, os.strerror(number)))
    assert os.strerror(number) not in said
    assert "系统报告" not in said


def test_another_reason_is_told_by_its_number() -> None:
    assert reason(OSError(errno.ENOTSOCK, "Socket operation on non-socket")) == f"系统报告错误 {errno.ENOTSOCK}"
    assert reason(OSError("File too strange")) == "系统没有说明原因"
