"""The county of docs/规则编写.md that scores beside the elements is a county that works, and is listed as the page shows."""

import re
from pathlib import Path

from click.testing import CliRunner

from auditor.cli.main import cli

ROOT = Path(__file__).parents[3]


def test_the_county_that_scores_beside_the_elements_is_listed_as_shown(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "规则编写.md").read_text(encoding="utf-8")
    folder = tmp_path / "临溪规则"
    (folder / "elements").mkdir(parents=True)
    (folder / "ruleset.yaml").write_text("id: linxi\ntitle: 临溪县\nextends: gangyao-2021-2025\n", encoding="utf-8")
    for name, content in re.findall(r"`临溪规则\\(\S+)`：\n\n```yaml\n(.*?)```", text, re.DOTALL):
        (folder / name).write_text(content, encoding="utf-8")
    done = CliRunner().invoke(cli, ["rules", "list", "--rules", str(folder)])
    shown = text[text.index("扣分项 3 项") :].split("```")[0]
    listed = done.output[done.output.index("扣分项 3 项") :].split("\n台账的数字")[0]
    assert [line.rstrip() for line in listed.splitlines()] == shown.splitlines()
