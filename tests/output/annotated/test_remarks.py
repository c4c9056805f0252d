from dataclasses import replace

import pytest

from auditor.model import Decision, Defect, Ignored, Level, Place, Tone
from auditor.output.annotated.remarks import NOTHING, remarks
from auditor.output.told import DECIDED

HEADING, TITLE = Place(1, 0, 6), Place(2, 0, 4)


class Homes:
    """Every matter belongs to one heading."""

    title = TITLE

    def of(self, element):
        return HEADING


@pytest.fixture
def said(good_report, ruleset):
    """What is remarked on a report that differs from the good one in these fields."""
    return lambda **fields: remarks(replace(good_report, **{"defects": (), **fields}), Homes(), ruleset)


def training(report, **fields):
    """The verdicts, that on training with other fields."""
    return report.verdicts[0], replace(report.verdicts[1], **fields)


def test_what_is_missing_stands_at_its_heading_with_basis_reason_and_advice(said, good_report):
    verdicts = training(good_report, found=Level.MISSING, evidence=(), why_not="全文没有说到学法。")
    (remark,) = said(verdicts=verdicts)
    assert remark.place == HEADING
    assert remark.lines == (
        "【缺项】学法：缺失",
        "依据：《纲要》（三十四）",
        "原因：全文没有说到学法。",
        "建议：写明学法的次数。",
    )


def test_a_gap_with_a_sentence_near_it_stands_at_that(said, good_report):
    (remark,) = said()
    assert remark.place == good_report.verdicts[1].evidence[0].quoted
    assert remark.lines[0] == "【缺项】学法：仅有打算或自述不足"


@pytest.mark.parametrize(("level", "what"), [(Level.MENTIONED, "可加强"), (Level.ACTED, "可补充")])
def test_a_level_that_is_not_the_best_is_told_at_the_best_sentence(said, good_report, level, what):
    (remark,) = said(verdicts=training(good_report, found=level, gap=False))
    assert remark.place == good_report.verdicts[1].evidence[0].quoted
    assert remark.lines[0].startswith(f"【{what}】学法：")


def test_a_place_of_the_wording_does_where_that_of_the_sentence_is_not_known(said, good_report):
    evidence = replace(good_report.verdicts[1].evidence[0], quoted=None)
    (remark,) = said(verdicts=training(good_report, evidence=(evidence,)))
    assert remark.place == evidence.place


def test_an_element_at_the_best_level_or_not_applicable_gets_none(said, good_report, empty_report):
    best = training(good_report, found=Level.EVIDENCED, gap=False)
    aside = replace(empty_report.verdicts[1], element="training")
    for verdicts in (best, (best[0], aside)):
        assert [each.lines for each in said(verdicts=verdicts)] == [(NOTHING,)]


def test_a_report_with_nothing_to_mend_says_so_at_its_title(said, good_report):
    (remark,) = said(verdicts=good_report.verdicts[:1])
    assert (remark.place, remark.lines) == (TITLE, (NOTHING,))


def test_the_level_that_people_decided_stands_and_of_their_words_those_for_the_unit(said, good_report):
    decision = Decision(Level.MISSING, "内部：领导不满意。\n致单位：这一句说的是上年", "张某")
    (remark,) = said(verdicts=training(good_report, decision=decision))
    assert remark.place == HEADING
    assert remark.lines[0] == "【缺项】学法：缺失"
    assert "原因：这一句说的是上年。" in remark.lines
    assert "领导" not in str(remark) and "张某" not in str(remark)


def test_a_decision_without_a_word_for_the_unit_is_told_as_such(said, good_report):
    decision = Decision(Level.MENTIONED, "内部意见", "张某")
    (remark,) = said(verdicts=training(good_report, decision=decision, gap=False))
    assert f"原因：{DECIDED}" in remark.lines and "内部" not in str(remark)


def test_what_people_raised_to_the_best_level_gets_none(said, good_report):
    decided = training(good_report, decision=Decision(Level.EVIDENCED, "", ""), gap=False)
    assert [each.lines for each in said(verdicts=decided)] == [(NOTHING,)]


MUST = Defect("placeholder", Tone.MUST, "12份", (Place(2, 18, 21),), "件数没有核对。", "请填写件数。")


def test_a_flaw_stands_at_its_place_with_message_and_suggestion(said, good_report):
    (remark,) = said(verdicts=good_report.verdicts[:1], defects=(MUST,))
    assert remark.place == MUST.place
    assert remark.lines == ("【必改】占位符没有填", "件数没有核对。", "请填写件数。")


def test_a_flaw_in_several_places_is_told_at_each_of_the_first_ones(said, good_report):
    places = (Place(2, 18, 21), Place(3, 0, 2))
    found = said(verdicts=good_report.verdicts[:1], defects=(replace(MUST, places=places, count=4),))
    assert [each.place for each in found] == list(places)
    assert [each.lines[-1] for each in found] == [
        "同样的文字共 4 处，这是第 1 处。",
        "同样的文字共 4 处，这是第 2 处。其余各处请自行查找。",
    ]


def test_a_flaw_of_the_whole_report_stands_at_the_title(said, good_report):
    (remark,) = said(verdicts=good_report.verdicts[:1], defects=(replace(MUST, places=(), quote=""),))
    assert remark.place == TITLE


@pytest.mark.parametrize("fields", [{"tone": Tone.HINT}, {"ignored": Ignored("有意这样写", "张某")}])
def test_hints_and_what_is_ignored_are_not_told(said, good_report, fields):
    found = said(verdicts=good_report.verdicts[:1], defects=(replace(MUST, **fields),))
    assert [each.lines for each in found] == [(NOTHING,)]


def test_remarks_stand_in_the_order_of_the_text(said, good_report):
    found = said(defects=(MUST,))
    assert [each.place.paragraph for each in found] == [2, 3]
