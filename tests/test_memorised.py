"""No rule memorises a labelled report; the examples beside the rules do it less and less."""

import re

import pytest
import yaml

from tests.memorised import CORPORA, RUN, contents, copied, copied_wording, examples_in, here, word_groups, wordings_in
from tests.test_accuracy import LABELLED

FILES = contents()
GROUPS = word_groups()
WORDINGS = [wording for file in FILES for wording in wordings_in(file)]
EXAMPLES = [example for file in FILES for example in examples_in(file)]
MOST_EXAMPLES = {"tests/data": 0, "sample_reports": 0, "shared": 0}  # that share a run: none any more
OFFICIAL = {"全面依法治国新理念新思想新战略"}  # names that every report has to use
REPORT = ["镇里聘请明理律师事务所律师担任常年法律顾问,审查合同十二份。"]


def reports_of(corpus: str) -> list[str]:
    if corpus not in here():
        pytest.skip(f"{CORPORA[corpus]} is not here")
    return here()[corpus]


@pytest.mark.parametrize("corpus", CORPORA)
def test_no_wording_or_word_group_shares_a_run_with_a_report(corpus: str) -> None:
    reports = reports_of(corpus)
    assert [each for each in WORDINGS if copied_wording(each, GROUPS, reports, RUN - 1) and each not in OFFICIAL] == []


@pytest.mark.parametrize("corpus", CORPORA)
def test_no_more_examples_share_a_run_with_a_report_than_did(corpus: str) -> None:
    reports = reports_of(corpus)
    found = [example for example in EXAMPLES if copied(example, reports)]
    assert len(found) <= MOST_EXAMPLES[corpus], "\n".join(found)


def test_no_wording_or_word_group_holds_a_year() -> None:
    assert [wording for wording in WORDINGS if re.search(r"(19|20)\d\d", wording)] == []


def test_no_wording_example_or_word_group_holds_the_name_of_a_labelled_unit() -> None:
    labels = [path for path, *_ in LABELLED if path.is_file()]
    units = [entry["unit"] for path in labels for entry in yaml.safe_load(path.read_text(encoding="utf-8")).values()]
    names = {name for unit in units for name in re.findall(r"([\u4e00-\u9fff]{2,3}?)(?:[省市县区镇乡]|街道)", unit)}
    assert {"青石", "石蕨", "旧埠", "棠溪"} <= names
    assert [text for text in (*WORDINGS, *EXAMPLES) if any(name in text for name in names)] == []


def test_the_rules_are_looked_at_whole() -> None:
    assert {"聘请", "制定"} <= GROUPS.keys()
    assert {"聘任", "法律顾问"} <= set(WORDINGS)  # of a word group, of an element
    assert any("下一步" in wording for wording in WORDINGS)
    assert len(WORDINGS) > 2000 and len(EXAMPLES) > 300 and not set(WORDINGS) & set(EXAMPLES)


def test_every_corpus_of_the_clone_is_looked_at() -> None:
    assert {name: len(texts) for name, texts in here().items() if name != "shared"} == {
        "tests/data": 13, "sample_reports": 17,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wording", "found"),
    [
        ("律师担任常年法律顾问", None),  # ten characters
        ("律师事务所律师担任常年法律顾问", "律师事务所律师担任常年法律顾问"),
        ("事务所律师担任(常年|专职)法律顾问", "事务所律师担任常年法律顾问"),
        ("事务所律师担任(常年|专职)?法律顾问，审查", "事务所律师担任常年法律顾问,审查"),
        ("<聘请>明理律师事务所律师", "聘请明理律师事务所律师"),
        ("聘请明理…律师担任常年法律顾问", None),
        ("!(县)聘请明理律师事务所律师", "聘请明理律师事务所律师"),
        ("^聘请明理律师事务所律师$", "聘请明理律师事务所律师"),
        ("/(?:担任|做)(?=常年)/", None),
        ("/律师事务所律师担任常年法律顾问/", "律师事务所律师担任常年法"),
        ("所(律师担任常年法律顾问|律师…担任)，审查合同", "所律师担任常年法律顾问,审查合同"),
    ],
)
def test_a_wording_taken_from_a_report_is_found_however_it_is_written(wording: str, found: str | None) -> None:
    run = RUN - 1 if found and len(found) == RUN - 1 else RUN
    assert copied_wording(wording, {"聘请": ["选聘", "聘请"]}, REPORT, run) == found


def test_an_example_taken_from_a_report_is_found_by_a_run_within_a_line() -> None:
    assert copied("镇里聘请明理律师事务所律师。", REPORT) == "镇里聘请明理律师事务所律"
    assert copied("镇里聘请明理律师\n事务所律师担任", REPORT) is None
    assert copied("", REPORT) is None
