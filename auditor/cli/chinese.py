"""Click in Chinese: help pages and usage errors."""

from __future__ import annotations

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


def _translated(text: str) -> str:
    return (
        text.replace("Show this message and exit.", "显示这段说明。")
        .replace("[", "［")
        .replace("]", "］")
        .replace("［required］", "［必填］")
        .replace("［default: ", "［默认：")
    )


def message(error: click.ClickException) -> str:
    """A usage error as a Chinese sentence."""
    if isinstance(error, click.NoSuchOption):
        close = f"，是否想写 {'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{close}"
    if isinstance(error, click.MissingParameter):
        name = error.param.opts[0] if isinstance(error.param, click.Option) else error.param_hint
        metavar = getattr(error.param, "metavar", None)
        return f"缺少 {metavar if isinstance(error.param, click.Argument) and metavar else name}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{error.param.opts[0]} 的值不对（{error.message}）"
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} 后面要写一个值"
    return error.format_message()
