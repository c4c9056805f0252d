"""What it costs to compare two rulesets, as a ratio to one audit measured in the same run: `python benchmarks/bench_diff.py [TEXTS]`.

Both begin with texts already read and end with scored audits; compiling the wordings counts.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from bench_engine import generate

from auditor.judging.engine import build_engine
from auditor.model import Submission
from auditor.rules import Ruleset, load_ruleset
from auditor.wording.parse import Wording, parse
from auditor.workbench.diff import compare

ROUNDS = 5


def timed(work: Callable[[], object]) -> float:
    """Processor seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def ratio(submissions: list[Submission], old: Ruleset, new: Ruleset) -> float:
    """The median over rounds of comparing by auditing, taken in turns."""
    pairs = [(each, each) for each in submissions]
    ratios = []
    for _ in range(ROUNDS):
        engine_time = timed(lambda: [engine.audit(each) for engine in (build_engine(old),) for each in submissions])
        ratios.append(timed(lambda: compare(old, new, pairs)) / engine_time)
    return statistics.median(ratios)


def changed(ruleset: Ruleset, element: str, **keys: object) -> Ruleset:
    """A ruleset with other keys of one element."""
    return replace(ruleset, elements=tuple(replace(e, **keys) if e.id == element else e for e in ruleset.elements))  # type: ignore[arg-type]


def worded(ruleset: Ruleset, element: str, **wordings: tuple[Wording, ...]) -> Ruleset:
    """A ruleset with other wordings of one element."""
    return changed(ruleset, element, wordings={**ruleset.element_of[element].wordings, **wordings})


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    old = load_ruleset()
    submissions = generate(count, build_engine(old))
    adviser = old.element_of["legal-adviser"]
    topic, acted = adviser.wordings["topic"], adviser.wordings["acted"]
    cases = {
        "points of one element": changed(old, "legal-adviser", points=adviser.points + 1),
        "a wording more": worded(old, "legal-adviser", topic=(*topic, parse("法务专员"))),
        "a wording more that is everywhere": worded(old, "legal-adviser", topic=(*topic, parse("责任"))),
        "half its topics and acts": worded(old, "legal-adviser", topic=topic[::2], acted=acted[::2]),
        "a unit more": changed(old, "legal-adviser", figures=(*adviser.figures, "年")),
        "an element less": replace(old, elements=tuple(e for e in old.elements if e is not adviser)),
        "a plan word more": replace(
            old, vocabulary=replace(old.vocabulary, planned=(*old.vocabulary.planned, parse("层层")))
        ),
        "another order of elements": replace(old, elements=old.elements[::-1]),
        "other headings": replace(old, sections=replace(old.sections, short=old.sections.short + 1)),
    }
    print(f"{count} texts; comparing / one audit")
    for name, new in cases.items():
        print(f"{name:<36}{ratio(submissions, old, new):>6.2f}")


if __name__ == "__main__":
    main()
