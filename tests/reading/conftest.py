"""Shared by the tests of the reading stage: the real page rules, and small files made in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from auditor.rules import load_ruleset
from auditor.rules.pages import PageRules


@pytest.fixture(scope="session")
def rules() -> PageRules:
    return load_ruleset().pages


@pytest.fixture(scope="session")
def make_pdf() -> Callable[[Sequence[Sequence[tuple[int, str]]]], bytes]:
    """A maker of PDFs: for each page its lines as (indent in characters, text), set in a Chinese font that is not
    embedded."""
    return _pdf


def _pdf(pages: Sequence[Sequence[tuple[int, str]]]) -> bytes:
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
        "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        "/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]"
        "/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 90>>>>]>>",
    ]
    for number, lines in enumerate(pages):
        stream = "\n".join(
            f"BT /F 12 Tf {50 + 12 * indent} {800 - 20 * row} Td <{text.encode('utf-16-be').hex()}> Tj ET"
            for row, (indent, text) in enumerate(lines)
        )
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {5 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")
