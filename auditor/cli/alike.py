"""Messages of which many say the same: told once, with a count and the first names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

FEW = 2  # so many stand each on a line of its own
NAMED = 3
_VARIES = re.compile(r"“[^”]*”|《[^》]*》|\d[\d.-]*")  # names and figures, in which like messages differ


def told_together(messages: Iterable[tuple[str, str]], counted: str = "份") -> Iterator[str]:
    """A line for each message (whom it is on, what it says), in their order; one line for all that say the same, whose names and
    figures become … where these differ. `counted` is the measure word."""
    groups: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, text in messages:
        groups[_VARIES.sub("…", text)].append((name, text))
    for group in groups.values():
        if len(group) <= FEW:
            yield from (f"{name}：{text}" for name, text in group)
            continue
        names = "、".join(name for name, _ in group[:NAMED])
        more = " 等" if len(group) > NAMED else ""
        yield f"{len(group)} {counted}：{_common([text for _, text in group])}（{names}{more}）"


def _common(texts: Sequence[str]) -> str:
    """What texts that differ in names and figures alone have in common, … where they differ."""
    found = zip(*(_VARIES.findall(text) for text in texts), strict=True)
    same = [varying[0] if len(set(varying)) == 1 else "…" for varying in found]
    return "".join(piece + name for piece, name in zip(_VARIES.split(texts[0]), [*same, ""], strict=True))
