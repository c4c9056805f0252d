"""How well matters are followed on the pairs of `pairs/`, which two readers labelled apart from each other.

Run it to print the figures: `python -m tests.across.following.table`; with `--errors` also each matter that came out otherwise.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from auditor.across.following import follow
from auditor.judging.engine import Engine, build_engine
from auditor.model import Followed, Outcome, Paragraph, Report, Submission
from auditor.rules import load_ruleset
from auditor.text.fold import fold

HERE = Path(__file__).parent
READERS = ("A", "B")


class Judged(NamedTuple):
    """One matter as both readers see it (None: a reader has none such) and as the program does."""

    pair: str
    origin: str
    said: str
    by_readers: tuple[str | None, ...]
    found: Followed | None

    @property
    def outcome(self) -> str | None:
        """What the program found, None where it does not follow the matter."""
        return self.found.outcome.value if self.found else None


def labels(reader: str) -> dict[str, list[dict[str, str]]]:
    """The labels of one reader by pair."""
    path = HERE / f"labels-{reader}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}


def report(engine: Engine, name: str, text: str) -> Report:
    """A text as a report."""
    lines = [line for line in text.split("\n") if line.strip()]
    return engine.outline(
        Submission(f"{name}.txt", name, "txt", tuple(Paragraph(n, line) for n, line in enumerate(lines, 1)))
    )


def followed(engine: Engine, pair: dict[str, Any]) -> tuple[Followed, ...]:
    """What the program makes of one pair."""
    last, now = (report(engine, f"{pair['unit']}{pair[key]['year']}", pair[key]["text"]) for key in ("last", "this"))
    return follow(last, now, engine, pair.get("findings", ()))


def judged(engine: Engine) -> Iterator[Judged]:
    """Every matter that a reader labelled."""
    read = [labels(reader) for reader in READERS]
    for path in sorted((HERE / "pairs").glob("*.yaml")):
        number = path.stem
        got = followed(engine, yaml.safe_load(path.read_text(encoding="utf-8")))
        told: dict[tuple[str, str], list[str | None]] = {}
        for index, by_pair in enumerate(read):
            for label in by_pair.get(number, ()):
                key = _same(label, told)
                told.setdefault(key, [None] * len(read))[index] = label["outcome"]
        for (origin, said), outcomes in told.items():
            yield Judged(number, origin, said, tuple(outcomes), _found(origin, said, got))


def _same(label: dict[str, str], told: dict[tuple[str, str], list[str | None]]) -> tuple[str, str]:
    """The matter of another reader that begins alike, else one of its own."""
    own = label["origin"], _plain(label["said"])
    for origin, said in told:
        if origin == own[0] and (said.startswith(own[1][:8]) or own[1].startswith(said[:8])):
            return origin, said
    return own


def _found(origin: str, said: str, got: Sequence[Followed]) -> Followed | None:
    return next((each for each in got if each.origin.value == origin and said in _plain(each.said)), None)


def _plain(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())


def share(of: Sequence[bool]) -> str:
    """How many of some hold."""
    return f"{sum(of)} of {len(of)} ({sum(of) / len(of):.3f})" if of else "none"


def lines(found: Sequence[Judged]) -> Iterator[str]:
    """The figures: agreement of the readers, then the program where they agree, and against each alone."""
    both = [each for each in found if None not in each.by_readers]
    agreed = [each for each in both if len(set(each.by_readers)) == 1]
    yield f"matters labelled: {len(found)}, by both readers: {len(both)}, alike: {share([e in agreed for e in both])}"
    yield f"not followed by the program: {sum(each.found is None for each in found)}"
    yield f"right where the readers agree: {share([e.outcome == e.by_readers[0] for e in agreed])}"
    for outcome in Outcome:
        those = [each for each in agreed if each.by_readers[0] == outcome]
        came = Counter(str(each.outcome) for each in those)
        yield f"  {outcome.value}: {share([e.outcome == outcome for e in those])}; came out as {dict(came.most_common())}"
    for index, reader in enumerate(READERS):
        known = [each for each in found if each.by_readers[index]]
        results = [each for each in known if each.by_readers[index] == Outcome.RESULT]
        yield f"reader {reader}: right {share([e.outcome == e.by_readers[index] for e in known])}"
        yield f"  a result never called silent: {share([e.outcome != Outcome.SILENT for e in results])}"
    results = [each for each in agreed if each.by_readers[0] == Outcome.RESULT]
    yield f"a result of both readers never called silent: {share([e.outcome != Outcome.SILENT for e in results])}"
    silent = [each for each in agreed if each.outcome == Outcome.SILENT]
    yield f"called silent, and silent to both readers: {share([e.by_readers[0] == Outcome.SILENT for e in silent])}"


def main() -> None:
    """Print the figures."""
    engine = build_engine(load_ruleset(HERE.parents[2] / "rules" / "gangyao-2021-2025"))
    found = list(judged(engine))
    print("\n".join(lines(found)))
    for each in found if "--errors" in sys.argv else ():
        if {*each.by_readers} != {each.outcome}:
            answer = f" | {each.found.answer} | {each.found.why}" if each.found else ""
            print(each.pair, each.origin, each.by_readers, "→", each.outcome, "|", each.said, answer)


if __name__ == "__main__":
    main()
