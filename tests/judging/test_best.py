"""Which of several sentences for one element stands first."""

from collections.abc import Callable

import pytest

from auditor.model import ReportAudit, Verdict

VerdictOf = Callable[..., Verdict]


def first(verdict: Verdict) -> str:
    return verdict.evidence[0].quote


@pytest.mark.parametrize(
    ("why", "text", "best"),
    [
        ("a higher level", "发挥法律顾问作用。聘请法律顾问。", "聘请法律顾问"),
        ("text before a heading", "（一）法律顾问工作\n重视法律顾问意见。", "重视法律顾问意见"),
        (
            "its own section",
            "（一）平安建设\n聘请法律顾问2名。\n（二）法律顾问工作\n聘请法律顾问3名。",
            "聘请法律顾问3名",
        ),
        (
            "below its own section",
            "（一）平安建设\n聘请法律顾问2名。\n（二）法律顾问工作\n1.选聘\n聘请法律顾问3名。",
            "聘请法律顾问3名",
        ),
        ("its own clause", "用好法律顾问，审查合同2件。聘请法律顾问2名。", "聘请法律顾问2名"),
        ("more figures", "聘请法律顾问2名。聘请法律顾问2名，审查合同9件。", "聘请法律顾问2名，审查合同9件"),
        ("more acts", "法律顾问参与重大决策。聘请法律顾问，参与重大决策。", "聘请法律顾问，参与重大决策"),
        ("more than a few words", "一是用法律顾问。二是用好法律顾问，防范风险。", "二是用好法律顾问，防范风险"),
        ("else the earlier", "聘请法律顾问2名。聘请法律顾问3名。", "聘请法律顾问2名"),
    ],
)
def test_the_best_sentence_stands_first_by(verdict_of: VerdictOf, why: str, text: str, best: str) -> None:
    assert first(verdict_of(text)).removesuffix("。") == best, why


def test_enough_figures_are_as_good_as_more(verdict_of: VerdictOf) -> None:
    enough = "聘请法律顾问2名，审查合同3件，代理案件4件，出具意见5件"
    assert first(verdict_of(f"{enough}。{enough}，列席会议的6名，咨询7件。")) == enough


def test_a_meeting_is_not_quoted_where_applications_received_stand_later(
    judge_text: Callable[..., ReportAudit],
) -> None:
    text = "（一）加强领导\n召开会议，听取行政复议工作汇报2次。\n（二）化解争议\n收到行政复议申请148件，受理131件，审结119件。"
    verdicts = {verdict.element: verdict for verdict in judge_text(text).verdicts}
    assert "148件" in first(verdicts["administrative-reconsideration"])
