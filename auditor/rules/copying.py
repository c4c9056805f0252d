"""A ruleset of one's own made of a shipped one, and what such a copy leaves to the shipped files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from yaml.nodes import MappingNode

from auditor.errors import AuditorError, Mistake
from auditor.rules.chain import ELEMENTS, is_whole, read_chain, years_of
from auditor.rules.locate import COMMON, MAIN, inside, is_shipped, shipped
from auditor.rules.schemas import SCHEMAS, write_schemas
from auditor.wording.mistakes import is_raw
from auditor.yamlfile.file import REASON_NEEDED
from auditor.yamlfile.nodes import listed, scalar, value

_HINT = "程序更新后新增的内容就是这样补上的，可以不管；要自己定，就照自带规则的写法补写"


def folder_to_copy(name: str) -> Path:
    """The folder of the shipped ruleset with an id; where that is "", of the latest that extends none. Raises AuditorError."""
    ours = inside(shipped("rules"))
    if not name:
        return max(filter(is_whole, ours), key=lambda folder: years_of(folder) or (0, 0))
    for folder in ours:
        if folder.name == name:
            return folder
    raise AuditorError(f"没有编号为“{name}”的自带规则。可选：{'、'.join(folder.name for folder in ours)}。")


def copy_ruleset(source: Path, folder: Path) -> None:
    """Copy the shipped ruleset in the folder `source`, with all schemas, to `folder`, which must not exist; with the common files unless it
    extends another, on top of which the copy stands too. Raises OSError where it cannot be written, AuditorError for the schemas."""
    folder.mkdir(parents=True)
    shutil.copy(source / MAIN, folder)
    for path in (shipped("rules") / COMMON).glob("*.yaml") if is_whole(source) else ():
        shutil.copy(path, folder)
    shutil.copytree(source / ELEMENTS, folder / ELEMENTS)
    write_schemas(folder / SCHEMAS)


def supplied(folder: Path) -> Iterator[Mistake]:
    """Remarks on what the common files supply to a whole ruleset of one's own, by file. One that is shipped, or extends another, is
    meant to leave things out."""
    common, own, *above = read_chain(folder, [])
    if above or is_shipped(own.folder):
        return
    for name, source in common.shared.items():
        if name not in own.shared:
            yield Mistake(name, 1, 1, "没有这个文件，用自带规则的", "", _HINT)
            continue
        entries = source.root.value if isinstance(source.root, MappingNode) else []
        absent = [key.value for key, _ in entries if value(own.shared[name].root, key.value) is None]
        if absent:
            yield Mistake(name, 1, 1, f"没有写 {'、'.join(absent)}，用自带规则的", "", _HINT)


def unexplained(folder: Path) -> Iterator[Mistake]:
    """Remarks on raw expressions without a reason, in files of one's own of a format that does not yet demand one."""
    own = (files for files in read_chain(folder, []) if not is_shipped(files.folder))
    for source in (source for files in own for source in files.sources):
        for node in listed(source.root):
            written, mark = scalar(node), node.start_mark
            if is_raw(written):
                message, hint = f"正则表达式没有写明理由：{written}", REASON_NEEDED.format(written)
                yield Mistake(source.name, mark.line + 1, mark.column + 1, message, source.lines[mark.line], hint)
