from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.judging.engine import Engine, build_engine
from auditor.matching import match
from auditor.matching.index import rarest
from auditor.matching.matcher import Hit
from auditor.matching.titles import mask_titles, title_rules
from auditor.matching.uses import uses_of
from auditor.model import Report, Submission
from auditor.rules import Ruleset
from auditor.wording.parse import Wording, parse

Outline = Callable[..., Report]
TITLE = "乌有镇2023年法治政府建设年度报告"
SAMPLE = f"""{TITLE}
2023年，乌有镇坚持以习近平法治思想为指导，深入学习《行政处罚法》，现将有关情况报告如下：
一、主要举措和成效
（一）强化组织领导。镇党委书记主持召开法治建设专题会议4次，印发《乌有镇法治建设工作要点》。全年组织中心组学法6次。
（二）规范行政决策。聘请某某律师事务所担任法律顾问，审查合同12份，提出意见30余条；规范性文件备案率100％。
（三）严格规范执法。落实行政执法“三项制度”，配备执法记录仪8台，执法人员持证上岗率达１００%，开展法制审核五次。
（四）化解矛盾纠纷。成立调解工作室，调解纠纷一百二十件，信访事项办结率99.5%。全年未发生行政诉讼、行政复议案件。
二、存在的不足
一是执法力量薄弱，持证人员较少；二是普法形式单一，针对性不强，主要原因是经费紧张。
三、下一步工作打算
下一步，将聘请公职律师，完善行政执法公示制度，6月底前开展应急演练2场，建设政务公开专区。
乌有镇人民政府
2024年1月5日"""


def oracle(report: Report, wordings: tuple[Wording, ...], masked: str) -> set[tuple[int, Hit]]:
    """What each wording alone finds in each sentence, and for plain wordings every place of a literal."""
    found: set[tuple[int, Hit]] = set()
    for number, sentence in enumerate(report.sentences):
        for index, wording in enumerate(wordings):
            found |= {(number, Hit(*span, index)) for span in wording.find(masked, sentence.start, sentence.end)}
            for literal in wording.choices[0] if wording.plain else ():
                for at in range(sentence.start, sentence.end - len(literal) + 1):
                    if masked.startswith(literal, at):
                        found.add((number, Hit(at, at + len(literal), index)))
    return found


def check_against_oracle(report: Report, engine: Engine) -> set[tuple[int, Hit]]:
    names = [report.identity.unit] if report.identity.unit else []
    masked = mask_titles(report.text, names, title_rules(engine.ruleset.vocabulary)).masked
    listed = [(number, hit) for number, hits in match(report, engine.matcher).hits.items() for hit in hits]
    assert max(Counter(listed).values(), default=1) == 1
    inside = {
        (n, hit) for n, hit in listed if report.sentences[n].start <= hit.start and hit.end <= report.sentences[n].end
    }
    assert inside == oracle(report, engine.matcher.wordings, masked)
    return inside


def test_the_automaton_finds_what_every_pattern_alone_finds(outline_of: Outline, engine: Engine) -> None:
    assert len(check_against_oracle(outline_of(SAMPLE), engine)) > 100


@pytest.mark.parametrize("text", SAMPLE.split("\n")[3:])
def test_the_automaton_finds_the_same_in_a_single_paragraph(outline_of: Outline, engine: Engine, text: str) -> None:
    check_against_oracle(outline_of(f"{TITLE}\n{text}"), engine)


@given(
    st.lists(st.sampled_from([*"聘请法律顾问执法调解件次12，。\n《》𠮷", "行政", "审查", "合同", "制度"]), max_size=40)
)
def test_the_automaton_finds_the_same_in_any_text(outline_of: Outline, engine: Engine, pieces: list[str]) -> None:
    check_against_oracle(outline_of(f"{TITLE}\n一、工作\n{''.join(pieces)}"), engine)


def test_a_raw_wording_stays_within_its_sentence(outline_of: Outline, engine: Engine) -> None:
    report = outline_of(SAMPLE)
    hits = [
        (number, hit)
        for number, found in match(report, engine.matcher).hits.items()
        for hit in found
        if engine.matcher.wordings[hit.wording].raw
    ]
    assert hits
    assert all(report.sentences[n].start <= hit.start < hit.end <= report.sentences[n].end for n, hit in hits)


def test_every_hit_holds_a_literal_of_each_choice_of_its_wording(outline_of: Outline, engine: Engine) -> None:
    report = outline_of(SAMPLE)
    masked = mask_titles(report.text, ["乌有镇"], title_rules(engine.ruleset.vocabulary)).masked
    matches = match(report, engine.matcher).hits
    assert sum(map(len, matches.values())) > 20
    for hits in matches.values():
        for hit in hits:
            found, wording = masked[hit.start : hit.end], engine.matcher.wordings[hit.wording]
            assert all(any(literal in found for literal in choice) for choice in wording.choices), wording.source


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("全年学法6次，合同12份", ["6次", "12份"]),
        ("办结率99.5％", ["99.5%"]),
        ("提出意见三十余条", ["三十余条"]),
        ("开展宣传1.2万人次", ["1.2万人次"]),
        ("第3次会议，第二次会议", []),
        ("2023年，12.4日", []),
        ("多次多场若干件", []),
        ("学习《2件文件》", []),
    ],
)
def test_figures_are_found_with_their_units(outline_of: Outline, engine: Engine, text: str, figures: list[str]) -> None:
    report = outline_of(f"{TITLE}\n一、工作\n{text}。")
    found = [figure for listed in match(report, engine.matcher).figures.values() for figure in listed]
    assert [report.text[figure.start : figure.end] for figure in found] == figures


def test_a_figure_is_found_as_a_whole(outline_of: Outline, engine: Engine) -> None:
    report = outline_of(f"{TITLE}\n一、工作\n调解一百零五件。")
    (found,) = (figure for listed in match(report, engine.matcher).figures.values() for figure in listed)
    assert report.text[found.start : found.end] == "一百零五件"


def test_the_longest_unit_decides(tiny_engine: Engine, submission_of: Callable[..., Submission]) -> None:
    elements = tiny_engine.ruleset.elements
    more = replace(elements[0], figures=("人", "人次"))
    engine = build_engine(replace(tiny_engine.ruleset, elements=(more, elements[1])))
    report = engine.outline(submission_of(f"{TITLE}\n一、工作\n培训30人次。"))
    assert [figure.unit for figures in match(report, engine.matcher).figures.values() for figure in figures] == ["人次"]


def test_a_report_without_text_has_no_matches(outline_of: Outline, engine: Engine) -> None:
    matches = match(outline_of(""), engine.matcher)
    assert (matches.hits, matches.figures, matches.own_titles) == ({}, {}, ())


def test_a_ruleset_without_literals_can_be_matched(ruleset: Ruleset, submission_of: Callable[..., Submission]) -> None:
    vocabulary = replace(ruleset.vocabulary, **dict.fromkeys(ruleset.vocabulary.__slots__, ()))
    none = dict.fromkeys(ruleset.elements[-1].wordings, ())
    topic = parse("/[一二三四五六七八九十百千万亿]{4}/")
    raw = replace(ruleset.elements[-1], wordings=none | {"topic": (topic,)}, counting=None)
    engine = build_engine(replace(ruleset, elements=(raw,), vocabulary=vocabulary, checks=()))
    report = engine.outline(submission_of(f"{TITLE}\n一、工作\n共一二三四五件。"))
    assert [hit.end - hit.start for hits in match(report, engine.matcher).hits.values() for hit in hits] == [4]


def test_each_distinct_wording_is_compiled_once(ruleset: Ruleset, engine: Engine) -> None:
    assert len(set(engine.matcher.wordings)) == len(engine.matcher.wordings)
    assert set(engine.matcher.wordings) == {wording for wording, _ in uses_of(ruleset)}


def test_the_source_of_no_wording_is_empty(engine: Engine) -> None:
    assert engine.matcher.source(-1) == ""
    assert engine.matcher.source(0) == engine.matcher.wordings[0].source


@pytest.mark.parametrize(
    ("wording", "sample", "literals"),
    [
        ("聘请…律师", "聘请专家，聘请教师，律师", {"律师"}),
        ("聘请…律师", "律师，律师，聘请", {"聘请"}),
        ("聘请…律师事务所", "", {"律师事务所"}),
    ],
)
def test_the_literals_looked_for_are_the_rarest(wording: str, sample: str, literals: set[str]) -> None:
    assert rarest(parse(wording), sample) == literals
