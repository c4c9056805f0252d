"""An invented county over two years, for tests of what stands beside the year before.

青石镇 has followed most of its plan; 白芨镇 was called 白芨乡 the year before and has less to tell; 云山县水利局 reports for the first
time.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from auditor.across.last_year import Earlier, beside_earlier, units_of
from auditor.judging.engine import build_engine
from auditor.model import (
    Across,
    AuditRun,
    Followed,
    Origin,
    Outcome,
    Paragraph,
    Place,
    ReportAudit,
    Submission,
)
from auditor.rules import Ruleset
from auditor.run.assemble import assemble

ROSTER = "单位名称,类别,别名\n青石镇,乡镇,\n白芨镇,乡镇,白芨乡\n云山县水利局,部门,\n"
FINDINGS = (
    "单位,问题\n青石镇,行政执法案卷没有编号归档。\n白芨乡,法治讲座没有签到记录。\n红岩镇,没有公开执法人员名单。\n"
)

QINGSHI_BEFORE = """青石镇2023年法治政府建设工作报告
2023年，青石镇认真落实法治政府建设各项任务。现将有关情况报告如下：
一、主要举措和成效
（一）规范决策。镇政府聘请云山律师事务所律师担任法律顾问，审查合同12份。
（二）严格执法。全年办理行政处罚案件8件，执法人员全部持证上岗。
二、存在的不足
（一）行政执法案卷制作不够规范，案卷评查没有常态化。
三、下一步工作打算
（一）2024年6月底前制定《青石镇行政执法案卷评查办法》，每季度开展一次案卷评查。
（二）新建调解工作室2个，聘请专职调解员4名。
（三）在镇便民服务中心设立法律服务窗口。
（四）进一步提升依法行政水平。
"""
QINGSHI = """青石镇2024年法治政府建设工作报告
2024年，青石镇认真落实法治政府建设各项任务。现将有关情况报告如下：
一、主要举措和成效
（一）规范决策。镇政府聘请云山律师事务所律师担任法律顾问，审查合同21份，提出意见9条。
（二）严格执法。印发《青石镇行政执法案卷评查办法》，每季度开展案卷评查，共评查案卷16件。
（三）化解纠纷。新建调解工作室2个，聘请专职调解员4名，全年调解纠纷63件。
二、存在的不足
（一）法治宣传形式比较单一。
三、下一步工作打算
（一）2025年开展法治宣传活动12场。
"""
BAIJI_BEFORE = """白芨乡2023年度法治政府建设情况报告
2023年，白芨乡推进法治政府建设。现将情况报告如下：
一、主要举措和成效
（一）白芨乡聘请法律顾问1名，审查合同6份。
（二）全年调解纠纷30件，开展法治宣传活动5场。
二、存在的不足
（一）干部学法不够经常。
三、下一步工作打算
（一）2024年举办领导干部法治讲座4次。
"""
BAIJI = """白芨镇2024年度法治政府建设情况报告
2024年，白芨镇推进法治政府建设。现将情况报告如下：
一、主要举措和成效
（一）全年开展法治宣传活动6场，发放资料3000份。
二、存在的不足
（一）干部学法不够经常。
三、下一步工作打算
（一）2025年举办领导干部法治讲座4次。
"""
WATER = """云山县水利局2024年度法治政府建设工作情况报告
2024年，县水利局推进法治政府建设。现将情况报告如下：
一、主要举措和成效
（一）聘请法律顾问1名，审查文件4件。
二、存在的不足
（一）执法人员偏少。
三、下一步工作打算
（一）2025年组织执法培训2次。
"""
BEFORE = {"青石镇.txt": QINGSHI_BEFORE, "白芨乡.txt": BAIJI_BEFORE}
NOW = {"青石镇.txt": QINGSHI, "白芨镇.txt": BAIJI, "水利局.txt": WATER}


def written(folder: Path, files: dict[str, str]) -> Path:
    """The folder with the files in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


PLAN = "在镇便民服务中心设立法律服务窗口。"
ANSWER = "印发《青石镇行政执法案卷评查办法》，每季度开展案卷评查，共评查案卷16件。"
FOLLOWED = (
    Followed(
        Origin.PLAN,
        "2024年6月底前制定《青石镇行政执法案卷评查办法》，每季度开展一次案卷评查。",
        Place(9, 3, 39),
        Outcome.RESULT,
        ANSWER,
        Place(5, 8, 44),
        "enforcement-supervision",
        "写明已做。",
    ),
    Followed(Origin.PLAN, PLAN, Place(11, 3, 20), Outcome.SILENT, "", None, "", "没有找到相近的文字。"),
    Followed(Origin.INSPECTION, "行政执法案卷没有编号归档。", None, Outcome.PROGRESS, ANSWER, Place(5, 8, 44), "", ""),
)


def compared_run(ruleset: Ruleset) -> AuditRun:
    """This year's reports beside last year's, what was followed for 青石镇 given."""
    engine = build_engine(ruleset)
    now, before = ([engine.audit(_submission(*each)) for each in files.items()] for files in (NOW, BEFORE))
    run = assemble(now, ruleset)
    units = units_of(run, [("青石镇",), ("白芨镇", "白芨乡"), ("云山县水利局",)], ruleset.naming)
    earlier = [
        Earlier(audit, "0" * 64 if audit.identity.unit == "白芨乡" else ruleset.sha256)
        for audit in before
        if isinstance(audit, ReportAudit)
    ]
    pairs, notes = beside_earlier(run, earlier, units)
    told = [replace(pair.told, followed=FOLLOWED if pair.audit.identity.unit == "青石镇" else ()) for pair in pairs]
    return replace(run, notes=notes, across=Across(last_year=tuple(told)))


def _submission(file: str, text: str) -> Submission:
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(text.splitlines(), 1))
    return Submission(file, sha256(text.encode()).hexdigest(), "txt", paragraphs)
