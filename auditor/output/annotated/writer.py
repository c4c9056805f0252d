"""annotated/*.docx: each report with Word comments at the sentences, in the unit's own file where that is a .docx."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model import AuditRun, Place, ReportAudit, Submission
from auditor.outline.outline import Outliner, outline, outliner
from auditor.output.annotated.anchors import Anchors
from auditor.output.annotated.comments import Author, add_comment, comments_part, leading_parts
from auditor.output.annotated.document import UnusableError, WordFile
from auditor.output.annotated.homes import Homes
from auditor.output.annotated.original import made_of, original
from auditor.output.annotated.package import rewritten
from auditor.output.annotated.rebuilt import rebuilt
from auditor.output.annotated.remarks import Remark, remarks
from auditor.output.labels import shortened
from auditor.output.occasion import PLAIN, Occasion
from auditor.output.pages.names import letter_names
from auditor.reading.draft import RefusedError
from auditor.results.placing import place_bytes

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

FOLDER = "annotated"
_LONGEST = 80  # characters of a text that has no comment of its own


def write_annotated(
    run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None = None, occasion: Occasion = PLAIN
) -> list[Path]:
    """Write a file for each report that no later one of its unit lies beside, named after the unit as letters are. Raises AuditorError
    for a file that cannot be written."""
    author = Author(f"{ruleset.naming.genre_name}{occasion.term}", occasion.term[:1])
    compiled = cache(lambda: outliner(ruleset))
    written = []
    for name, audit in zip(letter_names(run.latest), run.latest, strict=True):
        data = _annotated(audit, ruleset, compiled(), author)
        written.append(place_bytes(out_dir / FOLDER / name, data))
    return written


def _annotated(audit: ReportAudit, ruleset: Ruleset, rules: Outliner, author: Author) -> bytes:
    """The report with its comments: the unit's own file, or one made of its text that says why."""
    submission = audit.submission
    assert isinstance(submission, Submission)  # read in this run, not recalled from an earlier one
    homes = Homes(outline(submission, rules), audit.verdicts, ruleset)
    said = remarks(audit, homes, ruleset)
    try:
        return _written(original(submission, ruleset.pages), submission, said, author)
    except UnusableError as error:
        why = str(error)
    except RefusedError:
        why = "原件过大，或者有缺损，不能直接在原件上加批注。"
    title = homes.title.paragraph if homes.titled else 0
    file = rebuilt(submission, title, homes.headings, [made_of(submission) + why])
    return _written(file, submission, said, author)


def _written(file: WordFile, submission: Submission, said: Sequence[Remark], author: Author) -> bytes:
    """The file with the comments in it. Raises RefusedError for one that cannot have any."""
    from lxml import etree

    anchors, part = Anchors(file), comments_part(file)
    numbered = list(enumerate(said, part.first))
    there = {number: anchors.put(remark.place, number) for number, remark in reversed(numbered)}
    for number, remark in numbered:
        elsewhere = () if there[number] else (_elsewhere(remark.place, submission),)
        add_comment(part, number, author, (*remark.lines, *elsewhere))
    changed = {
        name: etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
        for name, root in ((file.main, file.root), (part.name, part.root))
    }
    return rewritten(file.data, changed | leading_parts(file, part))


def _elsewhere(at: Place, submission: Submission) -> str:
    """What a comment is about that stands beside it, since none can stand there: in a text box, a note, a text put in."""
    text = submission.paragraphs[at.paragraph - 1].text[at.start : at.end]
    return f"所指文字在文本框、脚注等处，那里不能加批注：“{shortened(text, _LONGEST)}”"
