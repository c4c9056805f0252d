import pytest

from auditor.rules.pages import PageRules, is_selector


def test_n_stands_for_a_figure_and_blanks_do_not_matter():
    rules = PageRules(placeholders=("图片N.png",), labels=("索引号",))
    assert rules.is_leftover("图片12.png")
    assert rules.is_bare_label("索 引　号：")


def test_absent_keys_match_nothing():
    rules = PageRules()
    assert not any((rules.is_exact("打印"), rules.is_edge("打印"), rules.is_label("打印"), rules.is_title("打印" * 9)))


def test_overlapping_tokens_stay_fast():
    rules = PageRules(tokens=("大", "大大", "大大大"))
    assert not rules.is_exact("大" * 5000 + "会")


@pytest.mark.parametrize("text", ["###", "正文", "a >", ""])
def test_what_is_no_plain_selector_is_refused(text):
    assert not is_selector(text)


@pytest.mark.parametrize("text", ["#zoom", ".TRS_Editor", "div > .content", "article"])
def test_a_plain_selector_is_one(text):
    assert is_selector(text)
