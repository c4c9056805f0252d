"""The commonest slips in the files of the checks, each planted in a small one, and the whole of what `rules check` says of it.

A row is a golden file in `mistakes/` and the change that leads to it.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.judging.engine import build_engine
from auditor.rules import load_ruleset
from auditor.rules.places import Places
from auditor.workbench.check_warnings import check_warnings

GOLDEN = Path(__file__).parent / "mistakes"
Write = Callable[..., Path]

CHECKS = """\
format: 2
checks:
  - id: old-slogan
    name: 过时的口号
    how: words
    tone: 请核
    source: 县委办通知
    years: 2021-2025
    message: “{原文}”已经不提了。
    suggestion: 请改用现在的提法。
    find: [平安法治双创]
    excepted: [原平安法治双创]
    examples:
      - {fires: true, text: 开展平安法治双创活动。}
      - {fires: false, text: 开展法治创建活动。}
  - id: lapsed-law
    name: 失效的文件
    how: lapsed
    tone: 请核
    source: 法律
    message: “{原文}”到{失效}为止。
    suggestion: 请改引{应为}。
    examples:
      - {fires: true, text: 学习《合同法》。}
      - {fires: false, text: 学习《民法典》。}
  - id: old-name
    name: 过时的叫法
    how: dated_term
    tone: 提示
    source: 机构改革
    message: “{原文}”已经更名。
    suggestion: 现在叫{应为}。
    examples:
      - {fires: true, text: 联合县国土局检查。}
      - {fires: false, text: 联合县自然资源局检查。}
"""
LAWS = """\
looked_up: 2026-11-27
entries:
  - {name: 合同法, from: 1999-10-01, until: 2020-12-31, successor: 民法典, source: 民法典}
  - {name: 民法典, from: 2021-01-01, source: 民法典}
"""
TERMS = """\
looked_up: 2026-11-27
entries:
  - {name: 县国土局, until: 2019-03-31, successor: 自然资源局, source: 2018年机构改革}
"""
FILES = {"checks": CHECKS, "laws": LAWS, "terms": TERMS}
SIGNS = "    how: words\n"
FIND = "    find: [平安法治双创]\n"
FALSE = "      - {fires: false, text: 开展法治创建活动。}\n"
TRUE = "      - {fires: true, text: 开展平安法治双创活动。}\n"

MISTAKES = [
    ("unknown-key", "checks", FIND, "    finds: [平安法治双创]\n"),
    ("unknown-key-of-a-list", "laws", "successor: 民法典", "succesor: 民法典"),
    ("missing-key", "checks", "    source: 县委办通知\n", ""),
    ("missing-key-of-a-list", "terms", ", source: 2018年机构改革", ""),
    ("unknown-way", "checks", SIGNS, "    how: word\n"),
    ("way-in-chinese", "checks", SIGNS, "    how: 查词\n"),
    ("key-of-another-way", "checks", FIND, FIND + "    signs: ['。。']\n"),
    ("unknown-tone", "checks", "    tone: 请核\n", "    tone: 必须改\n"),
    ("off-in-chinese", "checks", SIGNS, SIGNS + "    off: 是\n"),
    ("years-with-a-sign", "checks", "years: 2021-2025", "years: 2021至2025"),
    ("deduction-with-unit", "checks", SIGNS, SIGNS + "    deduction: 1分\n"),
    ("date-that-is-none", "laws", "from: 2021-01-01", "from: 2021-13-01"),
    ("date-in-chinese", "laws", "until: 2020-12-31", "until: 2020年12月31日"),
    ("date-without-zero", "laws", "until: 2020-12-31", "until: 2020-12-1"),
    ("looked-up-that-is-no-date", "laws", "looked_up: 2026-11-27", "looked_up: 今天"),
    ("until-before-from", "laws", "until: 2020-12-31", "until: 1989-12-31"),
    ("id-twice", "checks", "id: old-name", "id: old-slogan"),
    ("id-of-the-arrival", "checks", "id: old-name", "id: late"),
    ("id-in-chinese", "checks", "id: old-name", "id: 旧名称"),
    ("no-example-that-fires", "checks", TRUE, ""),
    ("no-example-that-does-not-fire", "checks", FALSE, ""),
    ("fires-in-chinese", "checks", FALSE, FALSE.replace("false", "否")),
    ("unknown-name-in-a-message", "checks", "“{原文}”已经不提了。", "“{原话}”已经不提了。"),
    ("message-begins-with-a-brace", "checks", "message: “{原文}”已经不提了。", "message: {原文}已经不提了。"),
    ("name-of-another-way-in-a-message", "checks", "请改用现在的提法。", "请改用{应为}。"),
    ("entry-twice", "laws", "  - {name: 民法典,", "  - {name: 合同法,"),
    ("term-without-successor", "terms", "successor: 自然资源局, ", ""),
    ("title-marks-in-a-name", "laws", "name: 民法典,", "name: 《民法典》,"),
    ("wording-of-one-character", "checks", FIND, "    find: [牛]\n"),
]  # fmt: skip
WARNINGS = [
    ("w-without-its-keys", "checks", FIND, ""),
    ("w-swallowed", "checks", FIND, "    find: [平安法治双创, 平安法治双创活动]\n"),
    ("w-example-does-not-fire", "checks", FIND, "    find: [平安双创]\n"),
    ("w-example-fires", "checks", FALSE, FALSE.replace("法治创建", "平安法治双创")),
    ("w-list-looked-up-long-ago", "terms", "looked_up: 2026-11-27", "looked_up: 2024-11-27"),
]


def said_of(folder: Path) -> str:
    """What `rules check` says of the checks of a ruleset, as it prints it."""
    try:
        ruleset = load_ruleset(folder)
    except AuditorError as error:
        return f"错误：{error}\n"
    places = Places(folder, of="checks.yaml")
    return "".join(f"提醒：{told}\n" for told in check_warnings(build_engine(ruleset), places))


@pytest.mark.parametrize(("name", "file", "right", "wrong"), [*MISTAKES, *WARNINGS], ids=lambda part: part[:40])
def test_what_is_said_of_a_slip(name: str, file: str, right: str, wrong: str, write_ruleset: Write) -> None:
    assert right in FILES[file]
    said = said_of(write_ruleset(**FILES | {file: FILES[file].replace(right, wrong, 1)}))
    assert said == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_the_small_files_themselves_give_nothing_to_say(write_ruleset: Write) -> None:
    assert said_of(write_ruleset(**FILES)) == ""


def test_a_least_length_needs_no_example_that_is_as_long(write_ruleset: Write) -> None:
    short = (
        CHECKS[: CHECKS.index("  - id: lapsed-law")]
        .replace("how: words", "how: length\n    least: 1500")
        .replace("{原文}", "文字")
    )
    for line in (
        "    find: [平安法治双创]\n",
        "    excepted: [原平安法治双创]\n",
        "      - {fires: false, text: 开展法治创建活动。}\n",
    ):
        short = short.replace(line, "")
    assert said_of(write_ruleset(**FILES | {"checks": short})) == ""


def test_every_golden_file_has_its_row() -> None:
    assert sorted(name for name, *_ in (*MISTAKES, *WARNINGS)) == sorted(path.stem for path in GOLDEN.glob("*.txt"))


@pytest.mark.parametrize("name", [name for name, *_ in MISTAKES])
def test_each_slip_is_told_with_its_place_and_how_to_mend_it(name: str) -> None:
    _, first, *rest = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert re.match(r"(checks|laws|terms)\.yaml:\d+:\d+  .*[\u4e00-\u9fff]", first)
    assert any(line.startswith("    建议：") for line in rest)
