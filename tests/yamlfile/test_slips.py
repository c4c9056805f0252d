import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from auditor.yamlfile.slips import line_slip
from auditor.yamlfile.syntax import parsed

SIGNS = "甲乙ab：:，,-－ \t　\"'[]{}%@`*&!|>#?<>/()…12"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "# 说明：注释里什么都可以写",
        "  - id: legal-adviser",
        "    name: 法律顾问：公职律师",
        "    kinds: [乡镇, 街道]",
        "    figures: [件, \"%\", '@'] # 单位",
        "      - {level: acted, text: '落实: 好', known_miss: true}",
        "      - 聘请…律师",
        "      - '@聘请'",
        '      - "%"',
        "  举办: [举办, 组织]",
        "    text: |",
        "    text: >-",
        "---",
    ],
)
def test_a_line_without_a_slip_is_left_alone(line: str) -> None:
    assert line_slip(line) is None


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ("  举办：[举办, 组织]", 4, "“举办”后面的冒号是全角的“：”"),
        ("-　聘请", 0, "行首的“-”后面缺一个空格"),
        ("  - [甲, '乙]", 8, "引号没有写完"),
        ("  - [甲, '乙'丙]", 8, "引号后面还有内容"),
        ("  - {甲: [乙}", 10, "括号不成对"),
        ("  - [#甲]", 5, "“#”开头的内容要加引号"),
    ],
)
def test_a_slip_is_told_at_its_column(line: str, column: int, message: str) -> None:
    slip = line_slip(line)
    assert slip
    assert (slip.column, slip.message[: len(message)]) == (column, message)
    assert slip.hint


@given(st.text(SIGNS, max_size=30))
def test_any_line_is_looked_through_and_a_slip_lies_within_it(line: str) -> None:
    slip = line_slip(line)
    assert slip is None or (0 <= slip.column < len(line) and slip.message and slip.hint)


@given(st.text(SIGNS + "\n", max_size=60))
def test_any_text_is_read_or_told_at_a_place_in_it(text: str) -> None:
    lines, root, fault = parsed(text.encode(), "a.yaml")
    try:
        read = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        read = None
    assert (root is None) == (read is None) == (fault is not None)
    if fault and lines:
        assert fault.source in ("", lines[fault.line])


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    _, root, fault = parsed(data, "a.yaml")
    assert (root is None) == (fault is not None)
