import email.message
import hashlib
import io
import zipfile

import pytest

from auditor.model.submission import Source, Submission, Unreadable
from auditor.reading import Deferred, archive, is_candidate, read, read_source

REPORT = "柳塘镇2023年法治政府建设情况报告\n\n[bookmark: _GoBack]一、主要做法\n全年审查合同12份。\n"


def write(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def zipped(name, content="x"):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return stream.getvalue()


def test_a_file_becomes_numbered_paragraphs_without_empty_ones(tmp_path, rules):
    path = write(tmp_path / "报告.txt", REPORT)
    submission = read(path, "甲镇/报告.txt", rules)
    assert isinstance(submission, Submission)
    assert (submission.file, submission.format) == ("甲镇/报告.txt", "txt")
    assert submission.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert [(each.number, each.text) for each in submission.paragraphs] == [
        (1, "柳塘镇2023年法治政府建设情况报告"),
        (2, "一、主要做法"),
        (3, "全年审查合同12份。"),
    ]


def test_the_bytes_decide_over_the_name(tmp_path, rules):
    page = write(tmp_path / "报告.doc", f"<html><body><p>{REPORT}</p></body></html>")
    assert read(page, "a", rules).format == "html"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("空.txt", b"", "空"),
        ("空白.docx", b"\0 \n", "空"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "损坏"),
        ("图.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 50, "图片"),
        ("表.xlsx", zipped("xl/workbook.xml"), "表格"),
        ("坏.docx", zipped("word/document.xml")[:-30], "损坏"),
        ("乱.docx", zipped("word/document.xml", "<not xml"), "损坏"),
        ("无.docx", zipped("word/styles.xml"), "正文"),
        ("英.txt", b"no Chinese at all", "没有中文"),
        ("名册.csv", "单位,类型\n柳塘镇,乡镇\n".encode(), ".csv"),
        ("程序.exe", b"MZ\x90\0" + bytes(range(256)) * 9, ".exe"),
        ("坏.pdf", b"%PDF-1.7 cut", "损坏"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(tmp_path, rules, name, data, reason):
    result = read(write(tmp_path / name, data), name, rules)
    assert isinstance(result, Unreadable)
    assert reason in result.reason
    assert result.advice.startswith("请") or "请" in result.advice


def test_a_missing_file_is_unreadable(tmp_path, rules):
    assert "打不开" in read(tmp_path / "无.txt", "无.txt", rules).reason


def test_a_file_over_the_cap_is_not_loaded(tmp_path, rules, monkeypatch):
    monkeypatch.setattr("auditor.reading.bundle.MAX_FILE", 10)
    assert isinstance(read(write(tmp_path / "大.txt", REPORT), "大.txt", rules), Unreadable)


def test_a_part_that_unpacks_beyond_the_cap_is_refused(tmp_path, rules, monkeypatch):
    monkeypatch.setattr(archive, "MAX_PART", 1000)
    bomb = write(tmp_path / "弹.docx", zipped("word/document.xml", "<a>" + "0" * 5_000_000 + "</a>"))
    assert "过大" in read(bomb, "弹.docx", rules).reason


def test_a_surprise_in_a_library_does_not_stop_the_run(tmp_path, rules, monkeypatch):
    def surprise(*_):
        raise RecursionError

    monkeypatch.setattr("auditor.reading.entry.choose", surprise)
    assert "意外" in read(write(tmp_path / "报告.txt", REPORT), "报告.txt", rules).reason


@pytest.mark.parametrize("name", ["~$报告.docx", ".DS_Store", "Thumbs.db", ".~lock.报告.docx#"])
def test_lock_and_system_files_are_no_candidates(name):
    assert not is_candidate(name)


def test_everything_else_is_a_candidate_so_that_no_submission_is_skipped():
    assert all(is_candidate(f"报告{suffix}") for suffix in (".docx", ".xyz", ""))


def test_a_folder_called_like_a_part_of_a_package_makes_no_package(tmp_path, rules):
    for folder in ("word", "xl", "ppt"):
        path = write(tmp_path / "全部.zip", zipped(f"{folder}/报告.txt", REPORT))
        (source,) = read_source(Source(path, "全部.zip"), rules).sources
        assert read_source(source, rules).format == "txt"


def test_a_page_saved_as_a_single_part_is_read(tmp_path, rules):
    page = email.message.EmailMessage()
    page["From"] = "<Saved by Windows Internet Explorer 8>"
    page.set_content(f"<html><body><p>{REPORT * 3}</p></body></html>", subtype="html", charset="gb2312", cte="base64")
    submission = read(write(tmp_path / "报告.mht", page.as_bytes()), "报告.mht", rules)
    assert submission.format == "mht"
    assert "审查合同12份" in submission.paragraphs[-1].text


@pytest.mark.parametrize("mark", ["", "\ufeff", "\ufeff\r\n"])
def test_the_xml_of_word_2003_waits_for_a_slow_reader_and_other_xml_is_refused(tmp_path, rules, mark):
    head = f'{mark}<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    body = '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">报告</w:wordDocument>'
    word = write(tmp_path / "报告.doc", f'{head}<?mso-application progid="Word.Document"?>{body}')
    assert isinstance(read_source(Source(word, "报告.doc"), rules), Deferred)
    other = write(tmp_path / "表.doc", f"{head}<ss:Workbook>法治政府建设报告</ss:Workbook>")
    assert "XML" in read_source(Source(other, "表.doc"), rules).reason


@pytest.mark.office
def test_the_xml_of_word_2003_is_read_as_word_shows_it(tmp_path, rules):
    rows = "".join(f"<w:p><w:r><w:t>{row}</w:t></w:r></w:p>" for row in ("一、主要做法", "全年审查合同12份。"))
    path = write(
        tmp_path / "报告.doc",
        '\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">'
        f"<w:body>{rows}</w:body></w:wordDocument>",
    )
    submission = read(path, "报告.doc", rules)
    assert (submission.format, submission.reader) == ("xml", "LibreOffice")
    assert [each.text for each in submission.paragraphs] == ["一、主要做法", "全年审查合同12份。"]
