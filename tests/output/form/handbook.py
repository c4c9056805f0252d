"""The tables of fields in docs/模板.md, as the program has them: `python -m tests.output.form.handbook` prints them."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.output.form.values import ELEMENT, ITEM, PART, RUN, UNIT


def lines() -> Iterator[str]:
    """The tables, line by line."""
    yield from _table("这次审核", "写在哪里都行", ((name, field.about) for name, field in RUN.items()))
    yield from _table(
        "单位", "汇总表里写在有 `{{每个单位}}` 的行里", ((name, field.about) for name, field in UNIT.items())
    )
    elements = [("序号", "重复的行的编号，从 1 起；有 `{{每个单位}}` 的行里也能写")]
    elements += [(name, field.about) for name, field in ELEMENT.items()]
    yield from _table("要素", "写成 `{{得分:要素名称}}`，或者写在有 `{{每个要素}}` 的行里", elements)
    items = [(f"{name}:名称", about) for name, about in PART.items()]
    items += [(f"{name}:名称", field.about) for name, field in ITEM.items()]
    yield from _table("小计、扣分项、综合总分", "名称照规则里的写", items)


def _table(title: str, where: str, rows) -> Iterator[str]:
    yield f"| {title} | {where} |"
    yield "|---|---|"
    for name, about in rows:
        yield f"| `{{{{{name}}}}}` | {about} |"
    yield ""


if __name__ == "__main__":
    print("\n".join(lines()))
