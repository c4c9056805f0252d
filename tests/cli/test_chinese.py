"""Nothing of what a user did wrong is told in English."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click
import pytest

from auditor.cli.chinese import message
from auditor.cli.main import cli
from tests.cli.running import run

ENGLISH = re.compile(r"(?<![\w./-])[A-Za-z]{3,}")
OPTION = click.Option(["--year"], type=click.IntRange(2000, 2100))
TEXT, ARGUMENT = click.Option(["--out"]), click.Argument(["workbook"], metavar="评分表")
ERRORS: dict[type[click.ClickException], list[tuple[click.ClickException, str]]] = {
    click.ClickException: [(click.ClickException("Something failed."), "命令没有写对")],
    click.UsageError: [
        (click.UsageError("Got unexpected extra argument (a.txt)"), "多写了 a.txt"),
        (click.UsageError("Got unexpected extra arguments (a b)"), "多写了 a b"),
        (click.UsageError("没有这个命令。"), "没有这个命令。"),
    ],
    click.BadParameter: [
        (click.BadParameter("25 is not in the range 2000<=x<=2100.", param=OPTION), "--year 后面要写 2000 到 2100 之间的整数"),
        (click.BadParameter("'x' is not a valid float.", param=TEXT), "--out 的值不对"),
        (click.BadParameter("太短。", param=TEXT), "--out 的值不对（太短。）"),
        (click.BadParameter("wrong"), "的值不对"),
    ],
    click.MissingParameter: [
        (click.MissingParameter(param=TEXT), "缺少 --out"),
        (click.MissingParameter(param=ARGUMENT), "缺少 评分表"),
        (click.MissingParameter("needed"), "缺少参数"),
    ],
    click.NoSuchOption: [
        (click.NoSuchOption("--yaer", possibilities=["--year"]), "没有 --yaer 这个选项，是否想写 --year？"),
        (click.NoSuchOption("--x"), "没有 --x 这个选项"),
    ],
    click.BadOptionUsage: [
        (click.BadOptionUsage("--out", "Option '--out' requires an argument."), "--out 后面要写一个值"),
        (click.BadOptionUsage("--delete", "Option '--delete' does not take a value."), "--delete 后面不要写值"),
    ],
    click.BadArgumentUsage: [(click.BadArgumentUsage("Argument takes 2 values."), "命令没有写对")],
    click.FileError: [(click.FileError("甲.txt", "Permission denied"), "打不开文件 甲.txt")],
}  # fmt: skip
# Raised and told by a command of ours alone, or no message at all.
NOT_TOLD = {"NoSuchCommand", "NoArgsIsHelpError"}


def test_every_error_of_the_library_has_its_words() -> None:
    classes = (each for each in vars(click.exceptions).values() if inspect.isclass(each))
    known = {each for each in classes if issubclass(each, click.ClickException) and each.__name__ not in NOT_TOLD}
    assert known == set(ERRORS)


@pytest.mark.parametrize(("error", "told"), [each for errors in ERRORS.values() for each in errors])
def test_an_error_of_the_library_is_told_in_chinese(error: click.ClickException, told: str) -> None:
    assert message(error) == told


@pytest.mark.parametrize(
    "words",
    [
        ["audit", "--year", "25"],
        ["audit", "--year", "soon"],
        ["audit", "--jobs", "0"],
        ["audit", "--fail-under", "many"],
        ["audit", "--time-limit", "-1"],
        ["audit", "--out"],
        ["audit", "--no-review=1"],
        ["audit", "--roster"],
        ["audit", "--yeer", "2024"],
        ["audti"],
        ["init"],
        ["init", "a", "b"],
        ["read"],
        ["rules", "tset"],
        ["rules", "new"],
        ["rules", "import", "a.xlsx"],
        ["review", "apply"],
        ["--verbose"],
    ],
    ids=" ".join,
)
def test_a_command_written_wrongly_is_told_without_an_english_word(words: list[str]) -> None:
    done = run(*words)
    assert done.returncode == 2
    told, _, hint = done.stderr.strip().rpartition("\n")
    names = [*" ".join(words).replace("-", " ").split(), *(path.split()[-1] for path, _ in commands(cli))]
    assert not [each for each in ENGLISH.findall(told) if each not in names]
    assert hint.startswith("用 auditor ")


def commands(group: click.Command, path: str = "auditor") -> Iterator[tuple[str, click.Command]]:
    yield path, group
    if isinstance(group, click.Group):
        for name in group.list_commands(click.Context(group)):
            command = group.get_command(click.Context(group), name)
            assert command is not None
            yield from commands(command, f"{path} {name}")


def test_every_range_has_two_ends_to_be_told() -> None:
    ranges = [
        (path, param.name, param.type.min, param.type.max)
        for path, command in commands(cli)
        for param in command.params
        if isinstance(param.type, click.IntRange | click.FloatRange)
    ]
    assert len(ranges) >= 5
    assert not [each for each in ranges if None in each]


def test_no_help_shows_a_range_in_signs() -> None:
    helps = {path: command.get_help(click.Context(command)) for path, command in commands(cli)}
    assert not [path for path, text in helps.items() if "<=" in text or "x>" in text or "x<" in text]
    assert "［2000至2100］" in helps["auditor audit"]
    assert "［默认：30；1至3600］" in helps["auditor audit"]


def test_letters_have_one_name_in_all_help() -> None:
    assert not [path for path, command in commands(cli) if "通知书" in command.get_help(click.Context(command))]
