"""Two reviewers and a settling third, from workbook to review.yaml."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from auditor.decisions.apply import apply_review
from auditor.decisions.reviewers.way import Way
from auditor.decisions.reviews import Correction, read_review
from auditor.errors import AuditorError
from auditor.judging.engine import build_engine
from auditor.model import Level, Marks
from auditor.rules import load_ruleset
from auditor.run.blind import Blind, take_passes, take_settled
from auditor.run.review import take_back
from tests.decisions.reviewing import BLANK, DIGESTS, SHEET, enter, flawed_run, row_of, write

QINGXI, LIUTANG, SHUANGYAN = DIGESTS.values()


class Office:
    """The results of an audit in `out`, and a fresh copy of the workbook for each reviewer."""

    def __init__(self, folder: Path, rules: Path) -> None:
        self.rules, self.engine = rules, build_engine(load_ruleset(rules))
        self.out = folder / "结果"
        self.out.mkdir()
        workbook, _ = write(flawed_run(self.engine), self.engine, self.out)
        self.copies = [folder / "甲.xlsx", folder / "乙.xlsx"]
        for copy in self.copies:
            shutil.copy(workbook, copy)

    @property
    def disagreements(self) -> Path:
        return self.out / "分歧.xlsx"

    def compare(self, way: Way = Way.SETTLE) -> Blind:
        return take_passes(self.copies, self.out, self.rules, way)

    def settle(self, path: Path | None = None) -> Any:
        return take_settled(path or self.disagreements, self.out, self.rules)

    def review(self, name: str = "review.yaml") -> dict[tuple[str, str], Correction]:
        return {each.key: each for each in read_review(self.out / name, self.engine.ruleset).corrections}

    def mistakes(self) -> str:
        with pytest.raises(AuditorError) as caught:
            self.settle()
        return str(caught.value)


@pytest.fixture
def office(tmp_path: Path, write_ruleset: Callable[..., Path]) -> Office:
    return Office(tmp_path, write_ruleset())


def put(path: Path, digest: str, element: str, sheet: str = SHEET, **values: object) -> None:
    """Fill cells of one row in, by title."""
    book = load_workbook(path)
    titles = [cell.value for cell in book[sheet][3]]
    for title, value in values.items():
        book[sheet].cell(row_of(book[sheet], digest, element), titles.index(title) + 1).value = value
    book.save(path)


def differ(office: Office) -> None:
    """甲 and 乙 differ in the level of 清溪镇 and the points of 柳塘镇, and agree on 双堰镇."""
    enter(office.copies[0], [(QINGXI, "adviser", "缺失", "查无此事"), (SHUANGYAN, "adviser", "一般提及", "")])
    enter(office.copies[1], [(QINGXI, "adviser", "一般提及", "写得太少"), (SHUANGYAN, "adviser", "一般提及", "")])
    for copy, points in zip(office.copies, (10, 20), strict=True):
        put(copy, LIUTANG, "adviser", 人工考核分=points, 扣分原因=f"材料不全{points}")


def test_what_they_agree_on_is_in_the_review_and_all_that_each_said_is_kept(office: Office) -> None:
    differ(office)
    made = office.compare()
    assert set(office.review()) == {(SHUANGYAN, "adviser")}
    assert {row.key for row in made.compared.open} == {(QINGXI, "adviser"), (LIUTANG, "adviser")}
    first, second = office.review("review-甲.yaml"), office.review("review-乙.yaml")
    assert len(first) == len(second) == 3
    assert (first[QINGXI, "adviser"].level, first[QINGXI, "adviser"].comment) == (Level.MISSING, "查无此事")
    assert second[LIUTANG, "adviser"].marks == Marks(points=20, reason="材料不全20", by="乙.xlsx")


def test_nothing_of_one_reviewer_is_in_the_file_of_the_other(office: Office) -> None:
    differ(office)
    office.compare()
    assert "写得太少" not in (office.out / "review-甲.yaml").read_text(encoding="utf-8")
    assert "查无此事" not in (office.out / "review-乙.yaml").read_text(encoding="utf-8")


def test_the_third_sees_both_reasons_side_by_side(office: Office) -> None:
    differ(office)
    office.compare()
    book = load_workbook(office.disagreements)
    assert book.sheetnames == ["分歧", "一致情况", "说明"]
    head, *rows = book["分歧"].iter_rows(min_row=3, values_only=True)
    by_unit = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    told = ("程序等次", "甲的等次", "甲的意见", "乙的等次", "乙的意见")
    assert [by_unit["清溪镇"][title] for title in told] == ["有成效佐证", "缺失", "查无此事", "一般提及", "写得太少"]
    assert by_unit["柳塘镇"]["甲的得分"] == 10
    assert by_unit["柳塘镇"]["乙的意见"] == "扣分原因：材料不全20"


def test_what_the_third_settles_goes_into_the_review_and_the_rest_stays_open(office: Office) -> None:
    differ(office)
    office.compare()
    put(office.disagreements, QINGXI, "adviser", "分歧", 裁定等次="一般提及")
    taken = office.settle()
    assert taken.settled.open == (("柳塘镇", "法律顾问"),)
    assert office.review()[QINGXI, "adviser"].said == (Level.MENTIONED, "乙：\n写得太少", Marks())
    put(office.disagreements, LIUTANG, "adviser", "分歧", 裁定考核分=15, 裁定意见="取中")
    assert office.settle().settled.open == ()
    assert office.review()[LIUTANG, "adviser"].marks == Marks(points=15, reason="取中", by="分歧.xlsx")
    assert len(office.review()) == 3


def test_what_was_settled_stands_in_the_workbook_when_it_is_made_anew_and_can_be_withdrawn(office: Office) -> None:
    differ(office)
    office.compare()
    put(office.disagreements, QINGXI, "adviser", "分歧", 裁定等次="一般提及", 裁定意见="看过原件")
    office.settle()
    made = office.compare()
    assert [each.name for each in made.kept] == ["分歧.xlsx"]
    assert (len(made.compared.open), made.settled) == (2, 1)
    assert office.review()[QINGXI, "adviser"].said[:2] == (Level.MENTIONED, "看过原件")
    put(office.disagreements, QINGXI, "adviser", "分歧", 裁定等次=None, 裁定意见=None)
    office.settle()
    assert (QINGXI, "adviser") not in office.review()


def test_what_they_do_not_agree_on_any_more_leaves_the_review(office: Office) -> None:
    differ(office)
    office.compare()
    enter(office.copies[1], [(SHUANGYAN, "adviser", "有具体举措", "")])
    made = office.compare()
    assert office.review() == {}
    assert len(made.compared.open) == 3
    enter(office.copies[0], [(SHUANGYAN, "adviser", "有具体举措", "")])
    office.compare()
    assert office.review()[SHUANGYAN, "adviser"].level is Level.ACTED


def test_points_are_averaged_where_the_office_says_so(office: Office) -> None:
    differ(office)
    made = office.compare(Way.AVERAGE)
    assert [row.key for row in made.compared.open] == [(QINGXI, "adviser")]  # a gap to one of them
    assert office.review()[LIUTANG, "adviser"].marks == Marks(
        points=15, reason="甲：\n材料不全10\n乙：\n材料不全20", by="甲.xlsx、乙.xlsx"
    )


def test_flaws_of_the_text_are_settled_in_a_sheet_of_their_own(office: Office) -> None:
    book = load_workbook(office.copies[0])
    sheet = book["文本问题"]
    titles = [cell.value for cell in sheet[3]]
    row = next(row for row in sheet.iter_rows(min_row=4) if row[0].value == "清溪镇" and row[3].value == BLANK.quote)
    row[titles.index("处理")].value, row[titles.index("处理意见")].value = "忽略", "本来如此"
    book.save(office.copies[0])
    made = office.compare()
    assert len(made.compared_flaws.open) == 1
    book = load_workbook(office.disagreements)
    sheet = book["文本问题"]
    titles = [cell.value for cell in sheet[3]]
    assert [sheet.cell(4, titles.index(title) + 1).value for title in ("甲的处理", "甲的理由", "乙的处理")] == [
        "忽略", "本来如此", "",
    ]  # fmt: skip
    with pytest.raises(AuditorError, match="还没有裁定"):
        office.settle()
    sheet.cell(4, titles.index("处理") + 1).value = "采纳"
    book.save(office.disagreements)
    assert len(office.settle().flaws.added) == 1


def test_every_mistake_of_the_third_is_told_with_its_cell(office: Office) -> None:
    differ(office)
    office.compare()
    sheet = load_workbook(office.disagreements)["分歧"]
    rows = {digest: row_of(sheet, digest, "adviser") for digest in (QINGXI, LIUTANG)}
    put(office.disagreements, QINGXI, "adviser", "分歧", 裁定意见="再议")
    put(office.disagreements, LIUTANG, "adviser", "分歧", 裁定考核分=99)
    told = office.mistakes()
    assert told.startswith("分歧.xlsx 有 2 处需要改正")
    assert f"分歧!L{rows[QINGXI]}  没有选裁定等次，而评查人的等次不同" in told
    assert f"分歧!M{rows[LIUTANG]}  裁定考核分 99 超过满分 60.00" in told
    put(office.disagreements, QINGXI, "adviser", "分歧", 裁定等次="很好")
    put(office.disagreements, LIUTANG, "adviser", "分歧", 裁定考核分="十", 裁定意见="好")
    told = office.mistakes()
    assert f"分歧!L{rows[QINGXI]}  “很好”不是等次" in told
    assert f"分歧!M{rows[LIUTANG]}  裁定考核分：" in told
    assert set(office.review()) == {(SHUANGYAN, "adviser")}


def test_an_opinion_alone_settles_no_points(office: Office) -> None:
    differ(office)
    office.compare()
    put(office.disagreements, LIUTANG, "adviser", "分歧", 裁定意见="同意乙")
    assert "只写了裁定意见。请填裁定考核分或选裁定等次" in office.mistakes()


def test_a_workbook_of_other_reports_or_rules_is_refused(office: Office) -> None:
    differ(office)
    office.compare()
    put(office.disagreements, QINGXI, "adviser", "分歧", 裁定等次="缺失")
    stale = shutil.copy(office.disagreements, office.out / "旧.xlsx")
    run = flawed_run(office.engine)
    others = tuple(replace(each, submission=replace(each.submission, sha256="e" * 64)) for each in run.reports)
    write(replace(run, reports=others), office.engine, office.out)
    with pytest.raises(AuditorError, match=r"不在 results.json 里"):
        office.settle(Path(stale))
    write(replace(run, ruleset_sha256="f" * 64), office.engine, office.out)
    with pytest.raises(AuditorError, match="不是用同一套规则生成的"):
        office.settle(Path(stale))
    with pytest.raises(AuditorError, match="不是用同一套规则生成的"):
        office.compare()


def test_a_scoring_workbook_is_no_workbook_of_disagreements(office: Office) -> None:
    with pytest.raises(AuditorError, match="没有工作表“分歧”"):
        office.settle(office.copies[0])


def test_a_workbook_of_disagreements_is_led_to_its_own_command(office: Office) -> None:
    differ(office)
    office.compare()
    with pytest.raises(AuditorError, match="请用 auditor review settle 收回"):
        take_back([office.disagreements], office.out, office.rules)


def test_workbooks_that_are_not_of_two_people_are_refused(office: Office, tmp_path: Path) -> None:
    differ(office)
    with pytest.raises(AuditorError, match="请写两位"):
        take_passes(office.copies[:1], office.out, office.rules)
    same = tmp_path / "丙.xlsx"
    shutil.copy(office.copies[0], same)
    with pytest.raises(AuditorError, match=r"甲.xlsx 和 丙.xlsx 一模一样"):
        take_passes([office.copies[0], same], office.out, office.rules)
    (tmp_path / "二").mkdir()
    other = shutil.copy(office.copies[1], tmp_path / "二" / "甲.xlsx")
    with pytest.raises(AuditorError, match="同名"):
        take_passes([office.copies[0], Path(other)], office.out, office.rules)
    assert not (office.out / "review.yaml").exists()


def test_the_mistakes_of_both_are_told_at_once_and_nothing_is_taken(office: Office) -> None:
    for copy in office.copies:
        enter(copy, [(QINGXI, "adviser", "很好" if copy is office.copies[0] else "不好", "")])
    with pytest.raises(AuditorError) as caught:
        office.compare()
    assert "“很好”不是等次" in str(caught.value) and "“不好”不是等次" in str(caught.value)
    assert not (office.out / "review-甲.yaml").exists()


def test_workbooks_in_which_nobody_filled_anything_in_are_told(office: Office) -> None:
    book = load_workbook(office.copies[0])
    book.save(office.copies[0])
    with pytest.raises(AuditorError, match=r"甲.xlsx、乙.xlsx 里都没有填写"):
        office.compare()


def test_the_same_workbooks_give_the_same_bytes(office: Office) -> None:
    differ(office)
    first = {path.name: path.read_bytes() for path in office.compare().written}
    assert {path.name: path.read_bytes() for path in office.compare().written} == first


@pytest.mark.office
def test_nothing_is_lost_on_the_way_through_workbooks_that_another_program_saved(
    office: Office, tmp_path: Path, soffice: Callable[[Path, str, Path], Path]
) -> None:
    differ(office)
    (tmp_path / "另存").mkdir()
    office.copies = [soffice(copy, "xlsx:Calc MS Excel 2007 XML", tmp_path / "另存") for copy in office.copies]
    office.compare()
    put(office.disagreements, QINGXI, "adviser", "分歧", 裁定等次="一般提及", 裁定意见="看过原件\n致单位：请写明件数。")
    put(office.disagreements, LIUTANG, "adviser", "分歧", 裁定考核分=12.5, 裁定意见="取中")
    saved = soffice(office.disagreements, "xlsx:Calc MS Excel 2007 XML", tmp_path / "另存")
    office.settle(saved)
    review = office.review()
    assert {key: (each.level, each.comment, each.marks.points) for key, each in review.items()} == {
        (QINGXI, "adviser"): (Level.MENTIONED, "看过原件\n致单位：请写明件数。", None),
        (LIUTANG, "adviser"): (Level.ACTED, "取中", 12.5),
        (SHUANGYAN, "adviser"): (Level.MENTIONED, "", None),
    }
    run = apply_review(flawed_run(office.engine), tuple(review.values()), office.engine.ruleset)
    by_unit = {audit.identity.unit: audit for audit in run.reports}
    assert by_unit["柳塘镇"].verdicts[0].points == 12.5
    assert office.review("review-甲.yaml")[QINGXI, "adviser"].comment == "查无此事"
    assert office.review("review-乙.yaml")[QINGXI, "adviser"].comment == "写得太少"
