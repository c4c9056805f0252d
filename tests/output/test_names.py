import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Identity
from auditor.output.pages.names import letter_names, page_names, safe_stem

RESERVED = re.compile(r"(CON|PRN|AUX|NUL|COM\d|LPT\d)(\.|$)", re.IGNORECASE)


@given(st.text(st.characters(exclude_categories=())))
def test_any_unit_name_gives_a_name_that_windows_takes(text):
    name = f"001-{safe_stem(text)}.html"
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert not RESERVED.match(name)
    assert len(name) <= 80
    assert len(name.encode()) <= 255


def test_names_bear_the_unit_or_else_the_file(good_report, empty_report):
    good = replace(good_report, identity=Identity("清溪镇人民政府", "乡镇", 2023))
    assert page_names([good, empty_report]) == ["001-清溪镇人民政府.html", "002-无名_b.html"]


def test_two_reports_of_one_unit_have_two_names(good_report):
    assert len(set(page_names([good_report] * 3))) == 3


def test_the_name_of_a_letter_tells_no_rank_and_stays_when_scores_change(good_report, empty_report):
    """Of two reports of one unit the first file has the bare name, whichever ranks before the other."""
    first, second = (
        replace(
            good_report,
            identity=Identity("清溪镇", "乡镇", 2023),
            submission=replace(good_report.submission, file=file),
        )
        for file in ("a.docx", "b.docx")
    )
    assert letter_names([first, second, empty_report]) == ["清溪镇.docx", "清溪镇-2.docx", "无名_b.docx"]
    assert letter_names([empty_report, second, first]) == ["无名_b.docx", "清溪镇-2.docx", "清溪镇.docx"]


def test_letters_have_names_of_their_own_on_windows(good_report):
    units = ("甲镇", "甲镇-2", "甲镇", "con", "A镇", "a镇")
    names = letter_names([replace(good_report, identity=Identity(unit, "乡镇", 2023)) for unit in units])
    assert len({name.casefold() for name in names}) == len(units)
    assert not any(RESERVED.match(name) for name in names)


def test_a_name_with_no_safe_character_still_gives_one():
    assert safe_stem("***") == "report"
