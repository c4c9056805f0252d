"""`auditor init`: a workplace in one command."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand


@click.command("init", cls=ChineseCommand)
@click.argument("folder", type=click.Path(path_type=Path), metavar="文件夹")
@click.option("--county", metavar="县名", help="写在表和函的标题里（默认用文件夹的名称）。")
@click.option("--year", type=click.IntRange(2000, 2100), metavar="年份", help="报告年度（默认上一年）。")
@click.option("--samples", is_flag=True, help="另放一组样例报告（单位都是虚构的），用来试一试。")
def init(folder: Path, county: str | None, year: int | None, samples: bool) -> None:
    """建一个工作文件夹，里面有本县规则（以自带规则为基础）、反馈函模板、空白名单、放报告的文件夹、设置、说明和使用手册。

    以后在里面运行 auditor audit，不用写选项。

    \b
    示例：
      auditor init 云山县
      auditor init 2025年评查 --county 云山县 --year 2025
      auditor init 试用 --samples
    """
    from auditor.run.workplace import HANDBOOK, SAMPLES, make_workplace

    submissions = make_workplace(folder, year or date.today().year - 1, county or "", samples)
    click.echo(
        f"已建好 {folder}。下一步：\n"
        f"  1. 把报告放进 {submissions}\n"
        f"  2. cd {folder}\n"
        "  3. auditor audit\n"
        f"要改规则、名单、豁免，先看 {folder / '说明.txt'}；详细的用法双击 {folder / HANDBOOK / '手册.html'} 看。"
    )
    if samples:
        click.echo(f"想先试一试，进入文件夹后运行：auditor audit {SAMPLES} --out {SAMPLES}结果")
