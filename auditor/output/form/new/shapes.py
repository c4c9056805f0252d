"""The shapes of score sheets that are made from the rules."""

from __future__ import annotations

from collections.abc import Mapping

BY_UNIT, OF_ALL, BY_BODY = "单位", "汇总", "责任单位"
USUAL_SHAPE = BY_UNIT
SHAPES: Mapping[str, str] = {
    BY_UNIT: "每个单位一个文件，各部分有小计，下面签字",
    OF_ALL: "各单位一张汇总表，一行一个单位",
    BY_BODY: "每个单位一个文件，按评分责任单位各一张表",
}
