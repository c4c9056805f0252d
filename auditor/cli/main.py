"""The entry point: finds the command, runs it, and turns errors into Chinese messages and exit codes."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module

import click

from auditor import __version__
from auditor.cli.chinese import HELP_OPTION, ChineseCommand, message
from auditor.errors import AuditorError, reason


class LazyGroup(ChineseCommand, click.Group):
    """A group whose commands are imported when they are used, so that `--help` stays fast. Table: name → (module:attribute, help)."""

    def __init__(self, *args: object, table: Mapping[str, tuple[str, str]] | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.table = dict(table or {})

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        ChineseCommand.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The pieces after the program's name."""
        return ["[选项]", "命令", "…"]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a mistyped one is told with the nearest."""
        if args and args[0] not in self.table and not args[0].startswith("-"):
            close = get_close_matches(args[0], self.table, 1, 0.5)
            hint = f"是否想写“{close[0]}”？" if close else f"可用的命令：{'、'.join(self.table)}"
            raise click.UsageError(f"没有“{args[0]}”这个命令。{hint}", ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in self.table:
            return None
        module, attribute = self.table[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table alone."""
        with formatter.section("命令"):
            formatter.write_dl([(name, text) for name, (_, text) in self.table.items()])


COMMANDS = {
    "init": ("auditor.cli.init:init", "建一个工作文件夹：本县规则、模板、名单、报送材料，一条命令就能审核"),
    "audit": ("auditor.cli.audit:audit_command", "审核一个文件夹的年度报告，生成评分表和网页"),
    "read": ("auditor.cli.read:read_command", "看一个文件读出来是什么样"),
    "compare": ("auditor.cli.compare:compare", "比对两份文件有多少文字相同，并排写成一页"),
    "review": ("auditor.cli.review:review", "收回评分表里的人工复核，供再次审核时套用"),
    "roster": ("auditor.cli.roster:roster", "生成应报送单位名单的模板"),
    "ledger": ("auditor.cli.ledger:ledger", "生成台账的模板：本机关按单位掌握的数字"),
    "form": ("auditor.cli.form:form", "生成、检查本县自己的评分表，供 audit --form 填写"),
    "rules": ("auditor.cli.rules:rules", "检查、测试、查看和评估规则"),
}


@click.group(cls=LazyGroup, table=COMMANDS, context_settings=HELP_OPTION)
@click.version_option(__version__, "-V", "--version", message="auditor %(version)s", help="显示版本号。")
def cli() -> None:
    """法治政府建设年度报告审核工具：对照《法治政府建设实施纲要（2021—2025年）》逐项核对、评分、列出缺项。

    \b
    示例：
      auditor init 云山县
      auditor audit 报送材料 --out 结果
      auditor rules explain legal-adviser
    """


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 done but below `--fail-under`, 2 something the user can mend."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal in another encoding must not stop the run
    try:
        cli.main(prog_name="auditor", standalone_mode=False)
    except AuditorError as error:
        click.echo(f"错误：{error}", err=True)
        sys.exit(2)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        sys.exit(2)
    except click.ClickException as error:
        path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "auditor"
        click.echo(f"错误：{message(error)}\n用 {path} --help 查看说明和示例。", err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断。结果文件夹里可能只有一部分结果，请重新运行。", err=True)
        sys.exit(2)
    except (OSError, RecursionError) as error:
        why = reason(error) if isinstance(error, OSError) else "内容一层套一层，太深了"
        place = f" {error.filename}：" if isinstance(error, OSError) and error.filename else "："
        click.echo(f"错误：无法继续{place}{why}。请检查文件和文件夹后重新运行。", err=True)
        sys.exit(2)
