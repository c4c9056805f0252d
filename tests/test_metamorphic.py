"""What must not change a verdict does not, and what must does: on whole reports and on the rules' own examples."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.judging.engine import Engine
from auditor.matching import match
from auditor.matching.clauses import cues
from auditor.matching.uses import Cue
from auditor.model import Level, Paragraph, ReportAudit, Submission
from auditor.reading import read
from auditor.rules.types import Example
from auditor.workbench.examples import read_under_role

SAMPLES = Path(__file__).parents[1] / "sample_reports"
NAMES = sorted(
    path.name for path in SAMPLES.iterdir() if path.suffix in (".txt", ".docx") and not path.name.startswith("09")
)
UNRELATED = "全镇新建高标准粮田，蔬菜大棚连片发展，乡村面貌焕然一新，群众日子越过越红火。"


def lines_of(name: str, engine: Engine) -> list[str]:
    submission = read(SAMPLES / name, name, engine.ruleset.pages)
    assert isinstance(submission, Submission)
    return [paragraph.text for paragraph in submission.paragraphs if not paragraph.furniture]


def audit(lines: list[str], engine: Engine) -> ReportAudit:
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(lines, 1))
    outcome = engine.audit(Submission("r.txt", "", "txt", paragraphs))
    assert isinstance(outcome, ReportAudit)
    return outcome


def levels(outcome: ReportAudit) -> dict[str, Level]:
    return {verdict.element: verdict.level for verdict in outcome.verdicts}


@pytest.mark.parametrize("name", NAMES)
def test_quotation_marks_of_another_kind_change_nothing(name: str, engine: Engine) -> None:
    lines = lines_of(name, engine)
    turned = [line.translate(str.maketrans("“”‘’", "「」『』")) for line in lines]
    straight = [re.sub("[“”]", '"', line) for line in lines]
    assert lines != turned != straight != lines
    assert levels(audit(lines, engine)) == levels(audit(turned, engine)) == levels(audit(straight, engine))


@pytest.mark.parametrize("name", NAMES)
def test_an_unrelated_paragraph_changes_nothing(name: str, engine: Engine) -> None:
    lines = lines_of(name, engine)
    middle = len(lines) // 2
    while not lines[middle].endswith("。"):
        middle -= 1
    assert levels(audit(lines, engine)) == levels(
        audit([*lines[: middle + 1], UNRELATED, *lines[middle + 1 :]], engine)
    )


@pytest.mark.parametrize("name", NAMES)
def test_without_the_only_sentence_that_speaks_to_it_an_element_is_missing(name: str, engine: Engine) -> None:
    lines = lines_of(name, engine)
    before = audit(lines, engine)
    tried = 0
    for verdict in before.verdicts:
        element = engine.ruleset.element_of[verdict.element]
        if len(verdict.evidence) != 1 or element.counting or tried >= 6:
            continue
        quote = verdict.evidence[0].quote
        if lines.count(quote) or sum(quote in line for line in lines) != 1:
            continue  # a heading of its own opens a part; without it the report is another one
        tried += 1
        after = levels(audit([line.replace(quote, "") for line in lines], engine))
        assert after[verdict.element] is Level.MISSING, quote
    assert tried >= 5


def items_shuffled(lines: list[str], seed: int) -> list[str]:
    """The （一）（二） items of each part in another order, numbered anew."""
    parts: list[list[list[str]]] = [[[]]]
    for line in lines:
        if re.match(r"[一二三四五六七八九十]+、", line):
            parts.append([[line]])
        elif re.match(r"（[一二三四五六七八九十]+）", line):
            parts[-1].append([re.sub(r"^（[一二三四五六七八九十]+）", "", line)])
        else:
            parts[-1][-1].append(line)
    result = []
    for head, *items in parts[:-1]:
        random.Random(seed).shuffle(items)
        result += head
        for number, item in enumerate(items):
            result += [f"（{'一二三四五六七八九十'[number]}）{item[0]}", *item[1:]]
    head, *items = parts[-1]  # the last part ends in the signature, which stays where it is
    result += head
    for number, item in enumerate(items):
        result += [f"（{'一二三四五六七八九十'[number]}）{item[0]}", *item[1:]]
    return result


@pytest.mark.parametrize("seed", [1, 2])
def test_another_order_of_the_items_changes_nothing(seed: int, engine: Engine) -> None:
    lines = lines_of("01-青石镇.txt", engine)
    shuffled = items_shuffled(lines, seed)
    assert sum(one != other for one, other in zip(lines, shuffled, strict=True)) >= 6
    assert levels(audit(lines, engine)) == levels(audit(shuffled, engine))


def done_cue(example: Example, engine: Engine) -> bool:
    """Whether a clause of the example says by itself that it was done (已, 全年 …), so that it counts wherever it stands."""
    report = read_under_role(example, engine)
    return any(Cue.DONE in cues(hits, engine.matcher) for hits in match(report, engine.matcher).hits.values())


@pytest.fixture(scope="module")
def undated(engine: Engine) -> list[tuple[str, Example]]:
    """The elements with their examples of what counts, where only the place tells that it was done."""
    found = [
        (element.id, example)
        for element in engine.ruleset.elements
        if element.counting is None
        for example in element.examples
        if example.level >= Level.MENTIONED and not example.known_miss and not done_cue(example, engine)
    ]
    assert len(found) >= 90 and len({element for element, _ in found}) >= 30
    return found


def level_of(element: str, example: Example, engine: Engine) -> Level:
    report = read_under_role(example, engine)
    verdicts = engine.judge(report).verdicts
    return next(verdict.level for verdict in verdicts if verdict.element == element)


def test_what_counts_as_done_is_only_planned_in_the_plans_unless_it_says_that_it_was_done(
    undated: list[tuple[str, Example]], engine: Engine
) -> None:
    moved = [
        (element, example.text)
        for element, example in undated
        if level_of(element, replace(example, section="计划"), engine) is not Level.PLANNED
    ]
    assert moved == []


def test_what_counts_as_done_is_only_planned_behind_a_word_of_the_future(
    undated: list[tuple[str, Example]], engine: Engine
) -> None:
    lifted = [
        (element, example.text)
        for element, example in undated
        if level_of(element, replace(example, text=f"下一步，{example.text}", section="举措成效"), engine)
        > Level.PLANNED
    ]
    assert lifted == []


@pytest.mark.parametrize(
    ("element", "done", "negated"),
    [
        ("legal-adviser", "镇政府聘请律师担任法律顾问。", "镇政府尚未聘请律师担任法律顾问。"),
        ("leading-group", "成立法治政府建设领导小组。", "未成立法治政府建设领导小组。"),
        ("enforcement-recording", "配备执法记录仪。", "未能配备执法记录仪。"),
        ("major-decisions", "编制重大行政决策事项目录。", "重大行政决策事项目录尚未编制。"),
        ("administrative-mediation", "成立行政调解委员会。", "行政调解委员会仍未成立。"),
        ("dispute-mediation", "在各村设立矛盾纠纷调解室。", "各村没有设立矛盾纠纷调解室。"),
        ("public-legal-services", "公共法律服务室安排专人值守。", "公共法律服务室尚未安排专人值守。"),
        ("enforcement-supervision", "开展执法案卷评查。", "执法案卷评查未能开展。"),
    ],
)
def test_a_negated_act_is_a_lack(element: str, done: str, negated: str, engine: Engine) -> None:
    assert level_of(element, Example(Level.ACTED, done), engine) >= Level.ACTED
    assert level_of(element, Example(Level.PLANNED, negated), engine) is Level.PLANNED
