from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.output.roster_template import write_template
from auditor.rules import Ruleset, load_ruleset
from auditor.run.given import read_given
from auditor.run.request import Request


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset()


def request(tmp_path: Path, **files: Path) -> Request:
    """A request with files that were found."""
    return replace(Request((tmp_path,), tmp_path / "out", found=tuple(files)), **files)  # type: ignore[arg-type]


def test_a_roster_without_units_is_left_out_and_said_so_where_it_was_found(tmp_path: Path, ruleset: Ruleset) -> None:
    empty = write_template(tmp_path / "名单.xlsx", ruleset)
    given = read_given(request(tmp_path, roster=empty), ruleset)
    assert given.roster is None
    assert given.unused == (f"名单 {empty} 里还没有填写单位，没有使用；填好后自动使用。",)
    with pytest.raises(AuditorError, match="表头下面没有单位"):
        read_given(replace(request(tmp_path, roster=empty), found=()), ruleset)


def test_a_list_of_findings_without_any_is_left_out_and_said_so(tmp_path: Path, ruleset: Ruleset) -> None:
    path = tmp_path / "督察问题.csv"
    path.write_text("单位,问题\n", encoding="utf-8")
    given = read_given(request(tmp_path, findings=path), ruleset, ("先说的。",))
    assert given.findings == ()
    assert given.unused == ("先说的。", f"{path} 里还没有填写问题，没有使用；填好后自动使用。")


def test_a_ledger_without_a_figure_is_left_out_and_said_so(tmp_path: Path, ruleset: Ruleset) -> None:
    path = tmp_path / "台账.csv"
    path.write_text("单位,行政复议案件数\n甲镇,\n", encoding="utf-8")
    given = read_given(request(tmp_path, ledger=path), ruleset)
    assert given.ledger is None
    assert given.unused == (f"台账 {path} 里还没有填写数字，没有使用；填好后自动使用。",)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("review", "ruleset: {id: other}\nreviews: []\n", "这份复核针对规则“other”"),
        ("roster", "单位,类别\n甲镇,乡镇\n", "不认识的列名“单位”"),
        ("waivers", "waivers: 1\n", "豁免文件"),
        ("findings", "甲镇,案卷没有编号\n", "没有找到表头"),
        ("ledger", "单位,行政复议案件数\n甲镇,几件\n", "不是能识别的数"),
    ],
)
def test_what_was_found_and_does_not_fit_is_refused_with_the_way_around_it(
    name: str, text: str, told: str, tmp_path: Path, ruleset: Ruleset
) -> None:
    path = tmp_path / (f"{name}.csv" if name in ("roster", "findings", "ledger") else f"{name}.yaml")
    path.write_text(text, encoding="utf-8")
    found = request(tmp_path, **{name: path})
    with pytest.raises(AuditorError, match=f"请加 --no-{name}。") as error:
        read_given(found, ruleset)
    assert told in str(error.value)
    with pytest.raises(AuditorError) as error:
        read_given(replace(found, found=()), ruleset)
    assert "--no-" not in str(error.value)
