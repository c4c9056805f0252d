"""The same thing with two figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Defect

Find = Callable[..., list[Defect]]
Quotes = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("全年共调解矛盾纠纷152件。", ["调解矛盾纠纷152件"]),
        ("全年共调解矛盾纠纷125件。", []),
        ("全年共调解邻里纠纷52件。", []),
        ("上半年累计调解矛盾纠纷52件。", []),
    ],
)
def test_a_second_figure_of_the_whole_year_is_found(quotes: Quotes, second: str, found: list[str]) -> None:
    got = quotes("two-figures", f"全年共调解矛盾纠纷125件。\n{second}")
    assert [quote.removeprefix("全年共") for quote in got] == found
