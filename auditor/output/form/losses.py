"""What of a form is lost when it is filled in, told beforehand: parts of a workbook that the library does not keep."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.reading.archive import parse_xml, part_names, read_part
from auditor.reading.word.docx_parts import relationships_of, resolved

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# By a part of the type of a relation, by the name of an element of the sheet or of its drawing: what users call it.
_RELATED = {
    "image": "图片",
    "chart": "图表（重画，样子可能改变；每个单位一张表的，图表没有了）",
    "diagramData": "智能图形",
    "oleObject": "嵌入的对象",
    "control": "控件",
    "ctrlProp": "控件",
    "pivotTable": "数据透视表（来源区域不随行移动）",
    "slicer": "切片器",
    "timeline": "日程表",
    "queryTable": "外部数据",
    "customProperty": "自定义属性",
    "comments": "批注的大小和样子（文字保留）",
    "threadedComment": "批注的讨论",
}
_ELEMENTS = {
    "legacyDrawingHF": "页眉页脚里的图片",
    "picture": "背景图片",
    "protectedRanges": "允许编辑的区域",
    "oleObjects": "嵌入的对象",
    "controls": "控件",
    "dataConsolidate": "合并计算",
    "sortState": "排序状态",
    "customSheetViews": "自定义视图",
}
_DRAWN = {"sp": "图形、文本框", "cxnSp": "线条", "grpSp": "组合图形"}
_EXTENSIONS = {
    "conditionalFormattings": "新式条件格式（数据条、图标，或引用别的工作表）",
    "dataValidations": "引用别的工作表的下拉列表（新式）",
    "sparklineGroups": "迷你图",
    "slicerList": "切片器",
    "timelineRefs": "日程表",
}
_OF_BOOK = {
    "vbaProject": "宏",
    "connections": "外部数据连接",
    "cellimages": "嵌入单元格的图片",  # of WPS
    "richData/": "嵌入单元格的图片、特殊数据",
    "_xmlsignatures/": "数字签名",
}


def losses(data: bytes) -> tuple[str, ...]:
    """What is lost of the workbook in bytes, a Chinese sentence a sheet, in the order of the sheets. Raises RefusedError for a damaged
    one."""
    lost = {"": [text for word, text in _OF_BOOK.items() if any(word in name for name in part_names(data))]}
    for title, part in _sheets(data):
        lost[title] = list(dict.fromkeys(_of_sheet(data, part)))
    return tuple(
        f"{f'工作表“{title}”' if title else '工作簿'}里的{'、'.join(found)}填写后不能照原样保留。"
        for title, found in lost.items()
        if found
    )


def unseen(data: bytes) -> tuple[str, ...]:
    """What of the workbook in bytes is in every filled file though nobody sees it there: Chinese sentences. Raises RefusedError for a
    damaged one."""
    book = parse_xml(read_part(data, "xl/workbook.xml"))
    sheets = [] if book is None else book.iterfind("{*}sheets/{*}sheet")
    told = [f"工作表“{each.get('name', '')}”是隐藏的" for each in sheets if each.get("state", "visible") != "visible"]
    if any(name.startswith("xl/externalLinks/") for name in part_names(data)):
        told.append("表里有指向别的文件的链接（带着那个文件的路径和数据）")
    return tuple(f"{each}，填好的表里也有，发给单位以前请核对。" for each in told)


def _sheets(data: bytes) -> Iterator[tuple[str, str]]:
    """The name of each sheet and the part that holds it."""
    book = parse_xml(read_part(data, "xl/workbook.xml"))
    targets = {identity: target for identity, _, target in _relations(data, "xl/workbook.xml")}
    for sheet in [] if book is None else book.iterfind("{*}sheets/{*}sheet"):
        identity = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        if identity in targets:
            yield sheet.get("name", ""), targets[identity]


def _of_sheet(data: bytes, part: str) -> Iterator[str]:
    root = parse_xml(read_part(data, part))
    for child in [] if root is None else root:
        name = _local(child)
        if name in _ELEMENTS:
            yield _ELEMENTS[name]
        for inner in child.iterfind("{*}ext/*") if name == "extLst" else ():
            if _local(inner) in _EXTENSIONS:
                yield _EXTENSIONS[_local(inner)]
    for _, kind, target in _relations(data, part):
        if kind in _RELATED:
            yield _RELATED[kind]
        if kind == "drawing":
            yield from _of_drawing(data, target)


def _of_drawing(data: bytes, part: str) -> Iterator[str]:
    for _, kind, _ in _relations(data, part):
        if kind in _RELATED:
            yield _RELATED[kind]
    root = parse_xml(read_part(data, part))
    for element in [] if root is None else root.iter("{*}sp", "{*}cxnSp", "{*}grpSp"):
        yield _DRAWN[_local(element)]


def _relations(data: bytes, part: str) -> list[tuple[str, str, str]]:
    """The relations of a part: identity, last word of the type, and the part that each leads to."""
    root, folder = parse_xml(read_part(data, relationships_of(part))), posixpath.dirname(part)
    return [
        (each.get("Id", ""), each.get("Type", "").rpartition("/")[2], resolved(each, folder))
        for each in ([] if root is None else root)
    ]


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
