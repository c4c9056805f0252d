"""What shows only across submissions: which files there are, and how the reports rank."""

from auditor.corpus.collect import Collected, collect
from auditor.corpus.rank import assemble

__all__ = ["Collected", "assemble", "collect"]
