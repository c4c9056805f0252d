"""What is asked of an audit, and whether it can be done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from auditor.errors import AuditorError, reason
from auditor.output import FORMATS, OWN_FORM, SELF_CHECK, SPLIT, USUAL
from auditor.output.occasion import PLAIN, Occasion
from auditor.reading import LIMITS, Limits
from auditor.run.kept import kept_decisions
from auditor.run.settings import FILE, Settings

SCORED_BY = "评分责任单位"


@dataclass(frozen=True, slots=True)
class Request:
    """One audit: which files or folders, and where the results go. `rules` None: those that ship; `year` is the one asked for,
    None for any; `jobs` is the number of processes, None for as many as pay; `formats` are keys of `output.OUTPUTS`; `limits`
    are those of reading one file; `occasion` is as the workplace tells it; the other files are left out where None. `last_year` are
    folders of reports on earlier years, results of theirs, or folders with these. `base` are texts that the county
    gave out, none of which counts as shared. `form` is the office's own score sheet, to be filled in.
    `found` are the fields of files that nobody named: they lie where the office keeps them.
    `score`: a self-check tells the score."""

    paths: tuple[Path, ...]
    out: Path
    rules: Path | None = None
    templates: Path | None = None
    year: int | None = None
    jobs: int | None = None
    formats: tuple[str, ...] = USUAL
    limits: Limits = LIMITS
    roster: Path | None = None
    ledger: Path | None = None
    review: Path | None = None
    waivers: Path | None = None
    last_year: tuple[Path, ...] = ()
    findings: Path | None = None
    base: tuple[Path, ...] = ()
    form: Path | None = None
    found: tuple[str, ...] = ()
    occasion: Occasion = PLAIN
    score: bool = False


def requested(
    settings: Settings, paths: tuple[Path, ...], given: Mapping[str, Any], without: Collection[str] = ()
) -> Request:
    """The request for `paths` with the fields that are `given` (`formats` as one text; None: not given); what they leave open is
    as the workplace has it, and the decisions are those found where they are kept, but for the fields in `without`.
    Raises AuditorError for what neither says, for an unknown format, and for a file that is both given and to be left out."""
    if both := [name.replace("_", "-") for name in without if given.get(name)]:
        raise AuditorError(f"--{both[0]} 和 --no-{both[0]} 只能写一个。")
    own = ("submissions", "folder", "reviewers")
    settled = {field.name: getattr(settings, field.name) for field in fields(Settings) if field.name not in own}
    settled |= {name: value for name, value in given.items() if value is not None}
    paths = paths or ((settings.submissions,) if settings.submissions else ())
    if not paths or settled["out"] is None:
        lack = "没有写要审核的文件或文件夹" if not paths else "没有用 --out 写明结果放在哪个文件夹"
        raise AuditorError(f"{lack}，本文件夹的 {FILE} 里也没有。例如：auditor audit 报送材料 --out 结果")
    kept = kept_decisions(settings, settled["out"], paths)
    found = tuple(name for name in kept if not settled[name] and name not in without)
    settled |= {name: kept[name] for name in found} | dict.fromkeys(without)
    settled |= {name: settled[name] or () for name in ("last_year", "base")}
    asked = settled.pop("formats")
    formats = (*(format_names(asked) if asked else USUAL), *([OWN_FORM] if settled["form"] else []))
    return Request(paths, **settled, formats=formats, found=found)


def self_checked(
    settings: Settings, paths: tuple[Path, ...], given: Mapping[str, Any], without: Collection[str] = ()
) -> Request:
    """The request for a self-check of one file; its page goes where the results go, else into the current folder. Raises AuditorError
    for several files or a folder, and where other formats are asked for."""
    if len(paths) != 1 or paths[0].is_dir():
        raise AuditorError("自查一次只看一份报告，请写一个文件。例如：auditor audit 青石镇.docx --self-check")
    if given.get("formats"):
        raise AuditorError("--self-check 只生成自查页，不能和 --format、--split-by 一起写。")
    if given.get("last_year") or given.get("findings"):
        raise AuditorError("--self-check 不与上一年度比较，不能和 --last-year、--findings 一起写。")
    if given.get("form"):
        raise AuditorError("--self-check 只生成自查页，不能和 --form 一起写。")
    if given.get("base"):
        raise AuditorError("--self-check 不与别的报告比对，不能和 --base 一起写。")
    out = given.get("out") or settings.out or Path()
    without = (*without, "last_year", "findings", "form")
    return replace(requested(settings, paths, {**given, "out": out}, without), formats=(SELF_CHECK,), base=())


def format_names(text: str) -> tuple[str, ...]:
    """The formats of a text like "xlsx,html", each once. Raises AuditorError for an unknown one and where there is none."""
    names = [name.strip() for name in text.replace("，", ",").split(",") if name.strip()]
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise AuditorError(f"--format 不认识“{'、'.join(unknown) or text}”，可选：{'、'.join(FORMATS)}")
    return tuple(dict.fromkeys(names))


def with_split(by: str, formats: str | None) -> str:
    """The formats asked for (those usual where None), and the workbooks split by what `by` names. Raises AuditorError for anything but
    the body that scores."""
    if by.strip() != SCORED_BY:
        raise AuditorError(f"--split-by 后面写“{SCORED_BY}”，现在只能按它分开；写的是“{by}”。")
    return f"{formats or ','.join(USUAL)},{SPLIT}"


def check_places(request: Request) -> None:
    """Raises AuditorError where the results would mix with the submissions, and where there are no such templates."""
    out, templates = request.out.resolve(), request.templates
    if any(out in (path.resolve(), *path.resolve().parents) for path in request.paths if path.is_dir()):
        raise AuditorError("--out 不能是被审核的文件夹本身或它的上级，否则结果会混进报送材料里。请另选一个文件夹。")
    if templates and not templates.is_dir():
        raise AuditorError(f"找不到模板文件夹 {templates}。")


def make_writable(out: Path) -> None:
    """Make the output folder and try it. Raises AuditorError where nothing can be written there."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe = out / ".auditor-write-test"
        probe.write_bytes(b"")
        probe.unlink()
    except FileExistsError as error:
        raise AuditorError(f"--out 指向的 {out} 是一个文件，请另选一个文件夹。") from error
    except OSError as error:
        raise AuditorError(f"不能写入文件夹 {out}：{reason(error)}。请换一个文件夹，或检查权限。") from error
