"""Sentences as reports write them, all invented, with the figures that a reader takes for the unit's own of its year.

Half of them are traps: plans, other years, other bodies, a wider area, a part, a range, a rate, about so many, two figures that differ.
"""

from __future__ import annotations

from typing import NamedTuple

TOWN, BUREAU, COUNTY = "乌有镇人民政府", "云山县乌有局", "乌有县人民政府"


class Text(NamedTuple):
    """One sentence or more: `said` are the figures by id, None where the report tells none that is exact and sure. `trap`: there is a
    figure that must not be taken."""

    text: str
    said: dict[str, float | None]
    trap: bool = False
    unit: str = TOWN
    section: str = "一、主要举措和成效"


TEXTS = (
    # Plainly said.
    Text("全年办理行政复议案件3件，均按期提交答复书。", {"reconsideration-cases": 3}),
    Text("2024年，我镇共发生行政复议案件2件、行政诉讼案件4件。", {"reconsideration-cases": 2, "litigation-cases": 4}),
    Text("本年度涉及行政应诉案件5件，其中败诉1件。", {"litigation-cases": 5, "lost-cases": 1}),
    Text("全年未发生行政复议和行政诉讼案件。", {"reconsideration-cases": 0, "litigation-cases": 0}),
    Text("全年行政诉讼败诉案件为零。", {"lost-cases": 0}),
    Text("行政机关负责人应出庭3件，实际出庭3件。", {"court-due": 3, "court-attended": 3}),
    Text(
        "发生行政诉讼案件6件，负责人出庭应诉6件，无一败诉。",
        {"litigation-cases": 6, "court-attended": 6, "lost-cases": 0},
    ),
    Text("现有持证执法人员15名，持证上岗率100%。", {"certified-staff": 15}),
    Text("全镇持有行政执法证人员共21人。", {"certified-staff": 21}),
    Text("我局24名执法人员均持有行政执法证。", {"certified-staff": 24}, unit=BUREAU),
    Text("全年制定行政规范性文件2件，已报备2件。", {"documents-made": 2, "documents-filed": 2}),
    Text("本年度未制定行政规范性文件。", {"documents-made": 0}),
    Text("评查行政执法案卷42卷，发现问题11个。", {"files-reviewed": 42}, unit=BUREAU),
    Text("组织案卷评查2次，共评查案卷60份。", {"files-reviewed": 60}, unit=BUREAU),
    Text("全镇各级人民调解组织共调解各类矛盾纠纷186件，调解成功率98%。", {"mediated-disputes": 186}),
    Text("镇村两级调委会调处矛盾纠纷 1，204 起。", {"mediated-disputes": 1204}),
    Text("办理人民调解案件九十三件。", {"mediated-disputes": 93}),
    Text("党政班子成员9名完成年度述法，述法人员共9名。", {"duty-reports": 9}),
    Text("聘请法律顾问2名，审查合同31份。", {"legal-advisers": 2}),
    Text("聘请了1名执业律师担任镇政府法律顾问。", {"legal-advisers": 1}),
    Text("现有公职律师3名。", {"public-lawyers": 3}, unit=BUREAU),
    Text(
        "作为被申请人的行政复议案件4件，被复议机关纠错1件。",
        {"reconsideration-cases": 4, "reconsideration-corrected": 1},
    ),
    Text("收到行政复议申请212件。", {"reconsideration-cases": 212}, unit=COUNTY),
    Text("全县人民调解组织调解矛盾纠纷1.2万件。", {"mediated-disputes": 12000}, unit=COUNTY),
    Text("全县制定行政规范性文件11件，均按规定报备。", {"documents-made": 11}, unit=COUNTY),
    Text("行政诉讼案件共12件，其中涉土地征收的行政诉讼案件5件。", {"litigation-cases": 12}, unit=BUREAU),
    Text("行政复议零发生，行政诉讼案件1件。", {"reconsideration-cases": 0, "litigation-cases": 1}),
    Text("截至2024年12月底，全镇持证执法人员12人。", {"certified-staff": 12}),
    Text("今年以来，共调解矛盾纠纷77件。", {"mediated-disputes": 77}),
    Text("行政复议案件3件，较上年减少2件。", {"reconsideration-cases": 3}),
    Text("新收复议案件160件，审结140件。", {"reconsideration-cases": 160}, unit=COUNTY),
    Text("全镇持证执法人员由4名增加到9名。", {"certified-staff": 9}),
    Text("由1名律师担任镇政府法律顾问。", {"legal-advisers": 1}),
    Text("公职律师5名，参与合同审查26份。", {"public-lawyers": 5}, unit=BUREAU),
    Text("行政复议被撤销2件。", {"reconsideration-corrected": 2}, unit=BUREAU),
    Text("全年没有发生行政复议被撤销、变更的案件。", {"reconsideration-corrected": 0}),
    # Plans and what is lacking.
    Text("力争将行政诉讼败诉案件控制在2件以内。", {}, trap=True),
    Text("下一步，计划制定行政规范性文件3件。", {}, trap=True),
    Text("聘请法律顾问2名。", {}, trap=True, section="三、下一年度主要安排"),
    Text("拟新增培训考试，使持证执法人员达到20名。", {}, trap=True),
    Text("行政诉讼败诉案件2件，说明依法行政水平不高。", {}, trap=True, section="二、存在的不足和原因"),
    # Another year or a part of the year.
    Text("去年全镇发生行政复议案件9件，今年有所下降。", {}, trap=True),
    Text("2023年，我镇行政诉讼案件7件。", {}, trap=True),
    Text("2021年以来累计办理行政复议案件30件。", {}, trap=True),
    Text("近三年共调解矛盾纠纷560件。", {}, trap=True),
    Text("上半年调解矛盾纠纷88件。", {}, trap=True),
    Text("行政复议案件同比减少3件。", {}, trap=True),
    Text("与上年相比，行政诉讼案件增加2件。", {}, trap=True),
    Text("上年度办理行政应诉案件8件。", {}, trap=True),
    Text("2022—2024年，评查案卷120卷。", {}, trap=True, unit=BUREAU),
    Text("十四五期间，制定规范性文件14件。", {}, trap=True),
    # Other bodies, a wider or a narrower area.
    Text("全县共发生行政复议案件120件。", {}, trap=True),
    Text("县人民法院受理行政诉讼案件66件。", {}, trap=True),
    Text("配合县司法局评查案卷15卷。", {}, trap=True),
    Text("县司法局组织评查行政执法案卷300卷，我镇有2卷参加。", {}, trap=True),
    Text("“老张调解室”全年调解纠纷36件。", {}, trap=True),
    Text("白石村调解矛盾纠纷12件。", {}, trap=True),
    Text("派出所调解治安纠纷45起。", {}, trap=True),
    Text("为各村聘请法律顾问18名。", {}, trap=True),
    Text("落实一村一法律顾问，聘请法律顾问18名。", {}, trap=True),
    Text("组织干部旁听行政诉讼案件2件。", {}, trap=True),
    Text("办理民事诉讼案件3件，败诉1件。", {}, trap=True),
    Text("接受县司法局案卷评查9卷。", {}, trap=True),
    Text("全镇共聘请法律顾问10名，审查村级合同140份。", {}, trap=True),
    Text("“老兵调解室”和“五老”调解室相继揭牌，聘请调解员14名，调解纠纷87件。", {}, trap=True),
    Text("组织述法14人次。", {}, trap=True),
    Text("指导12个乡镇开展述法40人。", {}, trap=True, unit=BUREAU),
    Text("办理依申请公开203件，被复议纠错1件。", {}, trap=True, unit=COUNTY),
    Text("政府信息公开行政诉讼2件。", {}, trap=True),
    Text("司法所指导调解纠纷20件。", {}, trap=True),
    Text("通报败诉案件3件，以案促改。", {}, trap=True),
    Text("以县政府名义制发行政规范性文件1件。", {}, trap=True, unit=BUREAU),
    # Parts, rates, ranges, about so many.
    Text("办结行政复议案件5件。", {}, trap=True),
    Text("行政复议和行政诉讼案件共5件。", {}, trap=True),
    Text("行政诉讼案件败诉率12%。", {}, trap=True),
    Text("主要负责人出庭1件。", {}, trap=True),
    Text("律师出庭应诉3次。", {}, trap=True),
    Text("新增持证执法人员3名。", {}, trap=True),
    Text("每村调解纠纷12件。", {}, trap=True),
    Text("成功调解矛盾纠纷118件。", {}, trap=True),
    Text("评查行政处罚案卷30件、行政许可案卷20件。", {}, trap=True, unit=BUREAU),
    Text("现场述法3人，书面述法20人。", {}, trap=True),
    Text("全年调解矛盾纠纷200余件。", {"mediated-disputes": None}, trap=True),
    Text("持证执法人员近30名。", {"certified-staff": None}, trap=True),
    Text("调解矛盾纠纷100件以上。", {"mediated-disputes": None}, trap=True),
    Text("办理3—5件行政复议案件。", {}, trap=True),
    Text("对照《乌有县行政复议案件2件典型案例》开展学习。", {}, trap=True),
    Text("行政执法人员参加培训3期120人次。", {}, trap=True),
    # Two figures.
    Text("全年调解矛盾纠纷120件。\n发挥调委会作用，调解矛盾纠纷135件。", {"mediated-disputes": 120}, trap=True),
    Text("行政复议案件3件。\n行政复议案件4件，均已答复。", {"reconsideration-cases": None}, trap=True),
    Text("行政诉讼案件2件。\n行政诉讼案件2件，负责人均出庭。", {"litigation-cases": 2}),
    Text("未发生行政复议案件。\n行政复议案件1件，已撤回。", {"reconsideration-cases": None}, trap=True),
)
