"""`auditor rules diff`."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.errors import AuditorError


@click.command("diff", cls=ChineseCommand)
@click.argument("old", metavar="改前规则")
@click.argument("new", metavar="改后规则")
@click.option(
    "--on",
    "reports",
    required=True,
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="用这些报告比较。",
)
@click.option(
    "--labels",
    type=click.Path(path_type=Path),
    metavar="标注文件",
    help="人工标注（labels.yaml 或 review.yaml）：看准确程度是升是降。",
)
@click.option("--html", type=click.Path(path_type=Path), metavar="文件", help="把全部变化写成网页。")
@click.option("--xlsx", type=click.Path(path_type=Path), metavar="文件", help="把全部变化写成 Excel 工作簿。")
def diff(old: str, new: str, reports: Path, labels: Path | None, html: Path | None, xlsx: Path | None) -> None:
    """改规则之前先看影响：用两套规则审核同样的报告，列出哪些判定、得分、排名会变，因为哪句话、哪条说法。

    规则写文件夹或自带规则的编号，- 表示随程序提供的规则里与另一套年度相同的。

    \b
    示例：
      auditor rules diff - 我县规则 --on 报送材料
      auditor rules diff 去年规则 我县规则 --on 报送材料 --html 影响.html --xlsx 影响.xlsx
      auditor rules diff - 我县规则 --on sample_reports --labels sample_reports/labels.yaml
    """
    from auditor.cli.difference_shown import show
    from auditor.output.difference import write_difference_html, write_difference_xlsx
    from auditor.run.collect import collect
    from auditor.workbench.diff_files import compare_files, load_both
    from auditor.workbench.diff_labels import with_accuracy

    _check_suffix(html, ".html")
    _check_suffix(xlsx, ".xlsx")
    before, after = load_both(old, new)
    difference, unreadable = compare_files(before, after, collect([reports]).sources)
    if labels:
        difference = with_accuracy(difference, labels, before, after)
    written = []
    if html:
        written.append(write_difference_html(difference, before, after, html))
    if xlsx:
        written.append(write_difference_xlsx(difference, before, after, xlsx))
    show(difference, before, after, unreadable, written)
    if not difference.reports:
        raise AuditorError("没有一份可以比较的年度报告，原因见上。")


def _check_suffix(file: Path | None, suffix: str) -> None:
    if file and file.suffix.lower() != suffix:
        raise AuditorError(f"{file} 的文件名要以 {suffix} 结尾，例如 影响{suffix}。")
