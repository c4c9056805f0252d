import io
import sys
import time
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import docx
import pytest

from auditor.reading import office
from auditor.reading.draft import RefusedError
from auditor.rules.pages import PageRules

TEXT = '<?xml version="1.0" encoding="UTF-8"?>'
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"), ("text", "text"), ("draw", "drawing"), ("script", "script"), ("manifest", "manifest"),
        ("svg", "svg-compatible"),
    )
)  # fmt: skip
LINK = (
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dom="http://www.w3.org/2001/xml-events" '
    'xmlns:ooo="http://openoffice.org/2004/office"'
)


def texts(data):
    return [block.text for block in office.read_office(data, PageRules()).blocks]


def odt(body, scripts="", parts=()):
    """An OpenDocument text: its body and, where given, its event scripts and further parts."""
    parts = dict(parts)
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", *parts)
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "META-INF/manifest.xml",
            f'{TEXT}<manifest:manifest {SPACES}><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="application/vnd.oasis.opendocument.text"/>{listed}</manifest:manifest>',
        )
        archive.writestr(
            "content.xml",
            f'{TEXT}<office:document-content {SPACES} {LINK} office:version="1.2"><office:scripts>{scripts}'
            f"</office:scripts><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.fixture(scope="module")
def saved_as(tmp_path_factory, soffice):
    """A maker of a small report, saved by LibreOffice in a format of its own."""
    folder = tmp_path_factory.mktemp("office")
    document = docx.Document()
    document.add_heading("主要做法", 1)
    document.add_paragraph("坚持依法行政。")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "合同", "12"
    document.add_paragraph("特此报告。")
    document.save(folder / "report.docx")

    def convert(kind):
        return soffice(folder / "report.docx", kind, folder).read_bytes()

    return convert


@pytest.mark.office
@pytest.mark.parametrize("kind", ["odt", "doc", "fodt"])
def test_a_report_in_another_format_is_read_as_word_shows_it(saved_as, kind):
    blocks = office.read_office(saved_as(kind), PageRules()).blocks
    assert [block.text for block in blocks] == ["主要做法", "坚持依法行政。", "合同\t12", "特此报告。"]
    assert blocks[0].heading == 1


@pytest.mark.office
@pytest.mark.parametrize("junk", [b"PK\x03\x04junk", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), bytes(64)])
def test_what_is_no_text_document_is_refused(junk):
    with pytest.raises(RefusedError, match="打不开") as refused:
        texts(junk)
    assert ".docx" in refused.value.advice


@pytest.mark.office
def test_linked_pictures_and_sections_are_not_fetched():
    asked = []

    class Server(BaseHTTPRequestHandler):
        def handle(self):
            asked.append(self.client_address)

    server = HTTPServer(("127.0.0.1", 0), Server)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    body = (
        f'<text:p>正文<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">'
        f'<draw:image xlink:href="{address}/a.png" xlink:type="simple"/></draw:frame></text:p>'
        f'<text:section text:name="s"><text:section-source xlink:href="{address}/b.odt"/><text:p>节</text:p></text:section>'
    )
    found = texts(odt(body))
    server.shutdown()
    server.server_close()
    assert found[0] == "正文"
    assert asked == []


@pytest.mark.office
def test_a_macro_that_runs_when_the_document_opens_does_not_run(tmp_path):
    trace = tmp_path / "trace"
    library = '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
    library_list = (
        f'{TEXT}<library:libraries xmlns:library="http://openoffice.org/2000/library" {LINK}>'
        '<library:library library:name="Standard" library:link="false"/></library:libraries>'
    )
    module = (
        f'{TEXT}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="M" '
        f'script:language="StarBasic">Sub Main\nOpen "{trace}" For Output As #1\nClose #1\nEnd Sub</script:module>'
    )
    event = (
        '<office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load" '
        'xlink:href="vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document" xlink:type="simple"/>'
        "</office:event-listeners>"
    )
    parts = {
        "Basic/script-lc.xml": library_list,
        "Basic/Standard/script-lb.xml": f'{TEXT}{library}><library:element library:name="M"/></library:library>',
        "Basic/Standard/M.xml": module,
    }
    assert texts(odt("<text:p>正文</text:p>", event, parts)) == ["正文"]
    assert not trace.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the program that does not end is a shell script")
def test_a_conversion_that_does_not_end_is_stopped_with_all_it_started(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n(sleep 3; touch {tmp_path}/late) &\nsleep 30\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(office, "TIME_LIMIT", 0.5)
    begun = time.monotonic()
    with pytest.raises(RefusedError, match="已停止"):
        texts(b"junk")
    assert time.monotonic() - begun < 2
    time.sleep(3)
    assert not (tmp_path / "late").exists()


def test_without_libreoffice_the_user_is_told_to_save_as_docx(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    if office.available():
        pytest.skip("LibreOffice stands in the folder of its installer, off the search path")
    with pytest.raises(RefusedError, match="LibreOffice") as refused:
        texts(b"junk")
    assert "另存为 .docx" in refused.value.advice
