from auditor.cli.alike import told_together


def test_one_or_two_messages_stand_each_on_its_line() -> None:
    assert list(told_together([("a", "坏了。"), ("b", "坏了。"), ("c", "空的。")])) == [
        "a：坏了。",
        "b：坏了。",
        "c：空的。",
    ]


def test_many_that_say_the_same_are_told_once_with_a_count() -> None:
    messages = [*((f"{at}.docx", "坏了。") for at in range(25)), ("x", "空的。")]
    assert list(told_together(messages)) == ["25 份：坏了。（0.docx、1.docx、2.docx 等）", "x：空的。"]


def test_names_and_figures_in_which_they_differ_are_left_out() -> None:
    messages = [(f"{at}.docx", f"名单上没有“{at}镇”，不是 2025 年，请补“别名”。") for at in range(3)]
    assert list(told_together(messages)) == ["3 份：名单上没有…，不是 2025 年，请补“别名”。（0.docx、1.docx、2.docx）"]


def test_nothing_gives_no_line() -> None:
    assert list(told_together([])) == []
