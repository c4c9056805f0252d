"""The set of invented reports is what the figures of the comparison rest on: independent as real ones are, copied as its table says."""

import hashlib
import re
from collections import Counter

import pytest

from tests.across.copies.planted.copying import KINDS, longest
from tests.across.copies.planted.hard import hard
from tests.across.copies.planted.planting import EACH, LEAST_SHARE, Planting, length, planted, spare
from tests.across.copies.planted.reports import MANY, audit_of, independent, written
from tests.across.copies.planted.sharing import measure, plain, runs
from tests.across.copies.planted.world import replaced
from tests.across.copies.planted.writing import Written

DIGEST = "140f2e3930958b01106d31848f0b241409d61ad02e12092cdae675ecf95cc9b9"  # of all texts: whoever changes the set measures anew


def text(report: Written) -> str:
    return "\n".join(report.paragraphs())


def of_kind(kind: str) -> list[Planting]:
    return [each for each in planted()[1] if each.kind == kind]


def test_the_set_is_the_same_everywhere() -> None:
    texts = [text(report) for reports in (independent(), planted()[0], hard()[0]) for report in reports]
    assert hashlib.sha256("\f".join(texts).encode()).hexdigest() == DIGEST


def test_every_report_is_of_its_own_unit_and_as_long_as_real_ones() -> None:
    assert len({report.world.unit for report in independent()}) == MANY
    assert {report.world.kind for report in independent()} == {"乡镇", "街道", "部门"}
    assert all(1500 <= length(report) <= 5000 for report in independent())


def test_independent_reports_share_about_what_real_ones_share() -> None:
    figures = measure([plain(text(report)) for report in independent()[:60]])
    assert 0.88 <= figures["≥13"] <= 0.97  # real: 0.905
    assert 0.05 <= figures["≥30"] <= 0.10  # real: 0.078
    assert 0.005 <= figures["≥40"] <= 0.03  # real: 0.009
    assert figures["≥60"] == 0  # real: none
    assert figures["share in runs ≥30, largest"] < 0.04  # real: 0.024


def test_no_piece_is_left_unfilled() -> None:
    assert [report.world.unit for report in hard()[0] if re.search(r"[{}|()]", text(report).replace(" | ", ""))] == []


def test_five_copies_of_each_kind_are_planted_and_no_report_has_a_part_in_two() -> None:
    reports, table = planted()
    assert Counter(each.kind for each in table) == dict.fromkeys(KINDS, EACH)
    used = [number for each in table for number in (each.left, each.right)]
    assert len(set(used)) == len(used)
    altered = {number for number in range(MANY) if reports[number] != independent()[number]}
    assert altered == {each.right for each in table}


@pytest.mark.parametrize("planting", of_kind("整篇"), ids=str)
def test_a_whole_copy_has_its_own_names_and_year(planting: Planting) -> None:
    source, copy = planted()[0][planting.left], planted()[0][planting.right]
    assert not [name for name in (source.world.unit, *source.world.villages) if name in text(copy)]
    assert copy.world.unit in text(copy) and copy.year == source.year - 1
    assert "2025年" in text(source) and "2024年" in text(copy)


@pytest.mark.parametrize("planting", of_kind("一节") + of_kind("拆并句子"), ids=str)
def test_a_copied_section_is_at_least_a_tenth_of_either_report(planting: Planting) -> None:
    source, copy = planted()[0][planting.left], planted()[0][planting.right]
    left, right = plain(text(source)), plain(text(copy))
    assert sum(run for run in runs(left, right) if run >= 30) > 0.7 * LEAST_SHARE * max(len(left), len(right))


@pytest.mark.parametrize("planting", of_kind("五句"), ids=str)
def test_five_sentences_of_another_report_stand_in_a_copy_of_that_kind(planting: Planting) -> None:
    source, before, copy = (planted()[0][planting.left], independent()[planting.right], planted()[0][planting.right])
    ours = replaced(text(source), copy.world.calling(source.world))
    added = set(re.findall("[^。\n]+。", text(copy))) - set(re.findall("[^。\n]+。", text(before)))
    assert sum(sentence in ours for sentence in added) == 5


@pytest.mark.parametrize("planting", of_kind("改名改数"), ids=str)
def test_every_figure_and_name_of_a_section_is_another_one(planting: Planting) -> None:
    source, copy = planted()[0][planting.left], planted()[0][planting.right]
    (part,) = set(copy.sections) - set(independent()[planting.right].sections)
    names = (*source.world.villages, *source.world.persons, *source.world.firms)
    assert not [name for name in names if name in "".join(part.paragraphs)]
    theirs, ours = (re.findall(r"\d+\.?\d*", "".join(each.paragraphs)) for each in (longest(source), part))
    kept = {"2021", "2025", "12", "4"}  # of the names of a law and a day
    assert len(theirs) == len(ours)
    assert [one for one, other in zip(theirs, ours, strict=True) if one == other and one not in kept] == []


@pytest.mark.parametrize("planting", of_kind("段落换序"), ids=str)
def test_paragraphs_stand_in_another_order(planting: Planting) -> None:
    source, copy = planted()[0][planting.left], planted()[0][planting.right]
    theirs = [replaced(each, copy.world.calling(source.world)) for part in source.sections for each in part.paragraphs]
    taken = [theirs.index(each) for part in copy.sections for each in part.paragraphs if each in theirs]
    assert len(taken) >= 5 and taken != sorted(taken)


def test_a_hard_case_touches_no_planted_copy() -> None:
    reports, cases = hard()
    touched = {number for case in cases for pair in case.pairs for number in pair if number < MANY}
    assert touched <= set(spare())
    assert 250 <= length(reports[cases[4].pairs[0][1]]) <= 350


def test_a_report_is_handed_over_as_paragraphs_with_its_unit_and_year() -> None:
    audit = audit_of(written(3), 3)
    assert audit.submission.file == f"003{audit.identity.unit}.txt"
    assert (audit.identity.kind, audit.identity.year) == ("部门", 2025)
    assert audit.submission.paragraphs[0].text.startswith("沔北区文旅局")
