"""A tiny run: two reports (hostile names), one unreadable file, one set aside."""

from dataclasses import fields, replace
from datetime import date
from functools import cache

import pytest

from auditor.model import (
    NOT_APPLICABLE,
    Across,
    AuditRun,
    Copy,
    Defect,
    Evidence,
    Followed,
    Identity,
    LastYear,
    Level,
    Matter,
    Origin,
    Outcome,
    Paragraph,
    Place,
    Progress,
    ReportAudit,
    Resubmission,
    SetAside,
    Shared,
    Side,
    Status,
    Stretch,
    Submission,
    Tone,
    Unreadable,
    Verdict,
    YearScore,
    for_office,
    for_unit,
)
from auditor.rules import load_ruleset
from auditor.rules.flaws.types import Check, DatedList
from auditor.rules.naming import Kind
from auditor.rules.scoring.types import Figure, ScoringRules
from auditor.rules.types import Element, Grade, LevelRule, Ruleset

FORMULA = "=cmd|' /C calc'!A0"
SCRIPT = "<script>alert(1)</script>"
LABELS = ("缺失", "仅有打算或自述不足", "一般提及", "有具体举措", "有成效佐证")
SHARES = (0.0, 0.2, 0.5, 0.8, 1.0)
KINDS = (Kind("乡镇", ("镇", "乡"), full_names=(("镇", "镇人民政府"),)), Kind("部门", ("局",)))
LISTS = DatedList(date(2025, 3, 1), ())
PLACEHOLDER = Check(
    "placeholder", "占位符没有填", "words", Tone.MUST, "实务", "件数没有核对。", "请填写件数。", dated=LISTS
)


@cache
def _shipped():
    """What no test of outputs needs a small one of."""
    return load_ruleset()


@pytest.fixture
def make_evidence():
    return _evidence


def _evidence(submission, number, wording, level, status=Status.DONE):
    """Evidence of `wording` in a paragraph that is one sentence."""
    paragraph = submission.paragraphs[number - 1]
    start = paragraph.text.index(wording)
    return Evidence(
        quote=paragraph.text,
        strength=level,
        level=level,
        status=status,
        wording=wording,
        section="一、主要举措",
        place=Place(number, start, start + len(wording)),
        quoted=Place(number, 0, len(paragraph.text)),
        page=paragraph.page,
    )


@pytest.fixture
def ruleset():
    elements = (
        Element("adviser", "法律顾问与公职律师", "决策", "《纲要》（十）", ("乡镇", "部门"), 60, "写明聘请的律师。"),
        Element("training", "学法", "队伍", "《纲要》（三十四）", ("乡镇",), 40, "写明学法的次数。"),
    )
    unused = {field.name: None for field in fields(Ruleset)}
    known = {
        "id": "tiny",
        "title": "小规则",
        "sha256": "a" * 64,
        "levels": tuple(map(LevelRule, Level, LABELS, SHARES)),
        "grades": (Grade("优秀", 85), Grade("不合格", 0)),
        "gap_below": Level.MENTIONED,
        "elements": elements,
        "changes": (),
        "naming": replace(_shipped().naming, kinds=KINDS, appellations=(), not_names=(), resubmitted=("修改稿",)),
        "sections": _shipped().sections,
        "checks": (PLACEHOLDER,),
        "scoring": ScoringRules(),
        "figures": (Figure("cases", "行政诉讼案件数", "adviser"), Figure("staff", "持证执法人员数")),
    }
    return Ruleset(**unused | known)


@pytest.fixture
def good_report():
    submission = Submission(
        "清溪镇.docx",
        "b" * 64,
        "docx",
        (
            Paragraph(1, "一、主要举措", page=1, heading=1),
            Paragraph(2, "聘请某律师事务所担任法律顾问，审查合同12份。", page=1),
            Paragraph(3, "将组织学法。", page=2),
            Paragraph(4, "打印本页", page=2, furniture=True),
        ),
    )
    adviser = _evidence(submission, 2, "审查合同12份", Level.EVIDENCED)
    plan = _evidence(submission, 3, "学法", Level.PLANNED, Status.PLANNED)
    verdicts = (
        Verdict("adviser", Level.EVIDENCED, 60, 60, False, (adviser,), "", "写明聘请的律师。"),
        Verdict("training", Level.PLANNED, 8, 40, True, (plan,), "只有打算，没有写已做的事。", "写明学法的次数。"),
    )
    defects = (Defect("placeholder", Tone.MUST, "12份", (Place(2, 18, 21),), "件数没有核对。", "请填写件数。", 0.5),)
    notes = (for_office("内部核对。"), for_unit("另有说明。"))
    return ReportAudit(
        submission,
        Identity(FORMULA, "乡镇", 2023),
        67.5,
        "不合格",
        verdicts,
        defects,
        notes,
        rank=1,
        rank_in_kind=1,
    )


@pytest.fixture
def empty_report():
    submission = Submission("无名<b>.txt", "c" * 64, "txt", (Paragraph(1, SCRIPT),))
    verdicts = (
        Verdict("adviser", Level.MISSING, 0, 100, True, (), "没有找到相关表述。", "写明聘请的律师。"),
        Verdict("training", NOT_APPLICABLE, 0, 0, False, (), "", ""),
    )
    return ReportAudit(submission, Identity(None, None, None, SCRIPT), 0, "不合格", verdicts, rank=2)


@pytest.fixture
def run(ruleset, good_report, empty_report):
    return AuditRun(
        ruleset.id,
        ruleset.title,
        ruleset.sha256,
        (good_report, empty_report),
        (SetAside("要点.docx", "d" * 64, "=1+1", "工作要点"),),
        (Unreadable("扫描.pdf", "没有可以读取的文字。", "请报送文字版。"),),
    )


@pytest.fixture
def across(good_report, empty_report):
    """One thing of each kind that shows only across reports, with hostile texts."""
    good, empty = good_report.submission, empty_report.submission
    last = Side("上年.docx", "e" * 64, SCRIPT, 2022, 0.5)
    passage = Shared(
        Stretch((Place(2, 0, 21),), "聘请某律师事务所担任法律顾问，审查合同12份", (Place(2, 2, 8),)),
        Stretch((Place(1, 0, 8), Place(2, 0, 12)), f"{SCRIPT}\n担任法律顾问，审查合同12份"),
        19,
        ("12份",),
    )
    return Across(
        copies=(
            Copy(
                Tone.CHECK,
                Side(good.file, good.sha256, FORMULA, 2023, 0.5),
                Side(empty.file, empty.sha256, None, None, 1.0),
                False,
                (passage,),
                1,
                "相同的文字占 100%。",
            ),
            Copy(
                Tone.HINT,
                Side(good.file, good.sha256, FORMULA, 2023, 0.5),
                last,
                True,
                (passage,),
                1,
                "有一段 19 字相同。",
            ),
        ),
        last_year=(
            LastYear(
                good.file,
                good.sha256,
                "上年.docx",
                "e" * 64,
                (("adviser", Level.MENTIONED), ("training", NOT_APPLICABLE)),
                (YearScore(2021, 50.25, "不合格"), YearScore(2022, 88.0, "优秀")),
                True,
                (
                    Followed(
                        Origin.PLAN,
                        "明年聘请法律顾问。",
                        Place(7, 0, 9),
                        Outcome.RESULT,
                        good.paragraphs[1].text,
                        Place(2, 0, 22),
                        "adviser",
                        "本报告写明已做。",
                    ),
                    Followed(Origin.INSPECTION, FORMULA, None, Outcome.SILENT, "", None, "", "本报告没有再提。"),
                ),
            ),
        ),
        resubmissions=(
            Resubmission(
                good.file,
                good.sha256,
                FORMULA,
                2023,
                "初稿.docx",
                "f" * 64,
                "a" * 64,
                40.0,
                "不合格",
                (Matter("training", Level.MISSING), Matter(check="placeholder", tone=Tone.MUST, quote=FORMULA)),
                (
                    (Matter("training", Level.MISSING), Progress.OPEN),
                    (Matter(check="placeholder", tone=Tone.MUST, quote=FORMULA), Progress.SOLVED),
                ),
                ("0" * 64,),
            ),
        ),
    )
