"""The tables of keys as docs/规则编写.md has them. Run it to print them: `python -m tests.rules.handbook`."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.rules.keys import KEYS, Key, every_key
from auditor.rules.scoring.keys import SCORING_KEYS


def table(keys: Sequence[Key]) -> str:
    """A row for each key: what it is called, whether it must be there, what it means."""
    rows = [(f"`{key.name}`", key.needed.value, "。".join(filter(None, (key.meaning, key.more)))) for key in keys]
    return "\n".join(["| 键 | 必填 | 意思 |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)])


def tables() -> dict[str, str]:
    """The tables by what they are of: "" for an element, else the key of the group, those of `scoring.yaml` after them."""
    groups = {"": KEYS} | {key.name: key.keys for key in KEYS if key.name in ("steps", "counting", "examples")}
    scored = {f"scoring.yaml {key.name}": key.keys for _, key in every_key(SCORING_KEYS) if key.keys}
    return {name: table(keys) for name, keys in (groups | scored).items()}


if __name__ == "__main__":
    print("\n\n".join(tables().values()))
