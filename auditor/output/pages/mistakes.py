"""A mistake in a template, told in Chinese with its file and line."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from auditor.errors import AuditorError

CAUSES = (
    (TemplateSyntaxError, "语法错误"),
    (UndefinedError, "用到了不存在的变量"),
    (SecurityError, "用到了不允许的操作"),
    (TemplateNotFound, "找不到要引用的模板"),
)


def template_mistake(error: Exception, folders: Sequence[Path]) -> AuditorError:
    """What to tell the user of an error that came up while a template of `folders` was read or rendered."""
    cause = next((cause for kind, cause in CAUSES if isinstance(error, kind)), "计算出错")
    place = _place(error, folders)
    where = f"模板 {place[0]} 第 {place[1]} 行有错误" if place else "模板有错误"
    return AuditorError(f"{where}：{cause}（{error}）。")


def encoding_mistake(error: UnicodeDecodeError, path: Path) -> AuditorError:
    """What to tell the user of a template that is not UTF-8."""
    line = error.object.count(b"\n", 0, error.start) + 1
    return AuditorError(f"模板 {path} 第 {line} 行有错误：文件不是 UTF-8 编码，请另存为 UTF-8。")


def _place(error: Exception, folders: Sequence[Path]) -> tuple[str, int] | None:
    """File and line: the error's own, else those of the innermost template that was running."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return error.filename, error.lineno
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).parent in folders and frame.lineno:
            return frame.filename, frame.lineno
    return None
