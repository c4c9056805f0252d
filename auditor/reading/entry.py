"""From a source to a Submission, or to an Unreadable that says why: the reading stage within one process."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from auditor.model.submission import Paragraph, Source, Submission, Unreadable
from auditor.reading.bundle import list_members, load
from auditor.reading.clean import chinese, clean, plausible
from auditor.reading.draft import DeferredError, Draft, RefusedError
from auditor.reading.furniture import furniture
from auditor.reading.table import Format, choose
from auditor.rules.pages import PageRules

MAX_TEXT = 300_000  # characters; reports have 2,000 to 40,000


@dataclass(frozen=True, slots=True)
class Bundle:
    """An archive: the sources in it, each to be read by itself."""

    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Deferred:
    """A source that only a slow reader can read."""

    source: Source


Reading = Submission | Unreadable | Bundle | Deferred


def read(path: Path, name: str, rules: PageRules) -> Submission | Unreadable:
    """The single file at `path`, in this process, by a slow reader where it needs one. Never raises; files that are
    not trusted are read by `auditor.reading.guard`."""
    source = Source(path, name)
    reading = read_source(source, rules)
    if isinstance(reading, Deferred):
        reading = read_source(source, rules, slow=True)
    if isinstance(reading, Bundle | Deferred):
        return Unreadable(name, "文件是压缩包。", "请解压后把报告逐份放入文件夹。")
    return reading


def read_source(source: Source, rules: PageRules, slow: bool = False) -> Reading:
    """What lies at `source`, as paragraphs or as the sources of an archive. `slow` lets slow readers run. Never
    raises but MemoryError."""
    try:
        data = load(source)
        chosen = choose(data, Path(source.name).suffix.lower())
        if chosen is None:
            return Bundle(list_members(data, source))
        return _submission(source, data, chosen, rules, slow)
    except DeferredError:
        return Deferred(source)
    except RefusedError as error:
        return Unreadable(source.name, error.reason, error.advice)
    except MemoryError:
        raise  # the guard knows the limit, and tells it
    except Exception as error:  # a file must never stop the run of a folder, whatever a library makes of it
        return Unreadable(
            source.name, f"读取时出现意外错误（{type(error).__name__}）。", "请另存为 .docx 后重新报送，并反馈此文件。"
        )


def _submission(source: Source, data: bytes, chosen: Format, rules: PageRules, slow: bool) -> Submission:
    """The paragraphs of one file. Raises RefusedError and DeferredError."""
    read_draft = chosen.slow if slow and chosen.slow else chosen.read
    draft = read_draft(data, rules)
    paragraphs = _paragraphs(draft, rules)
    if sum(len(each.text) for each in paragraphs) > MAX_TEXT:
        raise RefusedError(f"正文超过 {MAX_TEXT // 10000} 万字，不像一份年度报告。", "请只报送年度报告本身。")
    text = "".join(each.text for each in paragraphs)
    if not chinese(text):
        raise RefusedError("文件里没有中文正文。", "如果正文是图片或扫描件，请报送 .docx 原件。")
    if not plausible(text):
        raise RefusedError("读出来的是乱码，文件可能已损坏。", "请用 Word 或 WPS 打开核对，另存为 .docx 后重新报送。")
    return Submission(
        file=source.name,
        sha256=hashlib.sha256(data).hexdigest(),
        format=chosen.name,
        paragraphs=paragraphs,
        title=clean(draft.title or "") or None,
        reader=chosen.slow_reader if slow and chosen.slow else chosen.reader,
        pages=draft.pages,
        published=draft.published,
        notes=draft.notes,
        path=source.path,
        members=source.members,
    )


def _paragraphs(draft: Draft, rules: PageRules) -> tuple[Paragraph, ...]:
    """The blocks cleaned, counted and with the furniture marked; empty ones are no paragraphs."""
    blocks = [(text, block) for block in draft.blocks if (text := clean(block.text))]
    marks = furniture([text for text, _ in blocks], rules)
    return tuple(
        Paragraph(number, text, block.page, mark, block.heading, block.recognised)
        for number, ((text, block), mark) in enumerate(zip(blocks, marks, strict=True), start=1)
    )
