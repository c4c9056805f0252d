"""From the sentences near a matter to its outcome, in words for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from auditor.across.following.answers import Answer
from auditor.model import Origin, Outcome, Status
from auditor.rules.across.types import FollowRules

CLEARLY = 0.25  # by how much another sentence must be nearer to outweigh one in which something was done


class Near(NamedTuple):
    """A stretch of this year's report and how near it is to a matter (0 to 1); `underway` tells that it says so of what it is near in."""

    answer: Answer
    nearness: float
    underway: bool


class Settled(NamedTuple):
    """The outcome, the stretch it rests on (None where there is none), and why, "" to be filled with its paragraph."""

    outcome: Outcome
    near: Near | None
    why: str


DONE = "第{}段写到已经做了。"
UNDERWAY = "第{}段写到正在做，或只做了一部分。"
EASED = "第{}段写到做了工作，但又列为不足。"
RELATED = "第{}段说到相近的事，是不是同一件，请核对。"
PLANNED = "第{}段又列为打算。"
LACKING = "第{}段又列为不足。"
SILENT = "没有找到说到此事的句子。"
VAGUE = "没有写明做什么、做多少、何时做或出什么文件，无从对照。"


def settle(nearest: Sequence[Near], origin: Origin, rules: FollowRules) -> Settled:
    """What the report says of a matter that can be followed. Something done outweighs what is only planned or lacking, unless that is
    clearly nearer."""
    near, linked = rules.thresholds(plan=origin is Origin.PLAN)
    done, lacking = _best(nearest, Status.DONE), _best(nearest, Status.LACKING)
    again = _nearer(lacking, _best(nearest, Status.PLANNED))
    if done and done.nearness >= linked and done.underway:
        return Settled(Outcome.PROGRESS, done, UNDERWAY)
    if done and done.nearness >= linked and not (again and again.nearness >= done.nearness + CLEARLY):
        if origin is not Origin.PLAN and lacking and _stands_again(lacking, done, linked):
            return Settled(Outcome.PROGRESS, done, EASED)
        return Settled(Outcome.RESULT, done, DONE)
    if again and again.nearness >= linked:
        return Settled(Outcome.PLANNED_AGAIN, again, LACKING if again is lacking else PLANNED)
    if done and done.nearness >= near:
        return Settled(Outcome.PROGRESS, done, UNDERWAY if done.underway else RELATED)
    return Settled(Outcome.SILENT, None, SILENT)


def _best(nearest: Sequence[Near], status: Status) -> Near | None:
    return max((near for near in nearest if near.answer.status is status), key=_preferred, default=None)


def _preferred(near: Near) -> float:
    return near.nearness - (0.1 if near.underway else 0.0)


def _nearer(one: Near | None, other: Near | None) -> Near | None:
    if one and other:
        return one if one.nearness >= other.nearness else other
    return one or other


def _stands_again(lacking: Near, done: Near, linked: float) -> bool:
    """Whether this year's shortcomings name a matter again, no less near than what was done about it."""
    return lacking.answer.statement.part is Status.LACKING and lacking.nearness >= max(linked, done.nearness)
