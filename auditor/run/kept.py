"""Where an office keeps what it has decided, and the year before: found there, it is used without being asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor.run.collect import RESULTS
from auditor.run.settings import Settings

ROSTER, LEDGER, WAIVERS, REVIEW, FINDINGS = (
    "名单.xlsx", "台账.xlsx", "waivers.yaml", "review.yaml", "督察问题.xlsx",
)  # fmt: skip
FORM = "本县评分表.xlsx"
Kept = Path | tuple[Path, ...]


def kept_decisions(settings: Settings, out: Path, paths: Sequence[Path] = ()) -> dict[str, Kept]:
    """The files that are there, by the field of a request: a review beside the results (those in `out`, else those of the
    workplace), the roster, the ledger, the waivers and the score sheet of the workplace, and, unless `paths` are other reports than
    those of the workplace, last year's results and submissions and what an inspection found."""
    places = []
    if settings.folder:
        own = (("roster", ROSTER), ("ledger", LEDGER), ("waivers", WAIVERS), ("form", FORM))
        places += [(name, settings.folder / file) for name, file in own]
        if _all_own(paths, settings):
            places.append(("findings", settings.folder / FINDINGS))
    places += [("review", folder / REVIEW) for folder in (settings.out, out) if folder]
    found: dict[str, Kept] = {name: path for name, path in places if path.is_file()}
    if _all_own(paths, settings) and (last_year := _last_year(settings)):
        found["last_year"] = last_year
    return found


def _all_own(paths: Sequence[Path], settings: Settings) -> bool:
    """Whether all that is to be audited are the submissions of the workplace, or lie among them."""
    own = settings.submissions.resolve() if settings.submissions else None
    return all(own in (path.resolve(), *path.resolve().parents) for path in paths)


def _last_year(settings: Settings) -> tuple[Path, ...]:
    """The results and the submissions of the year before, where folders are called by their years."""
    if settings.folder is None or settings.year is None:
        return ()
    this, before = str(settings.year), str(settings.year - 1)
    results, submissions = (
        place.parent / before if place and place.name == this else None
        for place in (settings.out, settings.submissions)
    )
    there = [results / RESULTS] if results and (results / RESULTS).is_file() else []
    return tuple(there + ([submissions] if submissions and submissions.is_dir() else []))
