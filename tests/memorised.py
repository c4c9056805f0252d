"""What in the rules was taken from reports: a figure reached on a report whose sentences stand in the rules flatters.

`python -m tests.memorised` lists every example and wording that shares a run of characters with a report that is here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from auditor.model import Submission
from auditor.reading import read
from auditor.rules import load_ruleset
from auditor.text.fold import fold

ROOT = Path(__file__).parents[1]
RULES = ROOT / "rules"
CORPORA = {  # the labelled reports; the last are not in every clone
    "tests/data": ROOT / "tests" / "data" / "reports",
    "sample_reports": ROOT / "sample_reports",
    "shared": ROOT.parent / "shared" / "reports",
}
RUN = 12  # characters
_EXAMPLE = {"level", "fires"}  # the keys by which an example is known
_HAN = re.compile("[\u4e00-\u9fff]")
_GAPS = "…‥⋯N"  # where anything may stand in a wording
FORMULAS = "formulas"  # what stands in all reports, listed for that: it finds nothing in any of them


def here() -> dict[str, list[str]]:
    """The folded texts of the labelled reports that are here, by corpus."""
    return {name: texts_in(folder) for name, folder in CORPORA.items() if folder.is_dir()}


@cache
def texts_in(folder: Path) -> list[str]:
    """The folded texts of the reports in a folder, in whatever format."""
    pages = load_ruleset(RULES / "gangyao-2021-2025").pages
    submissions = [read(path, path.name, pages) for path in sorted(folder.iterdir()) if path.suffix != ".yaml"]
    return [fold("\n".join(p.text for p in each.paragraphs)) for each in submissions if isinstance(each, Submission)]


def contents(rules: Path = RULES) -> list[Any]:
    """The content of every rule file, without its list of formula text."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(rules.rglob("*.yaml"))]
    return [{key: value for key, value in file.items() if key != FORMULAS} for file in files]


def word_groups(rules: Path = RULES) -> dict[str, list[str]]:
    """The word groups that `<name>` stands for."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(rules.rglob("words.yaml"))]
    return {name: words for file in files for name, words in file.items() if name != "format"}


def wordings_in(node: Any) -> Iterator[str]:
    """Every wording, heading and word of a rule file: what stands in its lists, the word groups among them."""
    if isinstance(node, Mapping):
        for value in node.values():
            yield from wordings_in(value)
    elif isinstance(node, list):
        for value in node:
            if isinstance(value, str) and _HAN.search(value):
                yield value
            elif isinstance(value, Mapping) and not _EXAMPLE & value.keys():
                yield from wordings_in(value)


def examples_in(node: Any) -> Iterator[str]:
    """The text of every example of a rule file."""
    if isinstance(node, Mapping):
        if _EXAMPLE & node.keys() and isinstance(node.get("text"), str):
            yield node["text"]
        for value in node.values():
            yield from examples_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from examples_in(value)


def copied(text: str, reports: list[str], run: int = RUN) -> str | None:
    """A run of `run` characters of plain text, within a line, that one of the reports holds too."""
    folded = fold(text)
    runs = (folded[at : at + run] for at in range(len(folded) - run + 1))
    return next((each for each in runs if "\n" not in each and any(each in report for report in reports)), None)


def copied_wording(source: str, groups: Mapping[str, list[str]], reports: list[str], run: int = RUN) -> str | None:
    """A run of `run` characters without a gap that one of the reports holds and a wording finds, whatever the word groups and
    alternatives in it."""
    if source.startswith("/"):
        literals = re.findall(r"[\u4e00-\u9fff]+", source)
        return next((found for each in literals if (found := copied(each, reports, run))), None)
    for piece in _pieces(source, groups):
        for report in reports:
            for match in re.finditer(piece, report):
                if len(match[0]) >= run:
                    return match[0]
    return None


def _pieces(source: str, groups: Mapping[str, list[str]]) -> list[str]:
    """The stretches between the gaps of a wording, as regular expressions; an alternative with a gap in it is left out."""
    pieces, depth = [""], 0
    spelled = re.sub("<([^<>]+)>", lambda name: f"({'|'.join(groups[name[1]])})", source)
    for char in fold(spelled):
        depth += (char == "(") - (char == ")")
        if char in _GAPS:
            if depth:
                pieces[-1] += "(?!)"
            else:
                pieces.append("")
        elif char == "(":
            denied = pieces[-1].endswith("!") and not pieces[-1].endswith("(?!")  # not the end of one denied around it
            pieces[-1] = f"{pieces[-1][:-1]}(?!" if denied else f"{pieces[-1]}(?:"
        else:
            pieces[-1] += char if char in "|)?" else re.escape(char.strip("^$"))
    return [piece for piece in pieces if piece]


def main() -> None:
    """Print what the rules share with the reports that are here."""
    files = contents()
    groups = word_groups()
    for name, reports in here().items():
        examples = [text for text in examples_in(files) if copied(text, reports)]
        wordings = [source for file in files for source in wordings_in(file) if copied_wording(source, groups, reports)]
        print(f"{name}: {len(examples)} examples, {len(wordings)} wordings")
        print("".join(f"  {text}\n" for text in examples + wordings), end="")


if __name__ == "__main__":
    main()
