from pathlib import Path

from auditor.judging.engine import Engine
from auditor.model import Source
from auditor.workbench.firing import fired

TITLE = "乌有镇2023年法治政府建设情况报告\n一、主要举措和成效\n"


def sources(folder: Path, *texts: str) -> list[Source]:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return [Source(folder / f"{number}.txt", f"{number}.txt") for number in range(len(texts))]


def test_wordings_are_counted_once_a_report(tiny_engine: Engine, tmp_path: Path) -> None:
    firing = fired(sources(tmp_path, TITLE + "聘请法律顾问，聘请律师。", TITLE + "聘请工匠。"), tiny_engine)
    counts = {(each.key, each.wording): each.reports for each in firing.counted["adviser"]}
    assert firing.reports == 2
    assert (counts["acted", "聘请"], counts["topic", "法律顾问"], counts["acted", "参与…决策"]) == (2, 1, 0)
    assert {each.wording for each in firing.never("mediation")} == {"调解", "成立…工作室"}


def test_what_is_no_report_or_cannot_be_read_is_passed_over_by_name(tiny_engine: Engine, tmp_path: Path) -> None:
    firing = fired(sources(tmp_path, TITLE + "聘请法律顾问。", "政府信息公开工作年度报告", "\x00\x01"), tiny_engine)
    assert (firing.reports, firing.passed_over) == (1, ("1.txt", "2.txt"))


def test_nearly_always_needs_ten_reports_and_more_than_nine_in_ten(tiny_engine: Engine, tmp_path: Path) -> None:
    texts = [TITLE + "聘请法律顾问。"] * 9
    few = fired(sources(tmp_path, *texts), tiny_engine)
    nine_of_ten = fired(sources(tmp_path, *texts, TITLE + "聘请。"), tiny_engine)
    assert few.nearly_always("adviser") == []
    assert [each.wording for each in nine_of_ten.nearly_always("adviser")] == ["聘请"]


def test_marks_of_a_structural_element_are_counted_too(engine: Engine, tmp_path: Path) -> None:
    firing = fired(sources(tmp_path, TITLE + "每月学法。"), engine)
    assert {each.key for each in firing.counted["achievements"]} == {"marks"}
    assert firing.counted["achievements"][0].reports == 1
