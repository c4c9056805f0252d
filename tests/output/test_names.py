import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Identity
from auditor.output.pages.names import page_names, safe_stem

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


def test_a_name_with_no_safe_character_still_gives_one():
    assert safe_stem("***") == "report"
