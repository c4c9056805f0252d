"""Measuring a ruleset against labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from auditor.errors import AuditorError
from auditor.judging.agreement import kappa
from auditor.judging.engine import build_engine
from auditor.model import NOT_APPLICABLE, Level, NotApplicable, ReportAudit, Source, Submission, Verdict
from auditor.roster.names import plain_name
from auditor.rules.naming import NamingRules
from auditor.rules.types import Ruleset
from auditor.workbench.labels import Label, Labelled
from auditor.workbench.submissions import read_submissions

# What tells apart two ways of writing one unit's name is the form of the labels, not policy.


@dataclass(frozen=True, slots=True)
class Compared:
    """One labelled verdict beside the one found, on a unit of a kind."""

    file: str
    kind: str | None
    element: str
    labelled: Level | NotApplicable
    found: Level | NotApplicable
    label_quote: str
    found_quote: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All comparisons, and for how many of the `files` whose labels name unit, kind and year these are right; `absent` are
    labelled files that were not found or not scored."""

    compared: tuple[Compared, ...]
    files: int
    units: int
    kinds: int
    years: int
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many verdicts of a group are equal, of all and of those with content."""

    name: str
    right: int
    total: int
    content_right: int
    content_total: int


def evaluate(labelled: Sequence[Labelled], reports: Path, ruleset: Ruleset) -> Evaluation:
    """Audit the labelled reports found under `reports` and compare. Raises AuditorError where none is there."""
    evaluation = against(labelled, _audited(labelled, reports, ruleset), ruleset.naming)
    if not evaluation.compared:
        raise AuditorError(f"{reports} 里没有一份标注过的报告。用 --reports 指明报告所在的文件夹。")
    return evaluation


def against(labelled: Sequence[Labelled], audits: Mapping[str, ReportAudit], rules: NamingRules) -> Evaluation:
    """Compare labels with audits, by the fingerprint and by the file's name in the labels."""
    compared: list[Compared] = []
    facts: Counter[str] = Counter()
    absent = []
    for entry in labelled:
        audit = audits.get(entry.sha256 or entry.file)
        if audit is None:
            absent.append(entry.file)
            continue
        if not entry.sha256:  # a review says nothing of unit, kind and year
            facts["files"] += 1
            facts["units"] += same_unit(audit.identity.unit, entry.unit, rules)
            facts["kinds"] += audit.identity.kind == entry.kind
            facts["years"] += audit.identity.year == entry.year
        verdicts = {verdict.element: verdict for verdict in audit.verdicts}
        kind = entry.kind or audit.identity.kind
        found = (_compare(entry.file, kind, label, verdicts[name]) for name, label in entry.labels.items())
        compared += [item for item in found if {item.labelled, item.found} != {NOT_APPLICABLE}]
    return Evaluation(tuple(compared), facts["files"], facts["units"], facts["kinds"], facts["years"], tuple(absent))


def _audited(labelled: Sequence[Labelled], reports: Path, ruleset: Ruleset) -> dict[str, ReportAudit]:
    """The audits of the labelled files that are there and can be scored, by fingerprint and by the file's name in the labels."""
    paths = sorted(path for path in reports.rglob("*") if path.is_file())
    reviewed = any(entry.sha256 for entry in labelled)
    places = {path.name: path for path in paths}
    digests = {sha256(path.read_bytes()).hexdigest(): path for path in paths} if reviewed else {}
    sources: dict[Source, None] = {}  # an archive is read once for all its members
    for entry in labelled:
        place = digests.get(entry.sha256) or _named(entry.file, places)
        if place:
            sources[Source(place, place.name if entry.sha256 else entry.file)] = None
    engine = build_engine(ruleset)
    submissions = (each for each in read_submissions(list(sources), ruleset.pages) if isinstance(each, Submission))
    audits = [each for each in map(engine.audit, submissions) if isinstance(each, ReportAudit)]
    return {each.submission.sha256: each for each in audits} | {each.submission.file: each for each in audits}


def _named(file: str, places: Mapping[str, Path]) -> Path | None:
    """The file of this name, or the archive that it is a member of."""
    return next((places[part] for part in reversed(PurePosixPath(file).parts) if part in places), None)


def _compare(file: str, kind: str | None, label: Label, verdict: Verdict) -> Compared:
    quote = verdict.evidence[0].quote if verdict.evidence else ""
    return Compared(file, kind, verdict.element, label.level, verdict.level, label.quote, quote)


def same_unit(found: str | None, labelled: str | None, rules: NamingRules) -> bool:
    """Whether two names are of one unit: one may carry the region or 人民政府 that the other lacks. Of several units in a name, the
    first counts."""
    first, second = (plain_name((name or "").split("、")[0], rules) for name in (found, labelled))
    return bool(first) and (first.endswith(second) or second.endswith(first))


def with_content(compared: Sequence[Compared]) -> list[Compared]:
    """The verdicts where there was something to find, or something was found: right ones of 缺失 are easy."""
    return [item for item in compared if {item.labelled, item.found} != {Level.MISSING}]


def exact(compared: Sequence[Compared]) -> float:
    """The share of equal verdicts."""
    right, total = _equal(compared)
    return right / total if total else 0.0


def weighted_kappa(compared: Sequence[Compared]) -> float:
    """Quadratic-weighted kappa over the five levels; 1 is perfect."""
    return kappa((item.labelled, item.found) for item in compared)


def gap_rates(compared: Sequence[Compared], gap_below: Level) -> tuple[float, float]:
    """Precision and recall of 'gap': a level below the pass level."""
    pairs = [(_gap(item.labelled, gap_below), _gap(item.found, gap_below)) for item in compared]
    both = sum(a and b for a, b in pairs)
    return both / max(1, sum(b for _, b in pairs)), both / max(1, sum(a for a, _ in pairs))


def confusion(compared: Sequence[Compared]) -> Counter[tuple[Level | NotApplicable, Level | NotApplicable]]:
    """How often each level (labelled, found) came."""
    return Counter((item.labelled, item.found) for item in compared)


def shares(compared: Sequence[Compared], key: Callable[[Compared], str]) -> list[Share]:
    """The shares of each group of verdicts; the worst of all verdicts first."""
    groups: dict[str, list[Compared]] = {}
    for item in compared:
        groups.setdefault(key(item), []).append(item)
    found = [Share(name, *_equal(items), *_equal(with_content(items))) for name, items in groups.items()]
    return sorted(found, key=lambda share: (share.right / share.total, share.name))


def _equal(compared: Sequence[Compared]) -> tuple[int, int]:
    """How many verdicts are equal, and of how many."""
    return sum(item.labelled == item.found for item in compared), len(compared)


def _gap(level: Level | NotApplicable, gap_below: Level) -> bool:
    return isinstance(level, Level) and level < gap_below
