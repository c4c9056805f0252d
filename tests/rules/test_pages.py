import pytest

from auditor.rules.pages import PAGE_KEYS, page_rules


def test_n_stands_for_a_figure_and_blanks_do_not_matter():
    rules = page_rules({"placeholders": ["图片N.png"], "labels": ["索引号"]})
    assert rules.is_leftover("图片12.png")
    assert rules.is_bare_label("索 引　号：")


def test_absent_keys_match_nothing():
    rules = page_rules({})
    assert not any((rules.is_exact("打印"), rules.is_edge("打印"), rules.is_label("打印"), rules.is_title("打印" * 9)))


def test_overlapping_tokens_stay_fast():
    rules = page_rules({"tokens": ["大", "大大", "大大大"]})
    assert not rules.is_exact("大" * 5000 + "会")


def test_an_unknown_key_is_named_with_the_allowed_ones():
    with pytest.raises(ValueError, match="token"):
        page_rules({"token": ["打印"]})
    assert "tokens" in PAGE_KEYS


@pytest.mark.parametrize("selector", ["###", "正文", "a >", ""])
def test_a_container_that_is_no_selector_is_named(selector):
    with pytest.raises(ValueError, match="网页选择器"):
        page_rules({"containers": [selector]})
