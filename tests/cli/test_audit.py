"""The audit command, tried as a user would."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import run

SAMPLES = Path(__file__).parents[2] / "sample_reports"
REPORT = """青石镇2024年法治政府建设工作报告
2024年，青石镇坚持依法行政。现将有关情况报告如下：
一、主要举措和成效
（一）党委书记、镇长履行推进法治建设第一责任人职责，全年主持召开专题会议4次。
二、存在的不足
（一）普法形式单一。
三、下一步打算
（一）加强普法。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "报送"
    inside.mkdir()
    (inside / "青石镇.txt").write_text(REPORT, encoding="utf-8")
    return inside


def test_the_samples_give_a_workbook_a_page_and_results(tmp_path: Path) -> None:
    done = run("audit", SAMPLES, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "scores.xlsx",
        ".auditor-files.json",
        "compare.html",
        "index.html",
        "results.json",
        "reports",
    }
    results = json.loads((tmp_path / "out" / "results.json").read_text(encoding="utf-8"))
    assert len(results["reports"]) == 16
    assert [aside["file"] for aside in results["set_aside"]] == ["09-青石镇.txt"]
    assert "共 16 份评分，0 份未能读取，1 份不是年度报告。" in done.stdout


def test_units_are_ranked_among_their_kind(tmp_path: Path) -> None:
    shown = run("audit", SAMPLES, "--out", tmp_path / "out", "--format", "json").stdout
    townships, rest = shown.split("〔乡镇〕")[1].split("〔街道〕")
    assert townships.split()[0] == rest.split()[0] == "1"
    assert "青石镇人民政府" in townships.splitlines()[1]


def test_flaws_of_the_text_are_counted_by_report_and_for_the_run(tmp_path: Path) -> None:
    text = "{}2024年度法治政府建设工作报告\n一、主要举措\n{}全年召开法治会议{}次，组织学法XX次。"
    for name, number in (("青石镇", "XX"), ("白芨镇", "3")):
        (tmp_path / f"{name}.txt").write_text(text.format(name, name, number), encoding="utf-8")
    printed = run("audit", tmp_path, "--out", tmp_path / "out").stdout
    assert re.findall(r"^ +\d+ +(\S+) .* (\d+) +\d+ *$", printed, re.MULTILINE) == [
        ("白芨镇", "1"),
        ("青石镇", "2"),
    ]
    assert "文字问题：必改 3 处、请核 0 处。" in printed


@pytest.mark.slow
def test_two_runs_and_two_workers_give_the_same_bytes(tmp_path: Path) -> None:
    outcomes = []
    for name, jobs in (("a", 1), ("b", 1), ("c", 2)):
        words = ["audit", SAMPLES, "--out", tmp_path / name, "--jobs", jobs, "--format", "json"]
        # In processes of their own: each orders its sets otherwise.
        subprocess.run([sys.executable, "-m", "auditor", *map(str, words)], check=True, stdout=subprocess.DEVNULL)
        outcomes.append((tmp_path / name / "results.json").read_bytes())
    assert outcomes[0] == outcomes[1] == outcomes[2]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("audit", tmp_path / "empty", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "没有可以审核的文件" in done.stderr


def test_a_folder_without_a_readable_report_is_an_error_and_its_files_are_still_listed(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "青石镇.txt").write_bytes(b"")
    done = run("audit", folder, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "未能读取  青石镇.txt" in done.stdout
    results = json.loads((tmp_path / "out" / "results.json").read_text(encoding="utf-8"))
    assert [row["file"] for row in results["unreadable"]] == ["青石镇.txt"]


def test_an_unreadable_file_does_not_stop_the_others(folder: Path, tmp_path: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    done = run("audit", folder, "--out", tmp_path / "out", "--format", "json")
    assert done.returncode == 0
    results = json.loads((tmp_path / "out" / "results.json").read_text(encoding="utf-8"))
    assert [report["unit"] for report in results["reports"]] == ["青石镇"]
    assert [row["file"] for row in results["unreadable"]] == ["坏.docx"]


def test_a_low_score_under_fail_under_gives_exit_code_1(folder: Path, tmp_path: Path) -> None:
    assert run("audit", folder, "--out", tmp_path / "a", "--fail-under", 99).returncode == 1
    assert run("audit", folder, "--out", tmp_path / "b", "--fail-under", 1).returncode == 0


def test_a_report_on_another_year_is_told(folder: Path, tmp_path: Path) -> None:
    done = run("audit", folder, "--out", tmp_path / "out", "--year", 2025)
    assert "报告年度为 2024 年，不是要求的 2025 年" in done.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--format", "pdf"], "--format 不认识“pdf”"),
        (["--rules", "nowhere"], "找不到规则文件夹"),
        (["--templates", "nowhere"], "找不到模板文件夹"),
    ],
)
def test_a_wrong_option_is_told_in_chinese(folder: Path, tmp_path: Path, words: list[str], told: str) -> None:
    done = run("audit", folder, "--out", tmp_path / "out", *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_results_are_not_written_into_the_audited_folder_itself(folder: Path) -> None:
    done = run("audit", folder, "--out", folder)
    assert done.returncode == 2
    assert "--out 不能是被审核的文件夹本身" in done.stderr


def test_an_output_folder_that_is_a_file_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = run("audit", folder, "--out", tmp_path / "file")
    assert done.returncode == 2
    assert "是一个文件" in done.stderr


def test_the_submissions_are_left_as_they_were(folder: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*")}
    run("audit", folder, "--out", tmp_path / "out")
    assert {path: path.read_bytes() for path in folder.rglob("*")} == before


def test_mistyped_commands_and_options_are_told_with_the_nearest() -> None:
    assert "是否想写“audit”？" in run("audti").stderr
    assert "是否想写 --out" in run("audit", "x", "--ou", "y").stderr


def test_help_is_in_chinese_with_examples() -> None:
    done = run("audit", "--help")
    assert done.returncode == 0
    assert "用法：auditor audit" in done.stdout
    assert "示例：" in done.stdout
    assert "Options" not in done.stdout


def test_help_does_not_load_the_heavy_libraries() -> None:
    code = "import sys, auditor.cli.main; print([m for m in ('yaml', 'regex', 'lxml', 'jinja2', 'xlsxwriter') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_told_of_many_files_is_told_once_with_their_number(folder: Path, tmp_path: Path) -> None:
    for number in range(5):
        (folder / f"{number}.txt").write_bytes(b"")
    done = run("audit", folder, "--out", tmp_path / "out", "--format", "json")
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("未能读取"))
    assert line.startswith("未能读取  5 份：")
    assert line.endswith("（0.txt、1.txt、2.txt 等）")


def test_pages_of_an_earlier_run_go_and_the_users_own_files_stay(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (folder / "白石乡.txt").write_text(REPORT.replace("青石镇", "白石乡"), encoding="utf-8")
    run("audit", folder, "--out", out)
    (out / "reports" / "003-自己的.html").write_text("<p>别删</p>", encoding="utf-8")
    (out / "reports" / "004-夹.html").mkdir()
    (folder / "白石乡.txt").unlink()
    assert run("audit", folder, "--out", out).returncode == 0
    assert sorted(path.name for path in (out / "reports").iterdir()) == [
        "001-青石镇.html",
        "003-自己的.html",
        "004-夹.html",
    ]


def test_a_parent_of_the_submissions_is_no_place_for_results(folder: Path) -> None:
    assert run("audit", folder, "--out", folder.parent).returncode == 2


def test_the_workbook_is_split_by_the_body_that_scores(folder: Path, tmp_path: Path) -> None:
    done = run("audit", folder, "--out", tmp_path / "out", "--split-by", "评分责任单位")
    assert done.returncode == 0, done.stderr
    assert "split（1 份分开的评分表）" in done.stdout
    assert "规则里没有写评分责任单位" in done.stdout
    assert (tmp_path / "out" / "split" / "未分工.xlsx").exists()
    assert (tmp_path / "out" / "scores.xlsx").exists()


def test_nothing_else_can_be_split_by(folder: Path, tmp_path: Path) -> None:
    done = run("audit", folder, "--out", tmp_path / "out", "--split-by", "科室")
    assert done.returncode == 2
    assert "--split-by 后面写“评分责任单位”" in done.stderr
    assert not (tmp_path / "out").exists()
