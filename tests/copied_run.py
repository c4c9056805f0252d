"""A run of invented reports that share text, the passages found by their words; for tests of how copies are shown."""

from __future__ import annotations

from dataclasses import replace

from auditor.judging.engine import build_engine
from auditor.model import (
    Across,
    AuditRun,
    Copy,
    Paragraph,
    Place,
    ReportAudit,
    Shared,
    Side,
    Stretch,
    Submission,
    Tone,
)
from auditor.rules import Ruleset
from auditor.run.assemble import assemble

OPENING = "{unit}2024年度法治政府建设工作情况报告"
FORMULA = "坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想。"
ADVISER = "{unit}聘请乌有律师事务所担任法律顾问，全年审查合同{count}份，出具法律意见书9份，参与重大决策6次。"
MEDIATION = (
    "推行“三所联调”，司法所、派出所、法庭每周会商一次，把矛盾化解在院坝里。",
    "全年排查矛盾纠纷213件，调解成功208件，调解成功率97.7%，没有发生一起民转刑案件。",
)
OWN = {
    "青石镇": "建成法治文化长廊1处，惠及群众三千余人。",
    "白芨镇": "组织“法律明白人”培训4期，培训186人次。",
    "花楼街道": "办理行政复议案件2件，均已办结。",
}
SILENT = "党政主要负责人听取法治建设汇报的次数偏少，下一步将纳入年度考核。"


def submission(unit: str, *lines: str, file: str = "") -> Submission:
    """A report of so many paragraphs."""
    paragraphs = (
        Paragraph(number, line, heading=1 if line[1] == "、" else None) for number, line in enumerate(lines, 1)
    )
    return Submission(file or f"{unit}.docx", unit.encode().hex().ljust(64, "0")[:64], "docx", tuple(paragraphs))


def report_of(unit: str, count: int) -> Submission:
    """The report of a unit; what differs from the others' is the unit, a figure and one sentence."""
    return submission(
        unit,
        OPENING.format(unit=unit),
        FORMULA,
        "一、主要举措和成效",
        ADVISER.format(unit=unit, count=count),
        OWN[unit],
        *MEDIATION,
        "二、存在的不足",
        SILENT,
    )


def place_of(text: Submission, piece: str, after: int = 0) -> Place:
    """Where a piece first stands in a report, from paragraph `after` on."""
    paragraph = next(each for each in text.paragraphs if piece in each.text and each.number >= after)
    start = paragraph.text.index(piece)
    return Place(paragraph.number, start, start + len(piece))


def stretch(text: Submission, *pieces: str, changed: tuple[str, ...] = ()) -> Stretch:
    """A stretch made of one piece a paragraph."""
    places = tuple(place_of(text, piece) for piece in pieces)
    words = tuple(place_of(text, word, places[0].paragraph) for word in changed)
    return Stretch(places, "\n".join(pieces), words)


def side(text: Submission, unit: str, year: int, share: float) -> Side:
    return Side(text.file, text.sha256, unit, year, share, (place_of(text, FORMULA),))


def copy_of(left: tuple[str, int, Submission], right: tuple[str, int, Submission], share: float = 0.62) -> Copy:
    """Two reports of `report_of`, each as unit, its count and the text: one passage with changed words, one over two paragraphs."""
    adviser = [ADVISER.format(unit=unit, count=count) for unit, count, _ in (left, right)]
    changed = [(unit, f"{count}份") for unit, count, _ in (left, right)]
    texts = left[2], right[2]
    passages = (
        Shared(
            *(stretch(text, words, changed=names) for text, words, names in zip(texts, adviser, changed, strict=True)),
            length=41,
            figures=("9份", "6次"),
        ),
        Shared(*(stretch(text, *MEDIATION) for text in texts), length=62, figures=("213件", "208件", "97.7%")),
        Shared(*(stretch(text, SILENT) for text in texts), length=29),
    )
    last_year = left[0] == right[0]
    return Copy(
        tone=Tone.CHECK,
        left=side(texts[0], left[0], 2024, share),
        right=side(texts[1], right[0], 2023 if last_year else 2024, share + 0.05),
        last_year=last_year,
        passages=passages,
        sentences=3,
        why="相同的文字占甲的62%，有3句连数字也相同。",
    )


def copied_run(ruleset: Ruleset) -> AuditRun:
    """Three reports, each of which shares text with each other one, and one that shares text with that of its unit on the year before."""
    counts = {"青石镇": 12, "白芨镇": 17, "花楼街道": 23}
    texts = {unit: report_of(unit, count) for unit, count in counts.items()}
    earlier = submission("去年", *(each.text for each in texts["青石镇"].paragraphs), file="2023/青石镇.docx")
    engine = build_engine(ruleset)
    audits = [engine.audit(text) for text in texts.values()]
    assert all(isinstance(audit, ReportAudit) for audit in audits)
    own = [(unit, counts[unit], text) for unit, text in texts.items()]
    copies = (
        copy_of(own[1], own[2], 0.31),
        copy_of(own[0], own[1]),
        copy_of(own[0], own[2], 0.12),
        copy_of(own[0], ("青石镇", 12, earlier), 0.9),
    )
    return replace(assemble(audits, ruleset), across=Across(copies=copies, others=(earlier,)))
