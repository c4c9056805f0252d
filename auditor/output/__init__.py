"""The outputs of a run: one table, whose writers are imported on first use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from auditor.output.occasion import PLAIN, Occasion

if TYPE_CHECKING:
    from auditor.model import AuditRun
    from auditor.rules.types import Ruleset

Writer: TypeAlias = "Callable[[AuditRun, Ruleset, Path, Path | None, Occasion], list[Path]]"
Namer: TypeAlias = "Callable[..., list[str]]"  # of a run, and of the ruleset where a folder says so
Checker: TypeAlias = "Callable[[Ruleset, Path | None, AuditRun | None], None]"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of an output. `each` is what a file in it is called; `namer` (`module:function`) names all of them for a run, and for the
    ruleset too where they go `by_rules`."""

    name: str
    each: str
    namer: str
    by_rules: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """One output. `title` is what users call it. It writes `file` and what it leads to (`further`), or files into `folders`, or both;
    `usual`: also where no output is asked for.

    `writer` and `checker` are `module:function`. The checker of an output with templates raises AuditorError for a mistake
    in them: with a run, any that this run would meet; without, what can be known before there is one.
    """

    title: str
    writer: str
    file: str = ""
    folders: tuple[Folder, ...] = ()
    further: tuple[str, ...] = ()
    usual: bool = True
    checker: str = ""

    def names(self, run: AuditRun, ruleset: Ruleset) -> list[str]:
        """The files that it writes for a run, as paths in the folder of the results."""
        named: list[tuple[Folder, Namer]] = [(folder, _function(folder.namer)) for folder in self.folders]
        of = {False: (run,), True: (run, ruleset)}
        each = [f"{folder.name}/{name}" for folder, namer in named for name in namer(*of[folder.by_rules])]
        return [*filter(None, [self.file]), *self.further, *each]

    def owns(self, name: str) -> bool:
        """Whether a path in the folder of the results is one of its own, in this run or another."""
        ours = any(name.startswith(f"{folder.name}/") for folder in self.folders)
        return ours or name in (self.file, *self.further)

    def write(
        self,
        run: AuditRun,
        ruleset: Ruleset,
        out_dir: Path,
        templates_dir: Path | None = None,
        occasion: Occasion = PLAIN,
    ) -> list[Path]:
        """Write the output into a folder and return the files. Raises AuditorError."""
        writer: Writer = _function(self.writer)
        return writer(run, ruleset, out_dir, templates_dir, occasion)


SPLIT = "split"  # also asked for by an option, which says by what
FORMATS: Mapping[str, Output] = {
    "xlsx": Output("评分表", "auditor.output.xlsx:write_xlsx", "scores.xlsx"),
    "html": Output(
        "网页", "auditor.output.html:write_html", "index.html",
        (
            Folder("reports", "报告的网页", "auditor.output.pages.names:report_files"),
            Folder("pairs", "雷同比对的网页", "auditor.output.pages.names:pair_files"),
        ),
        ("compare.html",), checker="auditor.output.html:check_pages",
    ),
    "json": Output("供其他程序使用的数据", "auditor.results.write:write_json", "results.json"),
    "docx": Output(
        "给各单位的反馈函", "auditor.output.notice:write_notices", "",
        (Folder("notices", "反馈函", "auditor.output.pages.names:letter_files"),), usual=False,
        checker="auditor.output.notice:check_notices",
    ),
    "forms": Output(
        "供打印签字的各单位评分表", "auditor.output.forms:write_forms", "forms.docx", usual=False,
        checker="auditor.output.forms:check_forms",
    ),
    "annotated": Output(
        "带批注的报告", "auditor.output.annotated.writer:write_annotated", "",
        (Folder("annotated", "带批注的报告", "auditor.output.pages.names:letter_files"),), usual=False,
    ),
    SPLIT: Output(
        "按评分责任单位分开的评分表", "auditor.output.split.book:write_split", "",
        (Folder("split", "分开的评分表", "auditor.output.split.bodies:split_files", by_rules=True),), usual=False,
    ),
    "bulletin": Output(
        "通报", "auditor.output.bulletin.write:write_bulletin", "bulletin.docx", usual=False,
        checker="auditor.output.bulletin.write:check_bulletin",
    ),
}  # fmt: skip
OWN_FORM = "own-form"  # asked for by an option of its own, which names the form
SELF_CHECK = "self-check"  # asked for by an option of its own: a page for one report alone
OUTPUTS: Mapping[str, Output] = {
    **FORMATS,
    OWN_FORM: Output(
        "本县的评分表", "auditor.output.form.writing:write_own_forms", "",
        (Folder("own-forms", "本县的评分表", "auditor.output.form.writing:form_files"),), usual=False,
    ),
    SELF_CHECK: Output(
        "自查页", "auditor.output.self_check:write_self_check", "self-check.html", usual=False,
        checker="auditor.output.self_check:check_self_check",
    ),
}  # fmt: skip
USUAL = tuple(name for name, output in FORMATS.items() if output.usual)


def check_templates(
    names: Iterable[str], ruleset: Ruleset, templates_dir: Path | None, run: AuditRun | None = None
) -> None:
    """Raises AuditorError for a mistake in the templates of these outputs, before anything is written."""
    for output in (OUTPUTS[name] for name in names):
        if output.checker:
            checker: Checker = _function(output.checker)
            checker(ruleset, templates_dir, run)


def _function(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
