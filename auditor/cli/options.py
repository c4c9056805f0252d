"""Options, and checks of them, that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.errors import AuditorError


def check_new_workbook(file: Path, what: str, example: str) -> None:
    """Raises AuditorError for a file that is no .xlsx by its name, and for one that is there already."""
    if file.suffix.lower() != ".xlsx":
        raise AuditorError(f"{what}的文件名要以 .xlsx 结尾，例如 {file.stem or example}.xlsx。")
    if file.exists():
        raise AuditorError(f"{file} 已经存在。为免覆盖，请另起一个名字。")


def _settled(_context: click.Context, _option: click.Parameter, rules: Path | None) -> Path | None:
    """The rules given, else those of the workplace."""
    from auditor.run.settings import read_settings

    return rules or read_settings().rules


rules_option = click.option(
    "--rules",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    callback=_settled,
    help="使用这个文件夹里的规则，或自带规则的编号（默认用本文件夹 auditor.yaml 里写的，没有就用随程序提供的规则）。",
)


results_option = click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="那次审核的结果文件夹（默认用本文件夹 auditor.yaml 里写的），里面要有 results.json；review.yaml 写到这里。",
)


def results_folder(out: Path | None, example: str) -> Path:
    """The folder of the results: that given, else that of the workplace. Raises AuditorError, with an example, where neither is."""
    from auditor.run.settings import read_settings

    folder = out or read_settings().out
    if folder is None:
        raise AuditorError(f"没有用 --out 写明那次审核的结果文件夹。例如：{example}")
    return folder


def next_audit(out: Path, rules: Path | None) -> str:
    """The command that puts a review in force: it is found beside the results in `out`."""
    from auditor.run.settings import read_settings

    settings = read_settings()
    if settings.submissions and out == settings.out and rules == settings.rules:
        return "下一步：\n  auditor audit"
    command = f"auditor audit 报送材料 {typed_again(out, rules)}"
    return f"下一步（“报送材料”换成报告所在的文件夹），复核会自动套用：\n  {command}"


def typed_again(out: Path, rules: Path | None) -> str:
    """The options of a command that goes on with the same results and rules."""
    return f"--out {quoted(out)}" + (f" --rules {quoted(rules)}" if rules else "")


def quoted(path: Path) -> str:
    """A path as it is typed."""
    return f'"{path}"' if " " in str(path) else str(path)
