from collections.abc import Callable
from pathlib import Path

from auditor.rules.places import Places
from tests.rules.scoring.county import LEDGER, SCORING

ROOT = Path(__file__).parents[2]


def test_a_text_is_told_where_it_stands_else_its_key_else_its_element(write_ruleset: Callable[..., Path]) -> None:
    places = Places(write_ruleset())
    told = [
        places.mistake("怎样", "改", "adviser", key, text)
        for key, text in (("acted", "聘请"), ("acted", "没有"), ("", ""))
    ]
    assert [(each.file, each.line, each.column) for each in told] == [
        ("elements/01.yaml", 10, 9),
        ("elements/01.yaml", 9, 5),
        ("elements/01.yaml", 3, 5),
    ]
    assert told[0].source == "      - 聘请"


def test_a_wording_of_a_base_is_told_in_the_file_of_the_base_and_a_changed_one_in_ones_own(
    write_ruleset: Callable[..., Path], tmp_path: Path
) -> None:
    shipped = (ROOT / "rules" / "gangyao-2021-2025" / "ruleset.yaml").read_text(encoding="utf-8")
    write_ruleset(ruleset=shipped.replace("id: gangyao-2021-2025", "id: base"))
    own = tmp_path / "own"
    (own / "elements").mkdir(parents=True)
    (own / "ruleset.yaml").write_text("id: own\ntitle: 本县\nextends: rules\n", encoding="utf-8")
    text = "elements:\n  - id: adviser\n    acted: {add: [续聘]}\n"
    (own / "elements" / "本县.yaml").write_text(text, encoding="utf-8")
    places = Places(own)
    assert places.mistake("", "", "adviser", "acted", "续聘").file == "elements/本县.yaml"
    assert places.mistake("", "", "adviser", "acted", "聘请").file == "rules/elements/01.yaml"
    assert places.knows("mediation")
    assert not places.knows("other")


def test_what_is_scored_is_told_where_it_stands_by_its_id_or_name(write_ruleset: Callable[..., Path]) -> None:
    folder = write_ruleset(scoring=SCORING, ledger=LEDGER)
    scored, figures = (Places(folder, of=file) for file in ("scoring.yaml", "ledger.yaml"))
    where = [scored.where(name) for name in ("complaints", "bonus", "队伍", "survey")]
    assert where == ["scoring.yaml:4", "scoring.yaml:5", "scoring.yaml:13", ""]
    assert figures.where("survey") == "ledger.yaml:3"
