from dataclasses import replace

import pytest

from auditor.model import Level, Place, Status, Verdict
from auditor.outline import outline, outliner
from auditor.output.annotated.homes import Homes

TEXT = """政策文件
乌有镇2024年度法治政府建设工作情况报告
2024年，我镇扎实推进法治政府建设。现报告如下。
一、主要举措和成效
（一）强化组织领导。成立法治建设领导小组，召开会议4次。
（二）规范执法
办理行政处罚案件12件，公示执法信息30条。
二、履行第一责任人职责情况
镇长听取汇报3次。
三、存在的不足
执法力量薄弱。
四、下一步打算
将配备记录仪。"""


@pytest.fixture
def outline_of(submission_of, shipped_ruleset):
    return lambda text: outline(submission_of(text), outliner(shipped_ruleset))


@pytest.fixture
def report(outline_of):
    return outline_of(TEXT)


@pytest.fixture
def words(report):
    """The text at a place."""
    return lambda place: report.submission.paragraphs[place.paragraph - 1].text[place.start : place.end]


def verdict(element, place=None, evidence=None):
    level = Level.ACTED if place else Level.MISSING
    return Verdict(element, level, 0, 1, not place, (evidence(place),) if place else (), "", "")


@pytest.fixture
def evidence(good_report):
    return lambda place, **fields: replace(good_report.verdicts[0].evidence[0], place=place, **fields)


@pytest.fixture
def homes(report, shipped_ruleset, evidence):
    def homes(*told, text=None):
        verdicts = [verdict(element, place, evidence) for element, place in told]
        return Homes(text or report, tuple(verdicts), shipped_ruleset)

    return homes


def test_an_element_with_a_section_of_its_own_belongs_to_its_heading(homes, words, shipped_ruleset):
    element = next(each for each in shipped_ruleset.elements if each.home)
    assert words(homes().of(element)) == "二、履行第一责任人职责情况"


def test_an_element_whose_items_are_counted_belongs_to_the_section_they_are_counted_in(homes, words, shipped_ruleset):
    element = next(each for each in shipped_ruleset.elements if each.counting and "不足" in each.counting.roles)
    assert words(homes().of(element)) == "三、存在的不足"


def test_an_element_belongs_where_most_of_its_part_is_told_and_only_the_heading_is_marked(
    homes, words, shipped_ruleset
):
    plain = [each for each in shipped_ruleset.elements if not each.home and not each.counting]
    part = next(part for part in {each.part: 0 for each in plain} if sum(e.part == part for e in plain) > 3)
    missing, *others = [each for each in plain if each.part == part]
    told = [(others[0].id, Place(5, 20, 22)), (others[1].id, Place(7, 0, 4)), (others[2].id, Place(7, 2, 4))]
    assert words(homes(*told).of(missing)) == "（二）规范执法"
    assert words(homes(told[0]).of(missing)) == "（一）强化组织领导。"


def test_where_a_part_is_only_planned_nothing_of_it_belongs(report, words, shipped_ruleset, evidence):
    plain = [each for each in shipped_ruleset.elements if not each.home and not each.counting]
    planned = evidence(Place(12, 0, 4), status=Status.PLANNED)
    told = replace(verdict(plain[0].id), evidence=(planned,))
    assert words(Homes(report, (told,), shipped_ruleset).of(plain[0])) == "一、主要举措和成效"


def test_an_element_of_a_part_that_nothing_is_told_of_belongs_to_the_measures(homes, words, shipped_ruleset):
    element = next(each for each in shipped_ruleset.elements if not each.home and not each.counting)
    assert words(homes().of(element)) == "一、主要举措和成效"


def test_without_any_heading_it_belongs_to_the_title_and_not_to_what_stands_above(homes, outline_of, shipped_ruleset):
    report = outline_of("\n".join(TEXT.splitlines()[:3]))
    place = homes(text=report).of(shipped_ruleset.elements[0])
    assert place == Place(2, 0, len(TEXT.splitlines()[1]))


def test_without_a_title_it_belongs_to_the_first_paragraph(homes, outline_of, shipped_ruleset):
    assert homes(text=outline_of("聘请了律师。")).title == Place(1, 0, 6)


def test_all_headings_are_told_in_their_order(homes, words):
    assert [words(each) for each in homes().headings] == [
        "一、主要举措和成效",
        "（一）强化组织领导。",
        "（二）规范执法",
        "二、履行第一责任人职责情况",
        "三、存在的不足",
        "四、下一步打算",
    ]


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        (TEXT, True),
        ("青石镇2024年度法治政府建设工作情况报告如下：\n一、主要举措\n聘请了律师。", False),
        ("2024年，青石镇扎实推进法治政府建设，现将工作情况报告如下。\n聘请了律师。", False),
    ],
)
def test_the_sentence_that_a_report_begins_with_is_no_title(homes, outline_of, text, titled):
    assert homes(text=outline_of(text)).titled is titled
