"""Comparing two rulesets gives what auditing with each of them gives, and tells what is not the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.judging.engine import Engine, build_engine
from auditor.matching.shared import share
from auditor.model import Level, ReportAudit, Submission
from auditor.model.difference import Difference
from auditor.reading import read
from auditor.rules import Ruleset
from auditor.rules.naming import Genre
from auditor.rules.types import Counting, Element
from auditor.wording.parse import Wording, parse
from auditor.workbench.diff import compare

SAMPLES = sorted((Path(__file__).parents[2] / "sample_reports").glob("*.*"))
WORDS = ["法律顾问", "责任", "落实…制度", "行政执法", "开展", "完成", "建设", "调解", "培训N次"]
UNITS = ["件", "次", "年", "人次", "项"]
Held = TypeVar("Held", Element, Counting)


@pytest.fixture(scope="module")
def samples(ruleset: Ruleset) -> list[Submission]:
    read_all = (read(path, path.name, ruleset.pages) for path in SAMPLES if path.suffix != ".yaml")
    return [each for each in read_all if isinstance(each, Submission)]


def of_one(ruleset: Ruleset, name: str, change: Callable[[Element], Element]) -> Ruleset:
    return replace(ruleset, elements=tuple(change(e) if e.id == name else e for e in ruleset.elements))


def worded(held: Held, **wordings: tuple[Wording, ...]) -> Held:
    """An element, or how it is counted, with other wordings."""
    return replace(held, wordings={**held.wordings, **wordings})


def twice(submissions: Sequence[Submission]) -> list[tuple[Submission, Submission]]:
    return [(each, each) for each in submissions]


def audited(submissions: Sequence[Submission], ruleset: Ruleset) -> dict[str, ReportAudit]:
    engine = build_engine(ruleset)
    audits = [engine.audit(each) for each in submissions]
    return {each.submission.file: each for each in audits if isinstance(each, ReportAudit)}


def assert_as_audited(
    difference: Difference, submissions: Sequence[Submission], old: dict[str, ReportAudit], new: Ruleset
) -> None:
    assert {r.before.submission.file: replace(r.before, rank=0) for r in difference.reports} == old
    assert {r.after.submission.file: replace(r.after, rank=0) for r in difference.reports} == audited(submissions, new)


@pytest.fixture(scope="module")
def as_shipped(samples: list[Submission], ruleset: Ruleset) -> dict[str, ReportAudit]:
    return audited(samples, ruleset)


CHANGES: dict[str, Callable[[Ruleset], Ruleset]] = {
    "nothing": lambda r: r,
    "points and shares": lambda r: replace(
        of_one(r, "legal-adviser", lambda e: replace(e, points=e.points + 3, advice="请补。")),
        levels=tuple(replace(level, share=level.share / 2) for level in r.levels),
    ),
    "a topic less": lambda r: of_one(r, "legal-adviser", lambda e: worded(e, topic=e.wordings["topic"][1:])),
    "wordings in another order": lambda r: of_one(
        r, "legal-adviser", lambda e: worded(e, acted=e.wordings["acted"][::-1])
    ),
    "other units": lambda r: of_one(r, "legal-adviser", lambda e: replace(e, figures=("年", "人次"))),
    "other kinds": lambda r: of_one(r, "legal-adviser", lambda e: replace(e, kinds=("乡镇",))),
    "an element less": lambda r: replace(r, elements=r.elements[:9] + r.elements[10:]),
    "an element more": lambda r: replace(
        r,
        elements=(*r.elements[:5], worded(replace(r.elements[9], id="other"), topic=(parse("责任"),)), *r.elements[5:]),
    ),
    "elements in another order": lambda r: replace(r, elements=r.elements[::-1]),
    "a section of its own": lambda r: of_one(r, "legal-adviser", lambda e: replace(e, home="举措成效")),
    "a counting element": lambda r: replace(
        r,
        elements=tuple(
            replace(e, counting=replace(worded(e.counting, marks=(parse("责任"),)), figures=("年",)))
            if e.counting
            else e
            for e in r.elements
        ),
    ),
    "plan words": lambda r: replace(r, vocabulary=replace(r.vocabulary, planned=(parse("推进"),))),
    "what is no figure": lambda r: replace(r, vocabulary=replace(r.vocabulary, not_figures=(parse("合同N份"),))),
    "issuing words": lambda r: replace(r, vocabulary=replace(r.vocabulary, issuing=())),
    "headings": lambda r: replace(
        r, sections=replace(r.sections, roles=tuple(replace(role, openers=()) for role in r.sections.roles))
    ),
    "names of units": lambda r: replace(r, naming=replace(r.naming, kinds=r.naming.kinds[1:])),
}


@pytest.mark.parametrize("change", CHANGES)
def test_comparing_gives_what_auditing_with_each_gives(
    change: str, samples: list[Submission], ruleset: Ruleset, as_shipped: dict[str, ReportAudit]
) -> None:
    new = CHANGES[change](ruleset)
    assert_as_audited(compare(ruleset, new, twice(samples)), samples, as_shipped, new)


@pytest.mark.slow
@given(st.data())
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_comparing_gives_the_same_whatever_wordings_change(
    samples: list[Submission], ruleset: Ruleset, as_shipped: dict[str, ReportAudit], data: st.DataObject
) -> None:
    words = st.lists(st.sampled_from(WORDS), max_size=3, unique=True).map(lambda listed: tuple(map(parse, listed)))
    new = ruleset
    for element in data.draw(st.lists(st.sampled_from(ruleset.elements), min_size=1, max_size=3)):
        keys = data.draw(st.sets(st.sampled_from(["topic", "acted", "evidenced", "weak", "excluded", "not_subject"])))
        drawn = {key: (*element.wordings[key][1:], *data.draw(words)) for key in sorted(keys)}
        figures = tuple(data.draw(st.lists(st.sampled_from(UNITS), unique=True)))
        change = worded(element, **{key: tuple(dict.fromkeys(listed)) for key, listed in drawn.items()})
        new = of_one(new, element.id, lambda _, change=change, figures=figures: replace(change, figures=figures))  # type: ignore[misc]
    assert_as_audited(compare(ruleset, new, twice(samples)), samples, as_shipped, new)


def test_a_text_is_looked_at_once_unless_it_is_outlined_otherwise(ruleset: Ruleset) -> None:
    alone = {name for name, change in CHANGES.items() if share(ruleset, change(ruleset)) is None}
    expected = {"elements in another order", "a section of its own", "issuing words", "headings", "names of units"}
    assert alone == expected


@pytest.fixture
def tiny(tiny_engine: Engine) -> Ruleset:
    return tiny_engine.ruleset


@pytest.fixture
def reports(submission_of: Callable[..., Submission]) -> list[Submission]:
    head = "乌有镇2023年度法治政府建设情况报告\n一、主要举措和成效\n"
    texts = {"a.txt": "调解12件。", "b.txt": "法务专员聘请2名。", "c.txt": "聘请法律顾问2名，调解3件。"}
    return [replace(submission_of(head + text), file=file) for file, text in texts.items()]


def test_a_changed_verdict_is_told_with_the_evidence_of_both_sides(tiny: Ruleset, reports: list[Submission]) -> None:
    new = of_one(tiny, "adviser", lambda e: worded(e, topic=(*e.wordings["topic"], parse("法务专员"))))
    difference = compare(tiny, new, twice(reports))
    (change,) = difference.changes
    assert change.report.after.submission.file == "b.txt"
    assert change.levels == (Level.MISSING, Level.EVIDENCED)
    assert change.before and not change.before.evidence
    assert change.after and change.after.evidence[0].quote == "法务专员聘请2名"
    (effect,) = difference.effects
    assert (effect.element, effect.up, effect.down, effect.changed) == ("adviser", 1, 0, 1)
    assert not difference.repriced
    ranks = {r.after.submission.file: (r.before.rank, r.after.rank) for r in difference.reports}
    assert ranks == {"a.txt": (2, 3), "b.txt": (3, 2), "c.txt": (1, 1)}
    assert [each.after.submission.file for each in difference.regraded] == ["b.txt"]


def test_points_alone_change_no_level(tiny: Ruleset, reports: list[Submission]) -> None:
    swapped = {"adviser": 40.0, "mediation": 60.0}
    new = replace(tiny, elements=tuple(replace(e, points=swapped[e.id]) for e in tiny.elements))
    difference = compare(tiny, new, twice(reports))
    assert not difference.changes
    assert len(difference.repriced) == 6
    assert [(e.element, e.points, e.changed, e.repriced) for e in difference.effects] == [
        ("adviser", (60, 40), 0, 3),
        ("mediation", (40, 60), 0, 3),
    ]


def test_an_element_gone_and_a_new_one_are_told(tiny: Ruleset, reports: list[Submission]) -> None:
    other = replace(tiny.elements[1], id="other", name="另一项")
    new = replace(tiny, elements=(tiny.elements[0], other))
    effects = {e.element: (e.points, e.begun, e.ended) for e in compare(tiny, new, twice(reports)).effects}
    assert effects == {"other": ((None, 40), 3, 0), "mediation": ((40, None), 0, 3)}


def test_a_file_that_only_one_takes_for_a_report_is_told(tiny: Ruleset, reports: list[Submission]) -> None:
    new = replace(tiny, naming=replace(tiny.naming, genres=(Genre("讲话", (parse("法治政府"),)),)))
    difference = compare(tiny, new, twice(reports))
    assert not difference.reports
    assert difference.one_only == ("a.txt", "b.txt", "c.txt")
    assert compare(new, new, twice(reports)).set_aside == ("a.txt", "b.txt", "c.txt")


def test_the_best_sentence_is_the_same_of_an_element_that_has_moved(
    tiny: Ruleset, submission_of: Callable[..., Submission]
) -> None:
    head = "乌有镇2023年度法治政府建设情况报告\n一、主要举措和成效\n"
    submissions = [submission_of(f"{head}律师团进村。用好法律顾问，参与重大决策。聘请法律顾问。")]
    new = of_one(tiny, "adviser", lambda e: worded(e, topic=(*e.wordings["topic"], parse("律师团"))))
    new = replace(new, elements=new.elements[::-1])
    assert_as_audited(compare(tiny, new, twice(submissions)), submissions, audited(submissions, tiny), new)
