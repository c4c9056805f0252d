"""What becomes of last year's plans and shortcomings, and of what an inspection found, in this year's report."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from auditor.across.following import follow
from auditor.judging.engine import Engine
from auditor.model import Followed, Origin, Outcome, Paragraph, Report, Submission

DONE = (
    "全年开展普法宣传活动24场，发放资料9000余份。",
    "便民服务中心推行综合窗口，132个事项一窗受理。",
    "修订防汛抗旱应急预案，组织水库下游转移演练3次。",
    "办理人大代表建议23件，全部按期答复。",
    "审查各类合同41份，提出修改意见63条。",
    "落实行政执法公示制度，在政务大厅电子屏公开执法主体、依据和处罚结果。",
)


def report(
    engine: Engine, done: Sequence[str] = DONE, lacks: Sequence[str] = (), plans: Sequence[str] = (), year: int = 2024
) -> Report:
    """A report of a township with what it did, lacks and plans, a line each."""
    lines = [
        f"乌有镇{year}年度法治政府建设情况报告",
        "现将有关情况报告如下：",
        "一、主要举措和成效",
        *done,
        "二、存在的不足",
        *lacks,
        "三、下一步工作打算",
        *plans,
    ]
    return engine.outline(
        Submission(f"{year}.txt", "", "txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, 1)))
    )


def one(
    engine: Engine,
    plan: str = "",
    lack: str = "",
    done: Sequence[str] = (),
    lacks: Sequence[str] = (),
    plans: Sequence[str] = (),
) -> Followed:
    """What became of the one plan or shortcoming of last year."""
    last = report(engine, lacks=[lack] if lack else (), plans=[plan] if plan else (), year=2023)
    (followed,) = follow(last, report(engine, (*DONE, *done), lacks, plans), engine)
    return followed


PLAN = "聘请1名律师担任镇政府法律顾问。"


def test_a_plan_that_was_carried_out_has_a_result(engine: Engine) -> None:
    followed = one(engine, PLAN, done=["与乌有律师事务所签订协议，聘请2名律师担任镇政府法律顾问。"])
    assert (followed.outcome, followed.origin) == (Outcome.RESULT, Origin.PLAN)
    assert followed.said == PLAN.rstrip("。")
    assert followed.answer == "与乌有律师事务所签订协议，聘请2名律师担任镇政府法律顾问"
    assert (followed.element, followed.why) == ("legal-adviser", "第10段写到已经做了。")


def test_the_places_are_those_of_the_sentences_as_read(engine: Engine) -> None:
    followed = one(engine, PLAN, done=["全年平稳。　聘请２名律师担任镇政府“法律顾问”一职。"])
    assert followed.answered
    assert (followed.answered.paragraph, followed.answered.start) == (10, 6)
    assert followed.answer == "聘请２名律师担任镇政府“法律顾问”一职"
    assert followed.place
    assert (followed.place.paragraph, followed.place.start, followed.place.end) == (12, 0, len(PLAN) - 1)


@pytest.mark.parametrize(
    ("done", "outcome"),
    [
        ("正在遴选镇政府法律顾问，年内签约。", Outcome.PROGRESS),
        ("启动镇政府法律顾问聘请工作，初步选定律师1名。", Outcome.PROGRESS),
        ("聘请律师担任镇政府法律顾问。", Outcome.RESULT),
    ],
)
def test_what_is_underway_is_no_result_yet(engine: Engine, done: str, outcome: Outcome) -> None:
    assert one(engine, PLAN, done=[done]).outcome is outcome


def test_a_plan_that_is_only_planned_again_is_told_so(engine: Engine) -> None:
    followed = one(engine, PLAN, plans=["聘请律师担任镇政府法律顾问。"])
    assert (followed.outcome, followed.why) == (Outcome.PLANNED_AGAIN, "第12段又列为打算。")


def test_what_was_done_outweighs_that_it_is_planned_again(engine: Engine) -> None:
    done, again = "聘请2名律师担任镇政府法律顾问。", "继续发挥镇政府法律顾问作用。"
    assert one(engine, PLAN, done=[done], plans=[again]).outcome is Outcome.RESULT


def test_a_plan_that_nothing_speaks_of_is_silent(engine: Engine) -> None:
    followed = one(engine, "在镇中学旁新建法治文化广场1处。")
    assert (followed.outcome, followed.answer, followed.answered) == (Outcome.SILENT, "", None)


@pytest.mark.parametrize(
    "plan",
    ["进一步加强组织领导，不断提升法治政府建设水平。", "推动领导干部不断增强运用法治思维和法治方式解决问题的能力。"],
)
def test_a_plan_without_anything_to_look_for_cannot_be_followed(engine: Engine, plan: str) -> None:
    assert one(engine, plan).outcome is Outcome.VAGUE


def test_a_shortcoming_that_was_mended_has_a_result(engine: Engine) -> None:
    followed = one(engine, lack="镇政府至今没有法律顾问。", done=["聘请2名律师担任镇政府法律顾问。"])
    assert (followed.origin, followed.outcome) == (Origin.SHORTCOMING, Outcome.RESULT)


def test_a_shortcoming_named_again_is_told_so(engine: Engine) -> None:
    followed = one(engine, lack="执法案卷评查没有开展。", lacks=["执法案卷评查还没有形成常态。"])
    assert (followed.outcome, followed.why) == (Outcome.PLANNED_AGAIN, "第11段又列为不足。")


def test_a_shortcoming_eased_by_an_act_and_named_again_is_under_way(engine: Engine) -> None:
    lack, done, again = "镇政府没有法律顾问。", "聘请1名律师担任镇政府法律顾问。", "镇政府法律顾问人手仍然不足。"
    followed = one(engine, lack=lack, done=[done], lacks=[again])
    assert (followed.outcome, followed.answer) == (Outcome.PROGRESS, done.rstrip("。"))


def test_a_plan_made_again_of_which_a_part_is_done_is_under_way(engine: Engine) -> None:
    plan = "在镇中学旁新建法治文化广场。"
    followed = one(engine, plan, done=["法治文化广场已完成选址。"], plans=[plan])
    assert (followed.outcome, followed.answer) == (Outcome.PROGRESS, "法治文化广场已完成选址")


def test_a_heading_that_tells_of_something_done_answers(engine: Engine) -> None:
    done = "（一）聘请2名律师担任镇政府法律顾问。工作有序开展，群众满意。"
    assert one(engine, PLAN, done=[done]).outcome is Outcome.RESULT


def test_a_section_on_a_later_year_plans_whatever_its_heading_calls_it(engine: Engine) -> None:
    done = [*DONE, "二、2025年重点任务", "聘请律师担任镇政府法律顾问。"]
    now = report(engine, done)
    (followed,) = follow(report(engine, plans=[PLAN], year=2023), now, engine)
    assert followed.outcome is Outcome.PLANNED_AGAIN


def test_what_a_clause_adds_to_a_plan_answers_it_only_in_part(engine: Engine) -> None:
    plan = "在镇中学旁新建法治文化广场、改造法治长廊，便于群众就近咨询。"
    assert one(engine, plan, done=["设立窗口，便于群众就近咨询。"]).outcome is not Outcome.RESULT


def test_words_strewn_over_a_long_sentence_are_no_answer(engine: Engine) -> None:
    done = "镇机关干部参加学习，中学食堂接受检查，法治课堂走进村组，文化站举办展览，广场舞队伍参加汇演。"
    assert one(engine, "在镇中学旁新建法治文化广场1处。", done=[done]).outcome is not Outcome.RESULT


def test_the_name_of_the_unit_does_not_make_sentences_near(engine: Engine) -> None:
    followed = one(engine, "制定《乌有镇轮岗锻炼办法》。", done=["乌有镇召开表彰会1次。"])
    assert followed.outcome is Outcome.SILENT


def test_what_an_inspection_found_is_followed_without_a_report_of_last_year(engine: Engine) -> None:
    now = report(engine, [*DONE, "聘请2名律师担任镇政府法律顾问。"])
    (followed,) = follow(None, now, engine, ["督察发现，镇政府没有聘请法律顾问。", " "])
    assert (followed.origin, followed.place, followed.outcome) == (Origin.INSPECTION, None, Outcome.RESULT)
    assert followed.said == "督察发现，镇政府没有聘请法律顾问。"


def test_sentences_that_only_lead_to_plans_and_headings_above_them_are_no_matters(engine: Engine) -> None:
    plans = [
        "2025年，我镇将重点抓好以下工作：",
        "（一）加强普法。开展普法宣传30场。",
        "（二）聘请法律顾问1名。",
        "特此报告。",
    ]
    followed = follow(report(engine, plans=plans, year=2023), report(engine), engine)
    assert [each.said for each in followed] == ["开展普法宣传30场", "（二）聘请法律顾问1名"]


def test_an_item_of_a_list_is_one_matter(engine: Engine) -> None:
    plan = "一是聘请法律顾问。上半年与律师事务所签订协议。二是加强普法。开展普法宣传30场。"
    followed = follow(report(engine, plans=[plan], year=2023), report(engine), engine)
    assert [each.said for each in followed] == [
        "一是聘请法律顾问。上半年与律师事务所签订协议",
        "二是加强普法。开展普法宣传30场",
    ]


def test_a_plan_among_what_was_done_is_followed_too_but_nothing_that_is_lacking_there(engine: Engine) -> None:
    done = ["针对群众不熟悉办事流程的情况，设置帮办窗口。", "计划明年在镇中学旁新建法治文化广场1处。"]
    (followed,) = follow(report(engine, done, year=2023), report(engine), engine)
    assert (followed.origin, followed.said) == (Origin.PLAN, "计划明年在镇中学旁新建法治文化广场1处")


def test_a_report_followed_into_itself_finds_its_plans_planned_again(engine: Engine) -> None:
    plans = ["聘请法律顾问1名。", "新建法治文化广场1处。", "编印《执法指引》，6月底前发到各站所。"]
    same = report(engine, plans=plans)
    assert [each.outcome for each in follow(same, same, engine)] == [Outcome.PLANNED_AGAIN] * 3


@pytest.mark.parametrize(
    "text", ["将" * 3000, "，" * 3000, "将聘请" * 3000, "将聘请法律顾问。" * 3000, "<script>将{0}</script>"]
)
def test_hostile_text_ends_and_stands_as_it_is(engine: Engine, text: str) -> None:
    followed = follow(report(engine, plans=[text]), report(engine, [text], [text], [text]), engine, [text])
    assert all(each.said in text for each in followed)
