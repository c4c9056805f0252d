"""Remedies: what people write beside each matter to mend (who mends it, how, by when, how far it is), kept in a small file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

import yaml

from auditor.errors import AuditorError, Mistake, reason
from auditor.reading.tables import HEADER_ROWS, Table, read_tables, text_of
from auditor.text.fold import fold
from auditor.yamlfile.file import FORMAT, Node, YamlFile

FILE = "remedies.yaml"
SHEET = "整改台账"
OLD_SHEET = "缺项清单"  # where the columns stood before there was a sheet of their own, for gaps alone
SUBJECT, ELEMENT, CHECK, QUOTE, PREFILLED = "整改单位", "要素编号", "检查编号", "原话", "预填"
COLUMNS = {
    "responsible": "责任单位",
    "measures": "整改措施",
    "until": "时限",
    "state": "状态",
}  # by the keys of the file
STATES = ("待改", "待核", "销号")
_LONGEST = 200  # characters of a quote by which a flaw is known
_HEAD = """\
# 整改台账：从评分表“整改台账”里填写的责任单位、整改措施、时限、状态，由程序收回，每次审核都填回新的评分表。可以手工修改或删去某一条。
"""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What was written beside one matter, "" where nothing was: the keys of COLUMNS."""

    responsible: str = ""
    measures: str = ""
    until: str = ""
    state: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts in the order of COLUMNS."""
        return self.responsible, self.measures, self.until, self.state

    @property
    def prefilled(self) -> str:
        """All of it as one text, by which a row that somebody changed is told from one as it was written."""
        return "｜".join(self.texts).strip("｜")


class Key(NamedTuple):
    """What a remedy is about: the unit, or the file where that is undetermined; and the id of an element, or that of a check with the
    quote as `plain_quote` has it."""

    unit: str
    element: str = ""
    check: str = ""
    quote: str = ""


Remedies: TypeAlias = Mapping[Key, Remedy]


def plain_quote(text: str) -> str:
    """A quote by which a flaw is known again, whatever became of its blanks on the way through cells and files; cut where it is long."""
    return "".join(each for each in text if each.isprintable() and not each.isspace())[:_LONGEST]


def read_remedies(path: Path) -> dict[Key, Remedy]:
    """The remedies of a file, none where there is none. Raises AuditorError with all mistakes, each with its line."""
    if not path.exists():
        return {}
    mistakes: list[Mistake] = []
    try:
        source = YamlFile(path, str(path), mistakes)
    except OSError as error:
        raise AuditorError(f"打不开整改台账 {path}：{reason(error)}。请核对权限。") from error
    found: dict[Key, Remedy] = {}
    for node in source.sequence(source.mapping(source.root, ("remedies",), ("remedies",)).get("remedies")):
        entry = source.mapping(node, (*Key._fields, *COLUMNS), ("unit",))
        key = Key(*(source.text(entry.get(name)) for name in Key._fields))
        _check(source, node, key, found)
        found[key] = Remedy(*(source.text(entry.get(name)) for name in COLUMNS))
    if mistakes:
        raise AuditorError(f"整改台账 {path} 有 {len(mistakes)} 处错误：\n" + "\n".join(map(str, mistakes)))
    return found


def _check(source: YamlFile, node: Node, key: Key, found: Remedies) -> None:
    """An entry is about an element or a check, and about none that another entry is about."""
    if bool(key.element) == bool(key.check):
        source.fail(node, "要素和检查应当只写一个", "缺项写 element，文字问题写 check 和 quote")
    elif key in found:
        source.fail(node, "同一单位的同一事项写了两条", "只留一条")


def remedies_text(remedies: Remedies) -> str:
    """The file of the remedies, by unit and matter; the same remedies give the same text."""
    entries = [
        {name: text for name, text in (*key._asdict().items(), *zip(COLUMNS, remedy.texts, strict=True)) if text}
        for key, remedy in sorted(remedies.items())
    ]
    content = {"format": FORMAT, "remedies": entries}
    return _HEAD + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10**6)


def entered_in(workbook: Path) -> dict[Key, Remedy]:
    """What people entered in sheet 整改台账 of a workbook, or in 缺项清单 of one made before that was there: the rows that are not as
    they were written. A row that was emptied holds an empty remedy; a workbook without these columns holds none. Raises AuditorError
    for a file that is no workbook."""
    found: dict[Key, Remedy] = {}
    for table in read_tables(workbook, (ELEMENT, SUBJECT)):
        if fold(table.sheet) == OLD_SHEET:
            found |= _entered(table, ())
        elif fold(table.sheet) == SHEET:
            found |= _entered(table, (CHECK, QUOTE))
    return found


def entered_in_all(workbooks: Sequence[Path]) -> dict[Key, Remedy]:
    """What people entered in several workbooks. Raises AuditorError with all that two of them say differently."""
    found: dict[Key, tuple[Remedy, str]] = {}
    mistakes: list[str] = []
    for workbook in workbooks:
        for key, remedy in entered_in(workbook).items():
            known, where = found.setdefault(key, (remedy, workbook.name))
            if known != remedy:
                matter = "".join(filter(None, (key.element, key.check, f"“{key.quote}”" if key.quote else "")))
                told = f"“{known.prefilled}”和“{remedy.prefilled}”"
                mistakes.append(f"{SHEET}  {key.unit} {matter}：{where} 和 {workbook.name} 填得不同：{told}。")
    if mistakes:
        raise AuditorError(
            f"整改台账有 {len(mistakes)} 处在两份评分表里填得不同，什么都没有收。请改成一样再运行：\n"
            + "\n".join(mistakes)
        )
    return {key: remedy for key, (remedy, _) in found.items()}


def _entered(table: Table, of_flaws: tuple[str, ...]) -> dict[Key, Remedy]:
    """The entries of a table that has, with `of_flaws`, columns for flaws too."""
    about = (SUBJECT, ELEMENT, *of_flaws)
    needed = (*about, PREFILLED, *COLUMNS.values())
    heads = ([fold(text_of(value)) for value in row] for row in table.rows[:HEADER_ROWS])
    header, head = next(
        ((number, head) for number, head in enumerate(heads) if all(title in head for title in needed)), (-1, [])
    )
    found: dict[Key, Remedy] = {}
    for row in table.rows[header + 1 :] if head else ():
        texts = {title: _text(row[head.index(title)]) for title in needed if head.index(title) < len(row)}
        remedy = Remedy(*(texts.get(title, "") for title in COLUMNS.values()))
        key = Key(*(texts.get(title, "") for title in about))
        if key.unit and (key.element or key.check) and remedy.prefilled != texts.get(PREFILLED, ""):
            found[key] = remedy
    return found


def _text(value: object) -> str:
    """A cell as text; of a date that the program which saved it made of a text, the day alone."""
    return text_of(value).replace("\r\n", "\n").removesuffix(" 00:00:00")


def with_entered(remedies: Remedies, entered: Remedies) -> dict[Key, Remedy]:
    """The remedies with what was entered in their place, and without those that were emptied."""
    return {key: remedy for key, remedy in {**remedies, **entered}.items() if any(remedy.texts)}
