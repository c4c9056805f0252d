"""A report in the 一、（一）1. style rewritten into other styles that units write in, without knowledge of a particular report.

Each transformation takes the lines (paragraphs) of a report and gives new ones; one that does not apply gives the lines unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

Lines = list[str]
_TENS = ("", "十", "二十", "三十")
CN = [""] + [_TENS[n // 10] + "一二三四五六七八九"[n % 10 - 1 : n % 10 or None] * bool(n % 10) for n in range(1, 40)]
_LEVELS = (
    (1, re.compile(r"([一二三四五六七八九十]{1,3})、(?![一二三四五六七八九十]、)")),
    (2, re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)]")),
    (3, re.compile(r"(\d{1,2})[.．、](?!\d)")),
)
_INLINE = re.compile(r"(?<=[。；：])(\d{1,2})[.．、](?=[^\d\s])")
_LISTED = re.compile(r"[一二三四五六七八九十]{1,2}是")
_HEADING = re.compile(r"[^。：；\d]{2,30}(?=[。：])")  # a heading run into its paragraph
_PROBLEMS = re.compile("问题|不足|短板|差距")
_PLANS = re.compile("打算|计划|思路|安排|下一步|下步|努力方向")
_ACHIEVED = re.compile("举措|措施|成效|情况|工作|做法|成绩")
_OWN_DUTY = re.compile("责任人|职责")
_TITLE = re.compile("报告|总结|汇报")
_CJK = re.compile("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
_ENDS = "。；：！？"
WIDTH, PAGE, GAP = 35, 25, 9
ADMISSION = "在看到成绩的同时，我们也清醒地认识到，工作中还存在一些问题和不足："
HEAD = """\
您当前的位置：首页 > 政务公开 > 法定主动公开内容 > 法治政府建设年度报告
索引号
11330000/2024-00017
主题分类
政务公开；法治
发布机构
县政府办公室
成文日期
2024-01-16
发布日期
2024-01-18 16:42
公开方式
主动公开
有效性
有效"""
TAIL = """\
【打印本页】【关闭窗口】
上一篇：2023年度政府信息公开工作年度报告
下一篇：综合行政执法事项清单
网站地图 | 联系我们 | 关于本站 | 隐私声明
主办单位：县人民政府办公室　承办单位：县大数据中心
版权所有　ICP备12345678号-1　公网安备 33000002000001号"""
COUNTERS = "发布时间：2024-01-18　来源：本站　浏览次数：87　字体：大 中 小"


class Numbered(NamedTuple):
    """A line taken apart: its level (0: no number), its ordinal, and the text after the number."""

    level: int
    ordinal: int
    rest: str


def parse(line: str) -> Numbered:
    text = line.strip()
    for level, pattern in _LEVELS:
        if match := pattern.match(text):
            number = match[1]
            return Numbered(level, int(number) if number.isdecimal() else CN.index(number), text[match.end() :].strip())
    return Numbered(0, 0, text)


def _renumber(lines: Sequence[str], forms: Mapping[int, Callable[[int], str]]) -> Lines:
    """The numbers of some levels written in other forms; numbers of level 3 inside a paragraph too."""
    done = []
    for line in lines:
        level, ordinal, rest = parse(line)
        text = forms[level](ordinal) + rest if level in forms else line
        done.append(_INLINE.sub(lambda match: forms[3](int(match[1])), text) if 3 in forms else text)
    return done


def arabic(lines: Lines) -> Lines:
    return _renumber(lines, {1: "{}、".format, 2: "（{}）".format, 3: lambda n: chr(ord("①") + n - 1)})


def parts(lines: Lines) -> Lines:
    return _renumber(lines, {1: lambda n: f"第{CN[n]}部分 ", 2: lambda n: f"{CN[n]}、", 3: lambda n: f"（{CN[n]}）"})


def lost_brackets(lines: Lines) -> Lines:
    return _renumber(lines, {2: lambda n: f"{CN[n]}）"})


def paren_top(lines: Lines) -> Lines:
    return _renumber(lines, {1: lambda n: f"（{CN[n]}）", 2: "{}.".format, 3: "（{}）".format})


def unnumbered(lines: Lines) -> Lines:
    done: Lines = []
    for line in lines:
        level, _, rest = parse(line)
        heading = _HEADING.match(rest) if level in (1, 2) else None
        if heading and heading.end() + 1 < len(rest):
            done += [heading[0], rest[heading.end() + 1 :].strip()]
        else:
            done.append(rest.removesuffix("。") if heading else rest if level in (1, 2) else line)
    return done


def _run_in(lines: Sequence[str], between: str, listed: bool) -> Lines:
    done: Lines = []
    open_heading = False
    for line in lines:
        level, _, rest = parse(line)
        if open_heading and level == 0 and len(rest) > 40 and (listed or not _LISTED.match(rest)):
            done[-1] = done[-1].rstrip("。：") + between + rest
        else:
            done.append(line)
        open_heading = level == 2 and "。" not in rest[:-1] and len(rest) <= 60
    return done


def run_in(lines: Lines) -> Lines:
    return _run_in(lines, "。", listed=True)


def run_in_bare(lines: Lines) -> Lines:
    return _run_in(lines, "", listed=False)


def one_block(lines: Lines) -> Lines:
    return ["".join(line.strip() for line in lines)]


def hard_wrapped(lines: Lines) -> Lines:
    rows: Lines = []
    for index, line in enumerate(lines):
        text = line if index < 3 and len(line) < 60 and _TITLE.search(line) else "　　" + line.strip()
        rows += [text[at : at + WIDTH] for at in range(0, len(text), WIDTH)]
    pages = [rows[at : at + PAGE] for at in range(0, len(rows), PAGE)]
    return [row for number, page in enumerate(pages, 1) for row in (*page, f"- {number} -")]


def no_wrapper(lines: Lines) -> Lines:
    """The heading of the achievements dropped, what stood below it raised by one level, what follows renumbered."""
    tops = [index for index, line in enumerate(lines) if parse(line).level == 1]
    wrapper = next((i for i in tops if _role(lines[i]) == "achieved"), None)
    if wrapper is None:
        return lines
    end = next((index for index in tops if index > wrapper), len(lines))
    if not any(parse(line).level == 2 for line in lines[wrapper:end]):
        return lines
    done, number = [], 0
    for index, line in enumerate(lines):
        level, ordinal, rest = parse(line)
        inside = wrapper < index < end
        if level == 1 or (inside and level == 2):
            number += index != wrapper
            done += [f"{CN[number]}、{rest}"] if index != wrapper else []
        else:
            done.append(f"（{CN[ordinal]}）{rest}" if inside and level == 3 else line)
    return done


def _role(line: str) -> str:
    """What a heading of level 1 stands above: problems, plans, the first person's duty, or what was achieved."""
    text = re.split("[。：；]", parse(line).rest)[0]
    for name, pattern in (("problems", _PROBLEMS), ("plans", _PLANS), ("duty", _OWN_DUTY), ("achieved", _ACHIEVED)):
        if pattern.search(text):
            return name
    return ""


def unheaded_tail(lines: Lines) -> Lines:
    """The headings of problems and plans dropped, their items told in one paragraph each, opened by the usual phrases."""
    done: Lines = []
    body: Lines = []
    role = ""
    for line in [*lines, "一、"]:
        if parse(line).level == 1:
            done += _told(body, role) if role in ("problems", "plans") else body
            role = _role(line)
            body = [] if role in ("problems", "plans") else [line]
        else:
            body.append(line)
    return done[:-1] if done[-1:] == ["一、"] else done


def _told(body: Sequence[str], role: str) -> Lines:
    """A section without its heading: its items as 一是…二是…, unless they hold such a list of their own."""
    opening = ADMISSION if role == "problems" else "下一步，"
    items = [index for index, line in enumerate(body) if parse(line).level or _LISTED.match(line)]
    own = any(_LISTED.search(parse(body[index]).rest) for index in items if parse(body[index]).level)
    told: Lines = []
    for index, line in enumerate(body):
        level, _, rest = parse(line)
        first = not items or index == items[0]
        if index in items and level and not own:
            rest = f"{CN[items.index(index) + 1]}是{rest}"
        ended = rest if rest[-1:] in _ENDS else rest + "。"
        if index in items and (not first or told) and not own:
            told[-1] += ended
        else:
            told.append(ended if index in items else line)
    return [opening + told[0], *told[1:]] if told else []


def web_page(lines: Lines) -> Lines:
    title = next((index for index, line in enumerate(lines[:5]) if _TITLE.search(line) and len(line) < 60), -1)
    return [*HEAD.split("\n"), *lines[: title + 1], COUNTERS, *lines[title + 1 :], *TAIL.split("\n")]


def half_width(lines: Lines) -> Lines:
    return [line.translate(str.maketrans("（），：；", "(),:;")) for line in lines]


def spaced(lines: Lines) -> Lines:
    """A blank at every so many places between two Chinese characters, and indents of no-break blanks."""
    count = 0

    def blank(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return " " if count % GAP == 0 else ""

    return ["\u00a0" * 4 + _CJK.sub(blank, line) for line in lines]


STYLES: dict[str, Callable[[Lines], Lines]] = {
    each.__name__: each
    for each in (
        arabic, parts, unnumbered, run_in, run_in_bare, one_block, hard_wrapped, lost_brackets, paren_top, no_wrapper,
        unheaded_tail, web_page, half_width, spaced,
    )
}  # fmt: skip
