from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from auditor.checks.table import text_defects
from auditor.judging.engine import Engine
from auditor.model import Defect, Paragraph, Submission

TITLE = "乌有镇2024年法治政府建设年度报告"
Find = Callable[..., list[Defect]]


@pytest.fixture
def find(engine: Engine) -> Find:
    """What one check of the shipped rules finds in a text under a title, `names` being other units that report."""

    def found(
        check: str, text: str, title: str = TITLE, names: Sequence[str] = (), recognised: bool = False
    ) -> list[Defect]:
        lines = [title, *text.split("\n")]
        paragraphs = tuple(Paragraph(number, line, recognised=recognised) for number, line in enumerate(lines, 1))
        report = engine.outline(Submission("a.txt", "", "txt", paragraphs))
        examined = engine.examine(report, names)
        every = (*text_defects(examined), *text_defects(examined, among_others=True))
        return [defect for defect in every if defect.check == check]

    return found


@pytest.fixture
def quotes(find: Find) -> Callable[..., list[str]]:
    """The same, the quotes alone."""
    return lambda *args, **more: [defect.quote for defect in find(*args, **more)]
