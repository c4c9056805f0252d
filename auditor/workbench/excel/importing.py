"""A rulebook back into the rule files: merged, edited, checked as a ruleset, and only then put in their places."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import AuditorError, RuleMistakes
from auditor.rules import load_ruleset
from auditor.rules.choose import ruleset_folder
from auditor.workbench.excel.apply import edited_rules
from auditor.workbench.excel.columns import LEVEL_SHEET
from auditor.workbench.excel.element_rows import wanted_elements
from auditor.workbench.excel.level_rows import ids_of_levels, labels_of, wanted_main
from auditor.workbench.excel.merge import Merge
from auditor.workbench.excel.messages import changes_between, problem_of
from auditor.workbench.excel.placing import replace_files
from auditor.workbench.excel.reading import Sheet, read_rulebook
from auditor.workbench.excel.rule_files import RuleFile, Rules, read_rules


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import changed: the names of the files, and a line for each element or setting, in Chinese."""

    files: tuple[str, ...]
    changes: tuple[str, ...]


def import_rulebook(path: Path, into: Path, base: Path | None = None, delete: bool = False) -> Imported:
    """Take the edits in the workbook at `path` into the ruleset in the folder `into`; `base` is the folder of the ruleset that the
    workbook was exported from, `into` itself where None. Elements without a row are deleted only where `delete` is set.

    Raises AuditorError with all problems, each with sheet and cell; then nothing was written.
    """
    target = _read(into)
    source = target if base is None else _read(base)
    sheets = read_rulebook(path)
    merge = Merge(labels_of(source.main.tree), ids_of_levels(sheets[LEVEL_SHEET], source.main.tree))
    main = wanted_main(merge, sheets[LEVEL_SHEET], source, target)
    elements = wanted_elements(merge, sheets, source, target, delete)
    after = edited_rules(target, main, elements)
    changed = [new for old, new in zip(target.documents, after.documents, strict=True) if new.text != old.text]
    if changed:
        _check(merge, sheets, after, changed)
    if merge.problems:
        raise AuditorError(
            f"{path.name} 有 {len(merge.problems)} 处需要改正，改好保存后重新运行，规则还没有改动：\n"
            + "\n".join(map(str, sorted(merge.problems, key=lambda problem: problem.place)))
        )
    replace_files({document.path: document.mark + document.text.encode() for document in changed})
    return Imported(tuple(document.name for document in changed), tuple(changes_between(target, after)))


def _read(rules: Path) -> Rules:
    folder = ruleset_folder(rules, None)
    load_ruleset(folder)
    return read_rules(folder)


def _check(merge: Merge, sheets: Mapping[str, Sheet], after: Rules, changed: list[RuleFile]) -> None:
    """Load the new ruleset in a folder of its own; its mistakes become problems of cells. What concerns the whole ruleset says nothing
    while single cells are wrong."""
    with tempfile.TemporaryDirectory() as place:
        trial = Path(place) / after.folder.name
        shutil.copytree(after.folder, trial)
        for document in changed:
            (trial / document.name).write_bytes(document.mark + document.text.encode())
        try:
            load_ruleset(trial)
        except RuleMistakes as error:
            for mistake in error.mistakes:
                problem, whole = problem_of(mistake, merge, sheets, after)
                if not (whole and merge.problems):
                    merge.problems.append(problem)
