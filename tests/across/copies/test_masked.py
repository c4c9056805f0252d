from __future__ import annotations

import pytest

from auditor.across.copies.masked import Masked, Masking
from auditor.model import Paragraph, Submission
from tests.across.copies.texts import RULES

MASKING = Masking(RULES)
SHOWN = {
    0xE000: "N",
    0xE001: "M",
    0xE002: "Y",
    0xE003: "U",
    0xE004: "W",
}  # figure, numbering, year, name, what it calls itself


def masked(*paragraphs: str, unit: str | None = None) -> Masked:
    body = tuple(Paragraph(number, text) for number, text in enumerate(paragraphs, 1))
    return MASKING.mask(Submission("a.txt", "", "txt", body), unit)


def signs(*paragraphs: str, unit: str | None = None) -> str:
    return "".join(SHOWN.get(sign, chr(sign)) for sign in masked(*paragraphs, unit=unit).signs.tolist())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展 培训，（共）三场。", "开展培训共N场"),
        ("调解纠纷1,203件、化解率98.6％", "调解纠纷N件化解率N"),
        ("投入十二万元", "投入N元"),
        ("2024年以来", "Y以来"),
        ("二〇二三年度", "Y"),
        ("今年", "Y"),
        ("（三）规范执法", "规范执法"),
        ("1.规范执法", "规范执法"),
        ("二是规范执法", "M是规范执法"),
        ("统一规范", "统一规范"),
        ("我镇规范执法", "W规范执法"),
        ("我鎮規範執法", "W规范执法"),
        ("到柳树湾村调解", "到U调解"),
        ("农村法治建设", "农村法治建设"),
        ("", ""),
        ("，。！", ""),
    ],
)
def test_only_what_tells_of_the_matter_is_left(text: str, expected: str) -> None:
    assert signs(text) == expected


@pytest.mark.parametrize("name", ["云山县青石镇人民政府", "云山县青石镇", "青石镇", "青石"])
def test_all_forms_of_the_own_name_are_one_sign(name: str) -> None:
    assert signs(f"{name}规范执法", unit="云山县青石镇人民政府") == "U规范执法"


def test_what_a_department_deals_with_is_no_name() -> None:
    assert signs("水利局管水利", unit="芦汀县水利局") == "U管水利"


def test_every_sign_leads_back_to_what_it_stands_for() -> None:
    found = masked("青石镇，2024年", "调解纠纷128件。", unit="青石镇")
    assert [found.raw(at) for at in range(len(found.signs))] == [
        "青石镇",
        "2024年",
        "调",
        "解",
        "纠",
        "纷",
        "128",
        "件",
    ]
    assert found.sentences.tolist() == [0, 0, 1, 1, 1, 1, 1, 1]
