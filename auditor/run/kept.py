"""Where an office keeps what it has decided: found there, it is used without being asked for."""

from __future__ import annotations

from pathlib import Path

from auditor.run.settings import Settings

ROSTER, WAIVERS, REVIEW = "名单.xlsx", "waivers.yaml", "review.yaml"


def kept_decisions(settings: Settings, out: Path) -> dict[str, Path]:
    """The files that are there, by the field of a request: a review beside the results (those in `out`, else those of the
    workplace), and the roster and the waivers of the workplace."""
    places = [
        *((("roster", settings.folder / ROSTER), ("waivers", settings.folder / WAIVERS)) if settings.folder else ())
    ]
    places += [("review", folder / REVIEW) for folder in (settings.out, out) if folder]
    return {name: path for name, path in places if path.is_file()}
