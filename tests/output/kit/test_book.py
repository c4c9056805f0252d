import os
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from auditor.errors import AuditorError
from auditor.output.kit.book import CREATED, write_book


def fill(book):
    book.add_worksheet("甲").write_row(0, 0, ("=1+1", "http://a.cn", "12"))


def test_a_workbook_lies_whole_in_its_place_with_its_title_and_a_fixed_date(tmp_path):
    path = write_book(tmp_path / "新" / "表.xlsx", "年报", fill)
    assert [each.name for each in path.parent.iterdir()] == ["表.xlsx"]
    properties = load_workbook(path).properties
    assert (properties.title, properties.created, properties.modified) == ("年报", CREATED, CREATED)


def test_the_same_content_gives_the_same_bytes(tmp_path):
    first, second = (write_book(tmp_path / name, "年报", fill).read_bytes() for name in ("一.xlsx", "二.xlsx"))
    assert first == second


def test_a_text_becomes_no_formula_no_link_and_no_number(tmp_path):
    path = write_book(tmp_path / "表.xlsx", "年报", fill)
    (row,) = load_workbook(path)["甲"].iter_rows(values_only=True)
    assert row == ("=1+1", "http://a.cn", "12")
    with ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "hyperlink" not in sheet


def test_a_workbook_that_cannot_be_written_is_told_in_chinese(tmp_path):
    (tmp_path / f".表.{os.getpid()}.tmp").mkdir()  # where the draft would lie
    with pytest.raises(AuditorError, match=r"无法写入 .*表\.xlsx：(这是一个文件夹，不是文件|没有权限).[^a-zA-Z]*$"):
        write_book(tmp_path / "表.xlsx", "年报", fill)


def test_a_mistake_while_filling_leaves_the_earlier_workbook_and_no_draft(tmp_path):
    path = write_book(tmp_path / "表.xlsx", "年报", fill)
    before = path.read_bytes()

    def stumble(book):
        fill(book)
        raise AuditorError("不行。")

    with pytest.raises(AuditorError, match="不行"):
        write_book(path, "年报", stumble)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
