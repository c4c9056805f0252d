"""Formulas follow the rows that move and grow over the rows that repeat."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.output.form.formulas import Grown, Spot, moved, single_rows

GROWTH = {"表": Grown({5: 3}), "别 表": Grown({2: 4})}
BELOW, TOP, LAST_COPY = Spot("表", 9), Spot("表", 1), Spot("表", 5, 2)


@pytest.mark.parametrize(
    ("formula", "spot", "expected"),
    [
        ("=SUM(F5:F5)", BELOW, "=SUM(F5:F7)"),
        ("=SUM(F3:F8)*A1+A9", BELOW, "=SUM(F3:F10)*A1+A11"),
        ("=SUM($F$5:$F$5)", BELOW, "=SUM($F$5:$F$7)"),
        ("=SUM(5:5)+SUM(F:F)", BELOW, "=SUM(5:7)+SUM(F:F)"),
        ("=F5-G5+H$9", LAST_COPY, "=F7-G7+H$11"),
        ("=SUM(F5:K5)", LAST_COPY, "=SUM(F7:K7)"),
        ("=RANK(F5,F$5:F$5)", LAST_COPY, "=RANK(F7,F$5:F$7)"),
        ("=RANK(F5,F5:F5)", LAST_COPY, "=RANK(F7,F5:F7)"),
        ("=SUM(F$5:F5)", LAST_COPY, "=SUM(F$5:F7)"),
        ("=SUM(F4:F5)", LAST_COPY, "=SUM(F4:F7)"),
        ("=F5*F4", LAST_COPY, "=F7*F4"),
        ("='别 表'!B2+'别 表'!B3+SUM('别 表'!B2:B2)", BELOW, "='别 表'!B2+'别 表'!B6+SUM('别 表'!B2:B5)"),
        ("=没有这张!B9+[1]外部!B9", BELOW, "=没有这张!B9+[1]外部!B9"),
        ('=IF(F9="F9",名称,F9)', TOP, '=IF(F11="F9",名称,F11)'),
        ("=SUM(A6:INDEX(A6:A9,2))", TOP, "=SUM(A8:INDEX(A8:A11,2))"),
        ("=SUM(F8:F3)", BELOW, "=SUM(F3:F10)"),
        ("=SUM(A1:A1048576)", BELOW, "=SUM(A1:A1048576)"),
    ],
)
def test_references_are_found_where_they_have_gone(formula, spot, expected):
    assert moved(formula, GROWTH, spot) == expected


def test_what_a_rule_over_one_row_says_of_others_is_meant_for_all_its_rows():
    assert moved("=F5<F9", GROWTH, Spot("表", 5, pinned=True)) == "=F5<F$11"


def test_a_formula_that_cannot_be_read_is_told():
    with pytest.raises(ValueError, match="A5#"):
        moved("=A5#+1", GROWTH, BELOW)


def test_references_to_one_cell_that_stay_are_known():
    assert single_rows("=F5+$G$5+SUM(F5:F5)+别表!F5", Spot("表", 5)) == [("$G$5", "表", 5), ("别表!F5", "别表", 5)]


@given(
    st.dictionaries(st.integers(1, 8), st.integers(1, 4), max_size=3),
    st.integers(1, 8), st.integers(1, 8), st.lists(st.integers(-9, 9), min_size=8, max_size=8),
    st.sampled_from(["", "$"]),
)  # fmt: skip
def test_a_sum_over_rows_is_the_sum_over_all_that_stand_in_their_place(counts, one, other, values, fixed):
    grown = Grown(counts)
    first, last = sorted((one, other))
    now = {}
    for row, value in enumerate(values, 1):
        for number in range(grown.count(row)):
            now[grown.first(row) + number] = value
    formula = moved(f"=SUM(A{fixed}{one}:A{fixed}{other})", {"表": grown}, Spot("表", 20))
    top, bottom = map(int, re.findall(r"\d+", formula))
    wanted = sum(values[row - 1] * grown.count(row) for row in range(first, last + 1))
    assert sum(now[row] for row in range(top, bottom + 1)) == wanted
    assert sorted(now) == list(range(1, len(now) + 1))
