"""The program as from a terminal, started in the process of the tests: the same entry, without its start each time."""

from __future__ import annotations

import io
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from auditor.cli.main import main


class Done(NamedTuple):
    """What a run of the program left: its exit code and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def run(*words: object, place: Path | None = None) -> Done:
    """`auditor WORDS`, in the folder `place` where it matters. An error that the program lets through fails the test."""
    out, err = io.StringIO(), io.StringIO()
    code: str | int | None = 0
    argv = patch.object(sys, "argv", ["auditor", *map(str, words)])
    with argv, chdir(place or Path.cwd()), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as ended:
            code = ended.code
    assert isinstance(code, int | None)
    return Done(code or 0, out.getvalue(), err.getvalue())
