"""Labels: verdicts that people gave, to measure a ruleset by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from yaml.nodes import MappingNode

from auditor.decisions.flaws import FlawDecision
from auditor.decisions.reviews import Correction, read_review
from auditor.errors import AuditorError, Mistake, reason
from auditor.model import NOT_APPLICABLE, Level, NotApplicable
from auditor.rules import load_ruleset, load_rulesets
from auditor.rules.choose import for_year, named_folder
from auditor.rules.types import Ruleset
from auditor.yamlfile.file import Node, YamlFile
from auditor.yamlfile.nodes import scalar, value

ABSENT = "n/a"  # how labels say that an element does not apply
_YEARS = (1900, 2100)


@dataclass(frozen=True, slots=True)
class Label:
    """One verdict by people."""

    level: Level | NotApplicable
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One report as people judged it. `sha256` is the fingerprint of the file in a review, which tells nothing else of the
    report; "" in a labels file."""

    file: str
    unit: str | None
    kind: str | None
    year: int | None
    labels: dict[str, Label]
    sha256: str = ""


def ruleset_for(path: Path, rules: Path | None) -> Ruleset:
    """The ruleset to measure by a labels file or a review.yaml: of the `rules`, or of those that ship, the one that the review names, or
    the one for the latest year of the labels. Raises AuditorError, RuleMistakes."""
    root = _opened(path, []).root
    named = scalar(value(value(root, "ruleset"), "id"))
    if named or rules:
        return load_ruleset(named_folder(rules, named))
    entries = root.value if isinstance(root, MappingNode) else []
    years = [scalar(value(entry, "year")) for _, entry in entries]
    return for_year(load_rulesets(), max((int(year) for year in years if year.isdecimal()), default=None))


def read_labels(path: Path, ruleset: Ruleset) -> list[Labelled]:
    """The labelled reports of a labels file or of a review.yaml. Raises AuditorError with all mistakes, each with its line, and for a
    file that cannot be opened."""
    mistakes: list[Mistake] = []
    file = _opened(path, mistakes)
    if value(file.root, "reviews") is not None:
        return _reviewed(read_review(path, ruleset).corrections)
    labelled = [_labelled(file, name, node, ruleset) for name, node in _entries(file, file.root).items()]
    if mistakes:
        raise AuditorError(f"标注文件 {path} 有 {len(mistakes)} 处错误：\n" + "\n".join(map(str, mistakes)))
    return labelled


def read_answers(path: Path, ruleset: Ruleset) -> tuple[FlawDecision, ...]:
    """What reviewers said to flaws of the text; nothing where the file is no review. Raises AuditorError as `read_labels` does."""
    reviewed = value(_opened(path, []).root, "reviews") is not None
    return read_review(path, ruleset).flaws if reviewed else ()


def _opened(path: Path, mistakes: list[Mistake]) -> YamlFile:
    try:
        return YamlFile(path, path.name, mistakes)
    except OSError as error:
        raise AuditorError(f"打不开标注文件 {path}：{reason(error)}。") from error


def _reviewed(corrections: Iterable[Correction]) -> list[Labelled]:
    """A review as labels: only what people gave a level."""
    found: dict[str, Labelled] = {}
    for each in corrections:
        if each.level is not None:
            entry = found.setdefault(each.sha256, Labelled(each.file, None, None, None, {}, each.sha256))
            entry.labels[each.element] = Label(each.level, each.comment)
    return list(found.values())


def _entries(file: YamlFile, node: Node | None, *required: str) -> dict[str, Node]:
    """The values of a mapping whose keys are free."""
    names = [str(key.value) for key, _ in node.value] if isinstance(node, MappingNode) else []
    return file.mapping(node, names, required)


def _labelled(file: YamlFile, name: str, node: Node, ruleset: Ruleset) -> Labelled:
    entry = _entries(file, node, "labels")
    labels = file.mapping(entry.get("labels"), ruleset.element_of)
    year = _said(entry.get("year"))
    return Labelled(
        name,
        _said(entry.get("unit")),
        _said(entry.get("kind")),
        int(file.number(entry["year"], *_YEARS)) if year else None,
        {element: _label(file, label, ruleset) for element, label in labels.items()},
    )


def _label(file: YamlFile, node: Node, ruleset: Ruleset) -> Label:
    entry = _entries(file, node, "level")
    level = file.choice(entry.get("level"), [*ruleset.judged, ABSENT])
    return Label(ruleset.judged.get(level, NOT_APPLICABLE), _said(entry.get("quote")) or "")


def _said(node: Node | None) -> str | None:
    """A scalar; None where there is none or it says nothing."""
    return None if node is None or node.tag.endswith(":null") else scalar(node) or None
