"""The commonest mistakes in rule files, each planted in the tiny ruleset, and the whole of what `rules check` says of it.

A row is a golden file in `mistakes/` and the change that leads to it. The first line must be readable to somebody who has never
seen YAML, so it is looked through for what only the initiated say.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.judging.engine import build_engine
from auditor.rules import load_ruleset
from auditor.rules.places import Places
from auditor.workbench.warnings import warnings
from tests.conftest import ELEMENTS

GOLDEN = Path(__file__).parent / "mistakes"
GUIDE = Path(__file__).parents[2] / "docs" / "规则编写.md"
Write = Callable[..., Path]

ITEM = "      - 聘请\n"
NAME = "    name: 法律顾问\n"
POINTS = "    points: 60\n"
EXAMPLE = "      - {level: missing, text: 落实安全生产责任。}\n"
TOPIC = "    topic: [法律顾问]\n"
HEAD = ELEMENTS[: ELEMENTS.index("    acted_alone:")]

MISTAKES = [
    # how a line begins
    ("01-tab", POINTS, "\tpoints: 60\n"),
    ("01-tab-before-dash", ITEM, "\t- 聘请\n"),
    ("02-full-width-colon", POINTS, "    points：60\n"),
    ("02-full-width-colon-first", "  - id: adviser\n", "  - id：adviser\n"),
    ("02-full-width-colon-in-braces", "{level: missing,", "{level：missing,"),
    ("03-no-blank-after-colon", POINTS, "    points:60\n"),
    ("03-no-blank-after-colon-in-braces", "{level: missing,", "{level:missing,"),
    ("04-indented-too-far", POINTS, "     points: 60\n"),
    ("04-indented-too-little", POINTS, "   points: 60\n"),
    ("04-item-indented-too-little", "      - 参与…决策\n", "   - 参与…决策\n"),
    ("04-item-indented-too-far", "      - 参与…决策\n", "        - 参与…决策\n"),
    ("04-full-width-blank", POINTS, "　　points: 60\n"),
    ("05-no-blank-after-dash", "      - 参与…决策\n", "      -参与…决策\n"),
    ("05-no-blank-after-first-dash", ITEM, "      -聘请\n"),
    ("06-full-width-dash", "      - 参与…决策\n", "      － 参与…决策\n"),
    ("06-long-dash", ITEM, "      — 聘请\n"),
    ("06-forgotten-dash", "  - id: mediation\n", "    id: mediation\n"),
    # signs that must stand between quotation marks
    ("07-percent", "[名, 件]", "[名, %]"),
    ("07-at", ITEM, "      - @聘请\n"),
    ("07-backtick", ITEM, "      - `聘请`\n"),
    ("07-asterisk", ITEM, "      - *聘请\n"),
    ("07-ampersand", NAME, "    name: &法律顾问\n"),
    ("07-exclamation", NAME, "    name: !法律顾问\n"),
    ("07-bar", ITEM, "      - |聘请\n"),
    ("07-greater", ITEM, "      - >聘请\n"),
    ("07-brace", ITEM, "      - {聘请}律师\n"),
    ("07-brace-alone", ITEM, "      - {聘请}\n"),
    ("07-square-bracket", ITEM, "      - [聘请]律师\n"),
    ("07-hash", ITEM, "      - #聘请\n"),
    ("08-begins-with-a-quote", ITEM, '      - "放管服"改革\n'),
    ("09-colon-inside", ITEM, "      - 法律顾问: 聘请\n"),
    ("09-colon-inside-a-name", NAME, "    name: 法律顾问: 公职律师\n"),
    ("09-colon-inside-an-example", "text: 落实安全", "text: 落实: 安全"),
    ("10-quote-not-closed", NAME, '    name: "法律顾问\n'),
    ("10-single-quote-not-closed", ITEM, "      - '聘请\n"),
    ("11-bracket-not-closed", "[名, 件]", "[名, 件"),
    ("11-full-width-bracket", "[名, 件]", "[名, 件】"),
    ("11-brace-not-closed", EXAMPLE, "      - {level: missing, text: 落实安全生产责任。\n"),
    ("12-full-width-comma", "[名, 件]", "[名，件]"),
    ("12-full-width-comma-in-kinds", "kinds: [乡镇, 街道]", "kinds: [乡镇，街道]"),
    ("12-full-width-comma-in-braces", "missing, text", "missing，text"),
    # keys and values
    ("13-key-twice", NAME, NAME + "    name: 顾问\n"),
    ("14-unknown-key", TOPIC, "    topics: [法律顾问]\n"),
    ("15-missing-key", NAME, ""),
    ("15-missing-topic", TOPIC, ""),
    ("16-text-for-number", POINTS, "    points: 六十\n"),
    ("16-full-width-digits", POINTS, "    points: ６０\n"),
    ("16-number-with-unit", POINTS, "    points: 60分\n"),
    ("16-text-for-list", TOPIC, "    topic: 法律顾问\n"),
    ("17-unknown-kind", "kinds: [乡镇, 街道]", "kinds: [乡镇, 街到]"),
    ("17-unknown-role", "{level: missing,", "{level: missing, section: 成效,"),
    ("17-unknown-level", "{level: missing,", "{level: mising,"),
    ("17-level-that-is-none", "{level: missing,", "{level: 好,"),
    ("18-truth-in-chinese", "{level: missing,", "{level: missing, known_miss: 是,"),
    ("18-truth-yes", "{level: missing,", "{level: missing, known_miss: yes,"),
    ("19-number-with-zero", POINTS, "    points: 060\n"),
    ("19-number-with-power", POINTS, "    points: 6e1\n"),
    ("19-date-for-number", POINTS, "    points: 2024-01-01\n"),
    ("20-empty-wording", ITEM, "      -\n"),
    ("20-empty-list", TOPIC, "    topic: []\n"),
    # wordings
    ("21-end-of-sentence", ITEM, "      - 聘请。\n"),
    ("21-dots-for-ellipsis", "参与…决策", "参与...决策"),
    ("21-expression-without-slashes", "参与…决策", "参与.*决策"),
    ("21-one-slash", "参与…决策", "/参与.*决策"),
    ("22-bracket-of-a-wording", ITEM, "      - (聘请|选聘\n"),
    ("22-bar-without-brackets", ITEM, "      - 聘请|选聘\n"),
    ("22-empty-alternative", ITEM, "      - (聘请|)律师\n"),
    ("22-not-before-anything", ITEM, "      - 聘请…!(律师)\n"),
    ("22-not-before-a-gap", ITEM, "      - '!(村…请)聘请'\n"),
    ("22-too-many-gaps", ITEM, "      - 聘请……律师……担任……顾问\n"),
    ("23-raw-without-reason", HEAD, "format: 2\n" + HEAD.replace(ITEM, "      - /聘请(?=律师)/\n")),
    ("23-raw-bracket", ITEM, "      - /聘请(律师|顾问/\n"),
    ("23-raw-full-width", ITEM, "      - /聘请（律师|顾问）/\n"),
    ("23-raw-nothing-to-repeat", ITEM, "      - /*聘请/\n"),
    ("24-unknown-word-list", ITEM, "      - <聘>律师\n"),
    ("25-one-character", ITEM, "      - 聘\n"),
    ("26-wording-twice", ITEM, ITEM + ITEM),
    # across elements
    ("27-points", POINTS, "    points: 55\n"),
    ("28-id-twice", "id: mediation", "id: adviser"),
]
ENCODINGS = [("29-gbk", "gb18030"), ("29-utf-16", "utf-16")]
STRAY = [
    ("30-mark-inside", "    name: 人民", "    \ufeffname: 人民"),
    ("30-invisible-in-a-key", "    name: 人民", "    name\u200b: 人民"),
    ("30-control-character", "人民调解", "人民\x07调解"),
]
WARNINGS = [
    ("w1-too-general", "[法律顾问]", "[法律顾问, 工作]"),
    ("w2-swallowed", "[法律顾问]", "[法律顾问, 村法律顾问]"),
    ("w2-same-when-folded", "[法律顾问]", "[法律顾问, “法律顾问”]"),
    ("w3-same-topics", "topic: [调解]", "topic: [法律顾问]"),
    ("w4-example-fails", "text: 落实安全生产责任。", "text: 聘请法律顾问2名。"),
    ("w5-gap-at-the-end", "参与…决策", "参与决策…"),
    ("w5-comma-at-the-end", "参与…决策", "参与决策，"),
    ("w6-two-keys", "weak: [一村一法律顾问]", "weak: [法律顾问]"),
    ("w7-across-two-words", "[法律顾问]", "[法律顾问, 分发]"),
]


def said_of(folder: Path) -> str:
    """What `rules check` says of a ruleset, as it prints it."""
    try:
        ruleset = load_ruleset(folder)
    except AuditorError as error:
        return f"错误：{error}\n"
    return "".join(f"提醒：{told}\n" for told in warnings(build_engine(ruleset), Places(folder)))


def compare(name: str, said: str) -> None:
    assert said == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "right", "wrong"), [*MISTAKES, *STRAY, *WARNINGS], ids=lambda part: part[:40])
def test_what_is_said_of_a_mistake(name: str, right: str, wrong: str, write_ruleset: Write, tiny_elements: str) -> None:
    assert right in tiny_elements
    compare(name, said_of(write_ruleset(elements=tiny_elements.replace(right, wrong, 1))))


@pytest.mark.parametrize(("name", "encoding"), ENCODINGS)
def test_what_is_said_of_another_encoding(name: str, encoding: str, write_ruleset: Write, tiny_elements: str) -> None:
    compare(name, said_of(write_ruleset(elements=tiny_elements.encode(encoding))))


def test_the_tiny_ruleset_itself_gives_nothing_to_say(write_ruleset: Write) -> None:
    assert said_of(write_ruleset()) == ""


def test_a_byte_order_mark_at_the_beginning_is_no_mistake(write_ruleset: Write, tiny_elements: str) -> None:
    assert said_of(write_ruleset(elements=tiny_elements.encode("utf-8-sig"))) == ""


def test_every_golden_file_has_its_row_and_the_rows_their_numbers() -> None:
    names = [name for name, *_ in (*MISTAKES, *ENCODINGS, *STRAY, *WARNINGS)]
    assert sorted(names) == sorted(path.stem for path in GOLDEN.glob("*.txt"))
    assert {name[:2] for name in names if name[0] != "w"} == {f"{number:02}" for number in range(1, 31)}


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("[0-9]*.txt")), ids=lambda path: path.stem)
def test_the_first_line_says_where_and_what_in_plain_chinese_and_how_to_mend_it_follows(golden: Path) -> None:
    head, first, *rest = golden.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"错误：规则有 \d+ 处错误：", head)
    place, _, message = first.partition("  ")
    assert re.fullmatch(r"[\w/]+\.yaml:\d+:\d+", place)
    assert re.search("[\u4e00-\u9fff]", message)
    assert not re.search(r"YAML 格式|mapping|token|scalar|expected|None|Error", message)
    assert any(line.startswith("    建议：") for line in rest)


def test_a_caret_stands_under_its_place_also_behind_full_width_characters() -> None:
    _, _, line, caret, _ = (GOLDEN / "09-colon-inside-an-example.txt").read_text(encoding="utf-8").splitlines()[:5]
    before = line[: line.index("落实")]
    assert caret == " " * len(before) + "^"
    _, _, line, caret, _ = (GOLDEN / "30-control-character.txt").read_text(encoding="utf-8").splitlines()[:5]
    before = line[: line.index("\x07")]
    assert caret == " " * sum(2 if char > "\u2fff" else 1 for char in before) + "^"


def test_the_guide_lists_the_thirty_mistakes_as_they_are_told() -> None:
    section = GUIDE.read_text(encoding="utf-8").partition("\n## 常见错误\n")[2].partition("\n## ")[0]
    rows = [re.split(r" (?<!\\)\| ", line.strip("| ")) for line in section.splitlines() if line.startswith("| ")]
    told = {row[-2].replace("\\|", "|") for row in rows} - {"提示"}
    numbers = set()
    for golden in sorted(GOLDEN.glob("*.txt")):
        lines = golden.read_text(encoding="utf-8").splitlines()
        message = lines[lines[0].startswith("错误")].partition("  ")[2]
        if message in told:
            numbers.add(golden.stem.partition("-")[0])
            told.discard(message)
    assert not told
    assert numbers == {*(f"{number:02}" for number in range(1, 31)), *(f"w{number}" for number in range(1, 8))}
