"""A county's ruleset on top of another: the tiny ruleset of tests/conftest.py as its base."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.errors import AuditorError, Mistake, RuleMistakes
from auditor.model import Level
from auditor.rules import Ruleset, load_ruleset
from auditor.rules.choose import ruleset_folder
from tests.rules.scoring.county import LEDGER, SCORING

MAIN = "id: county\ntitle: 临溪县规则\nextends: rules\n"
OWN = "elements/本县.yaml"
PARK = """\
  - id: park
    name: 园区执法
    basis: 县里的文件
    kinds: [乡镇]
    points: 5
    advice: 写明次数。
    topic: [园区执法]
    examples:
      - {level: mentioned, text: 推进园区执法。}
"""

Write = Callable[..., Path]
County = Callable[..., Path]


@pytest.fixture
def county(write_ruleset: Write, tmp_path: Path) -> County:
    """A maker of a county's ruleset (files by name, `ruleset` and `own` for short) beside its base, the tiny ruleset in `rules`."""
    write_ruleset()

    def make(own: str = "", main: str = MAIN, name: str = "county", **files: str) -> Path:
        folder = tmp_path / name
        (folder / "elements").mkdir(parents=True, exist_ok=True)
        contents = {"ruleset.yaml": main, **{f"{key}.yaml": text for key, text in files.items()}}
        contents |= {OWN: f"elements:\n{own}"} if own else {}
        for path, text in contents.items():
            (folder / path).write_text(text, encoding="utf-8")
        return folder

    return make


def mistakes_in(folder: Path) -> tuple[Mistake, ...]:
    with pytest.raises(RuleMistakes) as told:
        load_ruleset(folder)
    return told.value.mistakes


def place(mistake: Mistake) -> str:
    return f"{mistake.file}:{mistake.line}:{mistake.column}"


def changes_of(folder: Path) -> list[str]:
    return [str(change) for change in load_ruleset(folder).changes]


def sources(wordings: tuple) -> list[str]:
    return [wording.source for wording in wordings]


# --- what the county does not say is the base's -----------------------------------------------------------------------


def test_a_county_that_changes_nothing_has_the_rules_of_its_base(county: County) -> None:
    own, base = load_ruleset(county()), load_ruleset(county().parent / "rules")
    assert (own.id, own.title, own.extends, own.changes) == ("county", "临溪县规则", base.id, ())
    same = replace(own, id=base.id, title=base.title, sha256=base.sha256, extends=None)
    assert same == base
    assert own.sha256 != base.sha256


def test_an_update_of_the_base_reaches_the_county_and_its_digest(county: County, tmp_path: Path) -> None:
    folder = county("  - {id: adviser, topic: {add: [法务专员]}}\n")
    before = load_ruleset(folder)
    place = tmp_path / "rules/elements/01.yaml"
    place.write_text(place.read_text("utf-8").replace("[法律顾问]", "[法律顾问, 律师]"), encoding="utf-8")
    after = load_ruleset(folder)
    assert sources(after.elements[0].wordings["topic"]) == ["法律顾问", "律师", "法务专员"]
    assert after.sha256 != before.sha256


def test_the_shipped_ruleset_is_found_by_its_id(county: County) -> None:
    ruleset = load_ruleset(county(main=MAIN.replace("extends: rules", "extends: gangyao-2021-2025")))
    assert (len(ruleset.elements), ruleset.extends) == (35, "gangyao-2021-2025")


def test_a_base_beside_is_found_by_its_id_too(county: County) -> None:
    county(main=MAIN.replace("id: county", "id: province"), name="省里的")
    ruleset = load_ruleset(county(main=MAIN.replace("extends: rules", "extends: province")))
    assert ruleset.extends == "province"


# --- what it says stands in place of the base's -----------------------------------------------------------------------


def test_lists_are_added_to_cut_and_replaced(county: County) -> None:
    own = "  - id: adviser\n    acted: {add: [列席], remove: [聘请]}\n    figures: [名]\n    weak: {remove: [一村一法律顾问]}\n"
    adviser = load_ruleset(county(own)).elements[0]
    assert sources(adviser.wordings["acted"]) == ["参与…决策", "列席"]
    assert (adviser.figures, adviser.wordings["weak"], adviser.advice) == (("名",), (), "写明聘请了几名法律顾问。")


def test_a_list_that_the_base_lacks_can_be_added_to(county: County) -> None:
    mediation = load_ruleset(county("  - {id: mediation, weak: {add: [调解室]}}\n")).elements[1]
    assert sources(mediation.wordings["weak"]) == ["调解室"]


def test_an_example_is_removed_by_its_text(county: County) -> None:
    own = "  - id: adviser\n    examples:\n      remove: [落实安全生产责任。]\n      add: [{level: acted, text: 参与决策。}]\n"
    assert [example.level for example in load_ruleset(county(own)).elements[0].examples] == [Level.ACTED]


def test_named_entries_of_a_shared_file_are_changed_in_their_place(county: County) -> None:
    units = "kinds:\n  change: [{name: 街道, endings: {add: [园区管委会]}}]\nnot_units: {add: [兄弟]}\n"
    rules = load_ruleset(county(units=units)).naming
    assert rules.kinds[1].endings[-1] == "园区管委会"
    assert [kind.name for kind in rules.kinds] == ["乡镇", "街道", "部门", "县区"]
    assert rules.not_units[-1] == "兄弟"


def test_a_word_list_is_added_to_and_used_by_wordings_of_the_base(county: County) -> None:
    own = "  - {id: adviser, acted: {add: [<聘请>…律师]}}\n"
    ruleset = load_ruleset(county(own, vocabulary="words: {聘请: {add: [返聘]}}\nplanned: {add: [来年将]}\n"))
    assert ruleset.elements[0].wordings["acted"][-1].pattern.search("返聘两名律师")
    assert sources(ruleset.vocabulary.planned)[-1] == "来年将"


def test_settings_change_key_by_key(county: County) -> None:
    main = MAIN + "gap_below: acted\nlevels: {planned: {share: 0.1}}\nreporting: {deadline: 02-28}\nyears: 2024\n"
    ruleset = load_ruleset(county(main=main))
    assert (ruleset.gap_below, ruleset.levels[Level.PLANNED].share, ruleset.years) == (Level.ACTED, 0.1, (2024, 2024))
    assert ruleset.levels[Level.PLANNED].label == "仅有打算或自述不足"
    assert (ruleset.reporting.deadline, len(ruleset.reporting.late)) == ((2, 28), 2)


def test_an_element_is_switched_off_and_another_added_at_the_end_of_its_part(county: County) -> None:
    own = "  - {id: adviser, points: 95}\n  - {id: mediation, off: true}\n" + PARK
    folder = county(own)
    (folder / OWN).write_text(f"part: 试用要素\nelements:\n{own}", encoding="utf-8")
    found = [(element.id, element.part, element.points) for element in load_ruleset(folder).elements]
    assert found == [("adviser", "试用要素", 95), ("park", "试用要素", 5)]


def test_an_element_of_a_new_part_comes_last(county: County) -> None:
    folder = county("  - {id: adviser, points: 55}\n" + PARK)
    (folder / OWN).write_text("part: 本县要素\n" + (folder / OWN).read_text("utf-8"), encoding="utf-8")
    assert [element.part for element in load_ruleset(folder).elements] == ["试用要素", "试用要素", "本县要素"]


def test_points_and_switching_off_go_by_kind(county: County) -> None:
    own = """\
  - {id: adviser, by_kind: {街道: {points: 20}, 乡镇: {points: 0.5}}}
  - {id: mediation, by_kind: {乡镇: {off: true}}}
"""
    adviser, mediation = load_ruleset(county(own)).elements
    assert [adviser.points_for(kind) for kind in ("街道", "乡镇", "部门", None)] == [20, 0.5, 60, 60]
    assert mediation.kinds == ("街道",)


# --- chains -----------------------------------------------------------------------------------------------------------


def test_a_county_extends_its_province_and_may_switch_on_what_that_switched_off(county: County) -> None:
    province = MAIN.replace("id: county", "id: province")
    county("  - {id: adviser, points: 100}\n  - {id: mediation, off: true}\n", province, "省规则")
    main = MAIN.replace("rules", "省规则")
    own = load_ruleset(county("  - {id: mediation, off: false}\n  - {id: adviser, points: 60}\n", main))
    assert [element.points for element in own.elements] == [60, 40]
    assert own.extends == "province"
    assert [(change.ruleset, change.before, change.after) for change in own.changes] == [
        ("province", "60", "100"),
        ("province", "40", "停用"),
        ("county", "100", "60"),
        ("county", "停用", "40"),
    ]


def test_shipped_rulesets_beneath_do_not_count_as_links_of_a_chain(county: County) -> None:
    county(main=MAIN.replace("extends: rules", "extends: gangyao-2021-2025").replace("county", "province"), name="省")
    county(main=MAIN.replace("extends: rules", "extends: 省").replace("county", "city"), name="市")
    assert load_ruleset(county(main=MAIN.replace("extends: rules", "extends: 市"))).extends == "city"


@pytest.mark.parametrize(
    ("extends", "message", "hint"),
    [
        ("rule", "找不到规则“rule”", "是否想写“rules”？"),
        ("某某省", "找不到规则“某某省”", "可选：gangyao-2021-2025、gangyao-2026、rules；"),
        ("county", "规则绕了一圈又回到自己：county → county", "extends 要写另一套规则"),
        ("back", "规则绕了一圈又回到自己：county → back → county", "extends 要写另一套规则"),
        ("third", "规则一套叠一套，最多 3 套（自带的不算）", "更靠底层"),
    ],
)
def test_a_base_that_cannot_be_used_is_told(county: County, extends: str, message: str, hint: str) -> None:
    if extends in ("back", "third"):
        county(main=MAIN.replace("rules", "county"), name="back")
        county(main=MAIN.replace("id: county", "id: second"), name="second")
        county(main=MAIN.replace("rules", "second"), name="third")
    told = mistakes_in(county(main=MAIN.replace("rules", extends)))[-1]
    assert told.message == message
    assert hint in told.hint


# --- mistakes are told where they stand -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "at", "message", "hint"),
    [
        ("  - {id: advisor, points: 8}\n", "2:5", "原来没有编号为“advisor”的要素", "是否想写“adviser”？"),
        ("  - {id: zz, points: 8}\n", "2:5", "原来没有编号为“zz”的要素", "请写全 id、name、basis"),
        ("  - id: adviser\n    point: 8\n", "3:5", "不认识的键“point”", "points"),
        ("  - id: adviser\n    acted:\n      remove: [聘情]\n", "4:16", "原来的列表里没有“聘情”", "是否想写“聘请”？"),
        ("  - id: adviser\n    acted:\n      delete: [聘请]\n", "4:7", "不认识的键“delete”", "add、remove、change"),
        ("  - id: adviser\n    acted:\n      add: [聘请]\n", "4:13", "“聘请”所依据的规则里已经有了", "不用再写"),
        (
            "  - id: adviser\n    acted:\n      add: [乙方, 乙方]\n",
            "4:17",
            "“乙方”在同一列表里写了两次",
            "删去其中一个",
        ),
        ("  - id: adviser\n    acted:\n      add: [(聘请]\n", "4:13", "括号", ""),
        ("  - id: adviser\n    by_kind: {街到: {points: 1}}\n", "3:15", "不认识的键“街到”", "街道"),
        ("  - id: mediation\n    by_kind: {部门: {points: 1}}\n", "3:15", "不认识的键“部门”", "乡镇"),
        ("  - {id: adviser, points: 8}\n  - {id: adviser, off: true}\n", "3:5", "要素“adviser”的改动写了两处", "合并"),
        (PARK, "1:1", "缺少键“part”", ""),
    ],
)
def test_a_mistake_in_a_county_file_is_told_at_its_line(
    county: County, own: str, at: str, message: str, hint: str
) -> None:
    folder = county(own)
    told = next(mistake for mistake in mistakes_in(folder) if message in mistake.message)
    assert place(told) == f"{OWN}:{at}"
    assert hint in told.hint
    assert told.source == (folder / OWN).read_text("utf-8").splitlines()[told.line - 1]


@pytest.mark.parametrize(
    ("name", "text", "at", "message"),
    [
        ("units", "kinds:\n  remove: [街到]\n", "2:12", "原来的列表里没有“街到”"),
        ("units", "kinds:\n  add: [{name: 街道, endings: [街]}]\n", "2:9", "原来已经有“街道”"),
        ("units", "kind: []\n", "1:1", "不认识的键“kind”"),
        ("sections", "roles:\n  change:\n    - {name: 不足, status: lack}\n", "3:26", "“lack”不在可选范围内"),
        ("vocabulary", "planned:\n  add: [下一步。]\n", "2:9", "句子的结尾"),
        ("pages", "tokens: {remove: [打引]}\n", "1:19", "原来的列表里没有“打引”"),
    ],
)
def test_a_mistake_in_a_shared_file_is_told_at_its_line(
    county: County, name: str, text: str, at: str, message: str
) -> None:
    told = next(mistake for mistake in mistakes_in(county(**{name: text})) if message in mistake.message)
    assert place(told) == f"{name}.yaml:{at}"


def test_a_mistake_in_the_base_is_told_with_its_folder(county: County, tmp_path: Path) -> None:
    place_of_base = tmp_path / "rules/elements/01.yaml"
    place_of_base.write_text(place_of_base.read_text("utf-8").replace("points: 40", "points: 四十"), encoding="utf-8")
    (told,) = mistakes_in(county("  - {id: adviser, advice: 写明次数。}\n"))
    assert place(told) == "rules/elements/01.yaml:25:13"
    assert told.source == "    points: 四十"


def test_what_the_base_misses_everywhere_is_told_once(county: County) -> None:
    told = mistakes_in(county(units="kinds: {remove: [街道]}\n"))
    assert [(place(each), each.message) for each in told] == [("rules/elements/01.yaml:6:17", "“街道”不在可选范围内")]
    assert "被本规则改掉或删去了" in told[0].hint
    assert "同样的另有 1 处" in told[0].hint


def test_points_that_do_not_add_up_are_told_with_what_was_changed(county: County) -> None:
    (told,) = mistakes_in(county("  - {id: adviser, points: 70}\n  - {id: mediation, points: 35}\n"))
    assert told.message == "各要素分值合计为 105，应为 100"
    assert "法律顾问（adviser）：分值 60 → 70；人民调解（mediation）：分值 40 → 35" in told.hint
    assert "一共减少 5 分" in told.hint


def test_a_county_must_have_an_id_and_a_title_of_its_own(county: County) -> None:
    assert {told.message for told in mistakes_in(county(main="extends: rules\n"))} == {"缺少键“id”", "缺少键“title”"}
    (told,) = mistakes_in(county(main=MAIN.replace("id: county", "id: gangyao-2021-2025")))
    assert told.message == "编号“gangyao-2021-2025”与所依据的规则相同"


@pytest.mark.parametrize("name", ["unit.yaml", "units.yaml.txt", "elements/本县.yml", "本县.yaml"])
def test_a_file_that_would_go_unread_is_told(county: County, name: str) -> None:
    folder = county()
    (folder / name).write_text("kinds: []\n", encoding="utf-8")
    (told,) = mistakes_in(folder)
    assert (told.file, told.message) == (name, "不认识的文件名，这个文件不会起作用")


@pytest.mark.parametrize("written", ["2021至2025", "2025-2021", "21-25", "[2021]"])
def test_years_that_are_none_are_told(county: County, written: str) -> None:
    (told,) = mistakes_in(county(main=f"{MAIN}years: {written}\n"))
    assert place(told) == "ruleset.yaml:4:8"


# --- what was changed, in Chinese -------------------------------------------------------------------------------------


def test_the_changes_are_told_in_words(county: County) -> None:
    main = MAIN + "gap_below: acted\nlevels: {planned: {share: 0.1}}\nreporting: {deadline: 02-28}\n"
    own = (
        "  - id: adviser\n    points: 55\n    name: 法律顾问和律师\n    acted: {add: [列席, 坐班], remove: [聘请]}\n"
        "    home: 举措成效\n    figures: [件, 名]\n    by_kind: {部门: {points: 20}, 街道: {off: true}}\n"
        "    examples: {add: [{level: acted, text: 法律顾问列席。}]}\n"
    )
    folder = county(own + PARK, main, units="kinds: {change: [{name: 乡镇, endings: {remove: [乡]}}]}\n")
    (folder / OWN).write_text("part: 试用要素\n" + (folder / OWN).read_text("utf-8"), encoding="utf-8")
    adviser = "法律顾问和律师（adviser）："
    assert changes_of(folder) == [
        "总设置：等次 仅有打算或自述不足 得分比例 0.2 → 0.1",
        "总设置：达标线 一般提及 → 有具体举措",
        "总设置：报送 期限 没有写 → 02-28",
        "单位和标题：单位类别 乡镇 末尾字样 删去 “乡”",
        f"{adviser}分值 60 → 55",
        f"{adviser}名称 法律顾问 → 法律顾问和律师",
        f"{adviser}做法（acted） 删去 “聘请”",
        f"{adviser}做法（acted） 增加 “列席”、“坐班”",
        f"{adviser}数字的单位（figures） 的先后 名、件 → 件、名",
        f"{adviser}例句 增加 “法律顾问列席。”（等次 有具体举措）",
        f"{adviser}专讲它的部分（home） 没有写 → 举措成效",
        f"{adviser}分值（部门） 60 → 20",
        f"{adviser}分值（街道） 60 → 不适用",
        "园区执法（park）：新增要素 5 分",
    ]


def test_what_is_written_as_it_was_is_no_change(county: County) -> None:
    assert (
        changes_of(county("  - {id: adviser, points: 60, figures: [名, 件]}\n", MAIN + "gap_below: mentioned\n")) == []
    )


def test_a_level_by_its_label_is_no_change(county: County) -> None:
    assert changes_of(county(main=MAIN + "gap_below: 一般提及\n")) == []


ours = ["聘请", "参与…决策"]
new = ["列席", "坐班", "审查合同", "出庭"]


@given(removed=st.lists(st.sampled_from(ours), unique=True), added=st.lists(st.sampled_from(new), unique=True))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_changes_told_are_those_written(county: County, removed: list[str], added: list[str]) -> None:
    folder = county(f"  - id: adviser\n    acted: {{add: [{', '.join(added)}], remove: [{', '.join(removed)}]}}\n")
    ruleset = load_ruleset(folder)
    assert sources(ruleset.elements[0].wordings["acted"]) == [each for each in ours if each not in removed] + added
    told = {change.before or change.after for change in ruleset.changes}
    assert told == {
        "、".join(f"“{each}”" for each in some) for some in ([e for e in ours if e in removed], added) if some
    }


# --- which of several -------------------------------------------------------------------------------------------------


def test_the_year_chooses_among_several_rulesets(county: County, tmp_path: Path) -> None:
    later = county(main=MAIN + "years: 2026-2030\n")
    assert ruleset_folder(tmp_path, 2026) == later
    assert ruleset_folder(tmp_path, 2025) == tmp_path / "rules"


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (
            None,
            "有多套规则：county（2026 年）、rules（2021—2025 年）。请用 --rules 指明其中一套；审核报告时也可以用 --year",
        ),
        (2031, "适用于 2031 年的一套也没有"),
    ],
)
def test_rulesets_that_cannot_be_told_apart_are_listed_with_their_years(
    county: County, tmp_path: Path, year: int | None, told: str
) -> None:
    county(main=MAIN + "years: 2026\n")
    with pytest.raises(AuditorError, match=told):
        load_ruleset(tmp_path, year)


def test_a_ruleset_without_years_of_its_own_has_those_of_its_base(county: County, tmp_path: Path) -> None:
    county()
    with pytest.raises(AuditorError, match="适用于 2024 年的不止一套"):
        load_ruleset(tmp_path, 2024)


def test_the_shipped_ruleset_says_its_years(ruleset: Ruleset) -> None:
    assert (ruleset.years, ruleset.extends, ruleset.changes) == ((2021, 2025), None, ())


# --- the checks of the text and their lists ---------------------------------------------------------------------------

CHECKS = """\
checks:
  change:
    - {id: half-width, "off": true}
    - {id: numbering, tone: 提示}
    - {id: placeholder, deduction: 1, find: {add: [待定]}}
    - {id: length, "off": false, least: 3000}
  remove: [brackets]
  add:
    - id: old-slogan
      name: 过时的口号
      how: words
      tone: 请核
      source: 县委办通知
      message: “{原文}”已经不提了。
      suggestion: 请改用现在的提法。
      find: [平安双创]
      examples:
        - {fires: true, text: 开展平安双创活动。}
        - {fires: false, text: 开展法治创建活动。}
"""
LAWS = """\
looked_up: 2026-12-31
entries:
  change: [{name: 中华人民共和国仲裁法, until: 2026-02-28}]
  add: [{name: 临溪县法治建设规划, from: 2021-01-01, until: 2025-12-31, source: 县委文件}]
"""


def test_a_county_switches_a_check_off_changes_its_tone_and_adds_one_and_a_law(county: County) -> None:
    own = load_ruleset(county(checks=CHECKS, laws=LAWS))
    checks = own.check_of
    base = load_ruleset(county().parent / "rules").check_of
    assert base.keys() - checks.keys() == {"half-width", "brackets"}
    assert checks.keys() - base.keys() == {"old-slogan", "length"}
    assert (base["numbering"].tone.value, checks["numbering"].tone.value) == ("请核", "提示")
    assert (checks["placeholder"].deduction, sources(checks["placeholder"].find)[-1]) == (1.0, "待定")
    added = checks["lapsed-law"].dated.entries[-1]
    assert (added.name, str(added.until), str(checks["lapsed-law"].dated.looked_up)) == (
        "临溪县法治建设规划", "2025-12-31", "2026-12-31",
    )  # fmt: skip


def test_changes_of_checks_and_lists_are_told_by_their_names(county: County) -> None:
    assert changes_of(county(checks=CHECKS, laws=LAWS)) == [
        "占位符没有填（placeholder）：要找的说法 增加 “待定”",
        "占位符没有填（placeholder）：扣分 没有写 → 1",
        "标题序号跳号、重号（numbering）：性质 请核 → 提示",
        "汉字之间用了半角标点（half-width）：状态 启用 → 停用",
        "篇幅不够（length）：状态 停用 → 启用",
        "篇幅不够（length）：字数 1500 → 3000",
        "过时的口号（old-slogan）：新增检查 请核",
        "括号、书名号不成对（brackets）：删去 提示",
        "法规名单：核对日期 2026-11-27 → 2026-12-31",
        "法规名单：增加 “临溪县法治建设规划”（施行 2021-01-01，有效到 2025-12-31，查自 县委文件）",
        "法规名单：中华人民共和国仲裁法 有效到 没有写 → 2026-02-28",
    ]


def test_a_county_that_changes_no_check_that_there_is_is_told_the_nearest(county: County) -> None:
    (mistake,) = mistakes_in(county(checks='checks:\n  change:\n    - {id: half-with, "off": true}\n'))
    assert place(mistake) == "checks.yaml:3:7"
    assert (mistake.message, mistake.hint) == ("原来的列表里没有“half-with”", "是否想写“half-width”？")


def test_changes_of_what_is_scored_are_told_by_what_each_key_means_there(county: County) -> None:
    for name, text in (("scoring", SCORING), ("ledger", LEDGER)):
        (county().parent / "rules" / f"{name}.yaml").write_text(text, encoding="utf-8")
    own = """\
deductions: {change: [{id: lost-cases, from: report, cap: 3}], remove: [complaints], add: [{id: rate, name: 出庭率, points: 2}]}
bonus: {cap: 8, levels: {add: [{name: 市级, points: 2}]}}
red_lines: {change: [{id: false-report, grade: 合格}]}
"""
    own += "parts: {change: [{id: report, weight: 70}, {id: survey-part, weight: 30}]}\n"
    figures = "figures: {change: [{id: survey, column: 满意度}]}\n"
    assert changes_of(county(scoring=own, ledger=figures)) == [
        "扣分加分：扣分项 删去 “complaints”（名称 被投诉查实，每一个扣 0.3，评分责任单位 监督科）",
        "扣分加分：扣分项 增加 “rate”（名称 出庭率，一次扣 2）",
        "扣分加分：扣分项 lost-cases 数值来源 台账 → 报告",
        "扣分加分：扣分项 lost-cases 最多扣 2 → 3",
        "扣分加分：加分 加分封顶 10 → 8",
        "扣分加分：加分 级别 增加 “市级”（加分 2）",
        "扣分加分：红线 false-report 等级至多 不合格 → 合格",
        "扣分加分：总分的组成 report 权重 60 → 70",
        "扣分加分：总分的组成 survey-part 权重 40 → 30",
        "台账：台账的数字 survey 台账列名 满意度得分 → 满意度",
    ]
