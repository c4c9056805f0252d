from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.run.audit import audit
from auditor.run.request import requested
from auditor.run.settings import read_settings
from auditor.run.workplace import make_workplace


def test_a_new_workplace_is_audited_under_its_own_rules(tmp_path: Path) -> None:
    submissions = make_workplace(tmp_path / "云山县", 2024)
    (submissions / "a.txt").write_text("云山县青石镇2024年法治政府建设工作报告\n一、主要举措", encoding="utf-8")
    outcome = audit(requested(read_settings(tmp_path / "云山县"), (), {}))
    assert outcome.ruleset.title == "云山县法治政府建设年度报告评查规则"
    assert [report.identity.year for report in outcome.run.reports] == [2024]


def test_an_empty_folder_may_become_a_workplace(tmp_path: Path) -> None:
    assert make_workplace(tmp_path, 2024) == tmp_path / "submissions" / "2024"


def test_a_folder_with_something_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("x", encoding="utf-8")
    with pytest.raises(AuditorError, match="不是空文件夹"):
        make_workplace(tmp_path, 2024)
    assert [path.name for path in tmp_path.iterdir()] == ["own.txt"]
