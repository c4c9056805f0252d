from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.output import SELF_CHECK, USUAL
from auditor.run.request import Request, format_names, requested, self_checked
from auditor.run.settings import Settings


def test_what_is_given_wins_over_the_settings_of_the_workplace() -> None:
    settings = Settings(submissions=Path("in"), out=Path("out"), year=2024, formats="json")
    assert requested(settings, (), {"year": 2023}) == Request((Path("in"),), Path("out"), year=2023, formats=("json",))
    assert requested(settings, (Path("a"),), {"formats": "html"}).paths == (Path("a"),)


def test_the_usual_formats_are_made_where_nobody_says_which() -> None:
    assert requested(Settings(), (Path("a"),), {"out": Path("out")}).formats == USUAL


@pytest.mark.parametrize(
    ("settings", "told"), [(Settings(out=Path("out")), "要审核的文件"), (Settings(submissions=Path("in")), "用 --out")]
)
def test_what_neither_says_is_told(settings: Settings, told: str) -> None:
    with pytest.raises(AuditorError, match=told):
        requested(settings, (), {})


def test_formats_are_split_at_either_comma_and_each_made_once() -> None:
    assert format_names("xlsx， html,xlsx") == ("xlsx", "html")


@pytest.mark.parametrize("text", ["pdf", " , "])
def test_an_unknown_format_and_none_at_all_are_errors(text: str) -> None:
    with pytest.raises(AuditorError, match="可选：xlsx"):
        format_names(text)


def test_decisions_that_were_found_are_used_unless_others_are_given_or_none_wanted(tmp_path: Path) -> None:
    (tmp_path / "review.yaml").write_text("", encoding="utf-8")
    asked = requested(Settings(), (Path("a"),), {"out": tmp_path})
    assert (asked.review, asked.found) == (tmp_path / "review.yaml", ("review",))
    asked = requested(Settings(), (Path("a"),), {"out": tmp_path, "review": Path("b.yaml")})
    assert (asked.review, asked.found) == (Path("b.yaml"), ())
    settings = Settings(review=Path("c.yaml"))
    assert requested(settings, (Path("a"),), {"out": tmp_path}).review == Path("c.yaml")
    asked = requested(settings, (Path("a"),), {"out": tmp_path}, ["review"])
    assert (asked.review, asked.found) == (None, ())
    with pytest.raises(AuditorError, match="只能写一个"):
        requested(Settings(), (Path("a"),), {"out": tmp_path, "review": Path("b.yaml")}, ["review"])


@pytest.mark.parametrize("paths", [(Path("a"), Path("b")), (), (Path(__file__).parent,)])
def test_a_self_check_is_of_one_file(paths: tuple[Path, ...]) -> None:
    with pytest.raises(AuditorError, match="自查一次只看一份报告，请写一个文件"):
        self_checked(Settings(submissions=Path("in")), paths, {})


def test_a_self_check_asks_for_its_page_alone_which_goes_where_the_results_go() -> None:
    settings = Settings(out=Path("out"), formats="docx")
    assert self_checked(settings, (Path("a.docx"),), {}).out == Path("out")
    request = self_checked(Settings(), (Path("a.docx"),), {"score": True})
    assert (request.out, request.formats, request.score) == (Path(), (SELF_CHECK,), True)
    with pytest.raises(AuditorError, match="不能和 --format、--split-by 一起写"):
        self_checked(settings, (Path("a.docx"),), {"formats": "xlsx"})


def test_last_year_is_found_in_a_workplace_unless_it_is_given_or_not_wanted(tmp_path: Path) -> None:
    before = tmp_path / "in" / "2023"
    before.mkdir(parents=True)
    settings = Settings(folder=tmp_path, submissions=tmp_path / "in" / "2024", out=tmp_path / "out", year=2024)
    asked = requested(settings, (), {})
    assert (asked.last_year, asked.found) == ((before,), ("last_year",))
    asked = requested(settings, (), {"last_year": (Path("a"), Path("b"))})
    assert (asked.last_year, asked.found) == ((Path("a"), Path("b")), ())
    asked = requested(settings, (), {}, ["last_year"])
    assert (asked.last_year, asked.found) == ((), ())
    with pytest.raises(AuditorError, match="--last-year 和 --no-last-year 只能写一个"):
        requested(settings, (), {"last_year": (Path("a"),)}, ["last_year"])


def test_a_self_check_is_compared_with_no_other_year(tmp_path: Path) -> None:
    (tmp_path / "in" / "2023").mkdir(parents=True)
    settings = Settings(folder=tmp_path, submissions=tmp_path / "in" / "2024", out=tmp_path / "out", year=2024)
    assert self_checked(settings, (tmp_path / "in" / "2024" / "a.docx",), {}).last_year == ()
    with pytest.raises(AuditorError, match="--self-check 不与上一年度比较"):
        self_checked(settings, (Path("a.docx"),), {"last_year": (Path("b"),)})
