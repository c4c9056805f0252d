"""Sheet 说明: how to read and correct the workbook, and which rules made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from auditor import __version__
from auditor.model import AuditRun
from auditor.output.kit.sheet import close_page, open_sheet, write_lines
from auditor.output.kit.styles import Styles
from auditor.output.workbook.layout import ABOUT

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

WIDTH = 110
_TEXT = (
    ("section", "怎么看"),
    (
        "plain",
        "汇总一页打印，按类别列出各单位的名次、得分和纲要各部分的得分；单位多于 32 个时列每类的前几名和后几名。"
        "评分总表一行一个单位，按类别、名次排列：点单位名称跳到它的评分明细，点“打开”看网页里的原文。"
        "各要素的满分按单位类别折算，列在表头下方；颜色表示等次，图例在表头上方，灰度打印时越差越深。用 A3 纸打印。",
    ),
    ("plain", "评分明细一行一项判定：程序判的等次、最好的一句原文、所在标题和段落、没有更高一等的原因。"),
    ("section", "怎么改"),
    (
        "plain",
        "只填评分明细里黄色的各列。在“复核等次”的下拉框里选一个等次（或不适用），"
        "得分、总分、等级、排名、颜色、缺项数、汇总和统计随即改变；清空即恢复程序的判定。“复核意见”写理由，只供内部掌握；要写进反馈函的话另起一行，以“致单位：”开头。",
    ),
    (
        "plain",
        "不按等次、直接给分的，填“人工考核分”（0 到满分）和“扣分原因”：得分改按所填的分，等次和是否缺项不变；清空即恢复按等次计分。"
        "单位的自评分填“自评分”，差额是自评分减得分；“佐证材料”“佐证状态”记下核对了什么。这几列都只供内部掌握，不写进反馈函。",
    ),
    (
        "plain",
        "改完保存，运行 auditor review apply scores.xlsx --out 结果文件夹，复核意见存成 review.yaml；"
        "再用 auditor audit 报送材料 --out 结果文件夹 重新运行，复核自动套用，缺项清单和网页也按复核后的等次生成。",
    ),
    (
        "plain",
        "其余单元格设了保护（没有密码），以免误改公式。不要移动或排序评分明细的行；要看一部分，用表头的筛选。",
    ),
    (
        "plain",
        "文本问题也有黄色两列：“处理”选采纳或忽略，忽略的在“处理意见”写理由，同样用 auditor review apply 收回；"
        "忽略的下次仍列出，不再扣分。全县或某个单位一律不追究的，写进 waivers.yaml。",
    ),
    (
        "plain",
        "整改台账的黄色四列由经办人填写，保存即可，下次运行自动收回、填回；已解决的、没有再报的也保留。",
    ),
    ("section", "怎么算"),
    (
        "plain",
        "各要素的满分按分值折算：适用的要素合计 100 分。得分＝满分×等次的得分比例；"
        "总分＝各要素得分之和－扣分，最低 0 分。比例、分数线见“评分标准”。",
    ),
)

_SCORED = (
    "plain",
    "本规则还有扣分项、加分、红线或总分的组成：得分和等级取自“总分”，那里从左到右写明怎样算出；"
    "“扣分红线”“加分项”的黄色格子可以填写，总分随即改变，同样用 auditor review apply 收回。",
)


def write_about(book: Workbook, styles: Styles, run: AuditRun, ruleset: Ruleset) -> None:
    """Add the sheet."""
    sheet = open_sheet(book, ABOUT, [WIDTH])
    made = (
        f"规则：{ruleset.title}（{run.ruleset_id}）",
        f"规则指纹：{run.ruleset_sha256}",
        f"程序版本：{__version__}",
        *(f"与 {ruleset.extends} 相比的改动：{change}" for change in ruleset.changes),
        f"共 {len(run.reports)} 份评分，{len(run.missing)} 个单位未报送，"
        f"{len(run.unreadable)} 份未能读取，{len(run.set_aside)} 份不是年度报告。",
    )
    scored = () if ruleset.scoring.plain else (_SCORED,)
    lines = [("title", ABOUT), *_TEXT, *scored, ("section", "怎么来的"), *(("plain", line) for line in made)]
    waived = sum(verdict.decision.waived for a in run.reports for verdict in a.verdicts if verdict.decision)
    reviewed = sum(verdict.decision is not None for a in run.reports for verdict in a.verdicts) - waived
    lines.append(("plain", f"人工复核 {reviewed} 项，豁免 {waived} 项，都写在评分明细的“复核等次”和“复核意见”里。"))
    typed = sum(v.applicable and v.marks.points is not None for a in run.reports for v in a.verdicts)
    if typed:
        lines.append(("plain", f"得分由人工填写的 {typed} 项，在评分明细的“人工考核分”里，评分总表里是斜体。"))
    stale = [
        f"没有套用的复核意见：{each.unit} {ruleset.element_of[each.element].name}，{each.why}" for each in run.stale
    ]
    lines += [("warning", line) for line in stale]
    lines += [("warning", note) for note in run.notes]
    write_lines(sheet, styles, lines, WIDTH)
    close_page(sheet)
