from pathlib import Path

from auditor.run.kept import FINDINGS, LEDGER, REVIEW, ROSTER, WAIVERS, kept_decisions
from auditor.run.settings import Settings


def made(folder: Path, *names: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text("", encoding="utf-8")
    return [folder / name for name in names]


def test_only_a_workplace_has_a_roster_a_ledger_and_waivers(tmp_path: Path) -> None:
    roster, ledger, waivers = made(tmp_path, ROSTER, LEDGER, WAIVERS)
    assert kept_decisions(Settings(folder=tmp_path), tmp_path / "out") == {
        "roster": roster,
        "ledger": ledger,
        "waivers": waivers,
    }
    assert kept_decisions(Settings(), tmp_path) == {}


def test_a_review_lies_beside_the_results_it_is_of(tmp_path: Path) -> None:
    (own,) = made(tmp_path / "2024", REVIEW)
    assert kept_decisions(Settings(), tmp_path / "2024") == {"review": own}
    workplace = Settings(folder=tmp_path, out=tmp_path / "2024")
    assert kept_decisions(workplace, tmp_path / "elsewhere") == {"review": own}
    (other,) = made(tmp_path / "elsewhere", REVIEW)
    assert kept_decisions(workplace, tmp_path / "elsewhere") == {"review": other}


def workplace_of(folder: Path) -> Settings:
    return Settings(folder=folder, submissions=folder / "submissions" / "2024", out=folder / "结果" / "2024", year=2024)


def test_last_year_lies_beside_this_one_in_folders_called_by_their_years(tmp_path: Path) -> None:
    workplace = workplace_of(tmp_path)
    assert kept_decisions(workplace, tmp_path / "结果" / "2024") == {}
    submissions = tmp_path / "submissions" / "2023"
    submissions.mkdir(parents=True)
    assert kept_decisions(workplace, tmp_path / "out") == {"last_year": (submissions,)}
    (tmp_path / "结果").mkdir()
    (results,) = made(tmp_path / "结果" / "2023", "results.json")
    assert kept_decisions(workplace, tmp_path / "out") == {"last_year": (results, submissions)}
    assert kept_decisions(Settings(folder=tmp_path, submissions=tmp_path / "in", year=2024), tmp_path) == {}


def test_other_reports_than_those_of_the_workplace_are_not_compared_with_its_last_year(tmp_path: Path) -> None:
    """The samples in a workplace have nothing to do with its own units."""
    (tmp_path / "submissions" / "2023").mkdir(parents=True)
    made(tmp_path, FINDINGS)
    workplace = workplace_of(tmp_path)
    assert kept_decisions(workplace, tmp_path / "out", [tmp_path / "样例"]) == {}
    own = tmp_path / "submissions" / "2024" / "青石镇.docx"
    assert set(kept_decisions(workplace, tmp_path / "out", [own])) == {"last_year", "findings"}
