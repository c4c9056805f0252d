"""A check of the text, or an entry of a list that it uses, in words that a legal officer reads."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.rules.flaws.keys import CHECK_KEYS, HOWS
from auditor.rules.flaws.types import Check, CheckExample, Dated, DatedList
from auditor.rules.keys import Sort
from auditor.rules.types import Ruleset
from auditor.text.days import day_text
from auditor.workbench.explain import BELOW, told, word_groups


def explain_check(check: Check, ruleset: Ruleset) -> Iterator[str]:
    """The paragraphs that explain a check, in Chinese."""
    years = "不限" if check.years is None else "—".join(map(str, dict.fromkeys(check.years)))
    cost = f"{check.deduction:g} 分" if check.deduction else "不扣分"
    yield f"{check.name}（{check.id}）\n依据：{check.source}"
    yield f"性质：{check.tone}　扣分：{cost}　适用年度：{years}"
    yield f"\n查什么：{HOWS[check.how].meaning}"
    yield from _lists(check)
    yield from word_groups(check.wordings(), ruleset)
    if check.dated.entries:
        day = f"，{day_text(check.dated.looked_up)}核对" if check.dated.looked_up else ""
        yield f"\n名单：{len(check.dated.entries)} 条{day}"
    yield f"\n报出时写：{check.message}{check.suggestion}"
    for fires, title in ((True, "应当报出的例句"), (False, "不应当报出的例句")):
        texts = [_example(example) for example in check.examples if example.fires is fires]
        yield f"\n{title}：{BELOW}{BELOW.join(texts)}"


def _example(example: CheckExample) -> str:
    titled = f"〔{example.title}〕" if example.title else ""
    return titled + example.text.replace("\n", "／")


def _lists(check: Check) -> Iterator[str]:
    """What a check looks for and what it passes over, key by key."""
    for key in CHECK_KEYS:
        found = getattr(check, key.name) if key.name in HOWS[check.how].keys else ()
        if found and key.sort is Sort.WORDINGS:
            yield f"\n{key.hint}：{BELOW}{BELOW.join(told(found))}"
        elif found and key.sort in (Sort.SIGNS, Sort.ROLES):
            yield f"\n{key.hint}：{'　'.join(found)}"
        elif found and key.sort is Sort.COUNT:
            yield f"\n{key.hint}：{found}"
    for end, wordings in check.ends:
        yield f"\n名称以“{end}”结尾的单位不该用：{BELOW}{'、'.join(told(wordings))}"
    for pair in check.pairs:
        parts = (("总数", pair.whole), ("其中", pair.part), ("比率", pair.rate))
        yield "\n" + BELOW.join(f"{name}：{'、'.join(told(wordings))}" for name, wordings in parts if wordings)


def explain_entry(entry: Dated, listed: DatedList) -> str:
    """What a list says of a name, in Chinese."""
    lines = [
        entry.name,
        f"开始：{day_text(entry.start) or '没有写'}",
        f"有效到：{day_text(entry.until) or '仍然有效'}",
        f"现为：{entry.successor}" if entry.successor else "",
        f"查自：{entry.source}",
        f"名单最近一次核对：{day_text(listed.looked_up)}",
    ]
    return "\n".join(filter(None, lines))
