"""From paths on the command line to the files to audit, in a fixed order, with the names by which the outputs call them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import AuditorError
from auditor.reading import is_candidate

RESULTS = "results.json"  # a folder with this in it holds results of ours, not submissions
_OURS = frozenset({".yaml", ".yml"})  # rule files and labels that lie beside the reports


@dataclass(frozen=True, slots=True)
class Collected:
    """The files to audit (path, name shown), and the names of those passed over because they are ours (rules, labels)."""

    files: tuple[tuple[Path, str], ...]
    passed_over: tuple[str, ...]


def collect(paths: Sequence[Path], out: Path | None = None) -> Collected:
    """All submissions under the paths, sorted by name; what lies under `out` or in a folder of earlier results is left alone.

    Raises AuditorError for a path that does not exist and where there is no file at all.
    """
    files: dict[Path, str] = {}
    ours: list[str] = []
    roots = Counter(path.name for path in paths)
    for path in paths:
        if not path.exists():
            raise AuditorError(f"找不到文件或文件夹：{path}")
        prefix = f"{path.name}/" if len(paths) > 1 and path.is_dir() and roots[path.name] == 1 else ""
        for file in _under(path, out):
            name = prefix + (file.relative_to(path).as_posix() if path.is_dir() else file.name)
            if file.suffix.lower() in _OURS:
                ours.append(name)
            else:
                files.setdefault(file.resolve(), name)
    if not files:
        where = "、".join(map(str, paths))
        raise AuditorError(f"{where} 里没有可以审核的文件。请把各单位报送的报告放进去再运行。")
    return Collected(tuple(sorted(files.items(), key=lambda item: (item[1], str(item[0])))), tuple(sorted(ours)))


def _under(path: Path, out: Path | None) -> list[Path]:
    if path.is_file():
        return [path]
    files = sorted(file for file in path.rglob("*") if file.is_file())
    ours = {file.parent.resolve() for file in files if file.name == RESULTS}
    ours |= {out.resolve()} if out else set()
    ours.discard(path.resolve())
    return [file for file in files if is_candidate(file.name) and ours.isdisjoint(file.resolve().parents)]
