"""Labels: verdicts that people gave, to measure a ruleset by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from auditor.decisions.reviews import Correction, read_review
from auditor.errors import AuditorError
from auditor.model import NOT_APPLICABLE, Level, NotApplicable
from auditor.rules.types import Ruleset

ABSENT = "n/a"  # how labels say that an element does not apply


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


def read_labels(path: Path, ruleset: Ruleset) -> list[Labelled]:
    """The labelled reports of a labels file or of a review.yaml. Raises AuditorError, with place, for anything that is not
    as it should be."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise AuditorError(f"打不开标注文件：{path}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise AuditorError(f"标注文件 {path} 不是 UTF-8 编码的 YAML：{error}") from error
    if not isinstance(content, dict) or not content:
        raise AuditorError(f"标注文件 {path} 里没有标注。")
    if "reviews" in content:
        return _reviewed(read_review(path, ruleset))
    return [_labelled(path, str(file), entry, ruleset) for file, entry in content.items()]


def _reviewed(corrections: Iterable[Correction]) -> list[Labelled]:
    """A review as labels: only what people gave a level."""
    found: dict[str, Labelled] = {}
    for each in corrections:
        if each.level is not None:
            entry = found.setdefault(each.sha256, Labelled(each.file, None, None, None, {}, each.sha256))
            entry.labels[each.element] = Label(each.level, each.comment)
    return list(found.values())


def _labelled(path: Path, file: str, entry: object, ruleset: Ruleset) -> Labelled:
    if not isinstance(entry, dict) or not isinstance(entry.get("labels"), dict):
        raise AuditorError(f"标注文件 {path} 的 {file} 下缺少 labels。")
    labels = {}
    for element, label in entry["labels"].items():
        if element not in ruleset.element_of:
            raise AuditorError(f"标注文件 {path} 的 {file} 下有规则里没有的要素“{element}”。")
        labels[str(element)] = _label(path, f"{file} 的 {element}", label)
    return Labelled(file, entry.get("unit"), entry.get("kind"), entry.get("year"), labels)


def _label(path: Path, where: str, label: object) -> Label:
    entry = label if isinstance(label, dict) else {}
    level = entry.get("level")
    if level == ABSENT:
        return Label(NOT_APPLICABLE)
    try:
        return Label(Level.from_id(str(level)), str(entry.get("quote", "")))
    except KeyError as error:
        options = "、".join([*(known.id for known in Level), ABSENT])
        raise AuditorError(f"标注文件 {path} 里 {where} 的等次“{level}”不认识，可选：{options}") from error
