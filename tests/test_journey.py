"""The journey of the handbook, section 十三: done as it is written, every screen is as it is shown."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.cli.running import run

HANDBOOK = (Path(__file__).parents[1] / "docs" / "手册.md").read_text(encoding="utf-8")
JOURNEY = HANDBOOK[HANDBOOK.index("## 十三、") : HANDBOOK.index("## 十四、")]
OWN = Path("rules", "elements", "本县改动.yaml")
pytestmark = pytest.mark.slow


class Shown(NamedTuple):
    """The blocks of the section: what stands on the screen, and what is typed into files."""

    screens: list[str]
    typed: list[str]


BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", JOURNEY, re.DOTALL | re.MULTILINE)
SHOWN = Shown(*([text for marked, text in BLOCKS if marked == kind] for kind in ("", "yaml")))


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.replace("\\", "/").splitlines() if line.strip()]


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first step; the folder is to be copied."""
    place = tmp_path_factory.mktemp("journey")
    done = run("init", "云山县", "--year", 2024, "--samples", place=place)
    assert lines(done.stdout) == lines(SHOWN.screens[0])
    made = place / "云山县"
    named = re.search("^文件夹里有：(.*)$", JOURNEY, re.MULTILINE)
    assert named and {path.name for path in made.iterdir()} == set(re.findall(r"[、：]`([^`]+)`", "：" + named[1]))
    shutil.copytree(made / "样例", made / "submissions" / "2024", dirs_exist_ok=True)
    return made


@pytest.fixture
def county(start: Path, tmp_path: Path) -> Path:
    return shutil.copytree(start, tmp_path / "云山县")


@pytest.fixture
def edit(county: Path) -> Callable[[str, str], None]:
    """`edit(old, new)` in the county's own rules; "" for `old` adds at the end."""

    def edited(old: str, new: str) -> None:
        text = (county / OWN).read_text(encoding="utf-8")
        assert not old or text.count(old) == 1
        text = text.replace(old, new) if old else text.rstrip("\n") + "\n" + new
        (county / OWN).write_text(text, encoding="utf-8")

    return edited


def test_the_rules_of_the_county_change_as_the_handbook_shows(county: Path, edit: Callable[[str, str], None]) -> None:
    _, failing, error, changes, new, mistake, difference, *_ = SHOWN.screens
    wording, topic, points, element, *_ = SHOWN.typed
    edit("", wording)
    assert lines(run("rules", "test", place=county).stdout)[:2] == lines(failing)
    edit("  - id: legal-adviser\n", f"  - id: legal-adviser\n{topic}")
    assert "未通过 " not in run("rules", "test", place=county).stdout
    edit("points: 5\n", "points: 6\n")
    assert lines(run("rules", "check", place=county).stderr) == lines(error)
    edit("", points)
    assert "没有错误" in run("rules", "check", place=county).stdout
    assert lines(run("rules", "list", "--changes", place=county).stdout)[1:] == lines(changes)
    before = (county / OWN).read_text(encoding="utf-8")
    assert lines(run("rules", "new", "village-review", "--into", "rules", place=county).stdout) == lines(new)
    (county / OWN).write_text(before + element, encoding="utf-8")
    assert run("rules", "check", place=county).stderr == ""
    edit("    topic:\n", "    topics:\n")
    assert lines(run("rules", "check", place=county).stderr) == lines(mistake)
    edit("    topics:\n", "    topic:\n")
    compared = lines(run("rules", "diff", "-", "rules", "--on", "submissions/2024", place=county).stdout)
    assert [line for line in lines(difference) if line not in compared] == []


def test_nothing_decided_is_lost_on_the_way_to_the_letters(county: Path, edit: Callable[[str, str], None]) -> None:
    *_, applied, kept = SHOWN.screens
    edit("", "".join(SHOWN.typed[2:4]))
    edit("points: 5\n", "points: 6\n")
    assert run("audit", place=county).returncode == 0
    out = county / "结果" / "2024"
    book = load_workbook(out / "scores.xlsx")
    row = next(row for row in book["评分明细"].iter_rows() if row[1].value == "村级合法性审核")
    row[3].value, row[4].value = "一般提及", "内部掌握的意见"
    book.save(out / "scores.xlsx")
    assert lines(run("review", "apply", "结果/2024/scores.xlsx", place=county).stdout) == lines(applied)
    done = run("audit", "--format", "xlsx,html,json,docx,forms", place=county)
    assert [line for line in lines(kept) if line not in lines(done.stdout)] == []

    reports = json.loads((out / "results.json").read_text("utf-8"))["reports"]
    reviewed = next(report for report in reports if report["unit"] == "青石镇人民政府")
    (verdict,) = [each for each in reviewed["verdicts"] if each["decision"]]
    assert verdict["level"] == "mentioned"
    score = f"{reviewed['score']:.2f}"
    assert f'<td class="n strong">{score}</td>' in (out / "index.html").read_text("utf-8")
    letter = Document(next((out / "notices").glob("*青石镇*.docx")))
    text = "\n".join(paragraph.text for paragraph in letter.paragraphs)
    assert score in text and "内部掌握的意见" not in text
    everything = [path.read_bytes() for path in (out / "reports").glob("*青石镇*")]
    assert any(score.encode() in page and "内部掌握的意见".encode() in page for page in everything)


def test_the_waiver_of_the_handbook_is_put_in_force(county: Path) -> None:
    (county / "waivers.yaml").write_text(SHOWN.typed[-1], encoding="utf-8")
    done = run("audit", "--format", "json", place=county)
    assert "已套用：豁免" in done.stdout
