"""What the documents show is what the program prints."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli.main import cli

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    out = tmp_path_factory.mktemp("out")
    done = CliRunner().invoke(cli, ["audit", str(ROOT / "sample_reports"), "--out", str(out)])
    return [line.rstrip() for line in done.output.replace(str(out), "out").splitlines() if line.strip()]


def test_both_readmes_show_the_same_and_lead_to_each_other() -> None:
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md"))
    blocks = [re.findall(r"^```.*?^```$", text, re.DOTALL | re.MULTILINE) for text in (english, chinese)]
    assert blocks[0] == blocks[1] and len(blocks[0]) > 3
    assert "(README.zh-CN.md)" in english and "(README.md)" in chinese


@pytest.mark.parametrize("document", ["README.md", "docs/手册.md"])
def test_the_run_on_the_samples_is_shown_as_it_is(document: str, printed: list[str]) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    shown = text[text.index(" 类内排名  单位") :].split("```")[0]
    assert [line.rstrip() for line in shown.splitlines() if line.strip()] == printed


@pytest.mark.parametrize(
    ("document", "said"),
    [("README.md", "1 梨川县人民政府 91.2 优秀"), ("docs/architecture.md", "09-青石镇.txt SetAside")],
)
def test_the_python_shown_does_what_is_said_of_it(
    document: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall("```python\n(.*?)```", (ROOT / document).read_text(encoding="utf-8"), re.DOTALL)
    shutil.copytree(ROOT / "sample_reports", tmp_path / "sample_reports")
    monkeypatch.chdir(tmp_path)
    exec(example, {})
    lines = capsys.readouterr().out.splitlines()
    assert said in lines
    assert len(lines) >= 16
    assert (tmp_path / "out" / "results.json").is_file()


def test_the_county_of_the_handbook_of_rules_has_the_changes_shown(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "规则编写.md").read_text(encoding="utf-8")
    for name, content in re.findall(r"`(本县规则\\\S+)`：\n\n```yaml\n(.*?)```", text, re.DOTALL):
        place = tmp_path / name.replace("\\", "/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")
    done = CliRunner().invoke(cli, ["rules", "list", "--changes", "--rules", str(tmp_path / "本县规则")])
    shown = text[text.index("以 gangyao-2021-2025 为基础") :].split("```")[0]
    assert done.output.splitlines()[1:] == shown.splitlines()
    assert CliRunner().invoke(cli, ["rules", "test", "--rules", str(tmp_path / "本县规则")]).exit_code == 0
