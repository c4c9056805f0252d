"""Whether a change of the rules brings them nearer to what people judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from auditor.errors import AuditorError
from auditor.model import ReportAudit
from auditor.model.difference import Accuracy, Difference
from auditor.rules.types import Ruleset
from auditor.workbench.evaluate import against, exact, gap_rates, weighted_kappa
from auditor.workbench.labels import Labelled, read_labels


def with_accuracy(difference: Difference, labels: Path, old: Ruleset, new: Ruleset) -> Difference:
    """A difference with the accuracy of both rulesets on the elements that both have. Raises AuditorError where the labels cannot be
    read or are of none of the reports."""
    gone = tuple(element for element in old.elements if element.id not in new.element_of)
    labelled = [
        replace(each, labels={k: v for k, v in each.labels.items() if k in old.element_of and k in new.element_of})
        for each in read_labels(labels, replace(new, elements=(*new.elements, *gone)))
    ]
    before = _accuracy(labelled, [each.before for each in difference.reports], old)
    after = _accuracy(labelled, [each.after for each in difference.reports], new)
    if not before.verdicts:
        raise AuditorError(f"比较的报告里没有一份是 {labels} 标注过的。")
    return replace(difference, accuracy=(before, after))


def _accuracy(labelled: Sequence[Labelled], audits: Sequence[ReportAudit], ruleset: Ruleset) -> Accuracy:
    named = {PurePosixPath(each.submission.file).name: each for each in audits}
    named |= {key: each for each in audits for key in (each.submission.file, each.submission.sha256)}
    compared = against(labelled, named, ruleset.naming).compared
    rates = gap_rates(compared, ruleset.gap_below)
    return Accuracy(len(compared), exact(compared), weighted_kappa(compared), *rates)
