import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from auditor.judging.counting import Count
from auditor.judging.engine import Engine, build_engine
from auditor.judging.whynot import shown, why_not, why_not_counted
from auditor.model import Evidence, Level, Place, ReportAudit, SetAside, Status, Submission, Verdict
from auditor.reading import read
from auditor.rules import Ruleset, load_ruleset
from auditor.rules.appellations import filled
from auditor.rules.types import Steps, Threshold
from auditor.text.fold import fold
from auditor.wording.parse import parse


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("落实责任。", "没有说到法律顾问"),
        ("下一步将聘请法律顾问。", "只见于今后的打算"),
        ("尚未聘请法律顾问。", "只说到不足或尚未做到"),
        ("发挥法律顾问作用。", "没有写明“聘请”“购买律师服务”等做法"),
        ("聘请法律顾问。", "名、件"),
    ],
)
def test_the_condition_that_failed_is_told(verdict_of: Callable[..., Verdict], text: str, said: str) -> None:
    assert said in verdict_of(text).why_not


def test_nothing_is_told_at_the_best_level(verdict_of: Callable[..., Verdict]) -> None:
    assert verdict_of("聘请法律顾问2名。").why_not == ""


@pytest.mark.parametrize("section", ["", "不足", "计划"])
@pytest.mark.parametrize(
    "text", ["落实责任。", "一是召开法治建设会议，二是执法公示，三是开展普法。", "聘请法律顾问2名，但执法力量不足。"]
)
def test_every_verdict_below_the_best_tells_why(
    judge_text: Callable[..., ReportAudit], text: str, section: str
) -> None:
    for verdict in judge_text(text, section).verdicts:
        assert bool(verdict.why_not) is (verdict.applicable and verdict.level < Level.EVIDENCED)
        assert verdict.why_not == "" or verdict.why_not.endswith("。")


def test_only_what_is_nothing_but_words_is_shown() -> None:
    sources = ["/甲乙+/", "聘请", "聘请…律师", "(签约|签订)合同", "签约", "列席N次", "法律顾?问", "列席", "出具"]
    assert shown([parse(source) for source in sources]) == "“聘请”“签约”“列席”"
    assert shown([parse("聘请…律师")]) == ""


@pytest.mark.parametrize(
    ("element", "level", "count", "told"),
    [
        (
            "achievements",
            Level.ACTED,
            Count(10, 10, 5),
            "“举措成效”部分写了 10 条，其中 5 条写明了次数、件数、比例等成效数字，其余 5 条没有写明，要求过半的条目写明。",
        ),
        ("achievements", Level.MENTIONED, Count(2, 2, 2), "“举措成效”部分写了 2 条，要求至少写 3 条。"),
        ("achievements", Level.MISSING, Count(0, 0, 0), "没有找到写明主要举措和成效的内容。"),
        (
            "shortcomings",
            Level.ACTED,
            Count(3, 3, 0),
            "“不足”部分写了 3 条，都没有写明具体的机构、事项或数字，要求至少 1 条写明。",
        ),
        ("shortcomings", Level.MENTIONED, Count(1, 1, 0), "“不足”部分写了 1 条，要求至少写 2 条。"),
        ("shortcomings", Level.MENTIONED, Count(0, 0, 0), "提到了存在的不足，但没有写明具体内容。"),
        (
            "causes",
            Level.ACTED,
            Count(2, 2, 1),
            "“不足”部分写了 2 条，其中 1 条写明了原因，其余 1 条没有写明，要求逐条写明。",
        ),
        ("causes", Level.MENTIONED, Count(1, 1, 0), "“不足”部分写了 1 条，没有写明原因，要求至少 1 条写明。"),
        ("causes", Level.MISSING, Count(0, 0, 0), "没有找到写明不足的原因的内容。"),
        (
            "next-year-plan",
            Level.ACTED,
            Count(5, 5, 1),
            "“计划”部分写了 5 条，其中 1 条写明了以后可以核对的步骤，其余 4 条没有写明，要求至少 2 条写明。",
        ),
    ],
)
def test_a_counted_element_tells_what_it_has_and_what_is_asked(
    ruleset: Ruleset, element: str, level: Level, count: Count, told: str
) -> None:
    assert why_not_counted(ruleset.element_of[element], level, count, "") == told


def test_a_counted_element_never_gives_as_lacking_what_it_has(ruleset: Ruleset) -> None:
    element = ruleset.element_of["shortcomings"]
    assert element.counting
    few = replace(element, counting=replace(element.counting, evidenced=Threshold(3, "all")))
    told = [why_not_counted(few, Level.ACTED, Count(2, 2, marked), "") for marked in (2, 1)]
    assert told == [
        "“不足”部分写了 2 条，要求至少写 3 条。",
        "“不足”部分写了 2 条，其中 1 条写明了具体的机构、事项或数字，其余 1 条没有写明，要求逐条写明，并至少写 3 条。",
    ]


@pytest.mark.parametrize(
    ("element", "text", "told"),
    [
        (
            "administrative-reconsideration",
            "学习《行政复议法》。",
            "报告中虽有“行政复议”字样，但没有写明行政复议案件怎样办理",
        ),
        (
            "first-responsible-person",
            "落实安全生产第一责任人职责。",
            "报告中虽有“第一责任人”字样，但没有写明书记、镇长",
        ),
        ("petitions", "贯彻《信访工作条例》。", "报告中虽有“信访”字样，但没有写明怎样接访"),
        ("petitions", "落实责任。", "全文没有说到信访工作法治化（没有出现“信访”"),
    ],
)
def test_words_that_stand_in_the_report_are_never_said_to_be_absent(
    engine: Engine, submission_of: Callable[..., Submission], element: str, text: str, told: str
) -> None:
    audit = engine.audit(submission_of(f"乌有镇人民政府2023年法治政府建设年度报告\n一、工作\n{text}"))
    assert isinstance(audit, ReportAudit)
    verdict = next(each for each in audit.verdicts if each.element == element)
    assert verdict.level is Level.MISSING
    assert verdict.why_not.startswith(told)


def test_a_topic_that_stands_in_other_words_is_not_said_to_be_absent(ruleset: Ruleset) -> None:
    element = replace(
        ruleset.element_of["petitions"],
        wordings=ruleset.element_of["petitions"].wordings | {"topic": (parse("接…来访"),)},
    )
    assert why_not(element, Level.MISSING, (), "接待群众来访。").startswith("报告没有写明怎样接访")
    assert why_not(element, Level.MISSING, (), "落实责任。") == "全文没有说到信访工作法治化。"


def test_what_is_not_written_yet_is_told_in_the_words_of_the_rules(
    write_ruleset: Callable[..., Path], submission_of: Callable[..., Submission], tiny_elements: str
) -> None:
    steps = "    steps: {acted: 聘请了谁, evidenced: 审查合同的份数}\n    topic: [法律顾问]"
    engine = build_engine(load_ruleset(write_ruleset(elements=tiny_elements.replace("    topic: [法律顾问]", steps))))
    told = []
    for text in ("发挥法律顾问作用。", "聘请法律顾问。"):
        audit = engine.audit(submission_of(f"乌有镇人民政府2023年法治政府建设年度报告\n一、工作\n{text}"))
        assert isinstance(audit, ReportAudit)
        told.append(audit.verdicts[0].why_not)
    assert told == [
        "提到了法律顾问，但没有写明聘请了谁。",
        "有具体举措，但没有写明审查合同的份数等可以核对的内容。",
    ]


@pytest.mark.parametrize(
    ("unit", "called"),
    [
        ("乌有镇人民政府", "书记、镇长（乡长）"),
        ("乌有街道办事处", "书记、主任"),
        ("乌有县司法局", "局长（主任）"),
        ("乌有县人民政府", "书记、县长（区长）"),
        ("", "主要负责人"),
    ],
)
def test_reason_and_advice_call_the_head_of_the_unit_as_its_kind_does(
    engine: Engine, submission_of: Callable[..., Submission], unit: str, called: str
) -> None:
    text = f"{unit}2023年法治政府建设年度报告\n一、工作\n落实第一责任人职责。"
    audit = engine.audit(submission_of(text))
    assert isinstance(audit, ReportAudit)
    verdict = next(each for each in audit.verdicts if each.element == "first-responsible-person")
    assert verdict.advice.startswith(f"写明{called}本人")
    assert f"没有写明{called}本人" in verdict.why_not


def test_every_element_says_what_is_not_written_yet(ruleset: Ruleset) -> None:
    for element in ruleset.elements:
        if counting := element.counting:
            assert element.steps.evidenced and bool(element.steps.acted) is bool(counting.acted.marked), element.id
        else:
            assert element.steps.acted and element.steps.evidenced, element.id


SIGNS = re.compile(r"[…‥(|)<>N/\\{}?!]")  # of the wording language, of raw expressions, of appellations


@pytest.mark.parametrize("steps", [None, Steps()], ids=["as shipped", "without its steps"])
@pytest.mark.parametrize("status", Status)
def test_no_reason_or_advice_holds_a_sign_of_the_wording_language(
    ruleset: Ruleset, status: Status, steps: Steps | None
) -> None:
    found = Evidence("", Level.MENTIONED, Level.MENTIONED, status, "", "", Place(1, 0, 0), None, None)
    appellations = ruleset.naming.appellations
    for element in ruleset.elements:
        told = element if steps is None else replace(element, steps=steps)
        for level in Level:
            why = (
                why_not_counted(told, level, Count(3, 3, 1), "") if told.counting else why_not(told, level, [found], "")
            )
            for text in (why, told.advice):
                assert not SIGNS.search(filled(text, appellations, "乡镇")), text


ROOT = Path(__file__).parents[2]
REPORTS = [ROOT / "sample_reports", ROOT / "tests" / "data" / "reports", ROOT.parent / "shared" / "reports"]


@pytest.mark.parametrize("folder", REPORTS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_no_report_is_told_of_signs_or_that_its_words_are_absent(engine: Engine, folder: Path) -> None:
    paths = [path for path in sorted(folder.glob("*")) if path.suffix in (".txt", ".html", ".docx")]
    if not paths:
        pytest.skip(f"{folder} is not here")
    for path in paths:
        submission = read(path, path.name, engine.ruleset.pages)
        assert isinstance(submission, Submission)
        audit = engine.audit(submission)
        assert_told_plainly(audit)
        assert_true_of(audit, submission)


def test_no_short_case_is_told_of_signs(engine: Engine, submission_of: Callable[..., Submission]) -> None:
    cases = ROOT.parent / "shared" / "cases" / "real-wording.yaml"
    if not cases.is_file():
        pytest.skip("the cases are not here")
    for case in yaml.safe_load(cases.read_text("utf-8")):
        assert_told_plainly(engine.audit(submission_of(case["document"])))


def assert_told_plainly(audit: ReportAudit | SetAside) -> None:
    for verdict in audit.verdicts if isinstance(audit, ReportAudit) else ():
        assert not SIGNS.search(verdict.why_not + verdict.advice), verdict


ABSENT = re.compile(r"没有(?:出现|写明)?((?:“[^”]*”)+)等(?:字样|做法|说法)")


def assert_true_of(audit: ReportAudit | SetAside, submission: Submission) -> None:
    """No reason gives as absent what a search finds in the report; menus of a web page are none of it."""
    text = fold("\n".join(paragraph.text for paragraph in submission.paragraphs if not paragraph.furniture))
    for verdict in audit.verdicts if isinstance(audit, ReportAudit) else ():
        for words in ABSENT.findall(verdict.why_not):
            assert not [word for word in words.strip("“”").split("”“") if fold(word) in text], verdict
        if verdict.why_not.startswith("全文没有说到"):
            assert fold(verdict.why_not.split("（")[0].removeprefix("全文没有说到").rstrip("。")) not in text, verdict
