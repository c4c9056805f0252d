import io
from pathlib import Path

import docx
import pytest

from auditor.judging.engine import build_engine
from auditor.model import ReportAudit, Source, Submission
from auditor.output.annotated.writer import write_annotated
from auditor.output.occasion import Occasion
from auditor.reading import read_source
from auditor.run.assemble import assemble
from auditor.run.audit import audit
from auditor.run.request import Request
from tests.formats import convert
from tests.output.annotated.word import (
    anchored,
    characters,
    comments,
    document,
    packed,
    paragraph,
    parts_of,
    references,
    run,
    skeleton,
)

SAMPLES = Path(__file__).parents[3] / "sample_reports"
LINES = (
    "青石镇2024年度法治政府建设工作情况报告",
    "2024年，青石镇扎实推进法治政府建设。现报告如下。",
    "一、主要举措和成效",
    "聘请律师担任法律顾问，为决策提供意见。全年召开党委会×次。",
    "二、存在的不足",
    "执法人员少。",
    "三、下一步打算",
    "将组织学法。",
)
ADVISER = "聘请律师担任法律顾问，为决策提供意见"
BODY = "".join(paragraph(run(line)) for line in LINES)


@pytest.fixture(scope="session")
def engine(shipped_ruleset):
    return build_engine(shipped_ruleset)


@pytest.fixture
def audited(engine, shipped_ruleset):
    """The run over sources, one report each."""

    def audited(*sources):
        readings = [read_source(source, shipped_ruleset.pages) for source in sources]
        assert all(isinstance(each, Submission) for each in readings), readings
        audits = [engine.audit(each) for each in readings]
        assert all(isinstance(each, ReportAudit) for each in audits), audits
        return assemble(audits, shipped_ruleset)

    return audited


@pytest.fixture
def annotated(audited, shipped_ruleset, tmp_path):
    """The file written for one file of these bytes."""

    def annotated(data, name="青石镇.docx", after=lambda path: None):
        path = tmp_path / name
        path.write_bytes(data)
        found = audited(Source(path, name))
        after(path)
        (written,) = write_annotated(found, shipped_ruleset, tmp_path / "out")
        return written.read_bytes()

    return annotated


def texts(data):
    return [each.text for each in docx.Document(io.BytesIO(data)).paragraphs]


def test_a_report_comes_back_with_comments_and_is_otherwise_the_same(annotated):
    data = document(BODY, styles="")
    found = annotated(data)
    assert texts(found) == list(LINES)
    assert characters(found) == characters(data)
    assert skeleton(found) == skeleton(data)
    new = {"word/comments.xml", "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    parts = parts_of(data)
    assert {name: part for name, part in parts_of(found).items() if name not in new} == {
        name: part for name, part in parts.items() if name not in new
    }


def test_every_comment_stands_at_what_it_is_about(annotated):
    found = annotated(document(BODY))
    said, at = comments(found), anchored(found)
    assert said.keys() == at.keys() == set(references(found))
    by_head = {text.split("\n")[0]: at[number] for number, text in said.items()}
    assert by_head["【可补充】法律顾问与公职律师：有具体举措"] == ADVISER
    assert by_head["【缺项】行政复议：缺失"] == "一、主要举措和成效"
    assert [at for head, at in by_head.items() if head.startswith("【必改】")] == ["×次"]
    assert next(at for head, at in by_head.items() if "存在的不足" in head) in ("执法人员少", "二、存在的不足")


def test_references_stand_in_the_order_of_the_comments(annotated):
    assert references(annotated(document(BODY))) == sorted(references(annotated(document(BODY))))


def test_the_same_run_gives_the_same_bytes(annotated):
    assert annotated(document(BODY)) == annotated(document(BODY))


def test_the_comments_of_others_are_kept(annotated):
    theirs = f'<w:comment w:id="7" w:author="李某" w:initials="李">{paragraph(run("请补数字"))}</w:comment>'
    marks = '<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    found = annotated(document(BODY + paragraph(marks[0], run("青石镇人民政府"), marks[1]), comments=theirs))
    assert comments(found)[7] == "请补数字" and anchored(found)[7] == "青石镇人民政府"
    assert theirs in parts_of(found)["word/comments.xml"].decode()
    assert min(number for number in comments(found) if number != 7) == 8


def test_what_cannot_have_a_comment_of_its_own_is_quoted_beside_it(annotated):
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run(ADVISER))}</w:txbxContent></w:pict></w:r>"
    body = BODY.replace(run(LINES[3]), run("全年工作如图。") + box)
    (told,) = [each for each in comments(annotated(document(body))).values() if "法律顾问与公职律师" in each]
    assert told.endswith(f"所指文字在文本框、脚注等处，那里不能加批注：“{ADVISER}”")


def test_a_report_in_an_archive_comes_back(audited, shipped_ruleset, tmp_path):
    inner = packed({"说明.txt": b"1", "青石镇.docx": document(BODY)})
    path = tmp_path / "报送.zip"
    path.write_bytes(packed({"第一批.zip": inner}))
    found = audited(Source(path, "报送.zip/第一批.zip/青石镇.docx", (0, 1)))
    (written,) = write_annotated(found, shipped_ruleset, tmp_path / "out")
    assert texts(written.read_bytes()) == list(LINES)


def test_an_audit_of_a_folder_writes_back_what_lies_in_archives_of_it(tmp_path):
    folder = tmp_path / "报送材料"
    folder.mkdir()
    data = document(BODY)
    (folder / "第一批.zip").write_bytes(packed({"说明.xlsx": b"1", "青石镇.docx": data}))
    outcome = audit(Request((folder,), out=tmp_path / "结果", formats=("annotated",)))
    (written,) = outcome.written
    assert written == tmp_path / "结果" / "annotated" / "青石镇.docx"
    assert skeleton(written.read_bytes()) == skeleton(data)
    again = audit(Request((folder,), out=tmp_path / "结果", formats=("annotated",)))
    assert again.kept == ()


def test_a_report_that_is_no_docx_comes_back_as_its_text_and_says_so(annotated):
    found = annotated("\n".join(LINES).encode(), "青石镇.txt")
    assert texts(found) == ["本文件由程序根据《青石镇.txt》的文字生成，版式与原件不同。", *LINES]
    assert ADVISER in anchored(found).values()


MACROS = parts_of(document(""))["[Content_Types].xml"].replace(
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
    b"application/vnd.ms-word.document.macroEnabled.main",
)
MADE = "本文件由程序根据《青石镇.docx》的文字生成，版式与原件不同。"


@pytest.mark.parametrize(
    ("after", "why"),
    [
        (lambda path: path.unlink(), "原件已移走或打不开，不能直接在原件上加批注。"),
        (lambda path: path.write_bytes(document(BODY + BODY)), "原件在读取以后有改动，不能直接在原件上加批注。"),
    ],
)
def test_where_the_file_is_gone_or_was_changed_its_text_comes_back_and_says_so(annotated, after, why):
    found = annotated(document(BODY), after=after)
    assert texts(found) == [MADE + why, *LINES]
    assert ADVISER in anchored(found).values()


BROKEN = "原件过大，或者有缺损，不能直接在原件上加批注。"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"word/comments.xml": b"<w:comments"}, BROKEN),
        ({"[Content_Types].xml": b""}, BROKEN),
        ({"word/media/image1.png": bytes(65 << 20)}, BROKEN),
        ({"[Content_Types].xml": MACROS}, "原件带有宏，不能直接在原件上加批注。"),
    ],
    ids=["comments", "types", "size", "macros"],
)
def test_a_file_that_cannot_have_comments_comes_back_as_its_text(annotated, change, why):
    data = packed(parts_of(document(BODY, comments="")) | change)
    assert texts(annotated(data))[0] == MADE + why


def test_a_text_without_paragraphs_of_its_own_comes_back_as_its_text(annotated):
    chunk = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId7"/>'
    parts = parts_of(document(chunk)) | {"word/page.txt": "\n".join(LINES).encode()}
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</R", b'<Relationship Id="rId7" Type="aFChunk" Target="page.txt"/></R'
    )
    assert texts(annotated(packed(parts)))[0] == f"{MADE}原件的正文里没有可以加批注的段落。"


def test_comments_are_signed_with_the_word_of_the_office(audited, shipped_ruleset, tmp_path):
    path = tmp_path / "青石镇.docx"
    path.write_bytes(document(BODY))
    found = audited(Source(path, path.name))
    (written,) = write_annotated(found, shipped_ruleset, tmp_path, None, Occasion(term="审查"))
    signed = {(each.author, each.initials) for each in docx.Document(str(written)).comments}
    assert signed == {("法治政府建设年度报告审查", "审")}


def test_files_are_named_after_their_units_as_letters_are(audited, shipped_ruleset, tmp_path):
    for name in ("甲.docx", "乙.docx"):
        (tmp_path / name).write_bytes(document(BODY))
    found = audited(*(Source(tmp_path / name, name) for name in ("甲.docx", "乙.docx")))
    written = write_annotated(found, shipped_ruleset, tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in written) == [
        "annotated/青石镇-2.docx",
        "annotated/青石镇.docx",
    ]


@pytest.mark.parametrize("name", ["02-落雁乡.docx", "05-芦汀县水利局.docx"])
def test_the_samples_come_back_unchanged_but_for_their_comments(annotated, name):
    data = (SAMPLES / name).read_bytes()
    found = annotated(data, name)
    assert characters(found) == characters(data)
    assert skeleton(found) == skeleton(data)
    assert len(comments(found)) > 5


def test_a_report_with_everything_in_it_comes_back_unchanged_but_for_its_comments(annotated, tmp_path):
    """Numbers, tables, changes, hidden text, text boxes, footnotes, fields."""
    data = convert.make("docx", tmp_path).read_bytes()
    found = annotated(data)
    assert characters(found) == characters(data)
    assert skeleton(found) == skeleton(data)
    assert len(comments(found)) > 2


@pytest.mark.office
@pytest.mark.parametrize("name", ["02-落雁乡.docx", "03-听松街道.pdf", "01-青石镇.txt"])
def test_libreoffice_opens_what_was_written_and_keeps_text_and_comments(annotated, name, soffice, tmp_path):
    found = annotated((SAMPLES / name).read_bytes(), name)
    path = tmp_path / "annotated.docx"
    path.write_bytes(found)
    saved = soffice(path, "docx", tmp_path / "saved").read_bytes()
    assert texts(saved) == texts(found)
    assert list(comments(saved).values()) == list(comments(found).values())
    assert [each for _, each in sorted(anchored(saved).items())] == [
        each for _, each in sorted(anchored(found).items())
    ]


@pytest.mark.office
def test_a_legacy_word_file_comes_back_as_its_text(annotated, soffice, tmp_path):
    path = tmp_path / "青石镇.docx"
    path.write_bytes(document(BODY))
    old = soffice(path, "doc", tmp_path / "old").read_bytes()
    found = annotated(old, "青石镇.doc")
    assert texts(found)[0] == "本文件由程序根据《青石镇.doc》的文字生成，版式与原件不同。"
    assert texts(found)[1:] == list(LINES)
