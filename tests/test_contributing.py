"""What contributors are told is what is there: commands, paths, layers, and what a submission must pass."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def recipes() -> dict[str, list[str]]:
    """The commands of each recipe of the justfile, by its name as typed, with its parameters."""
    found: dict[str, list[str]] = {}
    for line in text("justfile").splitlines():
        if head := re.fullmatch(r"([a-z]+(?: [A-Z]+)*):", line):
            found[head[1]] = []
        elif line.startswith("    "):
            found[list(found)[-1]].append(re.sub(r"\{\{(\w+)\}\}", r"\1", line.strip()))
    return found


def test_contributing_and_the_justfile_name_the_same_commands() -> None:
    rows = re.findall(r"^\| `just ([^`]+)` \| (.+?) \|", text("CONTRIBUTING.md"), re.MULTILINE)
    assert {name: re.findall("`([^`]+)`", commands) for name, commands in rows} == recipes()
    assert all(recipes().values())


def test_a_submission_must_pass_the_commands_of_the_readme_and_every_linter() -> None:
    ci = text(".ci/run").replace('"$work/out"', "out").splitlines()
    use = text("README.md").split("```")[1].strip().splitlines()
    assert len(use) == 2
    assert [line for line in [*use, *recipes()["lint"]] if line not in ci] == []


def test_what_runs_before_a_commit_are_the_linters() -> None:
    (local,) = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]
    assert local["repo"] == "local"
    assert [hook["entry"] for hook in local["hooks"]][: len(recipes()["lint"])] == recipes()["lint"]


@pytest.mark.parametrize(
    "document", ["CONTRIBUTING.md", "README.md", "README.zh-CN.md", "SECURITY.md", "docs/architecture.md", ".ci/run"]
)
def test_every_path_that_a_document_names_is_there(document: str) -> None:
    named = re.findall(
        r"(?<![\w./-])(?:auditor|rules|templates|tests|docs|benchmarks|sample_reports)/[\w./-]*", text(document)
    )
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text(document))
    place = (ROOT / document).parent
    assert named
    assert [each for each in named if not (ROOT / each.rstrip(".")).exists()] == []
    assert [each for each in links if not (place / each).exists()] == []


def test_the_architecture_shows_every_room_and_the_layers_that_are_held() -> None:
    page = text("docs/architecture.md")
    rooms = {path.name for path in (ROOT / "auditor").iterdir() if path.is_dir() and path.name[0] != "_"}
    assert set(re.findall(r"^\| `(\w+)/?` \|", page, re.MULTILINE)) >= rooms
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["type"] == "layers")
    assert f"`{' → '.join(layers)}`" in page


def test_the_markers_that_contributors_are_told_of_are_those_registered() -> None:
    markers = tomllib.loads(text("pyproject.toml"))["tool"]["pytest"]["ini_options"]["markers"]
    names = [each.split(":")[0] for each in markers]
    assert [name for name in names if f"`{name}`" not in text("CONTRIBUTING.md")] == []


def test_no_two_decisions_bear_the_same_number() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    titles = [re.match(r"# (\d{4})\b", path.read_text(encoding="utf-8")) for path in records]
    assert [title and title[1] for title in titles] == [path.name[:4] for path in records]
