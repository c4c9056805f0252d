"""Rulesets: the YAML that holds all policy, checked and compiled."""

from auditor.ruleset.load import load_ruleset
from auditor.ruleset.types import Element, Ruleset

__all__ = ["Element", "Ruleset", "load_ruleset"]
