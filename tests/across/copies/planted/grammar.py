"""Sentences from pieces: `(a|b)` is one of its alternatives, `{slot}` is filled."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

STOCK = Path(__file__).parent / "stock"
MATTERS = ("deciding", "enforcing", "settling", "teaching")  # files, each a group of matters
_ALTERNATIVES = re.compile(r"\(([^()]*)\)")
_SLOT = re.compile(r"\{(\w+)\}")


@cache
def stock(name: str) -> dict[str, Any]:
    """The pieces of one file, by what they are for."""
    return yaml.safe_load((STOCK / f"{name}.yaml").read_text(encoding="utf-8"))


def chosen(piece: str, rng: random.Random) -> str:
    """The piece with one alternative of each group, the innermost groups first."""
    while group := _ALTERNATIVES.search(piece):
        piece = piece[: group.start()] + rng.choice(group[1].split("|")) + piece[group.end() :]
    return piece


def filled(piece: str, rng: random.Random, fill: Callable[[str], str]) -> str:
    """The piece with its alternatives chosen and its slots filled; what fills a slot may have slots itself."""
    text = chosen(piece, rng)
    while _SLOT.search(text):
        text = _SLOT.sub(lambda slot: chosen(fill(slot[1]), rng), text)
    return text
