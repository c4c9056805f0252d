from pathlib import Path

import pytest

from auditor.reading.furniture import furniture

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "reports"
DATA = ROOT / "tests" / "data" / "reports"
SAVED = {SHARED / "d07.txt", DATA / "09-汐门街道.txt"}  # pages of a website
TEXTS = sorted(
    {*DATA.glob("*.txt"), *SHARED.glob("*.txt")} - SAVED
)  # those of every clone, and the shared ones where they are here
BODY = "今年以来，我镇坚持依法行政，" + "扎实推进各项工作，" * 8 + "取得明显成效。"
TITLE = "柳塘镇2023年法治政府建设工作总结"


def kept(texts, rules):
    return [text for text, mark in zip(texts, furniture(texts, rules), strict=True) if not mark]


def test_menus_metadata_and_footer_go_and_title_body_and_signature_stay(rules):
    page = [
        "溪口县政府网",
        "首页 > 政务公开 > 法治政府建设年度报告",
        "索 引 号",
        "01548/2024-00173",
        "发布机构：柳塘镇人民政府",
        TITLE,
        "来源：柳塘镇　浏览次数：87　字体：[大 中 小]　打印",
        BODY,
        "柳塘镇人民政府",
        "2024年1月16日",
        "【打印本页】【关闭窗口】",
        "下一篇：执法事项目录",
        "溪口县",
    ]
    assert kept(page, rules) == [TITLE, BODY, "柳塘镇人民政府", "2024年1月16日"]


def test_a_plain_report_has_no_furniture(rules):
    report = [
        "柳塘镇人民政府",
        "关于2023年度法治政府建设情况的报告",
        "县人民政府：",
        BODY,
        "一、主要做法",
        BODY,
        "特此报告。",
    ]
    assert kept(report, rules) == report


def test_within_the_body_only_exact_tokens_go(rules):
    body = ["一、主要做法", BODY, "图片1.png", "打印 关闭", "来源：群众举报", "时间", "（二）打印机管理", BODY]
    assert kept(body, rules) == ["一、主要做法", BODY, "来源：群众举报", "时间", "（二）打印机管理", BODY]


def test_a_short_last_sentence_that_tells_of_the_website_is_text(rules):
    report = [TITLE, BODY, "收费项目全部在县政府门户网站公布。"]
    assert kept(report, rules) == report


def test_a_long_sentence_is_text_whatever_words_it_holds(rules):
    text = "来源：" + BODY + "浏览次数明显上升。"
    assert kept([TITLE, text], rules) == [TITLE, text]


def test_a_title_after_the_word_annex_stays(rules):
    assert kept(["附件1", "柳塘镇人民政府", "2023年法治政府建设情况的报告", BODY], rules)[0] == "柳塘镇人民政府"


def test_a_list_of_annexes_does_not_hide_the_signature_below(rules):
    assert kept([BODY, "附件：1.清单", "柳塘镇人民政府"], rules) == [BODY, "柳塘镇人民政府"]


def test_without_a_title_unknown_lines_stay(rules):
    assert kept(["年度情况", "来源：柳塘镇", BODY], rules) == ["年度情况", BODY]


def lines(path):
    return [row.strip() for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]


def test_of_a_saved_page_the_table_above_and_the_buttons_below_go(rules):
    texts = lines(DATA / "09-汐门街道.txt")
    assert kept(texts, rules) == texts[1:-2]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared reports are not at hand")
def test_the_saved_page_among_the_samples_keeps_title_body_signature_and_date_only(rules):
    text = kept(lines(SHARED / "d07.txt"), rules)
    assert len(text) == 14
    assert "工作总结" in text[0]
    assert text[-1].startswith("2024年")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_report_as_it_was_written_has_no_furniture(path, rules):
    assert not any(furniture(lines(path), rules))


def test_a_table_of_contents_goes_and_the_cover_above_it_stays(rules):
    cover = ["柳塘镇人民政府", TITLE, "2024年1月", "内部资料"]
    text = ["前言", BODY, "一、法治政府建设做法", BODY]
    assert kept([*cover, "目　录", "前言\t1", "一、法治政府建设做法 1", "二、打算……3", *text], rules) == [*cover, *text]
    assert kept([*cover, "前言......1", "一、法治政府建设做法......1", *text], rules) == [*cover, *text]


def test_a_single_line_with_dots_and_pages_that_fall_are_no_table_of_contents(rules):
    lines = [BODY, "一、审查合同……12", "二、办理复议……3", BODY]
    assert kept(lines, rules) == lines
    rows = [BODY, "合同\t12", "复议\t13", BODY]
    assert kept(rows, rules) == rows
