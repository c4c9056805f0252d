"""What is allowed in the checks of the text and their lists and yet likely a slip."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from auditor.errors import Mistake
from auditor.judging.engine import Engine
from auditor.rules import Ruleset
from auditor.rules.flaws.reading import LISTS
from auditor.rules.flaws.types import Check
from auditor.rules.places import Places
from auditor.workbench.check_examples import CheckTried, try_checks
from auditor.workbench.warnings import swallowed

_OLD = timedelta(days=366)  # a list looked up so long before another one is told to be old


def check_warnings(engine: Engine, places: Places) -> list[Mistake]:
    """The likely slips of the checks of a ruleset, each with its place (`places` are those of the checks), a Chinese message and what
    to do: wordings without effect, then lists that were not looked up for long, then failed examples."""
    ruleset = engine.ruleset
    found = [warning for check in ruleset.checks for warning in _swallowed(check, places)]
    failed = (tried for tried in try_checks(engine) if not tried.passed)
    return [*found, *_old_lists(ruleset, places), *(failed_example(tried, places) for tried in failed)]


def failed_example(tried: CheckTried, places: Places) -> Mistake:
    """What to tell of an example that failed."""
    hint = "补一条说法，或改正例句的 fires" if tried.example.fires else "补一条不算的说法，或改正例句的 fires"
    return places.mistake(f"例句{tried.complaint}", hint, tried.check.id, "examples", tried.example.text)


def _swallowed(check: Check, places: Places) -> Iterator[Mistake]:
    for short, long in swallowed([wording for wording in check.find if wording.plain]):
        message = f"“{long.source}”不起作用：同一列表里的“{short.source}”已经包含它"
        yield places.mistake(message, f"删去“{long.source}”", check.id, "find", long.source)


def _old_lists(ruleset: Ruleset, places: Places) -> Iterator[Mistake]:
    """Lists that were looked up long before the newest of them, each at the first check that uses it."""
    days: dict[date, Check] = {}
    for check in ruleset.checks:
        if check.dated.looked_up:
            days.setdefault(check.dated.looked_up, check)
    newest = max(days, default=date.min)
    for day, check in days.items():
        if newest - day > _OLD:
            message = f"“{check.name}”用的名单最近一次核对是 {day}，比别的名单（{newest}）早一年以上"
            yield places.mistake(message, f"逐条核对后，改写 {LISTS[check.how]} 开头的 looked_up", check.id)
