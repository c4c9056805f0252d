from __future__ import annotations

import random
from dataclasses import replace

import pytest

from auditor.across.copies.copies import compared, copies
from auditor.model import Copy, Paragraph, Recalled, ReportAudit, Stretch, Submission, Tone
from tests.across.copies.texts import RULES, filler, report, run_of, section


def told(*reports: ReportAudit, **more: object) -> tuple[Copy, ...]:
    return copies(run_of(*reports), RULES, **more)  # type: ignore[arg-type]


def pair(left: list[str], right: list[str]) -> tuple[Copy, ...]:
    """What is told of two units, each with text of its own before and behind."""
    ours, theirs = filler("青石镇"), filler("白芨镇")
    return told(report("青石镇", [*ours[:5], *left, *ours[5:]]), report("白芨镇", [*theirs[:9], *right, *theirs[9:]]))


def words(stretch: Stretch, audit: ReportAudit) -> str:
    submission = audit.submission
    assert isinstance(submission, Submission)
    texts = {each.number: each.text for each in submission.paragraphs}
    return "\n".join(texts[place.paragraph][place.start : place.end] for place in stretch.places)


def test_reports_that_share_nothing_are_not_told() -> None:
    assert told(*(report(unit, filler(unit)) for unit in ("青石镇", "白芨镇", "落雁乡", "听松街道"))) == ()


def test_a_whole_report_with_only_the_name_changed_is_to_be_checked() -> None:
    text = [*section("青石镇"), *filler("落雁乡")]
    (copy,) = told(report("青石镇", text), report("白芨镇", [each.replace("青石镇", "白芨镇") for each in text]))
    assert copy.tone is Tone.CHECK
    assert copy.left.share == copy.right.share == 1.0


def test_a_section_is_told_with_its_equal_figures() -> None:
    (copy,) = pair(section("青石镇"), section("白芨镇"))
    assert copy.tone is Tone.CHECK
    assert (copy.left.unit, copy.right.unit) == ("白芨镇", "青石镇")
    assert copy.sentences >= 8
    assert copy.passages[0].figures[:2] == ("128", "34")


def test_a_section_in_which_every_figure_village_and_person_changed_is_still_found() -> None:
    (copy,) = pair(section("青石镇"), section("白芨镇", details=1))
    assert copy.tone is Tone.CHECK
    changed = {
        text for each in copy.passages for text in _changed(each.left, [*filler("白芨镇")[:9], *section("白芨镇", 1)])
    }
    assert {"207", "19"} <= changed
    assert copy.sentences == 0


def _changed(stretch: Stretch, paragraphs: list[str]) -> list[str]:
    return [paragraphs[place.paragraph - 1][place.start : place.end] for place in stretch.changed]


def test_five_sentences_with_equal_figures_are_to_be_checked() -> None:
    (copy,) = pair(section("青石镇", 0, range(5)), section("白芨镇", 0, range(5)))
    assert copy.tone is Tone.CHECK
    assert copy.sentences == 5


SHORT = (
    "在柳树湾村祠堂里调解坟地纠纷{a}起，当场写下协议书{b}份。",
    "逢赶集日摆摊讲解禁渔规定，散发传单{a}张，收缴违规地笼{b}个。",
    "夜里巡查沿河砂石堆场{a}处，责令业主限期清走{b}车。",
    "请退休法官到养老院讲家事调解，{a}人听课，现场答疑{b}次。",
    "上山核对争议林地四至{a}块，为农户补发水泥界桩{b}根。",
)


def short_sentences(a: int) -> list[str]:
    return [each.format(a=a + at, b=2 * a + at) for at, each in enumerate(SHORT)]


def scattered(unit: str, sentences: list[str]) -> list[str]:
    """Each sentence within a paragraph of its own, five times as much other text around it as it has itself."""
    own = filler(unit, 50)
    return [
        f"{own[5 * at]}{each}{own[5 * at + 1]}{''.join(own[5 * at + 2 : 5 * at + 5])}"
        for at, each in enumerate(sentences)
    ]


def test_five_short_sentences_scattered_over_a_long_report_are_to_be_checked() -> None:
    left, right = ([*scattered(unit, short_sentences(17)), *filler(f"{unit}二", 60)] for unit in ("青石镇", "白芨镇"))
    (copy,) = told(report("青石镇", left), report("白芨镇", right))
    assert (copy.tone, copy.sentences, len(copy.passages)) == (Tone.CHECK, 5, 5)
    assert max(copy.left.share, copy.right.share) < 0.08 and max(each.length for each in copy.passages) < 40


def test_the_same_sentences_with_other_figures_or_one_less_are_not_told() -> None:
    left, other = ([*scattered("青石镇", short_sentences(17)[:some]), *filler("青石镇二", 60)] for some in (5, 4))
    right, fewer = ([*scattered("白芨镇", short_sentences(a)), *filler("白芨镇二", 60)] for a in (18, 17))
    assert told(report("青石镇", left), report("白芨镇", right)) == ()
    assert told(report("青石镇", other), report("白芨镇", fewer)) == ()


def test_one_long_sentence_is_only_a_hint() -> None:
    long = "综合执法队查处占用河道堆放砂石案件，全部做到先告知、后听取申辩、再下达决定，并请被处罚人到场签字，没有一起申请复议的。"
    (copy,) = pair([long], [long])
    assert copy.tone is Tone.HINT
    assert [each.length for each in copy.passages] == [53]


def test_sentences_in_another_order_are_found() -> None:
    shuffled = random.Random(3).sample(range(8), 8)
    (copy,) = pair(section("青石镇"), section("白芨镇", 0, shuffled))
    assert copy.tone is Tone.CHECK
    assert copy.sentences >= 7


def test_sentences_joined_into_one_paragraph_or_split_over_many_are_found() -> None:
    joined = "".join(section("青石镇"))
    split = [part for each in section("白芨镇") for part in each.replace("。", "").split("，")]
    (copy,) = pair([joined], split)
    assert copy.tone is Tone.CHECK
    assert any(len(each.right.places) == 1 and len(each.left.places) > 10 for each in copy.passages)


def test_a_report_that_is_part_of_another_is_told_with_both_shares() -> None:
    part = section("青石镇")
    (copy,) = told(
        report("青石镇", part), report("白芨镇", [*filler("白芨镇", 60), *section("白芨镇"), *filler("白芨镇", 5)])
    )
    assert (copy.left.file, copy.right.file) == ("白芨镇.txt", "青石镇.txt")
    assert copy.left.share < 0.2
    assert copy.right.share == 1.0


@pytest.mark.parametrize("texts", [([], []), (["无"], ["无"]), (["。"], [""]), (["一二三"], ["四五"])])
def test_texts_of_few_characters_share_nothing(texts: tuple[list[str], list[str]]) -> None:
    assert told(report("青石镇", texts[0]), report("白芨镇", texts[1])) == ()


def test_two_files_of_one_unit_and_year_are_no_copies() -> None:
    text = section("青石镇")
    assert told(report("青石镇", text), report("青石镇人民政府", text)) == ()
    assert told(report("青石镇", text), report("青石镇", text, year=None, file="又一份.txt")) == ()


def test_reports_of_units_that_are_not_known_are_compared() -> None:
    (copy,) = told(report(None, section("青石镇"), file="1.txt"), report(None, section("青石镇"), file="2.txt"))
    assert copy.tone is Tone.CHECK


def test_text_of_three_units_is_formula_text() -> None:
    shared = section("全镇")
    units = ("青石镇", "白芨镇", "落雁乡")
    assert told(*(report(unit, [*filler(unit, 40), *shared]) for unit in units)) == ()
    assert len(told(*(report(unit, [*filler(unit, 40), *shared]) for unit in units[:2]))) == 1


def test_three_copies_of_one_report_do_not_hide_each_other() -> None:
    text = [*section("全镇"), *filler("听松街道")]
    found = told(*(report(unit, text) for unit in ("青石镇", "白芨镇", "落雁乡")))
    assert [copy.tone for copy in found] == [Tone.CHECK] * 3


def test_the_text_that_the_county_gave_out_is_formula_text() -> None:
    base = report(None, section("各镇")).submission
    reports = [report(unit, [*filler(unit), *section("各镇")]) for unit in ("青石镇", "白芨镇")]
    assert len(told(*reports)) == 1
    assert isinstance(base, Submission)
    assert told(*reports, base=[base]) == ()


def test_formula_text_is_shown_and_counts_nowhere() -> None:
    law = "依照《中华人民共和国行政处罚法》《中华人民共和国行政许可法》《中华人民共和国行政强制法》《中华人民共和国行政复议法》"
    assert pair([law], [law]) == ()
    copy = compared(report("青石镇", [law, *section("青石镇")]), report("白芨镇", [law, *section("白芨镇")]), RULES)
    assert copy
    assert {place.paragraph for place in copy.left.formula} >= {1}


def test_a_report_is_compared_with_those_of_last_year() -> None:
    ours = report("青石镇", [*filler("青石镇"), *section("青石镇")])
    before = report("白芨镇", [*filler("白芨镇"), *section("白芨镇")], year=2023, file="2023/白芨镇.txt")
    own = report("青石镇", [*filler("落雁乡"), *section("青石镇")], year=2023, file="2023/青石镇.txt")
    (copy,) = told(ours, earlier=[before])
    assert copy.last_year
    assert copy.right.file == "2023/白芨镇.txt"
    assert [each.right.file for each in told(ours, earlier=[own])] == ["2023/青石镇.txt"]
    assert told(earlier=[before, own]) == ()


def test_reports_whose_text_is_not_kept_are_left_out() -> None:
    text = section("青石镇")
    recalled = Recalled("c.txt", "sha-c", "txt", "", None, 300, False, None, None)
    gone = replace(report("落雁乡", []), submission=recalled)
    assert len(told(report("青石镇", text), report("白芨镇", text), gone, earlier=[gone])) == 1
    assert compared(gone, report("青石镇", text), RULES) is None


def test_years_do_not_matter() -> None:
    ours = [each.replace("今年以来", "2024年以来") for each in section("青石镇")]
    (copy,) = pair(ours, [each.replace("今年以来", "二〇二三年以来") for each in section("白芨镇")])
    assert len(copy.passages) == 1


def test_furniture_is_not_compared() -> None:
    menu = "首页政务公开信息公开目录法定主动公开内容互动交流政民互动领导信箱在线访谈民意征集网上调查办事服务个人办事法人办事部门导航"
    reports = [report(unit, [*filler(unit), menu]) for unit in ("青石镇", "白芨镇")]
    assert len(told(*reports)) == 1
    assert told(*map(_with_furniture, reports)) == ()


def _with_furniture(audit: ReportAudit) -> ReportAudit:
    assert isinstance(audit.submission, Submission)
    *body, last = audit.submission.paragraphs
    kept: tuple[Paragraph, ...] = (*body, replace(last, furniture=True))
    return replace(audit, submission=replace(audit.submission, paragraphs=kept))


def test_two_reports_alone_are_compared_whatever_is_told_of_them() -> None:
    short = "综合执法队查处占用河道堆放砂石案件，全部做到先告知、后听取申辩再决定。"
    ours, theirs = (report(unit, [*filler(unit, 60), short]) for unit in ("青石镇", "白芨镇"))
    assert told(ours, theirs) == ()
    copy = compared(ours, theirs, RULES)
    assert copy
    assert (copy.tone, len(copy.passages)) == (Tone.HINT, 1)
    assert compared(report("青石镇", filler("青石镇")), report("白芨镇", filler("白芨镇")), RULES) is None


def test_which_report_is_left_changes_nothing() -> None:
    ours = report("青石镇", [*filler("青石镇"), *section("青石镇", 0, (0, 2, 4, 3))])
    theirs = report("白芨镇", [*section("白芨镇", 1), *filler("白芨镇")])
    one, other = compared(ours, theirs, RULES), compared(theirs, ours, RULES)
    assert one and other
    assert (one.left, one.right, one.tone, one.sentences) == (other.right, other.left, other.tone, other.sentences)
    assert {(each.left, each.right) for each in one.passages} == {(each.right, each.left) for each in other.passages}


def test_places_are_exactly_the_words_as_read() -> None:
    reports = [report(unit, ["（三） “" + each + "”" for each in section(unit)]) for unit in ("青石镇", "白芨镇")]
    (copy,) = told(*reports)
    sides = {audit.submission.file: audit for audit in reports}
    for each in copy.passages:
        assert each.left.text == words(each.left, sides[copy.left.file])
        assert each.right.text == words(each.right, sides[copy.right.file])
        assert "。\n（三） “" in each.left.text


@pytest.mark.parametrize(
    "text",
    [
        ["好" * 1_000_000],
        ["为群众排忧解难办实事，依法行政抓落实。"] * 2000,
        ["甲乙" * 300_000],
        [str(n) * 3 for n in range(9000)],
        ["1," * 20_000],
        ["一是12" * 10_000],
    ],
    ids=["one letter", "equal paragraphs", "two letters", "figures", "one figure", "figures that follow each other"],
)
def test_texts_made_to_take_long_end(text: list[str]) -> None:
    (copy,) = told(report("青石镇", text), report("白芨镇", text)) or (None,)
    assert copy is None or len(copy.passages) <= 200
