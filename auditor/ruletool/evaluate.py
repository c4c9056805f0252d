"""Measuring a ruleset against labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import AuditorError
from auditor.model import Level, ReportAudit, Source, Verdict
from auditor.pipeline import audit_files
from auditor.ruleset.types import Ruleset
from auditor.ruletool.labels import Label, Labelled

# What tells apart two ways of writing one unit's name is the form of the labels, not policy.
_BODY = re.compile(r"^中共|人民政府|办事处|委员会|委$|、.*$|\s")


@dataclass(frozen=True, slots=True)
class Compared:
    """One labelled verdict beside the one found. None is 'does not apply'."""

    file: str
    element: str
    labelled: Level | None
    found: Level | None
    label_quote: str
    found_quote: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All comparisons, and for how many of the files unit, kind and year are right; `absent` are labelled files that were not
    found or not scored."""

    compared: tuple[Compared, ...]
    files: int
    units: int
    kinds: int
    years: int
    absent: tuple[str, ...]


def evaluate(labelled: Sequence[Labelled], reports: Path, ruleset: Ruleset) -> Evaluation:
    """Audit the labelled reports found under `reports` and compare. Raises AuditorError where none is there."""
    audits = _audited(labelled, reports, ruleset)
    compared: list[Compared] = []
    facts: Counter[str] = Counter()
    absent = []
    for entry in labelled:
        audit = audits.get(entry.file)
        if audit is None:
            absent.append(entry.file)
            continue
        identity = audit.identity
        facts["files"] += 1
        facts["units"] += same_unit(identity.unit, entry.unit)
        facts["kinds"] += identity.kind == entry.kind
        facts["years"] += identity.year == entry.year
        verdicts = {verdict.element: verdict for verdict in audit.verdicts}
        found = (_compare(entry.file, name, label, verdicts[name]) for name, label in entry.labels.items())
        compared += [item for item in found if item.labelled is not None or item.found is not None]
    if not compared:
        raise AuditorError(f"{reports} 里没有一份标注过的报告。用 --reports 指明报告所在的文件夹。")
    return Evaluation(tuple(compared), facts["files"], facts["units"], facts["kinds"], facts["years"], tuple(absent))


def _audited(labelled: Sequence[Labelled], reports: Path, ruleset: Ruleset) -> dict[str, ReportAudit]:
    """The audits of the labelled files that are there and can be scored, by the file's name in the labels."""
    places = {path.name: path for path in sorted(reports.rglob("*")) if path.is_file()}
    names = {entry.file: places.get(Path(entry.file).name) for entry in labelled}
    sources = [Source(place, name) for name, place in names.items() if place]
    outcomes = audit_files(sources, ruleset)
    return {each.submission.file: each for each in outcomes if isinstance(each, ReportAudit)}


def _compare(file: str, element: str, label: Label, verdict: Verdict) -> Compared:
    found = verdict.level if verdict.applicable else None
    quote = verdict.evidence[0].quote if verdict.evidence else ""
    return Compared(file, element, label.level, found, label.quote, quote)


def same_unit(found: str | None, labelled: str | None) -> bool:
    """Whether two names are of one unit: one may carry the region or 人民政府 that the other lacks."""
    first, second = _BODY.sub("", found or ""), _BODY.sub("", labelled or "")
    return bool(first) and (first.endswith(second) or second.endswith(first))


def exact(compared: Sequence[Compared]) -> float:
    """The share of equal verdicts."""
    return sum(item.labelled == item.found for item in compared) / len(compared) if compared else 0.0


def weighted_kappa(compared: Sequence[Compared]) -> float:
    """Quadratic-weighted Cohen's kappa (Cohen 1968) over the five levels; 1 is perfect."""
    pairs = [(item.labelled, item.found) for item in compared if item.labelled is not None and item.found is not None]
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    if not pairs:
        return 0.0
    observed = sum((a - b) ** 2 for a, b in pairs) / len(pairs)
    expected = sum(first[i] * second[j] * (i - j) ** 2 for i in Level for j in Level) / len(pairs) ** 2
    return 1 - observed / expected if expected else 1.0


def gap_rates(compared: Sequence[Compared], gap_below: Level) -> tuple[float, float]:
    """Precision and recall of 'gap': a level below the pass level."""
    pairs = [(_gap(item.labelled, gap_below), _gap(item.found, gap_below)) for item in compared]
    both = sum(a and b for a, b in pairs)
    return both / max(1, sum(b for _, b in pairs)), both / max(1, sum(a for a, _ in pairs))


def _gap(level: Level | None, gap_below: Level) -> bool:
    return level is not None and level < gap_below
