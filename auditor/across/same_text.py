"""Reports that were sent twice: the same text in two files, whatever their formats."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from auditor.model import AuditRun, Recalled, ReportAudit, Submission, for_office
from auditor.text.paragraphs import folded_text
from auditor.text.sentences import sentences

ALIKE = 0.9  # share of common sentences from which two texts count as the same; formats differ in tables and notes
_COMMON = 20  # a sentence in more different texts than this is a formula and tells nothing of one text
_SHORTEST = 10
_SILENT = re.compile(r"[\W_]+")


def same_text(run: AuditRun, understood: object) -> AuditRun:
    """The run with twins naming each other, and a note on them for the reader of the score."""
    twins = same_texts(run.reports)
    return replace(
        run, reports=tuple(_with_twins(audit, twins.get(audit.submission.file, ())) for audit in run.reports)
    )


def same_texts(audits: Sequence[ReportAudit]) -> Mapping[str, tuple[str, ...]]:
    """For each file that has a twin the names of its twins, sorted. Two texts are twins where the Jaccard index of
    their sets of sentences (Jaccard 1912) is at least ALIKE."""
    holders: defaultdict[frozenset[str], list[str]] = defaultdict(list)  # the files of each text
    for audit in audits:
        if own := _sentences(audit.submission):
            holders[own].append(audit.submission.file)
    texts = list(holders)
    twins: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        for at, file in enumerate(holders[text]):
            twins[file] += holders[text][:at] + holders[text][at + 1 :]
    for first, second in _alike(texts):
        for file in holders[first]:
            twins[file] += holders[second]
        for file in holders[second]:
            twins[file] += holders[first]
    return {file: tuple(sorted(set(others))) for file, others in twins.items() if others}


def _with_twins(audit: ReportAudit, twins: tuple[str, ...]) -> ReportAudit:
    if not twins:
        return audit
    note = for_office(f"正文与 {'、'.join(twins)} 相同，可能是重复报送，请核对。")
    return replace(audit, same_as=twins, notes=(*audit.notes, note))


def _alike(texts: Sequence[frozenset[str]]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The pairs among different texts that count as the same."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for sentence in text:
            holders[sentence].append(number)
    shared = {pair for numbers in holders.values() if len(numbers) <= _COMMON for pair in combinations(numbers, 2)}
    for first, second in ((texts[one], texts[other]) for one, other in shared):
        if len(first & second) >= ALIKE * len(first | second):
            yield first, second


def _sentences(submission: Submission | Recalled) -> frozenset[str]:
    """The sentences without blanks and punctuation, in which formats differ; none where the text is not kept."""
    if isinstance(submission, Recalled):
        return frozenset()
    text, _ = folded_text(submission.paragraphs)
    parts = (_SILENT.sub("", text[start:end]) for start, end in sentences(text))
    return frozenset(part for part in parts if len(part) >= _SHORTEST)
