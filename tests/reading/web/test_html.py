from hypothesis import given
from hypothesis import strategies as st

from auditor.reading.web.html import html_text, read_html
from auditor.rules.pages import PageRules

BODY = "今年以来，我镇坚持依法行政，" + "扎实推进各项工作，" * 12 + "取得明显成效。"
RULES = PageRules(containers=("#zoom",))


def texts(page, rules=RULES):
    return [block.text for block in read_html(page.encode(), rules).blocks]


def test_the_known_container_is_the_main_text():
    page = f"<body><div>首页 政务公开</div><div id=zoom><p>一、做法</p><p>{BODY}</p></div><div>{BODY * 3}</div></body>"
    assert texts(page) == ["一、做法", BODY]


def test_without_a_known_container_the_densest_block_is():
    page = f"<body><ul><li>首页</li></ul><div><div><p>一、做法</p><p>{BODY}</p></div></div><div>版权所有</div></body>"
    assert texts(page) == ["一、做法", BODY]


def test_breaks_and_blocks_make_paragraphs_and_inline_elements_do_not():
    page = f"<div id=zoom>{BODY}<br>全年审查<b>合同</b>12<span>份</span>。<p>普法<script>var a='字'</script></p></div>"
    assert texts(page) == [BODY, "全年审查合同12份。", "普法"]


def test_a_table_of_data_gives_a_line_a_row_and_a_layout_table_its_paragraphs():
    data = "<table><tr><td>事项<td>件数<tr><td>合同<td>12</table>"
    page = f"<div id=zoom><table><tr><td><p>{BODY}</p><p>二</p></td></tr></table>{data}</div>"
    assert texts(page) == [BODY, "二", "事项\t件数", "合同\t12"]


def test_headings_carry_their_level():
    blocks = read_html(f"<div id=zoom><h2>一、做法</h2><p>{BODY}</p></div>".encode(), RULES).blocks
    assert [block.heading for block in blocks] == [2, None]


def test_the_title_is_the_article_title_or_the_heading_that_the_title_repeats():
    assert read_html("<title>报告_溪口县</title><h1>溪口县政府</h1><h1>报告</h1>".encode(), RULES).title == "报告"
    assert read_html('<meta name="ArticleTitle" content="总结"><title>报告</title>'.encode(), RULES).title == "总结"


def test_the_declared_encoding_is_believed_only_where_it_gives_chinese():
    page = f'<meta charset="gb2312"><p>{BODY}㐂</p>'
    assert html_text(page.encode("gb18030")) == page
    assert html_text(page.encode("utf-8")) == page


def test_a_page_nested_a_thousand_deep_is_read():
    assert texts("<div>" * 3000 + BODY) == [BODY]


@given(st.text(alphabet="<>/pdivtabler \"='&;法治", max_size=200))
def test_any_markup_is_read(markup):
    read_html(f"<p>法治{markup}".encode(), RULES)


def published(page, rules):
    return read_html(f"{page}<div><p>{BODY}</p></div>".encode(), rules).published


def test_the_date_of_publication_is_that_of_the_meta_tag(rules):
    tags = '<meta name="PubDate" content="2025-01-10 16:30"><p>发布时间：2024-12-31</p>'
    assert published(tags, rules) == "2025-01-10"
    assert published('<meta property="article:published_time" content="2025-1-9T08:00">', rules) == "2025-01-09"


def test_without_a_meta_tag_the_date_stands_after_its_name_on_the_page(rules):
    assert published("<span>发 布 时 间：</span><b>2025年1月10日</b>", rules) == "2025-01-10"
    assert published("<p>成文日期：2025-01-02</p><td>【发布日期】</td><td>2025/01/10</td>", rules) == "2025-01-10"
    assert published("<p>来源：本站　时间：2025-01-10 09:00</p>", rules) == "2025-01-10"


def test_a_date_that_is_none_or_has_another_name_is_not_taken(rules):
    assert published("<p>成文日期：2025-01-02</p><p>发布时间：2025-13-40</p><p>2025-01-01</p>", rules) is None
    assert published("<p>发布时间：2025-01-10</p>", PageRules()) is None


def test_a_stray_byte_in_a_page_costs_one_character():
    page = f'<meta charset="utf-8"><div id=zoom><p>{BODY}</p></div>'.encode()
    damaged = page.replace("成效".encode(), b"\xff" + "成效".encode())
    assert [block.text for block in read_html(damaged, RULES).blocks] == [BODY.replace("成效", "\ufffd成效")]
