"""LibreOffice as the tests use it: to make files that it saved, and to calculate workbooks."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

_SECONDS = 180


def convert(source: Path, kind: str, folder: Path, profile: Path) -> Path:
    """`source` as saved by LibreOffice into `folder`; `kind` is an ending, or an ending and a filter (`html:XHTML Writer File`).

    `profile` is where LibreOffice keeps its settings: to make one takes as long as to convert a file. Raises RuntimeError
    where nothing was made.
    """
    return convert_all([source], kind, folder, profile)[0]


def convert_all(sources: Sequence[Path], kind: str, folder: Path, profile: Path) -> list[Path]:
    """The same of several files at once, which takes little longer than one."""
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    command += ["--outdir", str(folder), *map(str, sources)]
    done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    made = [folder / f"{source.stem}.{kind.partition(':')[0]}" for source in sources]
    if absent := [each.name for each in made if not each.exists()]:
        raise RuntimeError(f"soffice made no {'、'.join(absent)}: {done.stderr.decode(errors='replace')}")
    return made


def recalculated(paths: Sequence[Path], folder: Path, profile: Path) -> list[Path]:
    """Workbooks with every value calculated afresh by LibreOffice, in the order given; their names must differ."""
    from openpyxl import load_workbook

    for path in paths:  # saved without the values that were written beside the formulas
        bare = folder / "bare" / path.name
        bare.parent.mkdir(exist_ok=True)
        load_workbook(path).save(bare)
    bare_ones = [folder / "bare" / path.name for path in paths]
    sheets = convert_all(bare_ones, "ods", folder / "ods", profile)
    return convert_all(sheets, "xlsx:Calc MS Excel 2007 XML", folder / "calculated", profile)
