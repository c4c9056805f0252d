"""A rulebook back into the rule files: merged, edited, checked as a ruleset, and only then put in their places."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import AuditorError, RuleMistakes
from auditor.rules import load_ruleset
from auditor.rules.choose import ruleset_folder
from auditor.rules.locate import is_shipped
from auditor.workbench.excel.apply import edited_rules, verify
from auditor.workbench.excel.columns import LEVEL_SHEET
from auditor.workbench.excel.content import Content, Layers, read_layers
from auditor.workbench.excel.element_rows import wanted_elements
from auditor.workbench.excel.in_vain import edited_in_vain
from auditor.workbench.excel.level_rows import ids_of_levels, labels_of, wanted_main
from auditor.workbench.excel.listed_rows import wanted_shared
from auditor.workbench.excel.merge import Merge
from auditor.workbench.excel.messages import changes_between, problem_of
from auditor.workbench.excel.own_files import own_edits
from auditor.workbench.excel.placing import replace_files
from auditor.workbench.excel.reading import Sheet, read_rulebook
from auditor.workbench.excel.rule_files import RuleFile, Rules


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import changed: the names of the files, and a line for each element or setting; `notes` are what to know of the
    workbook. All in Chinese."""

    files: tuple[str, ...]
    changes: tuple[str, ...]
    notes: tuple[str, ...] = ()


def import_rulebook(path: Path, into: Path, base: Path | None = None, delete: bool = False) -> Imported:
    """Take the edits in the workbook at `path` into the ruleset in the folder `into`, of one that extends another into its own files
    alone; `base` is the folder of the ruleset that the workbook was exported from, `into` itself where None. Elements without a row
    are deleted only where `delete` is set (switched off where they are those of the ruleset beneath).

    Raises AuditorError with all problems, each with sheet and cell, then nothing was written; and for shipped rules.
    """
    target = _read(into)
    if is_shipped(target.own.folder):
        raise AuditorError(
            "随程序提供的规则不能改。请写进本县自己的规则（auditor init 生成的 rules 文件夹），或者先用 auditor rules copy 复制一份。"
        )
    source = target if base is None else _read(base)
    sheets, absent = read_rulebook(path)
    notes = *absent, *edited_in_vain(path, source.content)
    merge = Merge(labels_of(source.content.main), ids_of_levels(sheets[LEVEL_SHEET], source.content.main))
    main = wanted_main(merge, sheets[LEVEL_SHEET], source.content, target.content)
    elements = wanted_elements(merge, sheets, source.content, target.content, delete)
    shared = wanted_shared(merge, sheets, source.content.shared, target.content.shared, delete)
    own = own_edits(merge, target, main, elements, shared)
    after = edited_rules(own.files, own.main, own.elements, own.shared)
    changed = [new for old, new in zip(own.files.documents, after.documents, strict=True) if new.text != old.text]
    now = _checked(merge, sheets, target, after, changed) if changed else None
    if merge.problems:
        raise AuditorError(
            f"{path.name} 有 {len(merge.problems)} 处需要改正，改好保存后重新运行，规则还没有改动：\n"
            + "\n".join(map(str, sorted(merge.problems, key=lambda problem: problem.place)))
        )
    if now is None:
        return Imported((), (), notes)
    verify(now, main, elements, shared)
    replace_files({document.path: document.mark + document.text.encode() for document in changed})
    told = changes_between(target.content, now, {**target.own.part_of, **after.part_of})
    return Imported(tuple(document.name for document in changed), tuple(told), notes)


def _read(rules: Path) -> Layers:
    folder = ruleset_folder(rules, None)
    load_ruleset(folder)
    return read_layers(folder)


def _checked(
    merge: Merge, sheets: Mapping[str, Sheet], target: Layers, after: Rules, changed: Sequence[RuleFile]
) -> Content | None:
    """What the new ruleset says, loaded in a folder of its own, beside those that it extends; its mistakes become problems of cells.
    What concerns the whole ruleset says nothing while single cells are wrong."""
    with tempfile.TemporaryDirectory() as place:
        for folder in target.folders:
            shutil.copytree(folder, Path(place) / folder.resolve().name)
        trial = Path(place) / after.folder.resolve().name
        for document in changed:
            (trial / document.name).parent.mkdir(exist_ok=True)
            (trial / document.name).write_bytes(document.mark + document.text.encode())
        try:
            load_ruleset(trial)
            return read_layers(trial).content
        except RuleMistakes as error:
            for mistake in error.mistakes:
                problem, whole = problem_of(mistake, merge, sheets, after)
                if not (whole and merge.problems):
                    merge.problems.append(problem)
    return None
