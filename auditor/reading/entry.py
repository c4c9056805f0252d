"""From a file to a Submission, or to an Unreadable that says why: the one entry of the reading stage."""

from __future__ import annotations

import hashlib
from pathlib import Path

from auditor.model.submission import Paragraph, Submission, Unreadable
from auditor.reading.clean import chinese, clean
from auditor.reading.draft import Draft, RefusedError
from auditor.reading.furniture import furniture
from auditor.reading.table import choose
from auditor.ruleset.pages import PageRules

MAX_TEXT = 300_000  # characters; reports have 2,000 to 40,000
MAX_FILE = 64 * 1024 * 1024
_LITTER = ("thumbs.db", "desktop.ini")


def read(path: Path, name: str, rules: PageRules) -> Submission | Unreadable:
    """The file at `path` as paragraphs, under the `name` it bears in the results; Unreadable where it cannot be
    read. Never raises."""
    try:
        data = _load(path)
        chosen = choose(data, path.suffix.lower())
        draft = chosen.read(data, rules)
        paragraphs = _paragraphs(draft, rules)
        if sum(len(each.text) for each in paragraphs) > MAX_TEXT:
            raise RefusedError(f"正文超过 {MAX_TEXT // 10000} 万字，不像一份年度报告。", "请只报送年度报告本身。")
        if not any(chinese(each.text) for each in paragraphs):
            raise RefusedError("文件里没有中文正文。", "如果正文是图片或扫描件，请报送 .docx 原件。")
    except RefusedError as error:
        return Unreadable(name, error.reason, error.advice)
    except Exception as error:  # a file must never stop the run of a folder, whatever a library makes of it
        return Unreadable(
            name, f"读取时出现意外错误（{type(error).__name__}）。", "请另存为 .docx 后重新报送，并反馈此文件。"
        )
    return Submission(name, hashlib.sha256(data).hexdigest(), chosen.name, paragraphs, clean(draft.title or "") or None)


def is_candidate(name: str) -> bool:
    """Whether a folder walk should read the file called `name`: everything but hidden, lock and system files."""
    return not name.startswith((".", "~$")) and name.lower() not in _LITTER


def _load(path: Path) -> bytes:
    """The bytes of the file. Raises RefusedError for one too large or not to be opened."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except OSError:
        raise RefusedError("文件打不开。", "请确认文件没有被其他程序占用，并且有读取权限。") from None
    if len(data) > MAX_FILE:
        raise RefusedError(f"文件超过 {MAX_FILE >> 20} MB。", "请压缩或删去文中的图片，另存后重新报送。")
    return data


def _paragraphs(draft: Draft, rules: PageRules) -> tuple[Paragraph, ...]:
    """The blocks cleaned, counted and with the furniture marked; empty ones are no paragraphs."""
    blocks = [(text, block) for block in draft.blocks if (text := clean(block.text))]
    marks = furniture([text for text, _ in blocks], rules)
    return tuple(
        Paragraph(number, text, block.page, mark, block.heading)
        for number, ((text, block), mark) in enumerate(zip(blocks, marks, strict=True), start=1)
    )
