"""What is set aside and what is scored, by title, beginning, announcement and headings."""

from collections.abc import Callable

import pytest

from auditor.model import Report

Outline = Callable[..., Report]
BODY = "\n一、总体要求\n坚持依法行政，建设法治政府。"


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("乌有县召开法治政府建设推进会", "新闻"),
        ("乌有市司法局赴子虚镇督导法治政府建设工作", "新闻"),
        ("子虚镇举办依法行政专题培训班", "新闻"),
        ("3月5日，乌有县召开法治政府建设示范创建动员会。会议强调，要抓好依法行政。", "新闻"),
        ("为推进依法行政，4月2日下午，乌有镇组织学习法治要点。", "新闻"),
        ("本报讯（记者 某某）乌有县推进法治政府建设。", "新闻"),
        ("在全县法治政府建设推进会上的讲话", "讲话"),
        ("同志们：\n刚才，会议通报了全县依法行政情况。", "讲话"),
        ("议题解读：乌有区2024年法治建设工作汇报", "解读"),
        ("《乌有县2024年法治政府建设情况报告》文字解读", "解读"),
        ("关于《乌有县2024年法治政府建设情况报告》的说明", "说明"),
        ("乌有镇2024年法治政府建设工作要点", "要点"),
        ("2024年全镇依法治理任务", "计划"),
        ("为加强依法行政，建设法治政府，结合我县实际，制定本方案。", "方案"),
        ("2024年，我坚持依法行政。现将本人述法情况报告如下：", "述法"),
        ("我作为乌有镇镇长，认真履行法治建设第一责任人职责。", "述法"),
        ("根据《政府信息公开条例》的规定，现公布我局2024年信息公开工作年度报告。", "信息公开"),
        ("一、总体情况\n（一）主动公开\n发布27条。\n（二）依申请公开\n收到7件，推进依法行政。", "信息公开"),
    ],
)
def test_neighbouring_documents_are_set_aside_with_and_without_a_title(
    outline_of: Outline, text: str, genre: str
) -> None:
    told = outline_of(text + BODY).genre
    assert told is not None
    assert genre in told


@pytest.mark.parametrize(
    "text",
    [
        "您当前位置：乌有镇 > 信息公开年度报告 > 解读\n乌有镇2024年法治工作报告",
        "乌有局依法行政工作情况报告",
        "乌有镇法治建设工作总结",
        "乌有县2024年推进依法行政情况",
        "乌有局2024年卫健法治政府建设工作总结",
        "乌有镇2024年依法治镇工作报告",
        "2024年，乌有镇推进法治建设，12月4日举办宪法宣传活动。现将情况报告如下：",
        "2024年，我镇贯彻《政府信息公开条例》，推进法治政府建设。现将情况报告如下：",
        "2024年，我局组织学习上级讲话精神，依法行政。现将2024年法治建设情况报告如下：",
        "2024年，乌有镇依法行政。\n一、主要做法\n（一）抓公开。健全依申请公开机制。",
    ],
)
def test_reports_are_scored_whatever_stands_above_them_and_with_no_title(outline_of: Outline, text: str) -> None:
    assert outline_of(text + BODY).genre is None
