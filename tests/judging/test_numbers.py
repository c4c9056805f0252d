"""Figures as a text writes them."""

from __future__ import annotations

import pytest

from auditor.judging.numbers import exact_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12), ("1,204", 1204), ("1.2万", 12000), ("0", 0), ("3.5", 3.5), ("2千", 2000),
        ("三", 3), ("十", 10), ("三十五", 35), ("一百零二", 102), ("两千", 2000), ("一万二千", 12000), ("零", 0),
    ],
)  # fmt: skip
def test_a_figure_in_digits_or_characters_is_a_number(text: str, number: float) -> None:
    assert exact_number(text) == number


@pytest.mark.parametrize("text", ["12余", "三十余", "几十", "十多", "二三", "百余", "件", ""])
def test_what_is_only_about_so_many_is_none(text: str) -> None:
    assert exact_number(text) is None
