"""Writing a rulebook: a ruleset as a workbook to read, edit and take back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from xlsxwriter import Workbook

from auditor.errors import AuditorError
from auditor.output.kit.book import write_book
from auditor.rules import Ruleset, load_ruleset
from auditor.rules.choose import ruleset_folder
from auditor.rules.locate import is_shipped
from auditor.rules.scoring.words import SUPPLY_NAMES
from auditor.workbench.excel import columns as book_columns
from auditor.workbench.excel.about import write_about
from auditor.workbench.excel.content import Content, read_layers
from auditor.workbench.excel.level_rows import ITEMS, labels_of, main_rows
from auditor.workbench.excel.listed_rows import listed_rows
from auditor.workbench.excel.sheets import Texts, make_styles, write_options, write_texts
from auditor.workbench.excel.sources import with_sources
from auditor.yamlfile.trees import trees_at, value_at


def write_rulebook(path: Path, folder: Path | None) -> Path:
    """Write the ruleset in a folder (the shipped one where None) as a workbook, an .xlsx file: all that it says, what it says otherwise
    than the ruleset that it extends in colour. Raises AuditorError, with all of them, where texts are too long for a cell, and where
    the file cannot be written."""
    ruleset, layers = load_ruleset(folder), read_layers(ruleset_folder(folder, None))
    sheets, options = _sheets(layers.content), _options(ruleset, layers.content)
    _check_lengths(sheets)
    if layers.base is not None and not is_shipped(layers.own.folder):
        sheets = with_sources(sheets, _sheets(layers.base), layers.base_shipped)

    def fill(book: Workbook) -> None:
        styles = make_styles(book)
        for texts in sheets:
            write_texts(book, styles, texts, options)
        write_about(book, styles, ruleset)
        write_options(book, options)

    return write_book(path, ruleset.title, fill)


def _sheets(content: Content) -> tuple[Texts, ...]:
    labels = labels_of(content.main)
    elements, examples = [], []
    for name, tree in content.elements.items():
        shown = [
            book_columns.shown(each.form, value_at(tree, each.path), labels) for each in book_columns.ELEMENT_COLUMNS
        ]
        elements.append([*shown[:2], content.part_of[name], *shown[2:]])
        for example in trees_at(tree, "examples"):
            said = [
                book_columns.shown(each.form, value_at(example, each.path), labels)
                for each in book_columns.EXAMPLE_COLUMNS
            ]
            examples.append([name, str(tree["name"]), *said])
    main = main_rows(content.main)
    edited = (
        Texts(name, book_columns.COLUMNS[name], rows)
        for name, rows in zip(book_columns.SHEETS, (elements, examples, main), strict=False)
    )
    lists = (Texts(each.sheet, each.columns, listed_rows(each, content.shared)) for each in book_columns.LISTED)
    return *edited, *lists, *_for_reading(content)


def _for_reading(content: Content) -> Iterator[Texts]:
    """The sheets that show what is edited in the rule files alone."""
    for name, columns in book_columns.FOR_READING.items():
        rows = [
            [book_columns.shown(each.form, value_at(tree, each.path), {}) for each in columns]
            for tree in content.for_reading[name]
        ]
        yield Texts(name, columns, rows)


def _check_lengths(sheets: Sequence[Texts]) -> None:
    long = [
        f"{texts.name}：{row[0]} 的“{column.title}”有 {len(text)} 个字"
        for texts in sheets
        for row in texts.rows
        for column, text in zip(texts.columns, row, strict=True)
        if len(text.encode("utf-16-le")) > 2 * book_columns.CELL_LIMIT
    ]
    if long:
        told = "\n".join(long)
        raise AuditorError(
            f"有 {len(long)} 处超过 Excel 一格的上限（{book_columns.CELL_LIMIT} 字），不能导出：\n{told}\n"
            "请直接改 YAML 文件，或把这些内容改短。"
        )


def _options(ruleset: Ruleset, content: Content) -> dict[str, list[str]]:
    """The choices of the drop-down lists by name."""
    return {
        "parts": list(content.titles),
        "kinds": list(dict.fromkeys("、".join(element.kinds) for element in ruleset.elements)),
        "roles": [role.name for role in ruleset.sections.roles],
        "levels": [rule.label for rule in ruleset.levels],
        "marked": ["过半", "每条"],
        "yes": ["是"],
        "items": list(ITEMS),
        "supplies": list(SUPPLY_NAMES.values()),
        "grades": [grade.name for grade in ruleset.grades],
    }
