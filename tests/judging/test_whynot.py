import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from auditor.judging.engine import Engine, build_engine
from auditor.judging.whynot import shown, why_not, why_not_counted
from auditor.model import Evidence, Level, Place, ReportAudit, SetAside, Status, Submission, Verdict
from auditor.reading import read
from auditor.rules import Ruleset, load_ruleset
from auditor.rules.appellations import filled
from auditor.rules.types import Steps
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


def test_a_counted_element_tells_how_many_items_were_found(ruleset: Ruleset) -> None:
    element = ruleset.element_of["achievements"]
    text = why_not_counted(element, Level.ACTED, items=10, marked=5)
    assert text == (
        "“举措成效”部分找到 10 条，其中 5 条写明了次数、件数、比例等成效数字，未达到至少 3 条、其中过半具体写明的要求。"
    )


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
            why = why_not_counted(told, level, 3, 1) if told.counting else why_not(told, level, [found])
            for text in (why, told.advice):
                assert not SIGNS.search(filled(text, appellations, "乡镇")), text


ROOT = Path(__file__).parents[2]
REPORTS = [ROOT / "sample_reports", ROOT / "tests" / "data" / "reports", ROOT.parent / "shared" / "reports"]


@pytest.mark.parametrize("folder", REPORTS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_no_report_is_told_of_signs(engine: Engine, folder: Path) -> None:
    paths = [path for path in sorted(folder.glob("*")) if path.suffix in (".txt", ".html", ".docx")]
    if not paths:
        pytest.skip(f"{folder} is not here")
    for path in paths:
        submission = read(path, path.name, engine.ruleset.pages)
        assert isinstance(submission, Submission)
        assert_told_plainly(engine.audit(submission))


def test_no_short_case_is_told_of_signs(engine: Engine, submission_of: Callable[..., Submission]) -> None:
    cases = ROOT.parent / "shared" / "cases" / "real-wording.yaml"
    if not cases.is_file():
        pytest.skip("the cases are not here")
    for case in yaml.safe_load(cases.read_text("utf-8")):
        assert_told_plainly(engine.audit(submission_of(case["document"])))


def assert_told_plainly(audit: ReportAudit | SetAside) -> None:
    for verdict in audit.verdicts if isinstance(audit, ReportAudit) else ():
        assert not SIGNS.search(verdict.why_not + verdict.advice), verdict
