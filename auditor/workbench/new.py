"""A new element written into a ruleset: all keys, each with its meaning as a comment, ready to be filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from yaml.nodes import MappingNode, SequenceNode

from auditor.errors import AuditorError
from auditor.rules import Ruleset, load_ruleset
from auditor.rules.chain import ELEMENTS, ruleset_folder
from auditor.rules.locate import shipped
from auditor.rules.places import Places
from auditor.rules.schemas import SCHEMAS, schema, write_schemas
from auditor.yamlfile.syntax import parsed

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FIRST = "99-新增要素.yaml"  # where a ruleset on top of another has no elements of its own yet
_HEAD = "# yaml-language-server: $schema=../.schema/elements.json\npart: 新增要素\nelements:\n"


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
    if folder.resolve().is_relative_to(shipped("rules").resolve()):
        raise AuditorError(
            "不能改动随程序提供的规则。先用 auditor rules copy 我县规则 复制一份，再用 --into 我县规则。"
        )
    ruleset = load_ruleset(folder)
    if Places(folder).knows(name):
        raise AuditorError(f"已经有编号为“{name}”的要素，请另起一个编号，或直接改动它。")
    path = _file(folder, file)
    write_schemas(folder / SCHEMAS)
    try:
        before = path.read_bytes().decode() if path.exists() else _HEAD
        text, line = _appended(before, skeleton(name, ruleset), path)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    except OSError as error:
        raise AuditorError(f"不能写入 {path}：{error.strerror or error}。") from error
    part = load_ruleset(folder).element_of[name].part
    return Added(path, line, part)


def skeleton(name: str, ruleset: Ruleset) -> list[str]:
    """The lines of an element that is to be filled in, without the indentation of its list. Keys that may be left out are commented."""
    properties = schema("elements")["properties"]["elements"]["anyOf"][0]["items"]["properties"]
    written, samples = _written(name, ruleset), _samples(ruleset)
    lines = [f"# {properties['id']['description']}", f"- id: {name}"]
    for key, about in properties.items():
        if key == "id":
            continue
        lines.append(f"  # {about['description']}")
        lines += [f"  {line}" for line in written[key]] if key in written else [f"  # {key}: {samples[key]}"]
    return lines


def _written(name: str, ruleset: Ruleset) -> dict[str, list[str]]:
    """The keys that an element must have."""
    kinds = ", ".join(kind.name for kind in ruleset.naming.kinds)
    return {
        "name": [f"name: 请写名称（{name}）"],
        "basis": ["basis: 请写依据，例如《纲要》（十）"],
        "kinds": [f"kinds: [{kinds}]"],
        "points": ["points: 0"],
        "advice": ["advice: 请写整改建议。"],
        "topic": ["topic:", f"  - {name}"],
        "examples": [
            "examples:",
            f"  - {{level: mentioned, text: 请换成一句提到{name}的话。}}",
            "  - {level: missing, text: 请换成一句不该算的话。}",
        ],
    }


def _samples(ruleset: Ruleset) -> dict[str, str]:
    """A sample of each key that may be left out."""
    body = ruleset.sections.body
    return {
        "home": body,
        "acted": "[聘请, 参与…决策]",
        "acted_alone": "[购买律师服务]",
        "evidenced": "[与…律师事务所签约]",
        "weak": "[一村一法律顾问]",
        "excluded": "[企业法律顾问]",
        "not_subject": "[村委会]",
        "figures": "[名, 件, '%']",
        "counting": f"{{roles: [{body}], acted: {{items: 3}}, evidenced: {{items: 3, marked: most}}}}",
        "by_kind": f"{{{ruleset.naming.kinds[0].name}: {{points: 0}}}}",
        "off": "false",
    }


def _file(folder: Path, file: str) -> Path:
    paths = sorted((folder / ELEMENTS).glob("*.yaml"))
    found = [path for path in paths if file in path.name]
    if file and len(found) != 1:
        raise AuditorError(
            f"{ELEMENTS} 文件夹里文件名含“{file}”的有 {len(found)} 个。可选：{'、'.join(path.name for path in paths)}"
        )
    return found[-1] if found else folder / ELEMENTS / _FIRST


def _appended(text: str, skeleton: list[str], path: Path) -> tuple[str, int]:
    """A file of elements with one more at the end of its list, and the line of its id."""
    _, root, _ = parsed(text.encode(), path.name)
    entries = root.value if isinstance(root, MappingNode) else []
    at = next((index for index, (key, _) in enumerate(entries) if key.value == "elements"), -1)
    listed = entries[at][1] if at >= 0 else None
    if isinstance(listed, SequenceNode) and (listed.flow_style or not listed.value):
        raise AuditorError(f"{path.name} 的 elements 写在一行里，不能自动添加，请改成每个要素一段后再试。")
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    after = entries[at + 1][0].start_mark.line if at + 1 < len(entries) else len(lines)
    while after and not lines[after - 1].strip():
        after -= 1
    column = listed.start_mark.column if isinstance(listed, SequenceNode) else 2
    new = [f"{' ' * column}{line}" for line in skeleton]
    number = after + 2 + next(index for index, line in enumerate(skeleton) if line.startswith("- id:"))
    return end.join([*lines[:after], "", *new, *lines[after:]]) + ("" if lines[after:] else end), number
