import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.rules import Ruleset
from auditor.wording.literals import choices, regex_nodes
from auditor.wording.parse import parse


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("法律顾问", [{"法律顾问"}]),
        ("聘(?:请|用)律师", [{"聘请律师", "聘用律师"}]),
        ("聘[请用]律师", [{"聘请律师", "聘用律师"}]),
        ("聘请.律师", [{"聘请"}, {"律师"}]),
        ("聘请[^,。;]{0,9}律师", [{"聘请"}, {"律师"}]),
        (r"聘请\d+名", [{"聘请"}, {"名"}]),
        (r"聘请\p{Han}律师", [{"聘请"}, {"律师"}]),
        (r"100\.0%", [{"100.0%"}]),
        ("法律?顾问", [{"法顾问", "法律顾问"}]),
        ("法律(?:顾问)?", [{"法律", "法律顾问"}]),
        ("法律(?:顾问)*团", [{"法律"}, {"团"}]),
        ("法律(?:顾问)+团", [{"法律"}, {"顾问"}, {"团"}]),
        ("法律顾{0,2}问", [{"法律"}, {"问"}]),
        ("(?<!村)法律(?=顾问)", [{"法律"}]),
        ("法律(?!援助|服务)", [{"法律"}]),
        ("^法律$", [{"法律"}]),
        ("法律|顾问", [{"法律", "顾问"}]),
        ("法律.顾|.问", [{"法律", "问"}]),
        ("法律|.", []),
        ("[一二三四五六七八九十百千万亿]件", [{"件"}]),
        (r"[^,]+", []),
    ],
)
def test_the_literals_of_a_regular_expression_are_found(pattern: str, literals: list[set[str]]) -> None:
    assert [set(choice) for choice in choices(regex_nodes(pattern))] == literals


PATTERNS = [
    "聘(?:请|用)[^,]{0,3}律师(?:团|所)?",
    "(?:未|无|没有)(?:制定|出台)?[^,]{0,4}文件",
    r"每(?:个)?(?:[一二两]?个?(?:月|周)|年)",
    r"\d{1,2}月(?:份|上旬)?",
    "(?:甲乙*|丙+丁?)(?:戊|己{2,3})",
    "[一二]项(?:制度|机制)+?",
    r"(?P<name>甲|乙)[(（]丙[)）]",
    "(?>甲乙|甲)丙",
    r"甲\|乙\(丙",
    "[]甲]乙",
    "甲(乙(丙|丁)?|戊)*己",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_every_match_of_an_expression_holds_a_literal_of_each_choice(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    assert all(any(literal in text for literal in choice) for choice in choices(regex_nodes(pattern)))


def test_what_the_shipped_expressions_find_in_the_examples_holds_their_literals(ruleset: Ruleset) -> None:
    text = "\n".join(example.text for element in ruleset.elements for example in element.examples)
    checked = 0
    for element in ruleset.elements:
        for _, wording in element.each_wording():
            for start, end in wording.find(text, 0, len(text)):
                found = text[start:end]
                assert all(any(literal in found for literal in choice) for choice in wording.choices), wording.source
                checked += not wording.plain
    assert checked > 50


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        (r"/\u6cd5律顾问/", "法律顾问"),
        ("/(?i)dna检测/", "DNA检测"),
        ("/(?i:dna)检测/", "DNA检测"),
        ("/[^]甲]乙/", "丙乙"),
    ],
)
def test_rarer_syntax_does_not_give_literals_that_do_not_stand_in_a_match(wording: str, text: str) -> None:
    parsed = parse(wording)
    assert parsed.find(text, 0, len(text))
    assert all(any(literal in text for literal in choice) for choice in parsed.choices)


@pytest.mark.parametrize("wording", ["/聘请{律师/", "/聘请{甲}律师{/"])
def test_a_brace_that_is_plain_text_is_no_failure(wording: str) -> None:
    parsed = parse(wording)
    assert re.search(parsed.body, wording.strip("/"))
