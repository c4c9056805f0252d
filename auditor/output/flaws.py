"""What all outputs say alike of the flaws of a text: which stand, how many, where, and of what day the lists are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from auditor.checks.table import of_text
from auditor.model import Defect, Place, Recalled, Submission, Tone
from auditor.text.days import day_text

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

AROUND = 14  # characters of the text shown before and after a flaw


def standing(defects: Iterable[Defect], tone: Tone) -> tuple[Defect, ...]:
    """The flaws of the text that are told in a tone and that nobody decided to let be."""
    return tuple(each for each in of_text(defects) if each.tone is tone and not each.ignored)


def places_in(defects: Iterable[Defect], tone: Tone) -> int:
    """In how many places such flaws stand; one of the whole report counts as one place."""
    return sum(each.count for each in standing(defects, tone))


def check_told(defect: Defect, ruleset: Ruleset) -> tuple[str, str]:
    """What the check that found a flaw is called, and what it rests on; a check of the ruleset for another year may not be there."""
    check = ruleset.check_of.get(defect.check)
    return check_name(defect.check, ruleset), check.source if check else ""


def check_name(check: str, ruleset: Ruleset) -> str:
    """What a check is called."""
    known = ruleset.check_of.get(check)
    return known.name if known else "文字问题"


def where(defect: Defect) -> str:
    """The paragraphs of the first places, and how many places there are where these are not all; "" for the whole report."""
    paragraphs = "、".join(dict.fromkeys(f"第{place.paragraph}段" for place in defect.places))
    return f"{paragraphs}，共{defect.count}处" if defect.count > 1 else paragraphs


def around(place: Place, submission: Submission | Recalled) -> tuple[str, str, str]:
    """The text before a place in its paragraph, at it, and after it, cut short; all "" where the text is not at hand."""
    if isinstance(submission, Recalled) or not 0 < place.paragraph <= len(submission.paragraphs):
        return "", "", ""
    text = submission.paragraphs[place.paragraph - 1].text
    before, at, after = text[: place.start], text[place.start : place.end], text[place.end :]
    head = f"…{before[-AROUND:]}" if len(before) > AROUND else before
    return head, at, f"{after[:AROUND]}…" if len(after) > AROUND else after


def looked_up(ruleset: Ruleset) -> tuple[str, ...]:
    """For each list of dated names that a check looks into: the check, and the day on which the list was last looked up."""
    return tuple(_looked_up(ruleset))


def _looked_up(ruleset: Ruleset) -> Iterator[str]:
    days: dict[date, list[str]] = {}
    for check in ruleset.checks:
        if check.dated.looked_up:
            days.setdefault(check.dated.looked_up, []).append(check.name)
    for day, names in days.items():
        yield f"“{'”“'.join(names)}”所用的名单，{day_text(day)}查核。"
