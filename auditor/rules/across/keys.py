"""The tables of the keys of `copies.yaml` and `following.yaml`."""

from __future__ import annotations

from auditor.rules.keys import Key, Sort

COPY_KEYS = (
    Key(name="run", sort=Sort.COUNT, title="算一段的字数", hint="连续多少字相同算一段（不算标点、空格）", between=(13, 1000)),
    Key(name="telling", sort=Sort.COUNT, title="提示的字数", hint="一段多少字以上，这一对报告就列出来", between=(13, 1000)),
    Key(name="share", sort=Sort.NUMBER, title="请核的比例", hint="相同的文字占全文多少算高度雷同（请核），0 到 1", between=(0, 1)),
    Key(name="least", sort=Sort.COUNT, title="请核的最少字数", hint="按比例算高度雷同的，相同的文字至少多少字", between=(0, 10000)),
    Key(name="sentences", sort=Sort.COUNT, title="请核的句数", hint="多少个整句相同、数字也都相同，算高度雷同（请核）", between=(1, 1000)),
    Key(name="sentence", sort=Sort.COUNT, title="算一句的字数", hint="多少字以上的句子才算整句", between=(5, 1000)),
    Key(name="alike", sort=Sort.NUMBER, title="相近的比例", hint="两句有多少字相同算只换了名称、数字，0 到 1", between=(0.5, 1)),
    Key(name="neighbours", sort=Sort.COUNT, title="相邻的句数", hint="连着几句都只换了名称、数字才算", between=(1, 100)),
    Key(name="units", sort=Sort.COUNT, title="套话的单位数", hint="几个单位都有的文字算套话，不比", between=(3, 1000)),
    Key(name="formulas", sort=Sort.WORDINGS, title="套话", hint="套话：不算雷同的说法；本县统一要求的文字，用 --base 给出原文更省事"),
    Key(name="masked", sort=Sort.WORDINGS, title="不比的名称", hint="比对前先遮去的名称，换了它们仍算相同"),
)  # fmt: skip

FOLLOW_KEYS = (
    Key(name="near", sort=Sort.NUMBER, title="提到的相近程度", hint="相近程度低于它的，算没有再提，0 到 1", between=(0, 1)),
    Key(name="linked", sort=Sort.NUMBER, title="对上的相近程度", hint="相近程度达到它的，算说的是同一件事，0 到 1", between=(0, 1)),
    Key(name="near_lacking", sort=Sort.NUMBER, title="不足提到的相近程度", hint="不足、督察发现的问题的 near，0 到 1", between=(0, 1)),
    Key(name="linked_lacking", sort=Sort.NUMBER, title="不足对上的相近程度", hint="不足、督察发现的问题的 linked，0 到 1", between=(0, 1)),
    Key(name="nameable", sort=Sort.COUNT, title="能对照的字数", hint="去掉套话后还剩多少字，算说了具体的事", between=(1, 100)),
    Key(name="causes", sort=Sort.ROLES, title="不对照的部分", hint="这些部分里的句子不是打算也不是不足，不对照"),
    Key(name="followable", sort=Sort.WORDINGS, title="能对照的说法", hint="写明做什么、做多少、何时做的说法",
        more="一样没有的打算，算无法对照",
   ),
    Key(name="acts", sort=Sort.WORDINGS, title="要写明事项的做法", hint="后面写明是什么事才能对照的做法",
        more="打算的分句里有它、去掉套话后还剩 nameable 个字的，能对照",
    ),
    Key(name="underway", sort=Sort.WORDINGS, title="正在进行的说法", hint="说事情正在做、刚开始做的说法"),
    Key(name="partly", sort=Sort.WORDINGS, title="只做了一部分的说法", hint="说只做了一部分、其余还没有做的说法"),
    Key(name="leading", sort=Sort.WORDINGS, title="引出打算的话", hint="只是引出下文的句子，不单独对照"),
    Key(name="fillers", sort=Sort.WORDINGS, title="不比的字样", hint="哪份计划里都有的字样，比的时候不算"),
    Key(name="vague", sort=Sort.WORDINGS, title="空泛的说法", hint="不足的分句里有它就太泛，数 nameable 时整个分句不算"),
    Key(name="general", sort=Sort.WORDINGS, title="太泛的字样", hint="单凭它找不到是哪件事的字样，数 nameable 时不算"),
)  # fmt: skip
