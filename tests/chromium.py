"""The Chromium of the system, which the tests of pages drive."""

from __future__ import annotations

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")


def program() -> str | None:
    """Its path, None where none is installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)
