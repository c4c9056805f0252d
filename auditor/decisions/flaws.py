"""What people decide on flaws of the text: adopted, or ignored with a reason; kept in the review file beside the corrections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from auditor.decisions.fingerprint import fingerprint
from auditor.model import Defect
from auditor.rules.types import Ruleset
from auditor.yamlfile.file import Node, YamlFile

_KEYS = ("unit", "file", "sha256", "check", "name", "quote", "decision", "reason", "workbook")
_REQUIRED = ("file", "sha256", "check", "decision")


class Answer(StrEnum):
    """What people say to a flaw that was found."""

    ADOPT = "采纳"
    IGNORE = "忽略"


@dataclass(frozen=True, slots=True)
class FlawDecision:
    """What a person decided on what one check says of a quote ("": of the whole report) in the report with these bytes. `reason` is never
    "" for what is ignored. `unit` is "" where it is undetermined; `workbook` names where the decision was written. No text has blanks at
    its ends."""

    check: str
    quote: str
    sha256: str
    decision: Answer
    reason: str
    unit: str
    file: str
    workbook: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is about: report, check and quote."""
        return self.sha256, self.check, self.quote

    @property
    def said(self) -> tuple[Answer, str]:
        """What was decided, and why."""
        return self.decision, self.reason


def key_of(sha256: str, defect: Defect) -> tuple[str, str, str]:
    """What a decision on a flaw of the report with these bytes is about."""
    return sha256, defect.check, defect.quote.strip()


def flaw_entries(decisions: Iterable[FlawDecision], ruleset: Ruleset) -> list[dict[str, str]]:
    """The decisions as the review file lists them: by unit, file, check and quote."""
    ranked = sorted(decisions, key=lambda each: (each.unit, each.file, each.key))
    return [_entry(each, ruleset) for each in ranked]


def _entry(decision: FlawDecision, ruleset: Ruleset) -> dict[str, str]:
    check = ruleset.check_of.get(decision.check)
    values = {
        "unit": decision.unit,
        "file": decision.file,
        "sha256": decision.sha256,
        "check": decision.check,
        "name": check.name if check else "",
        "quote": decision.quote,
        "decision": decision.decision.value,
        "reason": decision.reason,
        "workbook": decision.workbook,
    }
    return {key: value for key, value in values.items() if value}


def read_flaws(source: YamlFile, node: Node | None) -> tuple[FlawDecision, ...]:
    """The decisions listed under `flaws`. A check that the rules have no more is let be: what was decided on it stays on record. Mistakes
    go to those of the `source`."""
    found: dict[tuple[str, str, str], FlawDecision] = {}
    for member in source.sequence(node):
        decision = _decision(source, member)
        if decision.key in found and decision.check:
            source.fail(member, "同一份报告的同一处问题写了两条", "只留一条")
        found[decision.key] = decision
    return tuple(found.values())


def _decision(source: YamlFile, node: Node) -> FlawDecision:
    found = source.mapping(node, _KEYS, _REQUIRED)
    answers = {each.value: each for each in Answer}
    answer = answers.get(source.choice(found.get("decision"), answers), Answer.ADOPT)  # a mistaken one has been told
    reason = source.text(found.get("reason"))
    if answer is Answer.IGNORE and not reason:
        source.fail(node, "忽略没有写理由", "补写一行 reason，说明为什么不算问题")
    return FlawDecision(
        check=source.text(found.get("check")),
        quote=source.text(found.get("quote")),
        sha256=fingerprint(source, found.get("sha256")),
        decision=answer,
        reason=reason,
        unit=source.text(found.get("unit")),
        file=source.text(found.get("file")),
        workbook=source.text(found.get("workbook")),
    )
