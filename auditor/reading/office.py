"""Old and foreign word processor files (.odt, Word 6/95 .doc and the like), turned into .docx by an installed LibreOffice."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from auditor.reading.draft import Draft, RefusedError
from auditor.reading.word.docx import read_docx
from auditor.rules.pages import PageRules

TIME_LIMIT = 60.0  # seconds; a report takes 2 to 10, the most of it the start of the program
MAX_RESULT = 64 * 1024 * 1024
_PROGRAMS = ("soffice", "libreoffice")
_ADVICE = "请用 Word、WPS 或 LibreOffice 打开原文，另存为 .docx 后重新报送。"
_SETTING = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
# No macro runs, no linked picture or other outside content is fetched; what would ask for the network all the same goes
# to a proxy that is not there.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


def available() -> bool:
    """Whether LibreOffice is installed on this computer."""
    return _program() is not None


def read_office(data: bytes, rules: PageRules) -> Draft:
    """The paragraphs of a file that LibreOffice Writer can open, by way of .docx.

    Raises RefusedError where LibreOffice is not installed, takes longer than TIME_LIMIT or cannot open the file.
    """
    program = _program()
    if program is None:
        raise RefusedError("读取这种格式需要本机装有 LibreOffice，现在没有找到。", _ADVICE)
    try:
        with tempfile.TemporaryDirectory(prefix="auditor-", ignore_cleanup_errors=True) as name:
            converted = _convert(program, data, Path(name))
    except (OSError, ValueError):
        raise RefusedError("LibreOffice 无法启动。", _ADVICE) from None
    return read_docx(converted, rules)


def _program() -> str | None:
    """Where LibreOffice is: on the search path, else in the folder where its installer puts it."""
    for name in _PROGRAMS:
        if found := shutil.which(name):
            return found
    # On Windows only the .com program waits for the end of the conversion.
    homes = [os.environ.get(name) for name in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")]
    usual = [Path(home) / "LibreOffice" / "program" / "soffice.com" for home in homes if home]
    usual.append(Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"))
    return next((str(path) for path in usual if path.is_file()), None)


def _convert(program: str, data: bytes, folder: Path) -> bytes:
    """The file as .docx, converted in `folder` under a profile of its own. Raises RefusedError where that fails."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    source = folder / f"report{_suffix(data)}"
    source.write_bytes(data)
    result = folder / "out" / "report.docx"
    _run(
        [
            program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard",
            f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "docx:MS Word 2007 XML",
            "--outdir", str(result.parent), str(source),
        ]
    )  # fmt: skip
    if not result.is_file():
        raise RefusedError("LibreOffice 打不开这个文件，文件可能已损坏、设有密码或不是文字文档。", _ADVICE)
    if result.stat().st_size > MAX_RESULT:
        raise RefusedError("文件转换后过大，不像一份报告。", "请删去文中的图片，另存为 .docx 后重新报送。")
    return result.read_bytes()


def _registry() -> str:
    items = "".join(_SETTING.format(*setting) for setting in _SETTINGS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>"
    )


def _suffix(data: bytes) -> str:
    """The suffix under which LibreOffice looks at the content: OpenDocument is told by its zip container."""
    return ".odt" if data.startswith(b"PK") else ".doc"


def _run(command: list[str]) -> None:
    """Runs `command` to its end. Raises RefusedError after TIME_LIMIT, when it and all it started are ended."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"SAL_USE_VCLPLUGIN": "svp"},  # draws in memory: needs no screen
        start_new_session=True,
    )
    try:
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired:
        raise RefusedError(f"LibreOffice 转换超过 {TIME_LIMIT:.0f} 秒，已停止。", _ADVICE) from None
    finally:
        if process.poll() is None:  # after the time limit, and where the user breaks off
            _end_tree(process)


def _end_tree(process: subprocess.Popen[bytes]) -> None:
    """Ends `process` and all that it started."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
