from dataclasses import replace

from auditor.model import Defect, Ignored, Place, Tone
from auditor.output.flaws import around, places_in, standing, where

FLAW = Defect("x", Tone.MUST, "甲", (Place(3, 0, 1), Place(3, 4, 5), Place(7, 0, 1)), "乙", count=11)


def test_what_is_ignored_or_tells_of_the_arrival_does_not_stand():
    late, let_be = replace(FLAW, check="late"), replace(FLAW, ignored=Ignored("丙", ""))
    assert standing((late, let_be, FLAW, replace(FLAW, tone=Tone.CHECK)), Tone.MUST) == (FLAW,)
    assert places_in((late, let_be, FLAW), Tone.MUST) == 11


def test_places_are_told_by_paragraph_with_their_number():
    assert where(FLAW) == "第3段、第7段，共11处"
    assert where(replace(FLAW, places=FLAW.places[:1], count=1)) == "第3段"
    assert where(replace(FLAW, places=(), count=1)) == ""


def test_the_words_around_a_place_are_cut_short(good_report):
    assert around(Place(3, 3, 5), good_report.submission) == ("将组织", "学法", "。")
    assert around(Place(2, 19, 22), good_report.submission)[0] == "…事务所担任法律顾问，审查合同"
    assert around(Place(9, 0, 1), good_report.submission) == ("", "", "")
