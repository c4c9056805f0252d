"""From paths on the command line to the files to audit, in a fixed order, with the names by which the outputs call them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from auditor.errors import AuditorError
from auditor.model import Source
from auditor.reading import is_candidate

RESULTS = "results.json"  # a folder with this in it holds results of ours, not submissions
_OURS = frozenset({".yaml", ".yml"})  # rule files and labels that lie beside the reports


@dataclass(frozen=True, slots=True)
class Collected:
    """The sources to audit, and the names of the files passed over because they are ours (rules, labels)."""

    sources: tuple[Source, ...]
    passed_over: tuple[str, ...]


def collect(paths: Sequence[Path], out: Path | None = None) -> Collected:
    """All submissions under the paths, each with a name of its own, sorted by it; what lies under `out` or in a folder of
    earlier results is left alone.

    Raises AuditorError for a path that does not exist and where there is no file at all.
    """
    names: dict[Path, str] = {}
    ours: list[str] = []
    roots = Counter(path.name for path in paths)
    for path in paths:
        if not path.exists():
            raise AuditorError(f"找不到文件或文件夹：{path}")
        root = path.resolve()
        prefix = f"{path.name}/" if len(paths) > 1 and path.is_dir() and roots[path.name] == 1 else ""
        for file in _under(root, out):
            name = prefix + (file.relative_to(root).as_posix() if root.is_dir() else path.name)
            if file.suffix.lower() in _OURS:
                ours.append(name)
            else:
                names.setdefault(file, name)
    if not names:
        where = "、".join(map(str, paths))
        raise AuditorError(f"{where} 里没有可以审核的文件。请把各单位报送的报告放进去再运行。")
    sources = [Source(file, name) for file, name in _unique(names).items()]
    return Collected(tuple(sorted(sources, key=lambda each: (each.name, str(each.path)))), tuple(sorted(ours)))


def _unique(names: Mapping[Path, str]) -> Mapping[Path, str]:
    """The names, those that several files have with as many of their folders before them as tell them apart."""
    while doubled := {name for name, count in Counter(names.values()).items() if count > 1}:
        names = {file: _longer(file, name) if name in doubled else name for file, name in names.items()}
    return names


def _longer(file: Path, name: str) -> str:
    """The end of the path of `file` that has one folder more than `name`."""
    return Path(*file.parts[-1 - len(PurePosixPath(name).parts) :]).as_posix()


def _under(root: Path, out: Path | None) -> list[Path]:
    """All that lies under a folder, links and devices too, which are then told to be unreadable; or the file itself."""
    if not root.is_dir():
        return [root]
    found: list[Path] = []
    done = out.resolve() if out else None

    def refused(error: OSError) -> None:
        found.append(Path(error.filename))

    for place, folders, files in os.walk(root, onerror=refused):
        here = Path(place)
        if here != root and (here == done or RESULTS in files):
            folders.clear()
            continue
        found += [here / name for name in files if is_candidate(name)]
        found += [here / name for name in folders if (here / name).is_symlink()]
    return found
