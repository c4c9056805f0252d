import re

import pytest
from lxml import etree

from auditor.output.annotated.comments import Author, add_comment, comments_part, leading_parts
from auditor.output.annotated.document import UnusableError, opened
from auditor.output.annotated.package import rewritten
from auditor.reading.draft import RefusedError
from auditor.rules.pages import PageRules
from tests.output.annotated.word import URI, comments, document, packed, paragraph, parts_of, run

OFFICE = Author("年度报告评查", "评")
BODY = paragraph(run("甲。"))
THEIRS = f'<w:comment w:id="4" w:author="李某" w:date="2024-01-02T03:04:05Z">{paragraph(run("请补数字"))}</w:comment>'
MARKS = '<w:commentRangeStart w:id="4"/>', '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'


def with_comment(data, *lines):
    """The file with one more comment, and its number."""
    file = opened(data, ["甲。"], PageRules())
    part = comments_part(file)
    add_comment(part, part.first, OFFICE, lines)
    changed = {part.name: etree.tostring(part.root, encoding="utf-8")} | leading_parts(file, part)
    return rewritten(file.data, changed), part.first


def test_a_comment_bears_author_and_initials_and_no_date():
    data, number = with_comment(document(BODY), "【缺项】学法", "建议：写明次数。")
    assert comments(data) == {number: "【缺项】学法\n建议：写明次数。"}
    text = parts_of(data)["word/comments.xml"].decode()
    assert f'w:author="{OFFICE.name}" w:initials="评"' in text
    assert "w:date" not in text


def test_comments_that_are_there_stay_as_they_are():
    data = document(paragraph(MARKS[0], run("甲。"), MARKS[1]), comments=THEIRS)
    found, number = with_comment(data, "【缺项】学法")
    assert comments(found) == {4: "请补数字", 5: "【缺项】学法"} and number == 5
    assert THEIRS in parts_of(found)["word/comments.xml"].decode()
    same = ("word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml")
    assert [name for name in same if parts_of(found)[name] != parts_of(data)[name]] == []


def test_a_number_that_a_mark_in_the_text_bears_is_not_taken_again():
    data = document(paragraph('<w:commentRangeStart w:id="9"/>', run("甲。"), '<w:commentRangeEnd w:id="9"/>'))
    assert with_comment(data, "乙")[1] == 10


def test_what_word_keeps_beside_comments_is_left_alone():
    extended = b'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'
    parts = parts_of(document(BODY, comments=THEIRS)) | {"word/commentsExtended.xml": extended}
    found, _ = with_comment(packed(parts), "乙")
    assert parts_of(found)["word/commentsExtended.xml"] == extended


def test_a_part_that_nothing_leads_to_is_not_taken_for_the_comments():
    stray = f'<w:comments xmlns:w="{URI}">{THEIRS}</w:comments>'.encode()
    found, _ = with_comment(packed(parts_of(document(BODY)) | {"word/comments.xml": stray}), "乙")
    assert parts_of(found)["word/comments.xml"] == stray
    assert comments(found) == {0: "乙"}


def test_a_main_text_without_relationships_gets_some():
    parts = parts_of(document(BODY))
    del parts["word/_rels/document.xml.rels"]
    assert comments(with_comment(packed(parts), "乙")[0]) == {0: "乙"}


def test_the_id_of_a_relationship_is_not_taken_twice():
    parts = parts_of(document(BODY, styles=""))
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(b"rId1", b"rIdC1")
    ids = re.findall(rb' Id="(\w+)"', parts_of(with_comment(packed(parts), "乙")[0])["word/_rels/document.xml.rels"])
    assert len(ids) == len(set(ids)) == 2


def test_a_strict_file_gets_a_strict_part():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts = {name: part.replace(URI.encode(), strict.encode()) for name, part in parts_of(document(BODY)).items()}
    found = parts_of(with_comment(packed(parts), "乙")[0])
    assert etree.fromstring(found["word/comments.xml"]).tag == f"{{{strict}}}comments"
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in found["word/_rels/document.xml.rels"]


def test_a_template_becomes_a_document():
    types = parts_of(with_comment(document(BODY, "template"), "乙")[0])["[Content_Types].xml"].decode()
    assert ".template.main+xml" not in types and ".document.main+xml" in types


def test_a_file_with_macros_is_refused():
    parts = parts_of(document(BODY))
    parts["[Content_Types].xml"] = re.sub(
        rb"[\w./-]+\.document\.main",
        b"application/vnd.ms-word.document.macroEnabled.main",
        parts["[Content_Types].xml"],
    )
    with pytest.raises(UnusableError, match="宏"):
        with_comment(packed(parts), "乙")


def test_a_file_without_types_of_content_is_refused():
    parts = parts_of(document(BODY))
    del parts["[Content_Types].xml"]
    with pytest.raises(RefusedError):
        with_comment(packed(parts), "乙")


def test_hostile_text_is_text():
    data, number = with_comment(document(BODY), "<w:t>&甲\x00\u202e乙</w:t>\n丙")
    assert comments(data) == {number: "<w:t>&甲乙</w:t> 丙"}
