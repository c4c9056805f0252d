"""The workbooks of several reviewers beside each other: what each said is kept, what they agree on taken, the rest written out for a third;
and what the third settled, taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from auditor.decisions.apply import merge
from auditor.decisions.flaws import FlawDecision
from auditor.decisions.merging import Merged, merged
from auditor.decisions.overlay import FIELDS
from auditor.decisions.reviewers.comparing import JUDGED, Compared, compared, together
from auditor.decisions.reviewers.figures import Figures, figures
from auditor.decisions.reviewers.flaws import ComparedFlaws, compared_flaws
from auditor.decisions.reviewers.opinions import Pass, rows
from auditor.decisions.reviewers.settled import FILE, Settled, read_settled
from auditor.decisions.reviewers.units import compared_units
from auditor.decisions.reviewers.way import Way
from auditor.decisions.reviews import Correction, Review, review_text
from auditor.decisions.unit_joining import Typed
from auditor.decisions.unit_marks import unit_of
from auditor.decisions.unit_names import taken_into
from auditor.errors import AuditorError
from auditor.model import AuditRun, UnitMark
from auditor.output.pages.names import safe_stem
from auditor.output.reviewers.book import write_book_of
from auditor.output.reviewers.content import Disagreements
from auditor.results.written import Kept, replace_file, replace_text
from auditor.rules import Ruleset
from auditor.run.kept import REVIEW
from auditor.run.remedies import take_remedies
from auditor.run.review import handed_back, results_in, review_in


@dataclass(frozen=True, slots=True)
class Taken:
    """What was changed in the review."""

    corrections: Merged[Correction]
    flaws: Merged[FlawDecision]
    units: Merged[UnitMark]


@dataclass(frozen=True, slots=True)
class Blind:
    """What came of the passes: `written` are the files of each reviewer, the review and the workbook of disagreements; `kept` those that
    had been edited by hand; `units_apart` is what was typed differently for units; `remedies` is how many rows of 整改台账 were taken,
    `settled` how many of the open verdicts a third has settled before."""

    passes: tuple[Pass, ...]
    run: AuditRun
    ruleset: Ruleset
    compared: Compared
    compared_flaws: ComparedFlaws
    units_apart: tuple[tuple[Typed, ...], ...]
    figures: Figures
    taken: Taken
    written: tuple[Path, ...]
    kept: tuple[Kept, ...]
    remedies: int
    settled: int


@dataclass(frozen=True, slots=True)
class TakenSettled:
    """What a third settled, and what that changed in `review`."""

    review: Path
    settled: Settled
    run: AuditRun
    ruleset: Ruleset
    merged: Merged[Correction]
    flaws: Merged[FlawDecision]
    kept: tuple[Kept, ...]


def take_passes(workbooks: Sequence[Path], out: Path, rules: Path | None = None, way: Way = Way.SETTLE) -> Blind:
    """Take the workbooks of two reviewers or more, each called after its reviewer, on the audit whose results lie in `out`. Raises
    AuditorError for fewer than two, for workbooks that are one, that do not fit or have mistakes, and where nothing was filled in."""
    _check_apart(workbooks)
    run, ruleset = results_in(out, rules)
    passes = _read(workbooks, run, ruleset)
    table = list(rows(run, passes, ruleset))
    found, said = compared(table, passes, way, ruleset), compared_flaws(run, passes)
    earlier = review_in(out / REVIEW, ruleset)
    corrections = merge(earlier.corrections, found.taken, _cleared(found, passes, earlier))
    typed = compared_units(passes, earlier.units, run, {line.id for line in ruleset.scoring.red_lines})
    units = taken_into(earlier.units, typed.taken, run, ruleset.naming)
    flaws = merged(earlier.flaws, said.taken, said.emptied | _taken_back(said, passes, earlier))
    measured = figures(table)
    names = [each.reviewer for each in passes]
    before = _settled_before(earlier)
    made = Disagreements(run, ruleset, names, found.open, said.open, measured, before)
    texts = {f"review-{safe_stem(each.reviewer)}.yaml": _text_of(each, out, run, ruleset) for each in passes}
    texts[REVIEW] = review_text(Review(corrections.all, flaws.all, units.all), ruleset)
    remedies = take_remedies(workbooks, out)
    kept = [each for name, text in texts.items() for each in replace_text(out, name, text)]
    kept += replace_file(out, FILE, lambda: write_book_of(made, out))
    written = tuple(out / name for name in (*texts, FILE))
    taken = Taken(corrections, flaws, units)
    settled = sum(row.key in before for row in found.open)
    return Blind(
        passes, run, ruleset, found, said, typed.apart, measured, taken, written, tuple(kept), remedies, settled
    )


def take_settled(workbook: Path, out: Path, rules: Path | None = None) -> TakenSettled:
    """Take what a third settled in a workbook of disagreements into the review in `out`. Raises AuditorError for a workbook that does not
    fit or has mistakes, and where nothing was settled."""
    run, ruleset = results_in(out, rules)
    settled = read_settled(workbook, run, ruleset)
    decided = settled.flaws.decisions or settled.flaws.empty
    if not (settled.corrections or settled.cleared or decided) and (settled.open or settled.open_flaws):
        raise AuditorError(
            f"{workbook.name} 里还没有裁定。请在黄色各列填写裁定等次、裁定考核分或处理，保存后重新运行。"
        )
    earlier = review_in(out / REVIEW, ruleset)
    corrections = merge(earlier.corrections, settled.corrections, settled.cleared)
    decisions = [replace(each, workbook=FILE) for each in settled.flaws.decisions]
    flaws = merged(earlier.flaws, decisions, settled.flaws.empty)
    text = review_text(replace(earlier, corrections=corrections.all, flaws=flaws.all), ruleset)
    kept = replace_text(out, REVIEW, text)
    return TakenSettled(out / REVIEW, settled, run, ruleset, corrections, flaws, kept)


def _check_apart(workbooks: Sequence[Path]) -> None:
    """Raises AuditorError where the workbooks are not those of different people."""
    if len(workbooks) < 2:
        raise AuditorError(
            "请写两位（或更多）评查人各自填好的评分表，例如：auditor review blind 甲.xlsx 乙.xlsx --out 结果"
        )
    stems: dict[str, Path] = {}
    for path in workbooks:
        same = stems.setdefault(safe_stem(path.stem).casefold(), path)
        if same is not path:
            raise AuditorError(f"{same} 和 {path} 同名。请把每份评分表改成评查人的名字，例如 甲.xlsx、乙.xlsx。")
    contents: dict[bytes, Path] = {}
    for path in workbooks:
        same = contents.setdefault(path.read_bytes(), path) if path.is_file() else path
        if same is not path:
            raise AuditorError(f"{same.name} 和 {path.name} 一模一样，是同一份文件。请给出各人自己填的那一份。")


def _read(workbooks: Sequence[Path], run: AuditRun, ruleset: Ruleset) -> tuple[Pass, ...]:
    """The passes; the mistakes of all workbooks are told at once."""
    handed = handed_back(workbooks, run, ruleset)
    passes = [Pass(path.stem, each.name, each.filled) for path, each in zip(workbooks, handed, strict=True)]
    if not any(each.filled.anything for each in passes):
        raise AuditorError(
            f"{together(passes)} 里都没有填写。请各自在“评分明细”“文本问题”的黄色各列填写，保存后重新运行。"
        )
    return tuple(passes)


def _text_of(one: Pass, out: Path, run: AuditRun, ruleset: Ruleset) -> str:
    """The file of one reviewer: what he says now, and what he said of reports that are not in this run."""
    here = {audit.submission.sha256 for audit in run.reports}
    before = review_in(out / f"review-{safe_stem(one.reviewer)}.yaml", ruleset)
    corrections = [each for each in before.corrections if each.sha256 not in here]
    flaws = [each for each in before.flaws if each.sha256 not in here]
    kept = (*corrections, *one.filled.corrections), (*flaws, *one.filled.flaws.decisions)
    units = {unit_of(audit) for audit in run.reports}
    elsewhere = (each for each in before.units if each.unit not in units)
    return review_text(Review(*kept, (*elsewhere, *one.filled.units.marks)), ruleset)


def _cleared(found: Compared, passes: Iterable[Pass], earlier: Review) -> dict[tuple[str, str], frozenset[str]]:
    """What does not hold any more: what all emptied, and what these passes were taken to agree on before."""
    by, taken = together(passes), {each.key: each for each in found.taken}
    left_open = {row.key for row in found.open}
    cleared = dict(found.cleared)
    for each in earlier.corrections:
        if each.workbook == by and (each.key in left_open or each.key not in taken):
            cleared[each.key] = frozenset(JUDGED if each.key in taken else FIELDS)
    return cleared


def _taken_back(said: ComparedFlaws, passes: Iterable[Pass], earlier: Review) -> frozenset[tuple[str, str, str]]:
    """The flaws on which these passes were taken to agree before, and do not any more."""
    by, taken = together(passes), {each.key for each in said.taken}
    return frozenset(each.key for each in earlier.flaws if each.workbook == by and each.key not in taken)


def _settled_before(earlier: Review) -> dict[tuple[str, str], Correction]:
    return {each.key: each for each in earlier.corrections if FILE in (each.workbook, each.marks.by)}
