"""Run with a copy of the program whose table has a key more, `praised`: prints as JSON what each part of the program makes of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from openpyxl import load_workbook

from auditor.judging.engine import build_engine
from auditor.model import Paragraph, Submission
from auditor.rules import load_ruleset
from auditor.rules.keys import KEYS
from auditor.rules.schemas import schema
from auditor.workbench.excel.export import write_rulebook
from auditor.workbench.excel.importing import import_rulebook
from auditor.workbench.explain import explain
from auditor.workbench.new import add_element, skeleton
from tests.rules.handbook import table

REPORT = "乌有镇2023年度法治政府建设情况报告\n一、主要举措和成效\n全镇荣获法治奖。"


def facts(rules: Path, county: Path) -> dict[str, object]:
    """What the loader, the judging, the schema and all that tells of an element make of the key in two rulesets, one on the other."""
    ruleset = load_ruleset(rules)
    adviser = ruleset.elements[0]
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(REPORT.split("\n"), 1))
    audit = build_engine(ruleset).audit(Submission("a.txt", "0" * 64, "txt", paragraphs, None))
    element = schema("elements")["properties"]["elements"]["anyOf"][0]["items"]
    return {
        "loaded": [wording.source for wording in adviser.wordings["praised"]],
        "level": audit.verdicts[0].level.id,
        "schema": element["properties"]["praised"],
        "skeleton": skeleton("fire-safety", ruleset),
        "explained": "\n".join(explain(adviser, ruleset)),
        "changes": [str(change) for change in load_ruleset(county).changes],
        "handbook": table(KEYS).splitlines(),
    }


def taken_back(rules: Path) -> list[str]:
    """The lines of the elements after a wording was put under the key in the workbook and another element was added with all keys."""
    book = rules.parent / "rules.xlsx"
    write_rulebook(book, rules)
    workbook = load_workbook(book)
    sheet = workbook["要素"]
    column = [cell.value for cell in sheet[3]].index("表扬(praised)") + 1
    assert sheet.cell(4, column).value == "荣获…奖"
    sheet.cell(4, column).value = "荣获…奖\n受到表扬"
    sheet.cell(5, column).value = "获评先进"
    workbook.save(book)
    import_rulebook(book, rules)
    add_element("fire-safety", rules)
    return (rules / "elements" / "01.yaml").read_text("utf-8").splitlines()


if __name__ == "__main__":
    base, own = Path(sys.argv[1]), Path(sys.argv[2])
    print(json.dumps(facts(base, own) | {"excel": taken_back(base)}))
