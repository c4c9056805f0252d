from datetime import date

from auditor.text.days import day_text


def test_a_day_is_written_as_chinese_readers_write_it() -> None:
    assert day_text(date(2021, 1, 9)) == "2021年1月9日"
    assert day_text(None) == ""
