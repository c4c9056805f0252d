"""Every command tells what it does and how it is used, in its help and in the handbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from auditor.cli.main import cli
from tests.cli.running import run

HANDBOOK = (Path(__file__).parents[2] / "docs" / "手册.md").read_text(encoding="utf-8")


def commands(command: click.Command, path: str = "auditor") -> Iterator[str]:
    """The command as typed, and the commands below it."""
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands(below, f"{path} {name}")


COMMANDS = list(commands(cli))


def test_the_commands_below_commands_are_found_too() -> None:
    assert {"auditor audit", "auditor rules check", "auditor review apply"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_says_what_it_does_with_an_example(command: str) -> None:
    shown = run(*command.split()[1:], "--help")
    assert shown.returncode == 0, shown.stderr
    said, _, examples = shown.stdout.partition("示例：")
    assert re.search("[\u4e00-\u9fff]", said.partition("\n")[2])
    assert re.search(rf"^\s+{command}(\s|$)", examples, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_handbook_shows_a_command_as_it_is_typed(command: str) -> None:
    assert re.search(rf"{command}(?![\w-])", HANDBOOK)
