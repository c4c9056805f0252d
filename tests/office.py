"""LibreOffice as the tests use it: to make files that it saved, and to calculate workbooks."""

from __future__ import annotations

import subprocess
from pathlib import Path

_SECONDS = 180


def convert(source: Path, kind: str, folder: Path, profile: Path) -> Path:
    """`source` as saved by LibreOffice into `folder`; `kind` is an ending, or an ending and a filter (`html:XHTML Writer File`).

    `profile` is where LibreOffice keeps its settings: to make one takes as long as to convert a file. Raises RuntimeError
    where nothing was made.
    """
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    command += ["--outdir", str(folder), str(source)]
    done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    made = folder / f"{source.stem}.{kind.partition(':')[0]}"
    if not made.exists():
        raise RuntimeError(f"soffice made no {made.name}: {done.stderr.decode(errors='replace')}")
    return made
