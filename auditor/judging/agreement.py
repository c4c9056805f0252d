"""How far two who judged the same verdicts agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

from auditor.model import Level, NotApplicable

Judged: TypeAlias = Level | NotApplicable


def kappa(judged: Iterable[tuple[Judged, Judged]]) -> float:
    """Quadratic-weighted Cohen's kappa (Cohen 1968) over the five levels; 1 is perfect, 0 where there is nothing to compare. What does
    not apply to either is left out."""
    pairs = [(a, b) for a, b in judged if isinstance(a, Level) and isinstance(b, Level)]
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    if not pairs:
        return 0.0
    observed = sum((a - b) ** 2 for a, b in pairs) / len(pairs)
    expected = sum(first[i] * second[j] * (i - j) ** 2 for i in Level for j in Level) / len(pairs) ** 2
    return 1 - observed / expected if expected else 1.0
