import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.reading.draft import RefusedError
from auditor.reading.text import decode, read_text
from auditor.rules.pages import PageRules

REPORT = "柳塘镇2023年法治政府建设情况报告\n一、主要做法\n全年审查合同12份。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
)
def test_every_usual_encoding_is_recognised(encoding):
    assert decode(REPORT.encode(encoding)) == REPORT


def test_a_byte_order_mark_decides():
    assert decode(codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be")) == REPORT


def test_a_character_cut_off_at_the_end_of_the_file_is_dropped():
    assert decode("法治政府建设".encode()[:-1]) == "法治政府建"


def test_gb18030_bytes_that_happen_to_be_utf_8_are_read_as_chinese():
    assert decode("联通".encode("gb18030")) == "联通"


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(RefusedError):
        decode(bytes(range(256)) * 20)


def test_each_line_of_plain_text_is_a_paragraph():
    draft = read_text(REPORT.encode(), PageRules())
    assert [block.text for block in draft.blocks] == REPORT.split()


@given(
    st.text(alphabet="法治政府建设报告审查合同，。\n", min_size=8).filter(str.strip),
    st.sampled_from(["utf-8", "utf-16"]),
)
def test_chinese_text_survives_encoding(text, encoding):
    assert decode(text.encode(encoding)) == text


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        read_text(data, PageRules())
    except RefusedError as error:
        assert error.reason and error.advice


def test_a_stray_byte_in_utf_8_costs_one_character():
    damaged = (REPORT * 4).encode().replace("主要".encode(), b"\xff" + "主要".encode(), 1)
    assert decode(damaged) == (REPORT * 4).replace("主要", "\ufffd主要", 1)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_stray_null_is_dropped(encoding):
    assert decode((REPORT * 2).replace("主要", "\0主要", 1).encode(encoding)) == REPORT * 2


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_however_few_nulls_it_has(encoding):
    text = "全年审查合同，办理复议案件，群众满意。" * 20 + "\n"
    assert decode(text.encode(encoding)) == text
