"""Every figure of a bulletin is what anyone can count in results.json."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from auditor.output.bulletin.elements import Fared
from auditor.output.bulletin.write import write_bulletin
from auditor.results.write import write_json
from tests.output.bulletin.told import OCCASION, tables, told


@pytest.fixture(scope="module")
def sample(samples_run, shipped_ruleset, tmp_path_factory):
    """The bulletin of the sample reports, and their results.json as data."""
    folder = tmp_path_factory.mktemp("bulletin")
    (results,) = write_json(samples_run, shipped_ruleset, folder)
    (path,) = write_bulletin(samples_run, shipped_ruleset, folder, None, OCCASION)
    return path, json.loads(results.read_text("utf-8"))


@pytest.mark.parametrize(("best", "of", "percent"), [(5, 8, "63%"), (1, 8, "13%"), (2, 3, "67%"), (4, 4, "100%")])
def test_half_a_percent_goes_up_as_people_round_it(best, of, percent):
    assert Fared(None, ("",) * best, ("",) * (of - best), (), ()).percent == percent


def by_kind(data):
    kinds = {}
    for report in data["reports"]:
        kinds.setdefault(report["kind"], []).append(report)
    return kinds


def spread(reports):
    scores = [round(report["score"] * 100) for report in reports]
    return [f"{sum(scores) / len(scores) / 100:.2f}", f"{max(scores) / 100:.2f}", f"{min(scores) / 100:.2f}"]


def levels_of(data, element):
    """The levels of one element in the reports that it applies to, with whether each is a gap."""
    found = (verdict for report in data["reports"] for verdict in report["verdicts"] if verdict["element"] == element)
    return [(verdict["level"], verdict["gap"]) for verdict in found if verdict["applicable"]]


pytestmark = pytest.mark.slow


def test_scores_and_grades_are_those_of_the_results(sample):
    path, data = sample
    mean, highest, lowest = spread(data["reports"])
    grades = Counter(report["grade"] for report in data["reports"])
    whole = re.search(r"本次评查报告(\d+)份，平均得分(.+?)分，最高(.+?)分，最低(.+?)分。其中(.+)。", told(path))
    assert whole.groups()[:4] == (str(len(data["reports"])), mean, highest, lowest)
    assert dict(re.findall(r"([^、\d]+)(\d+)份", whole[5])) == {name: str(number) for name, number in grades.items()}


def test_each_kind_has_its_own_figures(sample):
    path, data = sample
    (rows,) = (rows for first, rows in tables(path).items() if first.startswith("类别 应报"))
    assert {row[0]: row[3:7] for row in rows} == {
        kind: [str(len(reports)), *spread(reports)] for kind, reports in by_kind(data).items()
    }


def test_each_report_stands_in_its_kind_with_rank_score_grade_and_gaps(sample):
    path, data = sample
    told_of = {row[1]: row for row in tables(path)["名次 单位 得分 等级 缺项数"]}
    assert len(told_of) == len(data["reports"])
    for reports in by_kind(data).values():
        for report in reports:
            rank = 1 + sum(other["score"] > report["score"] for other in reports)
            gaps = sum(verdict["gap"] for verdict in report["verdicts"])
            expected = [str(rank), report["unit"], f"{report['score']:.2f}", report["grade"], str(gaps)]
            assert told_of[report["unit"]] == expected


def test_each_element_is_counted_by_its_levels(sample):
    path, data = sample
    (rows,) = (rows for first, rows in tables(path).items() if first.startswith("序号 要素"))
    ids = {verdict["name"]: verdict["element"] for verdict in data["reports"][0]["verdicts"]}
    assert len(rows) == len(ids)
    for _, name, *numbers in rows:
        levels = levels_of(data, ids[name])
        kept = Counter(level for level, gap in levels if not gap)
        gaps = sum(gap for _, gap in levels)
        weak = kept["mentioned"] + kept["planned"] + kept["missing"]
        assert numbers == [str(each) for each in (len(levels), kept["evidenced"], kept["acted"], weak, gaps)]


def test_a_common_lack_is_told_with_all_who_lack_it(sample):
    path, data = sample
    pattern = (
        r"\d+．(.+?)。(\d+)份适用的报告中，缺项的(\d+)份，只作一般提及的(\d+)份。.*\n"
        r"(?:缺项的：(.+)。\n)?(?:只作一般提及的：(.+)。\n)?"
    )
    found = re.findall(pattern, told(path))
    assert len(found) > 3
    for name, units, gaps, weak, lacking, mentioning in found:
        verdicts = [(r["unit"], v) for r in data["reports"] for v in r["verdicts"] if v["name"] == name]
        assert int(units) == sum(verdict["applicable"] for _, verdict in verdicts)
        assert int(gaps) + int(weak) >= int(units) / 3
        names = [{unit for unit in each.split("、") if unit} for each in (lacking, mentioning)]
        assert names[0] == {unit for unit, verdict in verdicts if verdict["gap"]}
        assert names[1] == {unit for unit, verdict in verdicts if verdict["level"] == "mentioned"}
        assert (int(gaps), int(weak)) == (len(names[0]), len(names[1]))


def test_a_quote_stands_in_the_report_of_the_unit_that_it_is_said_to_be_of(sample):
    path, data = sample
    found = re.findall(r"^(?:可参照(.+?)的写法|(.+?))：“(.+)”$", told(path), re.MULTILINE)
    assert len(found) > 5
    for common, good, quote in found:
        (report,) = (each for each in data["reports"] if each["unit"] == (common or good))
        quotes = [each["quote"] for verdict in report["verdicts"] for each in verdict["evidence"]]
        assert any(quote.rstrip("…") in each for each in quotes)


def test_flaws_are_counted_by_check_and_tone(sample):
    path, data = sample
    (rows,) = (rows for first, rows in tables(path).items() if first.startswith("序号 问题"))
    flaws = [flaw for report in data["reports"] for flaw in report["defects"] if not flaw["ignored"]]
    for tone, column in (("必改", 2), ("请核", 3)):
        assert sum(int(row[column]) for row in rows) == sum(each["count"] for each in flaws if each["tone"] == tone)
    told_flaws = [each for each in flaws if each["tone"] != "提示"]
    assert len(rows) == len({flaw["check"] for flaw in told_flaws})
