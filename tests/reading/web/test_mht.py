import email.message

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.reading.draft import RefusedError
from auditor.reading.web.mht import read_mht
from auditor.rules.pages import PageRules

BODY = "今年以来，我镇坚持依法行政，" + "扎实推进各项工作，" * 12 + "取得明显成效。"
PAGE = f"<html><head><title>报告</title></head><body><p>一、做法</p><p>{BODY}</p></body></html>"


def saved(content, charset, transfer="quoted-printable"):
    """A page as browsers save it: a related part with the page, a style sheet before it."""
    message = email.message.EmailMessage()
    message["From"] = "<Saved by Blink>"
    message.set_content("p { margin: 0 }", subtype="css")
    page = email.message.EmailMessage()
    page.set_content(content, "text", "html") if isinstance(content, bytes) else page.set_content(
        content, subtype="html", charset=charset, cte=transfer
    )
    message.make_mixed()
    message.attach(page)
    return message.as_bytes()


def texts(data):
    return [block.text for block in read_mht(data, PageRules()).blocks]


@pytest.mark.parametrize(("charset", "transfer"), [("utf-8", "quoted-printable"), ("gb18030", "base64")])
def test_the_page_is_read_in_the_encoding_of_its_header(charset, transfer):
    data = saved(PAGE, charset, transfer)
    assert texts(data) == ["一、做法", BODY]
    assert read_mht(data, PageRules()).title == "报告"


def test_a_wrong_encoding_in_the_header_gives_way_to_what_the_page_is():
    data = saved(PAGE, "gb18030", "base64").replace(b'charset="gb18030"', b'charset="utf-8"')
    assert b'charset="utf-8"' in data
    assert texts(data) == ["一、做法", BODY]


def test_a_message_that_is_the_page_itself_is_read():
    assert texts(b"\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode())[1] == BODY


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\n\r\nplain",
        b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (at, at) for at in range(2000)),
    ],
)
def test_a_file_without_a_page_is_refused(data):
    with pytest.raises(RefusedError, match="mht"):
        read_mht(data, PageRules())


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=12))
def test_a_damaged_file_is_read_or_refused(place, junk):
    data = saved(PAGE, "utf-8")
    at = place % len(data)
    try:
        read_mht(data[:at] + junk + data[at + len(junk) :], PageRules())
    except RefusedError as error:
        assert error.reason
