"""Finding the wordings of a ruleset in a report, and the status of its clauses."""

from auditor.matching.matcher import Matcher, Matches, build_matcher, match

__all__ = ["Matcher", "Matches", "build_matcher", "match"]
