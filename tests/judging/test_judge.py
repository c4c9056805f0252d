from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.judging.engine import Engine, build_engine
from auditor.model import NOT_APPLICABLE, Level, ReportAudit, Submission, Verdict
from auditor.rules import Ruleset, load_ruleset
from auditor.rules.parts import words
from auditor.text.fold import fold
from auditor.wording.parse import parse
from auditor.yamlfile.file import YamlFile

JudgeText = Callable[..., ReportAudit]
KINDS = ["乡镇", "街道", "部门", "县区", None]
SAMPLE = """（一）强化 组织领导。镇党委书记主持召开“法治建设”专题会议４次，印发《乌有镇法治建设工作要点》。
（二）规范行政决策。聘请专业律师担任法律顾问，审查合同　12份；规范性文件备案率100％。
（三）严格规范执法。落实行政执法“三项制度”，执法人员持证上岗率达１００%。
一是成立调解工作室，二是调解纠纷一百余件，三是全年未发生行政诉讼案件𠮷。
但也清醒认识到，执法力量还存在不足，尚未配备公职律师。
下一步，将聘请公职律师，6月底前开展应急演练2场。"""


def test_an_element_that_does_not_apply_carries_no_points_and_is_no_gap(
    tiny_engine: Engine, submission_of: Callable[..., Submission]
) -> None:
    text = "乌有县司法局2023年法治政府建设年度报告\n一、工作\n聘请法律顾问2名，调解3件。"
    audit = tiny_engine.audit(submission_of(text))
    assert isinstance(audit, ReportAudit)
    assert audit.score == 100
    mediation = audit.verdicts[1]
    assert (mediation.applicable, mediation.full, mediation.points, mediation.gap) == (False, 0, 0, False)
    assert (mediation.level, mediation.evidence, mediation.why_not) == (NOT_APPLICABLE, (), "")


def test_what_stands_above_the_title_of_a_page_is_not_judged(
    tiny_engine: Engine, submission_of: Callable[..., Submission]
) -> None:
    report = "乌有镇2023年法治政府建设年度报告\n一、工作\n依法行政。"
    levels = []
    for text in (f"乌有法律顾问网\n{report}", f"{report}\n聘请法律顾问。"):
        audit = tiny_engine.audit(submission_of(text))
        assert isinstance(audit, ReportAudit)
        levels.append(audit.verdicts[0].level)
    assert levels == [Level.MISSING, Level.ACTED]


def test_the_points_are_those_for_the_kind_of_the_unit(
    write_ruleset: Callable[..., Path], submission_of: Callable[..., Submission], tiny_elements: str
) -> None:
    elements = tiny_elements.replace("points: 60", "points: 60\n    by_kind: {街道: {points: 10}}")
    engine = build_engine(load_ruleset(write_ruleset(elements=elements)))
    for unit, full in (("乌有镇人民政府", [60, 40]), ("乌有街道办事处", [20, 80])):
        audit = engine.audit(submission_of(f"{unit}2023年法治政府建设年度报告\n一、工作\n聘请法律顾问。"))
        assert isinstance(audit, ReportAudit)
        assert [verdict.full for verdict in audit.verdicts] == full


@pytest.mark.parametrize(
    ("text", "points", "gap"),
    [
        ("落实责任。", 0, True),
        ("下一步将聘请法律顾问。", 12, True),
        ("发挥法律顾问作用。", 30, False),
        ("聘请法律顾问。", 48, False),
        ("聘请法律顾问2名。", 60, False),
    ],
)
def test_a_level_earns_its_share_of_the_points(
    verdict_of: Callable[..., Verdict], text: str, points: float, gap: bool
) -> None:
    verdict = verdict_of(text)
    assert verdict.points == pytest.approx(points)
    assert verdict.full == 60
    assert verdict.gap is gap


def test_advice_is_given_below_the_best_level(verdict_of: Callable[..., Verdict]) -> None:
    assert verdict_of("聘请法律顾问。").advice == "写明聘请了几名法律顾问。"
    assert verdict_of("聘请法律顾问2名。").advice == ""


def test_verdicts_stand_in_the_order_of_the_ruleset(judge_text: JudgeText, ruleset: Ruleset) -> None:
    assert [v.element for v in judge_text(SAMPLE).verdicts] == [e.id for e in ruleset.elements]


@pytest.mark.parametrize("section", ["", "举措成效", "不足", "原因", "计划"])
@pytest.mark.parametrize("text", [*SAMPLE.split("\n"), SAMPLE, "落实责任。"])
def test_evidence_lies_where_it_says(judge_text: JudgeText, text: str, section: str) -> None:
    check_evidence(judge_text(text, section))


def test_a_full_report_has_evidence_of_every_status(judge_text: JudgeText) -> None:
    evidence = [each for verdict in judge_text(SAMPLE).verdicts for each in verdict.evidence]
    assert {each.status.value for each in evidence} == {"done", "planned", "lacking"}
    assert {each.level for each in evidence} == set(Level) - {Level.MISSING}


def check_evidence(audit: ReportAudit) -> None:
    paragraphs = {paragraph.number: paragraph for paragraph in audit.submission.paragraphs}
    for verdict in audit.verdicts:
        for evidence in verdict.evidence:
            text = paragraphs[evidence.place.paragraph].text
            place, quoted = evidence.place, evidence.quoted
            assert quoted is not None
            assert quoted.paragraph == place.paragraph
            assert 0 <= quoted.start <= place.start < place.end <= quoted.end <= len(text)
            assert text[quoted.start : quoted.end] == evidence.quote
            assert text[place.start : place.end] == evidence.matched
            if evidence.wording:
                assert parse_in_rules(evidence.wording, fold(evidence.matched))


def parse_in_rules(wording: str, found: str) -> bool:
    """Whether what was quoted holds what its wording asks for (raw expressions may look around, so their literals are asked)."""
    parsed = parse(wording, WORDS)
    if parsed.raw:
        return all(any(literal in found for literal in choice) for choice in parsed.choices)
    return parsed.pattern.search(found) is not None


@pytest.fixture(autouse=True, scope="module")
def _words() -> None:
    path = Path(__file__).parents[2] / "rules" / "common" / "words.yaml"
    WORDS.update(words(YamlFile(path, path.name, [])))


WORDS: dict[str, str] = {}


@given(
    st.lists(
        st.sampled_from([*SAMPLE.replace("。", "。|").replace("，", "，|").split("|"), "\n", "“", "　"]), max_size=25
    )
)
def test_evidence_of_any_report_lies_where_it_says(judge_text: JudgeText, pieces: list[str]) -> None:
    check_evidence(judge_text("".join(pieces)))


def test_evidence_names_its_section_and_paragraph(judge_text: JudgeText) -> None:
    audit = judge_text("聘请法律顾问　2 名。", "举措成效")
    (evidence,) = next(v for v in audit.verdicts if v.element == "legal-adviser").evidence
    assert evidence.section == "一、主要举措和成效"
    assert evidence.place.paragraph == 3
    assert evidence.quote == "聘请法律顾问　2 名"
    assert evidence.level is evidence.strength is Level.EVIDENCED


@given(st.text(max_size=120).map(lambda text: text.replace("\n", "").replace("\r", "")))
def test_any_text_can_be_judged(judge_text: JudgeText, text: str) -> None:
    audit = judge_text(text)
    assert 0 <= audit.score <= 100
    check_evidence(audit)


@pytest.mark.parametrize(("section", "level"), [("计划", Level.MISSING), ("原因", Level.PLANNED)])
def test_in_the_section_that_is_all_about_an_element_acts_need_not_name_it(
    write_ruleset: Callable[..., Path],
    tiny_elements: str,
    submission_of: Callable[..., Submission],
    section: str,
    level: Level,
) -> None:
    elements = tiny_elements.replace("    points: 60\n", f"    points: 60\n    home: {section}\n")
    tiny = build_engine(load_ruleset(write_ruleset(elements=elements)))
    audit = tiny.audit(submission_of("乌有镇2023年法治政府建设年度报告\n一、原因分析\n聘请专家。"))
    assert isinstance(audit, ReportAudit)
    assert audit.verdicts[0].level is level


def test_judging_twice_gives_the_same(judge_text: JudgeText) -> None:
    assert judge_text(SAMPLE) == judge_text(SAMPLE)
