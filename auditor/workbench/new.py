"""A new element written into a ruleset: all keys, each with its meaning as a comment, ready to be filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from yaml.nodes import SequenceNode

from auditor.errors import AuditorError, reason
from auditor.rules import Ruleset, load_ruleset
from auditor.rules.chain import ELEMENTS
from auditor.rules.choose import ruleset_folder
from auditor.rules.keys import KEYS, Needed
from auditor.rules.locate import is_shipped
from auditor.rules.places import Places
from auditor.rules.schemas import SCHEMAS, write_schemas
from auditor.workbench.excel.rule_files import rule_file
from auditor.yamlfile.edit import Edits
from auditor.yamlfile.nodes import value

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FIRST = "99-新增要素.yaml"  # where a ruleset on top of another has no elements of its own yet
_HEAD = ("# yaml-language-server: $schema=../.schema/elements.json", "part: 新增要素", "elements:")
_NEXT_LINE = "\n"


@dataclass(frozen=True, slots=True)
class Added:
    """Where a new element was written: file, line (from 1), and the part of the 纲要 that the file holds."""

    file: Path
    line: int
    part: str


def add_element(name: str, into: Path, file: str = "") -> Added:
    """Append a skeleton to the elements file whose name holds `file`, else to the last one; the schemas are written too. The ruleset
    stays without mistakes: the new element has no points yet. Raises AuditorError, RuleMistakes."""
    if not _ID.fullmatch(name):
        raise AuditorError(f"“{name}”不能作要素编号：只用英文小写字母、数字和横线，例如 fire-safety。")
    folder = ruleset_folder(into)
    if is_shipped(folder):
        raise AuditorError(
            "不能改动随程序提供的规则。先用 auditor rules copy 我县规则 复制一份，再用 --into 我县规则。"
        )
    ruleset = load_ruleset(folder)
    if Places(folder).knows(name):
        raise AuditorError(f"已经有编号为“{name}”的要素，请另起一个编号，或直接改动它。")
    path = _file(folder, file)
    write_schemas(folder / SCHEMAS)
    lines = skeleton(name, ruleset)
    try:
        data, line = _appended(path, lines) if path.exists() else _begun(lines)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise AuditorError(f"不能写入 {path}：{reason(error)}。") from error
    part = load_ruleset(folder).element_of[name].part
    return Added(path, line, part)


def skeleton(name: str, ruleset: Ruleset) -> list[str]:
    """The lines of an element that is to be filled in, without the indentation of its list: all keys, each with its meaning in a line
    above, those that may be left out as comments. The second line is that of its id."""
    kinds = [kind.name for kind in ruleset.naming.kinds]
    filled = {"{id}": name, "{kinds}": ", ".join(kinds), "{kind}": kinds[0], "{body}": ruleset.sections.body}
    lines = []
    for key in KEYS:
        sample = key.sample
        for place, text in filled.items():
            sample = sample.replace(place, text)
        written = f"{key.name}:{'' if sample.startswith(_NEXT_LINE) else ' '}{sample}"
        mark = "# " if key.needed is Needed.NO else ""
        lines += [f"# {key.meaning}", *(mark + line for line in written.split(_NEXT_LINE))]
    return [lines[0], f"- {lines[1]}", *(f"  {line}" for line in lines[2:])]


def _file(folder: Path, file: str) -> Path:
    paths = sorted((folder / ELEMENTS).glob("*.yaml"))
    found = [path for path in paths if file in path.name]
    if file and len(found) != 1:
        raise AuditorError(
            f"{ELEMENTS} 文件夹里文件名含“{file}”的有 {len(found)} 个。可选：{'、'.join(path.name for path in paths)}"
        )
    return found[-1] if found else folder / ELEMENTS / _FIRST


def _begun(skeleton: list[str]) -> tuple[bytes, int]:
    """A new file with one element, and the line of its id."""
    lines = [*_HEAD, *(f"  {line}" for line in skeleton), ""]
    return _NEXT_LINE.join(lines).encode(), len(_HEAD) + 2


def _appended(path: Path, skeleton: list[str]) -> tuple[bytes, int]:
    """A file of elements with one more at the end of its list, and the line of its id."""
    document = rule_file(path, path.name)
    listed = value(document.root, ELEMENTS)
    if not isinstance(listed, SequenceNode) or listed.flow_style or not listed.value:
        raise AuditorError(f"{path.name} 的 elements 写在一行里，不能自动添加，请改成每个要素一段后再试。")
    edits = Edits(document.text, document.root)
    first = edits.append(listed, skeleton)
    return document.mark + edits.applied().encode(), first + 2
