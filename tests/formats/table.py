"""How well each format of the master report is read, and whether the verdicts are those of the .docx.

`python -m tests.formats.table [format …]`: a row a format; the shares of paragraphs and of numbers found in order, the
share of characters read wrongly, and the elements whose level differs.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from auditor.judging.engine import Engine, build_engine
from auditor.model import Level, ReportAudit, Source, Submission
from auditor.reading import Bundle, read, read_source
from auditor.rules import load_ruleset

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.formats import convert, master  # noqa: E402 - runs as a script too

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MARKDOWN = re.compile(r"^#+ |[|]|-{3,}")


class Figures(NamedTuple):
    """What was read of one format: shares of paragraphs and numbers found in order (0 to 1), share of wrong characters
    (of those of the report), and the level of each applicable element."""

    reader: str
    paragraphs: float
    numbers: float
    errors: float
    levels: dict[str, Level]


def measure(name: str, folder: Path, engine: Engine) -> Figures | str:
    """The figures of one format, made in `folder`; the reason where it could not be read."""
    submission = _read(name, convert.make(name, folder), engine)
    if isinstance(submission, str):
        return submission
    audit = engine.audit(submission)
    assert isinstance(audit, ReportAudit)
    given, found = [_bare(text) for text in master.expected()], _found(name, submission)
    return Figures(
        submission.reader,
        _share(given, found),
        _share(_NUMBER.findall("\n".join(given)), _NUMBER.findall("\n".join(found))),
        _errors("".join(given), "".join(found)),
        {each.element: each.level for each in audit.verdicts if each.applicable},
    )


def differing(one: Figures, other: Figures) -> list[str]:
    """The elements whose level is not the same."""
    return sorted(
        each for each in one.levels.keys() | other.levels.keys() if one.levels.get(each) != other.levels.get(each)
    )


def _read(name: str, path: Path, engine: Engine) -> Submission | str:
    """The file, or the only one in an archive; the reason where it could not be read."""
    rules = engine.ruleset.pages
    reading = read_source(Source(path, path.name), rules) if name == "zip" else read(path, path.name, rules)
    if isinstance(reading, Bundle):
        reading = read_source(reading.sources[0], rules)
    return reading if isinstance(reading, Submission) else getattr(reading, "reason", "not read")


def _found(name: str, submission: Submission) -> list[str]:
    """The paragraphs without blanks, the numbers of footnotes, and the marks of Markdown, which a text file is read with."""
    texts = [each.text for each in submission.paragraphs if not each.furniture]
    if name == "md":
        texts = [text for each in texts if (text := _MARKDOWN.sub("", each))]
    printed = {_bare(marked): _bare(text) for marked, text in master.printed().items()}
    return [printed.get(_bare(text), _bare(text)) for text in texts]


def _bare(text: str) -> str:
    return "".join(text.split())


def _share(given: Sequence[str], found: Sequence[str]) -> float:
    """The share of `given` that `found` has in the same order."""
    matcher = SequenceMatcher(None, given, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(given)


def _errors(given: str, found: str) -> float:
    """The characters to be changed, put in or taken away, as a share of those given."""
    codes = SequenceMatcher(None, given, found, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for tag, a, b, c, d in codes if tag != "equal") / len(given)


def main() -> None:
    names = sys.argv[1:] or convert.FORMATS
    engine = build_engine(load_ruleset())
    print(
        f"{'format':<14}{'paragraphs':>11}{'numbers':>9}{'errors':>8}  reader, levels that differ from those of the .docx"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reference = measure("docx", folder, engine)
        assert isinstance(reference, Figures)
        for each in names:
            print(f"{each:<14}{_row(each, folder, engine, reference)}", flush=True)


def _row(name: str, folder: Path, engine: Engine, reference: Figures) -> str:
    if reason := convert.lacking(name):
        return f"  - {reason}"
    figures = measure(name, folder, engine)
    if isinstance(figures, str):
        return f"  - {figures}"
    others = ", ".join(f"{e}: {figures.levels.get(e)}" for e in differing(figures, reference)) or "none"
    return f"{figures.paragraphs:>11.1%}{figures.numbers:>9.1%}{figures.errors:>8.2%}  {figures.reader}, {others}"


if __name__ == "__main__":
    main()
