from auditor.errors import AuditorError, Mistake, RuleMistakes


def test_a_mistake_shows_its_line_with_a_caret_below_the_column() -> None:
    mistake = Mistake("a.yaml", 3, 7, "不认识的键", "  - 法律: 顾问\n", "删去")
    assert str(mistake) == "a.yaml:3:7  不认识的键\n      - 法律: 顾问\n            ^\n    建议：删去"


def test_a_mistake_without_line_and_hint_is_one_line() -> None:
    assert str(Mistake("a.yaml", 1, 1, "文件是空的")) == "a.yaml:1:1  文件是空的"


def test_mistakes_are_told_in_the_order_of_file_and_line() -> None:
    mistakes = [Mistake("b.yaml", 1, 1, "丙"), Mistake("a.yaml", 12, 1, "乙"), Mistake("a.yaml", 2, 9, "甲")]
    error = RuleMistakes(mistakes)
    assert [mistake.message for mistake in error.mistakes] == ["甲", "乙", "丙"]
    assert isinstance(error, AuditorError)
    assert str(error).startswith("规则有 3 处错误：\na.yaml:2:9  甲\n")
