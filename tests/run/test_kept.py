from pathlib import Path

from auditor.run.kept import REVIEW, ROSTER, WAIVERS, kept_decisions
from auditor.run.settings import Settings


def made(folder: Path, *names: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text("", encoding="utf-8")
    return [folder / name for name in names]


def test_only_a_workplace_has_a_roster_and_waivers(tmp_path: Path) -> None:
    roster, waivers = made(tmp_path, ROSTER, WAIVERS)
    assert kept_decisions(Settings(folder=tmp_path), tmp_path / "out") == {"roster": roster, "waivers": waivers}
    assert kept_decisions(Settings(), tmp_path) == {}


def test_a_review_lies_beside_the_results_it_is_of(tmp_path: Path) -> None:
    (own,) = made(tmp_path / "2024", REVIEW)
    assert kept_decisions(Settings(), tmp_path / "2024") == {"review": own}
    workplace = Settings(folder=tmp_path, out=tmp_path / "2024")
    assert kept_decisions(workplace, tmp_path / "elsewhere") == {"review": own}
    (other,) = made(tmp_path / "elsewhere", REVIEW)
    assert kept_decisions(workplace, tmp_path / "elsewhere") == {"review": other}
