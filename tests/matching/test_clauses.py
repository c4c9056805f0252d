from collections.abc import Callable

import pytest

from auditor.judging.engine import Engine
from auditor.matching import match
from auditor.matching.clauses import clauses, cues, overlaps, within
from auditor.model import Report, Status

DONE, PLANNED, LACKING = Status.DONE, Status.PLANNED, Status.LACKING
Statuses = Callable[..., list[Status]]


@pytest.fixture(scope="session")
def statuses(outline_of: Callable[..., Report], engine: Engine) -> Statuses:
    """The status of each clause of a text, in the order of the text."""

    def of(text: str, default: Status = DONE) -> list[Status]:
        report = outline_of(f"乌有镇2023年法治政府建设年度报告\n一、年度重点任务\n{text}")
        matches = match(report, engine.matcher)
        return [
            clause.status
            for number, sentence in enumerate(report.sentences)
            if sentence.paragraph >= 2
            for clause in clauses(report.text, sentence, default, cues(matches.hits.get(number, ()), engine.matcher))
        ]

    return of


@pytest.mark.parametrize(
    "text",
    [
        "将法治建设纳入考核",
        "将学法情况作为述职内容",
        "将矛盾化解在基层",
        "将工作要点细化为责任清单",
        "将执法信息公示上网",
        "把法治建设纳入规划",
        "即将建成的大厅已投用",
        "未发生行政诉讼案件",
        "没有发生行政复议案件",
        "无脱管漏管人员",
        "全年未收到投诉",
        "着力解决执法不规范问题",
        "补齐执法短板",
        "未成年人保护工作扎实",
        "工作不断深入",
        "不少于40学时",
        "帮扶困难群众",
        "虚拟大厅上线",
        "计划生育工作扎实",
        "聘请法律顾问",
    ],
)
def test_what_was_done_is_done(statuses: Statuses, text: str) -> None:
    assert statuses(text + "。") == [DONE]


@pytest.mark.parametrize(
    "text",
    [
        "将进一步加强培训",
        "将继续聘请法律顾问",
        "我镇将对执法人员进行培训",
        "将以更高标准抓好普法",
        "拟聘请法律顾问",
        "计划于明年聘请法律顾问",
        "力争建成调解中心",
        "打算组建执法队",
        "下一步聘请法律顾问",
        "今后加强普法",
        "2024年底前建成大厅",
        "2024年将开展培训",
        "正在筹备调解中心",
        "待条件成熟后设立调解室",
    ],
)
def test_what_is_only_intended_is_planned(statuses: Statuses, text: str) -> None:
    assert statuses(text + "。") == [PLANNED]


@pytest.mark.parametrize(
    "text",
    [
        "尚未聘请法律顾问",
        "未建立公示制度",
        "没有开展法制审核",
        "未能落实三项制度",
        "仍未配备执法记录仪",
        "法制审核人员不足",
        "执法程序不规范",
        "普法形式单一",
        "执法力量薄弱",
        "法治意识有待提高",
        "缺乏专业人员",
        "存在重复执法的问题",
        "难以适应要求",
    ],
)
def test_what_the_report_says_is_wanting_is_lacking(statuses: Statuses, text: str) -> None:
    assert statuses(text + "。") == [LACKING]


@pytest.mark.parametrize(
    ("text", "default", "wanted"),
    [
        ("下一步，聘请法律顾问，加强普法。", DONE, [PLANNED, PLANNED, PLANNED]),
        ("组织学法，下一步聘请法律顾问，加强普法。", DONE, [DONE, PLANNED, PLANNED]),
        ("下一步加强普法，目前已聘请法律顾问，服务群众。", DONE, [PLANNED, DONE, DONE]),
        ("下一步加强普法。聘请法律顾问。", DONE, [PLANNED, DONE]),
        ("尚未聘请法律顾问，开展普法。", DONE, [LACKING, DONE]),
        ("加强普法，聘请法律顾问。", PLANNED, [PLANNED, PLANNED]),
        ("已聘请法律顾问，加强普法。", PLANNED, [DONE, PLANNED]),
        ("现有法律顾问2名，加强普法。", PLANNED, [DONE, PLANNED]),
        ("聘请了法律顾问，人员不足。", LACKING, [DONE, LACKING]),
        ("执法人员年龄大。", LACKING, [LACKING]),
        ("下一步，培训执法人员。", LACKING, [PLANNED, PLANNED]),
        ("虽已设立调解室，但人员不足。", LACKING, [DONE, LACKING]),
        ("已聘请法律顾问，但尚未参与决策。", DONE, [DONE, LACKING]),
        ("为了加强普法，聘请法律顾问。", PLANNED, [PLANNED, PLANNED]),
        ("全年开展培训不少于2次。", PLANNED, [PLANNED]),
    ],
)
def test_every_clause_has_a_status_of_its_own(
    statuses: Statuses, text: str, default: Status, wanted: list[Status]
) -> None:
    assert statuses(text, default) == wanted


def test_clauses_cover_their_sentence(outline_of: Callable[..., Report]) -> None:
    report = outline_of("，，学法，，执法：普法，调解")
    (sentence,) = report.sentences
    parts = clauses(report.text, sentence, DONE, {})
    assert "".join(report.text[clause.start : clause.end] for clause in parts) == report.text
    assert [clause.end for clause in parts[:-1]] == [clause.start for clause in parts[1:]]


@pytest.mark.parametrize(
    ("span", "touches", "inside"),
    [
        ((0, 2), False, False),
        ((1, 3), True, False),
        ((2, 5), True, True),
        ((3, 4), True, True),
        ((4, 6), True, False),
        ((5, 6), False, False),
    ],
)
def test_spans_overlap_or_lie_within(span: tuple[int, int], touches: bool, inside: bool) -> None:
    assert overlaps(*span, [(2, 5)]) is touches
    assert within(*span, [(2, 5)]) is inside
    assert not overlaps(*span, [])
