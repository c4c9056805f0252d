"""A new workplace: the folder in which a county audits its reports year by year."""

from __future__ import annotations

import shutil
from pathlib import Path

from auditor.errors import AuditorError, reason
from auditor.output.handbook import write_handbook
from auditor.output.roster_template import write_template
from auditor.rules import load_ruleset, load_rulesets
from auditor.rules.choose import for_year
from auditor.rules.locate import shipped
from auditor.rules.schemas import SCHEMAS, write_schemas
from auditor.run.kept import ROSTER

TEMPLATES = ("notice.docx", "form.docx")
HANDBOOK, SAMPLES = "手册", "样例"  # folders


def make_workplace(folder: Path, year: int, county: str = "", samples: bool = False) -> Path:
    """Make a workplace of a county (called as the folder where "" is given) for the reports on a year: local rules on top of the
    shipped ones, the templates of letters and score sheets, an empty roster, settings, the handbook, the `samples` where asked for
    (reports of invented units, apart from those to come), and a note on it all. Returns the folder that the reports go into. Raises
    AuditorError for a folder that has something in it, and where nothing can be written."""
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise AuditorError(f"{folder} 已经存在，而且不是空文件夹。为免覆盖，请另起一个名字。")
    submissions = folder / "submissions" / str(year)
    words = {
        "county": (county or folder.resolve().name).replace("'", "''"),
        "year": str(year),
        "base": for_year(load_rulesets(), year).id,
    }
    try:
        for place, text in _texts(shipped("templates") / "workplace", words).items():
            path = folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for empty in (submissions, folder / "templates"):
            empty.mkdir(parents=True, exist_ok=True)
        for name in TEMPLATES:
            shutil.copy(shipped("templates") / name, folder / "templates" / name)
        write_template(folder / ROSTER, load_ruleset(folder / "rules"))
        write_schemas(folder / "rules" / SCHEMAS)
        write_handbook(folder / HANDBOOK)
        if samples:
            shutil.copytree(shipped("sample_reports"), folder / SAMPLES)
    except OSError as error:
        raise AuditorError(f"不能写入文件夹 {folder}：{reason(error)}。") from error
    return submissions


def _texts(folder: Path, words: dict[str, str]) -> dict[Path, str]:
    """The text files of a workplace by their place in it, `«county»` and the like filled in."""
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        for name, word in words.items():
            text = text.replace(f"«{name}»", word)
        found[path.relative_to(folder)] = text
    return found
