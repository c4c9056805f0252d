import re
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.rules import load_ruleset
from auditor.run.audit import audit
from auditor.run.request import requested
from auditor.run.settings import read_settings
from auditor.run.workplace import HANDBOOK, SAMPLES, make_workplace

ROOT = Path(__file__).parents[2]


def test_a_new_workplace_is_audited_under_its_own_rules(tmp_path: Path) -> None:
    submissions = make_workplace(tmp_path / "云山县", 2024)
    (submissions / "a.txt").write_text("云山县青石镇2024年法治政府建设工作报告\n一、主要举措", encoding="utf-8")
    outcome = audit(requested(read_settings(tmp_path / "云山县"), (), {}))
    assert outcome.ruleset.title == "云山县法治政府建设年度报告评查规则"
    assert [report.identity.year for report in outcome.run.reports] == [2024]


def test_what_goes_out_on_paper_can_be_changed_in_the_workplace(tmp_path: Path) -> None:
    make_workplace(tmp_path / "云山县", 2024)
    assert sorted(path.name for path in (tmp_path / "云山县" / "templates").iterdir()) == ["form.docx", "notice.docx"]


def test_an_empty_folder_may_become_a_workplace(tmp_path: Path) -> None:
    assert make_workplace(tmp_path, 2024) == tmp_path / "submissions" / "2024"


def test_a_folder_with_something_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("x", encoding="utf-8")
    with pytest.raises(AuditorError, match="不是空文件夹"):
        make_workplace(tmp_path, 2024)
    assert [path.name for path in tmp_path.iterdir()] == ["own.txt"]


def test_samples_lie_apart_from_the_reports_to_come_and_only_where_asked_for(tmp_path: Path) -> None:
    submissions = make_workplace(tmp_path / "试用", 2024, samples=True)
    brought = {path.name for path in (tmp_path / "试用" / SAMPLES).iterdir()}
    assert brought == {path.name for path in (ROOT / "sample_reports").iterdir()}
    assert list(submissions.iterdir()) == []
    make_workplace(tmp_path / "正式", 2024)
    assert not (tmp_path / "正式" / SAMPLES).exists()


def test_a_workplace_has_the_handbook(tmp_path: Path) -> None:
    make_workplace(tmp_path / "云山县", 2024)
    assert "<h1 " in (tmp_path / "云山县" / HANDBOOK / "手册.html").read_text(encoding="utf-8")


def test_what_may_be_scored_beside_the_elements_works_as_soon_as_it_is_uncommented(tmp_path: Path) -> None:
    make_workplace(tmp_path, 2024)
    assert load_ruleset(tmp_path / "rules").scoring.plain
    path = tmp_path / "rules" / "scoring.yaml"
    text = re.sub(r"^# (?=[a-z_]+:|  )", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    rules = load_ruleset(tmp_path / "rules").scoring
    assert [len(each) for each in (rules.deductions, rules.bonus.levels, rules.red_lines, rules.parts)] == [2, 3, 1, 2]
