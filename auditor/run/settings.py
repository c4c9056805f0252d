"""The settings of a workplace: `auditor.yaml` in the current folder, which spare the options that are always the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from auditor.decisions.reviewers.way import Way
from auditor.errors import AuditorError, Mistake
from auditor.output.occasion import PLAIN, Correspondence, Occasion
from auditor.yamlfile.file import Node, YamlFile

FILE = "auditor.yaml"
_TOLD = ("county", "term")
_SHOWN = ("score", "rank")
_LETTER = ("sender", "number", "contact", "until", *_SHOWN)
_SWITCHES = {"写": True, "不写": False}
_PLACES = ("submissions", "out", "rules", "templates", "roster", "ledger", "waivers", "review", "findings", "form")
_SEVERAL = ("last_year", "base")  # fields of a request that may name several places; settings name one
_WAYS = {name: way for way in Way for name in (way.value, way.name.lower())}  # what is done where reviewers differ


@dataclass(frozen=True, slots=True)
class Settings:
    """What a workplace has settled; None where it has not. `folder` is the workplace itself, None outside of one. Paths are as seen
    from the current folder."""

    folder: Path | None = None
    submissions: Path | None = None
    out: Path | None = None
    rules: Path | None = None
    templates: Path | None = None
    roster: Path | None = None
    ledger: Path | None = None
    waivers: Path | None = None
    review: Path | None = None
    last_year: tuple[Path, ...] | None = None
    findings: Path | None = None
    form: Path | None = None
    base: tuple[Path, ...] | None = None
    year: int | None = None
    formats: str | None = None
    occasion: Occasion = PLAIN
    reviewers: Way = Way.SETTLE


def read_settings(folder: Path | None = None) -> Settings:
    """The settings of a folder (the current one), empty where it has none. Raises AuditorError with all mistakes."""
    path = (folder or Path()) / FILE
    if not path.is_file():
        return Settings()
    mistakes: list[Mistake] = []
    source = YamlFile(path, FILE, mistakes)
    found = source.mapping(source.root, (*_PLACES, *_SEVERAL, "year", "formats", *_TOLD, "letter", "reviewers"))
    places = {key: path.parent / source.text(found[key]) for key in _PLACES if key in found}
    several = {key: (path.parent / source.text(found[key]),) if key in found else None for key in _SEVERAL}
    year = int(source.number(found["year"], 2000, 2100)) if "year" in found else None
    formats = source.text(found["formats"]) if "formats" in found else None
    occasion = _occasion(source, found)
    way = _WAYS.get(source.choice(found.get("reviewers"), _WAYS), Way.SETTLE)
    if mistakes:
        lines = "\n".join(str(mistake) for mistake in mistakes)
        raise AuditorError(f"设置文件 {path} 有 {len(mistakes)} 处错误：\n{lines}")
    return Settings(
        folder=path.parent,
        **places,
        last_year=several["last_year"],
        base=several["base"],
        year=year,
        formats=formats,
        occasion=occasion,
        reviewers=way,
    )


def _occasion(source: YamlFile, found: Mapping[str, Node]) -> Occasion:
    told = source.text(found.get("county")), source.text(found.get("term"), PLAIN.term)
    return Occasion(told[0], None, told[1], _letter(source, found.get("letter")))


def _letter(source: YamlFile, node: Node | None) -> Correspondence:
    """What letters say of the office; a key with nothing after it is as if it were not there."""
    found = {key: value for key, value in source.mapping(node, _LETTER).items() if value.value}
    sender, number, contact, until, *shown = (source.text(found.get(key)) for key in _LETTER)
    for key in _SHOWN:
        source.choice(found.get(key), _SWITCHES)
    score, rank = (_SWITCHES.get(text, usual) for text, usual in zip(shown, (True, False), strict=True))
    return Correspondence(sender, number, contact, until, score, rank)
