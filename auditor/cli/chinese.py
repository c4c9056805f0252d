"""Click in Chinese: help pages and usage errors."""

from __future__ import annotations

import re

import click

HELP_OPTION = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class ChineseCommand(click.Command):
    """A command whose help page is in Chinese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, under a Chinese heading."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section("选项"):
            formatter.write_dl([(name, _translated(text)) for name, text in records])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The pieces after the command's name."""
        return [piece.replace("[OPTIONS]", "[选项]") for piece in super().collect_usage_pieces(ctx)]


_RANGE = re.compile(r"(-?[\d.]+)<=x<=(-?[\d.]+)")


def _translated(text: str) -> str:
    return (
        _RANGE.sub(r"\1至\2", text)  # all ranges have two ends
        .replace("Show this message and exit.", "显示这段说明。")
        .replace("[", "［")
        .replace("]", "］")
        .replace("［required］", "［必填］")
        .replace("［default: ", "［默认：")
        .replace("; ", "；")
    )


_CHINESE = re.compile("[\u4e00-\u9fff]")
_EXTRA = re.compile(r"extra arguments? \((.*)\)")
_NO_VALUE = "does not take a value"


def message(error: click.ClickException) -> str:
    """A usage error as a Chinese sentence, whatever the library says of it in English."""
    said = error.format_message()
    if isinstance(error, click.BadParameter):
        return _parameter(error)
    if isinstance(error, click.NoSuchOption | click.BadOptionUsage):
        return _option(error, said)
    if isinstance(error, click.FileError):
        return f"打不开文件 {error.ui_filename}"
    if extra := _EXTRA.search(said):
        return f"多写了 {extra[1]}"
    return said if _CHINESE.search(said) else "命令没有写对"


def _parameter(error: click.BadParameter) -> str:
    """A value that is lacking or does not fit."""
    option, argument = isinstance(error.param, click.Option), isinstance(error.param, click.Argument)
    name = error.param.opts[0] if error.param and option else getattr(error.param, "metavar", "") if argument else ""
    if isinstance(error, click.MissingParameter):
        return f"缺少 {name}" if name else "缺少参数"
    kind = error.param.type if error.param else None
    if isinstance(kind, click.IntRange | click.FloatRange):
        number = "整数" if isinstance(kind, click.IntRange) else "数字"
        return f"{name} 后面要写 {kind.min:g} 到 {kind.max:g} 之间的{number}"
    why = f"（{error.message}）" if _CHINESE.search(error.message) else ""
    return f"{name} 的值不对{why}".strip()


def _option(error: click.NoSuchOption | click.BadOptionUsage, said: str) -> str:
    """An option that there is not, or that is not used as it should."""
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} 后面不要写值" if _NO_VALUE in said else f"{error.option_name} 后面要写一个值"
    close = f"，是否想写 {'、'.join(error.possibilities)}？" if error.possibilities else ""
    return f"没有 {error.option_name} 这个选项{close}"
