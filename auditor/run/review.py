"""What reviewers entered in workbooks, taken back into review.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.decisions.apply import merge
from auditor.decisions.flaws import FlawDecision
from auditor.decisions.joining import Handed, joined
from auditor.decisions.merging import Merged, merged
from auditor.decisions.reviews import Correction, Review, read_review, review_text
from auditor.decisions.sheet import read_workbook
from auditor.decisions.unit_names import taken_into
from auditor.errors import AuditorError
from auditor.model import AuditRun, UnitMark
from auditor.results.read import read_results
from auditor.results.written import Kept, replace_text
from auditor.rules import Ruleset, load_ruleset
from auditor.rules.choose import named_folder
from auditor.run.collect import RESULTS
from auditor.run.kept import REVIEW
from auditor.run.remedies import take_remedies

_OF_WAIVERS = frozenset(("level", "comment"))  # fields that a waiver fills


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back into `review`: `merged` are the corrections, `flaws` the decisions on flaws of the text,
    `units` what was typed for units. `run` is the audit
    that the workbooks are of, read back; `waived` is how many cells were emptied in vain, since waivers decided them; `kept` is the
    earlier file, where it had been edited by hand; `remedies` is how many rows of 整改台账 were taken."""

    review: Path
    merged: Merged[Correction]
    flaws: Merged[FlawDecision]
    run: AuditRun
    ruleset: Ruleset
    waived: int
    kept: tuple[Kept, ...]
    remedies: int
    units: Merged[UnitMark]


def take_back(workbooks: Sequence[Path], out: Path, rules: Path | None = None) -> TakenBack:
    """Take what was entered in workbooks into review.yaml beside the results they were written with, which lie in `out`; what was taken
    before is kept. The ruleset is the one that the results name, among the `rules` or those that ship. Raises AuditorError for results or
    workbooks that do not fit, where two say different things in the same cell, and where nothing was entered."""
    run, ruleset = results_in(out, rules)
    review = out / REVIEW
    filled = joined(handed_back(workbooks, run, ruleset), run, ruleset)
    remedies = take_remedies(workbooks, out)
    if not filled.anything and not remedies:
        names = "、".join(each.name for each in workbooks)
        raise AuditorError(
            f"{names} 里没有填写复核等次、复核意见、人工考核分等，没有处理文本问题，没有填写扣分、加分，也没有填写整改情况。"
            "请在“评分明细”“文本问题”“扣分红线”“加分项”“整改台账”的黄色各列填写，保存后重新运行。"
        )
    given, waived = {each.key: each for each in filled.corrections}, _waived(run)
    emptied = {key for key, left in filled.cleared.items() if key in waived and "level" in left}
    cleared = {key: left - _OF_WAIVERS if key in waived else left for key, left in filled.cleared.items()}
    earlier = review_in(review, ruleset)
    corrections = merge(earlier.corrections, filled.corrections, cleared)
    flaws = merged(earlier.flaws, filled.flaws.decisions, filled.flaws.empty - filled.flaws.waived)
    units = taken_into(earlier.units, filled.units, run, ruleset.naming)
    text = review_text(Review(corrections.all, flaws.all, units.all), ruleset)
    kept = replace_text(out, REVIEW, text) if filled.anything else ()
    in_vain = sum(key not in given or given[key].level is None for key in emptied) + len(filled.flaws.waived)
    return TakenBack(review, corrections, flaws, run, ruleset, in_vain, kept, remedies, units)


def handed_back(workbooks: Sequence[Path], run: AuditRun, ruleset: Ruleset) -> list[Handed]:
    """The workbooks as they were filled in. Raises AuditorError with the mistakes of all of them at once."""
    handed, mistakes = [], []
    for path in workbooks:
        try:
            handed.append(Handed(path.name, read_workbook(path, run, ruleset)))
        except AuditorError as error:
            mistakes.append(str(error))
    if mistakes:
        raise AuditorError("\n".join(mistakes))
    return handed


def results_in(out: Path, rules: Path | None) -> tuple[AuditRun, Ruleset]:
    """The audit whose results lie in a folder, and its ruleset, among the `rules` or those that ship. Raises AuditorError."""
    if not (out / RESULTS).exists():
        raise AuditorError(f"{out} 里没有 {RESULTS}。--out 要指明生成这份评分表的那次审核的结果文件夹。")
    run = read_results(out / RESULTS).run
    return run, load_ruleset(named_folder(rules, run.ruleset_id))


def review_in(path: Path, ruleset: Ruleset) -> Review:
    """The review in a file, empty where there is none yet. Raises AuditorError."""
    return read_review(path, ruleset) if path.exists() else Review()


def _waived(run: AuditRun) -> set[tuple[str, str]]:
    """The verdicts that waivers decided, which no review takes back."""
    return {
        (report.submission.sha256, verdict.element)
        for report in run.reports
        for verdict in report.verdicts
        if verdict.decision and verdict.decision.waived
    }
