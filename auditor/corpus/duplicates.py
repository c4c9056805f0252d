"""Reports that were sent twice: the same text in two files, whatever their formats."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from auditor.model import ReportAudit, Submission

ALIKE = 0.9  # share of common sentences from which two texts count as the same; formats differ in tables and notes
_COMMON = 20  # a sentence in more reports than this is a formula and tells nothing of one text
_SHORTEST = 10
_BREAK = re.compile("[。；！？;!?\n]")
_SILENT = re.compile(r"[\W_]+")


def same_texts(audits: Sequence[ReportAudit]) -> Mapping[str, tuple[str, ...]]:
    """For each file that has a twin the names of its twins, sorted. Two texts are twins where the Jaccard index of
    their sets of sentences (Jaccard 1912) is at least ALIKE."""
    texts = {audit.submission.file: _sentences(audit.submission) for audit in audits}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for file, sentences in texts.items():
        for sentence in sentences:
            holders[sentence].append(file)
    shared = Counter(
        (first, second)
        for files in holders.values()
        if 1 < len(files) <= _COMMON
        for at, first in enumerate(files)
        for second in files[at + 1 :]
    )
    twins: defaultdict[str, list[str]] = defaultdict(list)
    for first, second in (pair for pair in shared if _alike(texts[pair[0]], texts[pair[1]])):
        twins[first].append(second)
        twins[second].append(first)
    return {file: tuple(sorted(others)) for file, others in twins.items()}


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    return len(first & second) >= ALIKE * len(first | second)


def _sentences(submission: Submission) -> frozenset[str]:
    """The sentences without blanks and punctuation, in which formats differ."""
    lines = (each.text for each in submission.paragraphs if not each.furniture)
    parts = (_SILENT.sub("", part) for line in lines for part in _BREAK.split(line))
    return frozenset(part for part in parts if len(part) >= _SHORTEST)
