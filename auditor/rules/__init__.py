"""Rulesets: the YAML that holds all policy, checked and compiled."""

from auditor.rules.load import load_ruleset, load_rulesets
from auditor.rules.types import Element, Ruleset

__all__ = ["Element", "Ruleset", "load_ruleset", "load_rulesets"]
