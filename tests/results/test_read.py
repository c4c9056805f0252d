import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from auditor.errors import AuditorError
from auditor.judging.rank import ranked
from auditor.model import (
    NOT_APPLICABLE,
    Across,
    Adopted,
    Audience,
    AuditRun,
    Awarded,
    Beside,
    Copy,
    Crossed,
    Decision,
    Deducted,
    Defect,
    Evidence,
    EvidenceState,
    Followed,
    Identity,
    Ignored,
    LastYear,
    Level,
    Marks,
    Matter,
    Missing,
    Note,
    Origin,
    Outcome,
    PartScore,
    Place,
    Progress,
    Recalled,
    ReportAudit,
    Resubmission,
    SetAside,
    Shared,
    Side,
    StaleDecision,
    Status,
    Stretch,
    Supply,
    Tally,
    Tone,
    Unreadable,
    Verdict,
    YearScore,
    for_office,
)
from auditor.results.older import from_schema_5
from auditor.results.read import read_results
from auditor.results.schema import results_schema
from auditor.results.types import Results, results_of
from auditor.results.write import results_data, results_text, write_json

GOLDEN = Path(__file__).parent / "golden"
NOTHING_ACROSS = {"copies": [], "last_year": [], "resubmissions": [], "awaited": []}


def recalled(audit: ReportAudit) -> ReportAudit:
    """The report as results.json holds it: all but the text of the submission, and the figures rounded."""
    file = audit.submission
    facts = Recalled(
        file.file,
        file.sha256,
        file.format,
        file.reader,
        file.pages,
        file.characters,
        file.recognised,
        file.title,
        file.published,
    )
    verdicts = tuple(replace(v, points=round(v.points, 3), full=round(v.full, 3)) for v in audit.verdicts)
    return replace(audit, submission=facts, score=round(audit.score, 2), verdicts=verdicts)


def test_a_run_comes_back_as_far_as_the_file_holds_it(run, ruleset, good_report, empty_report, tmp_path):
    waived = replace(empty_report.verdicts[0], decision=Decision(NOT_APPLICABLE, "无此职责", "县司法局", waived=True))
    third = replace(good_report.verdicts[0], points=100 / 3)
    run = replace(
        run,
        reports=ranked([replace(good_report, verdicts=(third,)), replace(empty_report, verdicts=(waived,))]),
        missing=(Missing("乌有乡", "乡镇"),),
        stale=(StaleDecision("", "旧.docx", "training", NOT_APPLICABLE, "没有套用。"),),
    )
    (path,) = write_json(run, ruleset, tmp_path)
    assert read_results(path).run == replace(run, reports=tuple(map(recalled, run.reports)))


def test_what_was_read_is_written_with_the_same_bytes(tmp_path):
    path = GOLDEN / "results.json"
    assert results_text(read_results(path)).encode() == path.read_bytes()


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
PLACES = st.builds(Place, st.integers(1, 9), st.integers(0, 50), st.integers(0, 50))
FIGURES = st.floats(0, 100).map(lambda value: round(value, 3))
JUDGED = st.sampled_from([*Level, NOT_APPLICABLE])
LEVELS, MAYBE = st.sampled_from(Level), st.none() | TEXTS


@st.composite
def evidences(draw):
    place, quote = draw(PLACES), draw(TEXTS)
    start = draw(st.none() | st.integers(0, 50))
    quoted = None if start is None else Place(place.paragraph, start, start + len(quote))
    page, recognised = draw(st.none() | st.integers(1, 9)), draw(st.booleans())
    status, levels = draw(st.sampled_from(Status)), (draw(LEVELS), draw(LEVELS))
    return Evidence(quote, *levels, status, draw(TEXTS), draw(TEXTS), place, quoted, page, recognised)


def tuples(members):
    return st.lists(members, max_size=2).map(tuple)


DECISIONS = st.builds(Decision, JUDGED, TEXTS, TEXTS, st.booleans())
ELEMENTS = st.sampled_from(["adviser", "training"])
MAYBE_FIGURE = st.none() | FIGURES
STATES = st.none() | st.sampled_from(EvidenceState)
MARKS = st.builds(Marks, MAYBE_FIGURE, TEXTS, MAYBE_FIGURE, TEXTS, STATES, TEXTS)
VERDICTS = st.builds(
    Verdict,
    ELEMENTS,
    JUDGED,
    FIGURES,
    FIGURES,
    st.booleans(),
    tuples(evidences()),
    TEXTS,
    TEXTS,
    st.none() | DECISIONS,
    MARKS.map(lambda marks: Marks() if marks.blank else marks),
)
COUNTS = st.integers(0, 99)
IGNORED = st.none() | st.builds(Ignored, TEXTS, TEXTS, st.booleans())
ADOPTED = st.none() | st.builds(Adopted, TEXTS, TEXTS)
TOLD = (TEXTS, TEXTS, FIGURES, st.integers(1, 99), TEXTS, IGNORED, ADOPTED)
DEFECTS = st.builds(Defect, TEXTS, st.sampled_from(Tone), TEXTS, tuples(PLACES), *TOLD)
FILES = st.builds(Recalled, TEXTS, TEXTS, TEXTS, TEXTS, st.none() | COUNTS, COUNTS, st.booleans(), MAYBE, MAYBE)
WHO = st.builds(Identity, MAYBE, MAYBE, st.none() | COUNTS, MAYBE, st.booleans())
SCORES = st.floats(0, 100).map(lambda value: round(value, 2))
SUPPLIES = st.sampled_from(Supply)
TALLIES = st.builds(
    Tally,
    FIGURES,
    FIGURES,
    tuples(st.builds(Deducted, TEXTS, TEXTS, SUPPLIES, MAYBE_FIGURE, FIGURES, st.booleans(), TEXTS, TEXTS)),
    FIGURES,
    tuples(st.builds(PartScore, TEXTS, TEXTS, FIGURES, SUPPLIES, MAYBE_FIGURE, TEXTS, TEXTS)),
    FIGURES,
    tuples(st.builds(Awarded, TEXTS, TEXTS, FIGURES, TEXTS, TEXTS)),
    FIGURES,
    tuples(st.builds(Crossed, TEXTS, TEXTS, TEXTS, SUPPLIES, TEXTS, TEXTS)),
    TEXTS,
)
BESIDE = st.builds(Beside, TEXTS, TEXTS, MAYBE_FIGURE, MAYBE_FIGURE, TEXTS, st.integers(0, 9), COUNTS, COUNTS)
REPORTS = st.builds(
    ReportAudit,
    FILES,
    WHO,
    SCORES,
    TEXTS,
    tuples(VERDICTS),
    tuples(DEFECTS),
    tuples(st.builds(Note, TEXTS, st.sampled_from(Audience))),
    COUNTS,
    COUNTS,
    tuples(TEXTS),
    TALLIES,
    tuples(BESIDE),
)
SHARES = st.floats(0, 1).map(lambda value: round(value, 4))
SIDES = st.builds(Side, TEXTS, TEXTS, MAYBE, st.none() | COUNTS, SHARES)
STRETCHES = st.builds(Stretch, tuples(PLACES), TEXTS, tuples(PLACES))
PASSAGES = tuples(st.builds(Shared, STRETCHES, STRETCHES, COUNTS, tuples(TEXTS)))
COPIES = st.builds(Copy, st.sampled_from(Tone), SIDES, SIDES, st.booleans(), PASSAGES, COUNTS, TEXTS)
NOWHERE = st.none() | PLACES
FOLLOWED = st.builds(
    Followed, st.sampled_from(Origin), TEXTS, NOWHERE, st.sampled_from(Outcome), TEXTS, NOWHERE, TEXTS, TEXTS
)
HISTORY = tuples(st.builds(YearScore, COUNTS, SCORES, TEXTS))
KEPT = st.dictionaries(TEXTS, JUDGED, max_size=2).map(lambda levels: tuple(levels.items()))
LAST_YEARS = st.builds(LastYear, TEXTS, TEXTS, TEXTS, TEXTS, KEPT, HISTORY, st.booleans(), tuples(FOLLOWED))
MATTERS = st.builds(Matter, TEXTS, st.none() | LEVELS, TEXTS, st.none() | st.sampled_from(Tone), TEXTS)
PROGRESS = tuples(st.tuples(MATTERS, st.sampled_from(Progress)))
FIRST = (TEXTS, TEXTS, TEXTS, SCORES, TEXTS, tuples(MATTERS))
AGAIN = st.builds(Resubmission, TEXTS, TEXTS, TEXTS, st.none() | COUNTS, *FIRST, PROGRESS, tuples(TEXTS))
RUNS = st.builds(
    AuditRun,
    TEXTS,
    TEXTS,
    TEXTS,
    tuples(REPORTS),
    tuples(st.builds(SetAside, TEXTS, TEXTS, MAYBE, TEXTS)),
    tuples(st.builds(Unreadable, TEXTS, TEXTS, TEXTS)),
    tuples(st.builds(Missing, TEXTS, TEXTS, TEXTS)),
    tuples(st.builds(StaleDecision, TEXTS, TEXTS, ELEMENTS, JUDGED, TEXTS)),
    tuples(TEXTS),
    st.builds(Across, tuples(COPIES), tuples(LAST_YEARS), tuples(AGAIN), tuples(AGAIN)),
)


@given(run=RUNS, changes=tuples(TEXTS), extends=MAYBE)
def test_any_results_come_back_as_they_were(run, changes, extends, tmp_path_factory):
    results = Results("1.0", extends, changes, {"adviser": "法律顾问", "training": "学法"}, run)
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(results_text(results).encode())
    found = read_results(path)
    assert replace(found, names=results.names) == results
    assert results_text(found) == results_text(results)


def test_results_of_schema_1_are_read_and_can_be_written_anew():
    old = json.loads((GOLDEN / "results-1.json").read_text("utf-8"))
    Draft202012Validator(results_schema(1)).validate(old)
    results = read_results(GOLDEN / "results-1.json")
    data = results_data(results)
    Draft202012Validator(results_schema()).validate(data)
    for report, before in zip(data["reports"], old["reports"], strict=True):
        same = ("file", "sha256", "unit", "kind", "year", "source", "score", "grade", "rank")
        assert [(note["text"], note["audience"]) for note in report["notes"]] == [
            (text, "office") for text in before["notes"]
        ]
        assert {key: report[key] for key in same} == {key: before[key] for key in same}
        for verdict, was in zip(report["verdicts"], before["verdicts"], strict=True):
            level = was["level"] if was["applicable"] else "not-applicable"
            assert verdict | {"evidence": []} == was | {"level": level, "evidence": [], "marks": None}
            assert verdict["evidence"] == [each | {"quote_start": None} for each in was["evidence"]]
    assert not all(verdict.applicable for audit in results.run.reports for verdict in audit.verdicts)
    assert [(audit.identity.kind, audit.rank_in_kind) for audit in results.run.reports] == [
        ("乡镇", 1),
        ("街道", 1),
        ("部门", 1),
        ("乡镇", 2),
    ]


def test_results_of_schema_2_come_back_with_their_notes_kept_in_the_office():
    old = json.loads((GOLDEN / "results-2.json").read_text("utf-8"))
    Draft202012Validator(results_schema(2)).validate(old)
    results = read_results(GOLDEN / "results-2.json")
    assert results.run.reports[0].notes == (for_office("另有说明。"),)
    data = results_data(results)
    Draft202012Validator(results_schema()).validate(data)
    expected = old | {"notes": [], "across": NOTHING_ACROSS}
    for report in expected["reports"]:
        report["defects"] = [
            each | {"count": 1, "more": [], "element": None, "ignored": None, "adopted": None}
            for each in report["defects"]
        ]
    expected["reports"][0]["notes"] = [{"text": "另有说明。", "audience": "office"}]
    assert data == from_schema_5(expected)


def test_results_of_schema_3_come_back_with_each_defect_in_one_place():
    old = json.loads((GOLDEN / "results-3.json").read_text("utf-8"))
    Draft202012Validator(results_schema(3)).validate(old)
    results = read_results(GOLDEN / "results-3.json")
    (defect,) = results.run.reports[0].defects
    assert (defect.count, defect.places, defect.ignored) == (1, (Place(2, 18, 21),), None)
    Draft202012Validator(results_schema()).validate(results_data(results))


def test_results_of_schema_4_come_back_with_nothing_found_across_reports():
    old = json.loads((GOLDEN / "results-4.json").read_text("utf-8"))
    Draft202012Validator(results_schema(4)).validate(old)
    data = results_data(read_results(GOLDEN / "results-4.json"))
    assert data == from_schema_5(old | {"across": NOTHING_ACROSS})


def test_results_of_schema_5_come_back_with_a_score_of_elements_alone():
    old = json.loads((GOLDEN / "results-5.json").read_text("utf-8"))
    Draft202012Validator(results_schema(5)).validate(old)
    results = read_results(GOLDEN / "results-5.json")
    Draft202012Validator(results_schema()).validate(results_data(results))
    for report in results.run.reports:
        assert report.tally.plain and report.tally.composite == report.score
        assert report.tally.elements - report.tally.flaws == pytest.approx(report.score, abs=0.02)
        assert all(verdict.marks.blank for verdict in report.verdicts)


def test_decisions_and_lateness_of_schema_1_are_read(tmp_path):
    data = json.loads((GOLDEN / "results-1.json").read_text("utf-8"))
    decision = {"level": None, "machine": "acted", "reason": "无此职责", "by": "县司法局", "waived": True}
    report = data["reports"][0]
    verdict = report["verdicts"][0] | {"applicable": False, "level": "missing", "decision": decision}
    late = {"check": "late", "quote": "", "paragraph": 0, "suggestion": "逾期 3 天报送。", "deduction": 1.0}
    stale = {"unit": None, "file": "旧.docx", "element": "x", "name": "学法", "level": None, "why": "没有套用。"}
    changed = data | {"reports": [report | {"verdicts": [verdict], "defects": [late]}], "stale": [stale]}
    (tmp_path / "results.json").write_text(json.dumps(changed), "utf-8")
    run = read_results(tmp_path / "results.json").run
    (found,) = run.reports[0].verdicts
    assert (found.found, found.level, found.applicable) == (Level.ACTED, NOT_APPLICABLE, False)
    assert run.reports[0].defects == (Defect("late", Tone.CHECK, "", (), "逾期 3 天报送。", "", 1.0),)
    assert run.stale == (StaleDecision("", "旧.docx", "x", NOT_APPLICABLE, "没有套用。"),)


def changed(run, ruleset, **reports):
    """The tiny run's results, fields of the first report changed."""
    data = results_data(results_of(run, ruleset))
    data["reports"][0] |= reports
    return data


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rank": "一"}, "reports[0].rank应当是整数"),
        ({"rank": True}, "reports[0].rank应当是整数"),
        ({"score": None}, "reports[0].score应当是数字"),
        ({"unit": 3}, "reports[0].unit应当是文字"),
        ({"notes": [1]}, "reports[0].notes[0]应当是对象"),
        (
            {"notes": [{"text": "甲", "audience": "everyone"}]},
            "reports[0].notes[0].audience的“everyone”不认识，可选：office、unit",
        ),
        ({"verdicts": {}}, "reports[0].verdicts应当是列表"),
        ({"verdicts": [1]}, "reports[0].verdicts[0]应当是对象"),
        ({"source": None}, "reports[0].source应当是对象"),
    ],
)
def test_a_field_that_does_not_fit_is_told_with_its_place(change, message, run, ruleset, tmp_path):
    path = tmp_path / "results.json"
    path.write_text(json.dumps(changed(run, ruleset, **change)), "utf-8")
    with pytest.raises(AuditorError) as caught:
        read_results(path)
    assert f"{path} 不是 auditor audit 生成的结果，或已改动：{message}。" in str(caught.value)


def test_an_unknown_level_is_told_with_those_known(run, ruleset, tmp_path):
    data = results_data(results_of(run, ruleset))
    data["reports"][0]["verdicts"][0]["level"] = "n/a"
    (tmp_path / "results.json").write_text(json.dumps(data), "utf-8")
    with pytest.raises(AuditorError, match=r"verdicts\[0\]\.level的“n/a”不认识，可选：missing、.*not-applicable"):
        read_results(tmp_path / "results.json")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "已损坏，不是 JSON 文件"),
        ('{"schema": NaN}', "已损坏，不是 JSON 文件"),
        ("[" * 100_000, "已损坏，不是 JSON 文件"),
        ("[]", "没有格式版本"),
        ('{"reports": []}', "没有格式版本"),
        ('{"schema": 0}', "没有格式版本"),
        ('{"schema": 1}', "与格式版本 1 不符"),
        ('{"schema": 1, "reports": [1]}', "与格式版本 1 不符"),
        ('{"schema": 2, "reports": [{}]}', "与格式版本 2 不符"),
        ('{"schema": 3, "reports": [{}]}', "与格式版本 3 不符"),
        ('{"schema": 4}', "与格式版本 4 不符"),
        ('{"schema": 6}', "ruleset应当是对象"),
        ('{"schema": true}', "没有格式版本"),
        ('{"schema": 99}', "由更新的 auditor 生成"),
    ],
)
def test_what_are_no_results_is_told(content, message, tmp_path):
    (tmp_path / "results.json").write_text(content, "utf-8")
    with pytest.raises(AuditorError, match=message):
        read_results(tmp_path / "results.json")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(AuditorError, match="打不开"):
        read_results(tmp_path / "results.json")
