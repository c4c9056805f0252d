"""From what was found in a report to verdicts and a score."""

from auditor.judging.judge import judge
from auditor.judging.quotes import Quoter
from auditor.judging.score import score

__all__ = ["Quoter", "judge", "score"]
