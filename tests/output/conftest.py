"""The tiny run, for tests of what is written of a run."""

from tests.tiny_run import across, empty_report, good_report, make_evidence, ruleset, run

__all__ = ["across", "empty_report", "good_report", "make_evidence", "ruleset", "run"]
