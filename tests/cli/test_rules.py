"""The rules commands."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.rules.schemas import NAMES
from tests.cli.running import run

SAMPLES = Path(__file__).parents[2] / "sample_reports"


def test_check_passes_the_shipped_rules_without_a_warning() -> None:
    done = run("rules", "check")
    assert done.returncode == 0
    assert done.stdout.startswith("没有错误")


def test_test_runs_every_example() -> None:
    done = run("rules", "test")
    assert done.returncode == 0, done.stdout
    assert "0 条未通过" in done.stdout


def test_test_fails_on_an_example_that_is_not_met(tmp_path: Path) -> None:
    run("rules", "copy", tmp_path / "r")
    place = tmp_path / "r" / "elements" / "03-制度与决策.yaml"
    text = place.read_text(encoding="utf-8")
    place.write_text(
        text.replace("{level: planned, text: 下一步将聘请法律顾问。}", "{level: acted, text: 下一步将聘请法律顾问。}"),
        encoding="utf-8",
    )
    done = run("rules", "test", "--rules", tmp_path / "r")
    assert done.returncode == 1
    assert "应为“有具体举措”，得到“仅有打算或自述不足”" in done.stdout


def test_test_fails_on_an_example_of_a_check_and_says_where_it_stands(tmp_path: Path) -> None:
    run("rules", "copy", tmp_path / "r")
    place = tmp_path / "r" / "checks.yaml"
    text = place.read_text(encoding="utf-8")
    place.write_text(
        text.replace("{fires: true, text: 组织学法____次。}", "{fires: true, text: 组织学法6次。}"), "utf-8"
    )
    line = text[: text.index("组织学法____次")].count("\n") + 1
    done = run("rules", "test", "--rules", tmp_path / "r")
    assert done.returncode == 1
    assert f"placeholder（占位符没有填）：应当报出，没有报出\n    checks.yaml:{line}  组织学法6次。" in done.stdout
    assert "1 条未通过" in done.stdout


def test_copy_makes_rules_that_check_and_never_overwrites(tmp_path: Path) -> None:
    assert run("rules", "copy", tmp_path / "r").returncode == 0
    assert run("rules", "check", "--rules", tmp_path / "r").returncode == 0
    again = run("rules", "copy", tmp_path / "r")
    assert again.returncode == 2


def test_copy_takes_another_shipped_ruleset_by_its_id(tmp_path: Path) -> None:
    done = run("rules", "copy", tmp_path / "r", "--of", "gangyao-2026")
    assert done.stdout.startswith("规则 gangyao-2026 已复制到")
    assert "gangyao-2026 改动" in run("rules", "list", "--changes", "--rules", tmp_path / "r").stdout
    assert not (tmp_path / "r" / "units.yaml").exists()
    assert run("rules", "copy", tmp_path / "s").stdout.startswith("规则 gangyao-2021-2025 已复制到")
    refused = run("rules", "copy", tmp_path / "t", "--of", "gangyao-2031")
    assert refused.returncode == 2
    assert "没有编号为“gangyao-2031”的自带规则。可选：gangyao-2021-2025、gangyao-2026。" in refused.stderr


def test_list_names_every_element_with_its_points() -> None:
    assert run("rules", "list", "--rules", "gangyao-2021-2025").stdout.count(" 分  ") == 35
    assert run("rules", "list").stdout.count(" 分  ") == 39


def test_list_shows_what_a_county_has_otherwise(tmp_path: Path) -> None:
    assert "不以别的规则为基础" in run("rules", "list", "--changes", "--rules", "gangyao-2021-2025").stdout
    county = tmp_path / "本县规则"
    (county / "elements").mkdir(parents=True)
    (county / "ruleset.yaml").write_text(
        "id: linxi\ntitle: 临溪县评查规则\nextends: gangyao-2021-2025\nreporting: {deadline: 02-28}\n", "utf-8"
    )
    (county / "elements" / "本县.yaml").write_text(
        "elements:\n  - {id: legal-adviser, points: 7, topic: {add: [法务专员]}}\n  - {id: digital-government, off: true}\n",
        "utf-8",
    )
    assert run("rules", "check", "--rules", county).returncode == 0
    done = run("rules", "list", "--changes", "--rules", county)
    assert done.stdout.splitlines()[1:] == [
        "以 gangyao-2021-2025 为基础，没有列出的都照它。",
        "",
        "linxi 改动 4 处：",
        "  总设置：报送 期限 没有写 → 02-28",
        "  法律顾问与公职律师（legal-adviser）：分值 6 → 7",
        "  法律顾问与公职律师（legal-adviser）：字样（topic） 增加 “法务专员”",
        "  数字法治政府（digital-government）：分值 1 → 停用",
    ]


def test_explain_tells_in_words_what_counts() -> None:
    done = run("rules", "explain", "legal-adviser")
    assert "以下字样算提到了这个要素" in done.stdout
    assert "聘请" in done.stdout
    assert "(〔聘请〕／邀请／请)……律师" in done.stdout
    assert "其中的词组（words.yaml）：\n    〔聘请〕聘请／聘任／选聘" in done.stdout


def test_explain_tells_a_check_and_an_entry_of_a_list() -> None:
    assert "查什么：出现 find 里的说法" in run("rules", "explain", "placeholder").stdout
    assert "有效到：2020年12月31日" in run("rules", "explain", "合同法").stdout


def test_try_shows_what_a_check_finds_and_says_where_one_report_is_not_enough(tmp_path: Path) -> None:
    place = tmp_path / "r.txt"
    place.write_text("青石镇2024年法治政府建设工作报告\n一、主要举措\n调解纠纷XX件，走访XX件。", "utf-8")
    done = run("rules", "try", "placeholder", place)
    assert "第 3 段（共 2 处）〔必改〕“XX件”是没有填写的占位符。" in done.stdout
    assert "结论：占位符没有填 —— 报出 1 条" in done.stdout
    assert "只看一份报告查不出来" in run("rules", "try", "other-unit", place).stdout


def test_list_names_every_check_with_its_tone_and_way() -> None:
    assert "\n    必改  placeholder                  占位符没有填（words；实务）\n" in run("rules", "list").stdout


def test_an_unknown_element_is_told_with_the_nearest() -> None:
    done = run("rules", "explain", "legal-advisor")
    assert done.returncode == 2
    assert "是否想写“legal-adviser”？" in done.stderr


def test_try_shows_each_sentence_and_why_it_counted(tmp_path: Path) -> None:
    place = tmp_path / "r.txt"
    place.write_text(
        "青石镇2024年法治政府建设工作报告\n一、主要举措\n（一）聘请律师2名担任法律顾问。\n三、下一步打算\n（一）再聘请公职律师。",
        "utf-8",
    )
    done = run("rules", "try", "legal-adviser", place)
    assert "算“有成效佐证”" in done.stdout
    assert "因为分句是打算" in done.stdout
    assert "结论：法律顾问与公职律师 —— 有成效佐证" in done.stdout


@pytest.mark.slow
def test_try_shows_the_same_twice_whatever_the_hash_seed(tmp_path: Path) -> None:
    place = tmp_path / "r.txt"
    sentence = "通过执法公示平台公开事前信息{0}条，{0}件处罚结果均在{0}个工作日内上网。"
    place.write_text("青石镇2024年法治政府建设工作报告\n" + "\n".join(map(sentence.format, range(20, 28))), "utf-8")
    command = [sys.executable, "-m", "auditor", "rules", "try", "enforcement-publicity", str(place)]
    shown = {
        subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in "123"
    }
    assert len(shown) == 1


def test_evaluate_measures_the_samples() -> None:
    done = run("rules", "evaluate", SAMPLES / "labels.yaml", "--quiet")
    assert done.returncode == 0
    assert re.search(r"544 项判定：一致率 0\.9\d\d，其中有内容的 0\.9\d\d，加权 kappa", done.stdout)


def test_evaluate_tells_content_for_each_element_and_kind_of_unit() -> None:
    done = run("rules", "evaluate", SAMPLES / "labels.yaml")
    told = done.stdout.split("单位类别的一致情况（全部；其中有内容的）：\n")[1].split("\n\n")[0]
    assert re.fullmatch(r"(  +\d+/\d+ +\d+/\d+ +(乡镇|街道|部门|县区)\n?){4}", told)
    assert re.search(r"要素的一致情况（全部；其中有内容的）：\n +\d+/\d+ +\d+/\d+ +", done.stdout)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "文件是空的"),
        ("a.txt: {unit: x}", "缺少键“labels”"),
        ("a.txt: {labels: {no-such: {level: acted}}}", "不认识的键“no-such”"),
        ("a.txt: {labels: {petitions: {level: great}}}", "great"),
        ("a: [", "括号没有写完"),
    ],
)
def test_a_mistake_in_a_labels_file_is_told(tmp_path: Path, text: str, told: str) -> None:
    place = tmp_path / "labels.yaml"
    place.write_text(text, encoding="utf-8")
    done = run("rules", "evaluate", place)
    assert done.returncode == 2
    assert told in done.stderr


def test_check_tells_warnings_with_their_places_before_the_rest(tmp_path: Path) -> None:
    run("rules", "copy", tmp_path / "r")
    place = tmp_path / "r" / "elements" / "03-制度与决策.yaml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("text: 下一步将聘请法律顾问。", "text: 聘请法律顾问。"), encoding="utf-8")
    done = run("rules", "check", "--rules", tmp_path / "r")
    assert done.returncode == 0
    assert "提醒：elements/03-制度与决策.yaml:" in done.stdout
    assert "例句写明应判“仅有打算或自述不足”" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("没有错误")


def test_check_on_reports_lists_what_never_and_what_always_fires() -> None:
    done = run("rules", "check", "--on", SAMPLES)
    assert done.returncode == 0
    assert "用 16 份报告检验。" in done.stdout
    assert "未用：09-青石镇.txt" in done.stdout
    assert "topic“第一责任人”（16/16 份）" in done.stdout
    assert "从未命中" in done.stdout


def test_new_writes_an_element_and_says_where_and_that_points_must_come_from_somewhere(tmp_path: Path) -> None:
    run("rules", "copy", tmp_path / "r")
    done = run("rules", "new", "fire-safety", "--into", tmp_path / "r", "--file", "05")
    assert "05-突发事件.yaml 第 " in done.stdout
    assert "从别的要素的 points 里减去几分" in done.stdout
    assert run("rules", "check", "--rules", tmp_path / "r").stdout.startswith("没有错误")
    assert run("rules", "test", "--rules", tmp_path / "r").returncode == 0


def test_new_needs_a_folder_of_ones_own() -> None:
    assert "auditor rules copy" in run("rules", "new", "fire-safety").stderr


def test_schema_is_printed_or_written_and_copied_along(tmp_path: Path) -> None:
    assert set(json.loads(run("rules", "schema").stdout)) == set(NAMES)
    run("rules", "schema", "--out", tmp_path / "s")
    assert sorted(path.stem for path in (tmp_path / "s").iterdir()) == sorted(NAMES)
    run("rules", "copy", tmp_path / "r")
    assert (tmp_path / "r" / ".schema" / "elements.json").is_file()
