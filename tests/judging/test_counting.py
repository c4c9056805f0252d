"""The structural elements, which are judged by counting items, under the shipped ruleset."""

from collections.abc import Callable

import pytest

from auditor.model import Level, ReportAudit, Verdict

JudgeText = Callable[..., ReportAudit]
MISSING, PLANNED, MENTIONED, ACTED, EVIDENCED = Level


def verdict(audit: ReportAudit, element: str) -> Verdict:
    return next(v for v in audit.verdicts if v.element == element)


@pytest.mark.parametrize(
    ("element", "section", "text", "level"),
    [
        (
            "achievements",
            "举措成效",
            "（一）抓学习。全年学法6次。\n（二）抓执法。办案12件。\n（三）抓调解。化解纠纷。",
            EVIDENCED,
        ),
        (
            "achievements",
            "举措成效",
            "（一）抓学习。全年学法6次。\n（二）抓执法。组织巡查。\n（三）抓调解。化解纠纷。",
            ACTED,
        ),
        ("achievements", "举措成效", "（一）抓学习。全年学法6次。\n（二）抓执法。办案12件。", MENTIONED),
        ("achievements", "举措成效", "一是抓学习，学法6次；二是抓执法，办案12件；三是抓调解。", EVIDENCED),
        ("achievements", "举措成效", "全镇法治建设取得了明显成效。", MENTIONED),
        (
            "achievements",
            "举措成效",
            "（一）抓学习。落实三项制度。\n（二）抓执法。组织巡查。\n（三）抓调解。化解纠纷。",
            ACTED,
        ),
        ("shortcomings", "不足", "（一）案件办得少。42项事项只办过13项。\n（二）普法形式单一。", EVIDENCED),
        ("shortcomings", "不足", "一是依法行政意识不强；二是普法形式单一。", ACTED),
        ("shortcomings", "不足", "法治政府建设与群众期待还有一定差距。", MENTIONED),
        ("shortcomings", "举措成效", "坚持问题导向，开展排查。", MISSING),
        ("shortcomings", "举措成效", "召开会议研究工作。但仍存在一些不足，执法力量不强。", MENTIONED),
        (
            "causes",
            "不足",
            "（一）执法人员少。主要原因是编制不足。\n（二）普法形式单一。由于经费紧张，活动不多。",
            EVIDENCED,
        ),
        ("causes", "不足", "（一）执法人员少。主要原因是编制不足。\n（二）普法形式单一。", ACTED),
        ("causes", "不足", "普法形式单一，覆盖面不广。", MISSING),
        ("shortcomings", "不足", "法治政府建设还有差距。", MENTIONED),
        ("shortcomings", "不足", "普法形式单一。", MENTIONED),
        ("shortcomings", "不足", "普法形式单一。执法力量薄弱。", ACTED),
        ("shortcomings", "不足", "无。", MISSING),
        ("next-year-plan", "计划", "开展普法宣传。", MENTIONED),
        ("causes", "不足", "（一）学法意识还不够强。\n（二）执法力量薄弱，主要原因是编制偏少。", ACTED),
        ("next-year-plan", "举措成效", "全年学法6次。我镇今后将继续抓好法治建设。", MENTIONED),
        ("next-year-plan", "举措成效", "制定普法工作计划。\n到村里开展普法宣传。", MISSING),
        ("causes", "原因", "工作抓得不够紧，措施不够实。", MENTIONED),
        ("next-year-plan", "计划", "（一）6月底前完成轮训。\n（二）制定案件集体讨论办法。", EVIDENCED),
        ("next-year-plan", "计划", "（一）加强法治宣传，拓宽渠道。\n（二）提升依法行政水平。", ACTED),
        ("next-year-plan", "举措成效", "今后，我们将以更高标准抓好法治建设。", MENTIONED),
        ("next-year-plan", "举措成效", "按照年度工作安排，扎实推进各项任务。", MISSING),
    ],
)
def test_items_and_their_marks_are_counted(
    judge_text: JudgeText, element: str, section: str, text: str, level: Level
) -> None:
    assert verdict(judge_text(text, section), element).level is level


def test_half_of_the_items_is_not_most_of_them(judge_text: JudgeText) -> None:
    text = "（一）抓学习。学法6次。\n（二）抓执法。办案12件。\n（三）抓调解。化解纠纷。\n（四）抓普法。宣传政策。"
    assert verdict(judge_text(text, "举措成效"), "achievements").level is ACTED
    assert verdict(judge_text(text.replace("宣传政策", "宣传3场"), "举措成效"), "achievements").level is EVIDENCED


def test_marked_items_are_quoted_first(judge_text: JudgeText) -> None:
    audit = judge_text("（一）抓学习。组织学习。\n（二）抓执法。办案12件。\n（三）抓调解。调解45件。", "举措成效")
    found = verdict(audit, "achievements")
    assert found.level is EVIDENCED
    assert [evidence.place.paragraph for evidence in found.evidence] == [4, 5, 3]
    assert "12件" in found.evidence[0].quote


def test_structural_elements_are_never_planned(judge_text: JudgeText) -> None:
    audit = judge_text("将加强培训，拟开展普法。尚未聘请法律顾问。", "计划")
    levels = {v.element: v.level for v in audit.verdicts}
    counted = {levels.pop(name) for name in ("achievements", "shortcomings", "causes", "next-year-plan")}
    assert PLANNED not in counted
    assert PLANNED in levels.values()


def test_the_wrapper_of_a_list_is_no_item_of_it(judge_text: JudgeText) -> None:
    audit = judge_text("（一）抓学习。学法6次。\n（二）抓执法。办案12件。\n（三）抓调解。调解45件。", "举措成效")
    assert len(verdict(audit, "achievements").evidence) == 3


def test_measures_told_under_fewer_than_three_items_are_counted_by_sentences(judge_text: JudgeText) -> None:
    text = "（一）抓学习。组织干部集中学法。邀请律师到场授课。\n（二）抓执法。组建综合执法队伍。购置执法记录仪。"
    assert verdict(judge_text(text, "举措成效"), "achievements").level is ACTED
    told = text.replace("集中学法", "集中学法6次").replace("执法记录仪", "执法记录仪5台")
    assert verdict(judge_text(told, "举措成效"), "achievements").level is EVIDENCED


def test_the_items_in_brackets_are_counted_and_not_what_stands_above_or_below_them(judge_text: JudgeText) -> None:
    text = "（一）抓学习。一是集中学法6次。二是组织年度考试。三是邀请律师授课。\n（二）抓执法。一是组建执法队伍。二是设立专门岗位。"
    assert verdict(judge_text(text, "举措成效"), "achievements").level is ACTED
    assert (
        verdict(judge_text(text.replace("组建执法队伍", "办理案件12件"), "举措成效"), "achievements").level is EVIDENCED
    )


def test_a_list_of_one_bracketed_item_is_counted_by_what_stands_in_it(judge_text: JudgeText) -> None:
    text = "（一）抓学习。一是集中学法6次。二是组织年度考试。三是邀请律师授课。"
    assert verdict(judge_text(text, "举措成效"), "achievements").level is ACTED
    told = text.replace("年度考试", "年度考试2次")
    assert verdict(judge_text(told, "举措成效"), "achievements").level is EVIDENCED


def test_an_item_in_which_the_text_breaks_off_is_not_counted(judge_text: JudgeText) -> None:
    text = "（一）抓学习。一是集中学法6次。二是组织年度考试。三是邀请律师授课。\n（二）抓执法。一是组建执法"
    assert verdict(judge_text(text, "举措成效"), "achievements").level is EVIDENCED
    assert verdict(judge_text(text + "队伍。", "举措成效"), "achievements").level is ACTED


def test_an_item_whose_heading_names_a_role_counts_among_others(judge_text: JudgeText) -> None:
    text = "（一）抓学习。学法6次。\n（二）法治制度落实情况。清理文件3份。\n（三）抓执法。设立岗位。\n（四）抓调解。走访群众。"
    found = verdict(judge_text(text, "举措成效"), "achievements")
    assert (found.level, len(found.evidence)) == (ACTED, 4)


@pytest.mark.parametrize("said", ["五位一体推进", "借助周一例会", "推行一村一策", "举办千名干部进网格活动"])
def test_a_set_phrase_with_a_numeral_in_it_is_no_figure(judge_text: JudgeText, said: str) -> None:
    text = f"（一）抓学习。{said}学法。\n（二）抓执法。{said}执法。\n（三）抓调解。{said}调解。"
    assert verdict(judge_text(text, "举措成效"), "achievements").level is ACTED


def test_a_plan_of_one_numbered_line_is_a_plan(judge_text: JudgeText) -> None:
    assert verdict(judge_text("1.加强依法行政培训工作", "计划"), "next-year-plan").level is MENTIONED


@pytest.mark.parametrize(
    ("why", "element", "section", "text", "best"),
    [
        (
            "text below a heading stands for an item without a mark",
            "shortcomings",
            "不足",
            "（一）执法力量不强\n队伍人手少，案件办得慢。\n（二）普法形式单一\n群众参与不多。",
            "队伍人手少，案件办得慢",
        ),
        (
            "of an item, the sentence with most marks",
            "achievements",
            "举措成效",
            "（一）抓学习。学法6次。全年办班2期，培训80人。\n（二）抓执法。组织巡查。\n（三）抓调解。调解45件。",
            "全年办班2期，培训80人",
        ),
        (
            "of the items, the one with most marks",
            "achievements",
            "举措成效",
            "（一）抓学习。学法6次。\n（二）抓执法。组织巡查。\n（三）抓调解。调解45件，化解40件。",
            "调解45件，化解40件",
        ),
    ],
)
def test_the_best_sentence_of_the_best_item_stands_first(
    judge_text: JudgeText, why: str, element: str, section: str, text: str, best: str
) -> None:
    assert verdict(judge_text(text, section), element).evidence[0].quote.removesuffix("。") == best, why


@pytest.mark.parametrize(
    ("text", "shortcomings", "plan"),
    [
        ("一是干部学法意识还不够强；二是执法力量薄弱。", ACTED, MISSING),
        ("（一）学法意识还不够强。将加强学习培训。\n（二）执法力量薄弱。将充实执法队伍。", ACTED, ACTED),
        ("一是干部学法意识还不够强；二是执法力量薄弱。今后将继续加强学习培训工作。", ACTED, MENTIONED),
    ],
)
def test_a_chapter_of_problems_and_plans_gives_each_its_own(
    judge_text: JudgeText, text: str, shortcomings: Level, plan: Level
) -> None:
    audit = judge_text(f"学法6次。\n二、存在问题及下步打算\n{text}", "举措成效")
    assert (verdict(audit, "shortcomings").level, verdict(audit, "next-year-plan").level) == (shortcomings, plan)
