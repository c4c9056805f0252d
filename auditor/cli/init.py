"""`auditor init`: a workplace in one command."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.errors import AuditorError


@click.command("init", cls=ChineseCommand)
@click.argument("folder", type=click.Path(path_type=Path), metavar="文件夹")
@click.option("--year", type=click.IntRange(2000, 2100), metavar="年份", help="报告年度（默认上一年）。")
def init(folder: Path, year: int | None) -> None:
    """建一个工作文件夹，里面有本县规则（以自带规则为基础）、反馈函模板、空白名单、放报告的文件夹、设置和说明。

    以后在里面运行 auditor audit，不用写选项。

    \b
    示例：
      auditor init 云山县
      auditor init 云山县 --year 2025
    """
    from auditor.output.roster_template import write_template
    from auditor.rules import load_ruleset
    from auditor.rules.locate import shipped
    from auditor.rules.schemas import SCHEMAS, write_schemas

    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise AuditorError(f"{folder} 已经存在，而且不是空文件夹。为免覆盖，请另起一个名字。")
    on = year or date.today().year - 1
    words = {"name": folder.resolve().name.replace("'", "''"), "year": str(on), "base": load_ruleset().id}
    try:
        for place, text in _texts(shipped("templates") / "workplace", words).items():
            path = folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for empty in (f"submissions/{on}", "templates"):
            (folder / empty).mkdir(parents=True, exist_ok=True)
        shutil.copy(shipped("templates") / "notice.docx", folder / "templates" / "notice.docx")
        write_template(folder / "名单.xlsx", load_ruleset(folder / "rules"))
        write_schemas(folder / "rules" / SCHEMAS)
    except OSError as error:
        raise AuditorError(f"不能写入文件夹 {folder}：{error.strerror or error}。") from error
    click.echo(
        f"已建好 {folder}。下一步：\n"
        f"  1. 把报告放进 {folder / 'submissions' / str(on)}\n"
        f"  2. cd {folder}\n"
        "  3. auditor audit\n"
        f"要改规则、名单、豁免，先看 {folder / '说明.txt'}。"
    )


def _texts(folder: Path, words: dict[str, str]) -> dict[Path, str]:
    """The text files of a workplace by their place in it, `«name»` and the like filled in."""
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        for name, word in words.items():
            text = text.replace(f"«{name}»", word)
        found[path.relative_to(folder)] = text
    return found
