"""Figures that contradict each other in one sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Defect

Find = Callable[..., list[Defect]]
Quotes = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("排查矛盾纠纷45件，化解48件。", ["排查矛盾纠纷45件，化解48件"]),
        ("受理信访事项30件，办结30件。", []),
        ("受理信访事项30件，办结率达100%。", []),
        ("排查隐患20处，化解纠纷35件。", []),
        ("排查矛盾纠纷40余件，化解48件。", []),
        ("排查矛盾纠纷20件，受理信访50件，办结48件。", []),
    ],
)
def test_more_done_than_came_in_is_found(quotes: Quotes, text: str, quoted: list[str]) -> None:
    assert quotes("more-than-all", text) == quoted


def test_names_between_braces_in_the_report_itself_stay_as_they_are(find: Find) -> None:
    (defect,) = find("more-than-all", "排查矛盾纠纷{部分}45件，化解48件。")
    assert defect.message == "前面说“排查矛盾纠纷{部分}45件”，后面说“化解48件”，部分大于总数。"


@pytest.mark.parametrize(
    ("told", "fires"),
    [("98%", False), ("97.8%", False), ("97.78%", False), ("97%", False), ("95%", True), ("100%", True)],
)
def test_a_rate_is_held_against_its_two_figures_as_far_as_it_is_told(find: Find, told: str, fires: bool) -> None:
    assert bool(find("rate", f"排查矛盾纠纷45件，化解44件，化解率{told}。")) is fires
