"""The settings of a workplace: `auditor.yaml` in the current folder, which spare the options that are always the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from auditor.errors import AuditorError, Mistake
from auditor.yamlfile.file import YamlFile

FILE = "auditor.yaml"
_PLACES = ("submissions", "out", "rules", "templates", "roster", "waivers", "review")


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
    waivers: Path | None = None
    review: Path | None = None
    year: int | None = None
    formats: str | None = None


def read_settings(folder: Path | None = None) -> Settings:
    """The settings of a folder (the current one), empty where it has none. Raises AuditorError with all mistakes."""
    path = (folder or Path()) / FILE
    if not path.is_file():
        return Settings()
    mistakes: list[Mistake] = []
    source = YamlFile(path, FILE, mistakes)
    found = source.mapping(source.root, (*_PLACES, "year", "formats"))
    places = {key: path.parent / source.text(found[key]) for key in _PLACES if key in found}
    year = int(source.number(found["year"], 2000, 2100)) if "year" in found else None
    formats = source.text(found["formats"]) if "formats" in found else None
    if mistakes:
        lines = "\n".join(str(mistake) for mistake in mistakes)
        raise AuditorError(f"设置文件 {path} 有 {len(mistakes)} 处错误：\n{lines}")
    return Settings(folder=path.parent, **places, year=year, formats=formats)
