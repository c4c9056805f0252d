"""The outputs of a run written, and what people have changed among earlier ones kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from auditor.model import AuditRun
from auditor.output import FORMATS, OUTPUTS, SELF_CHECK
from auditor.results.written import Kept, clear_away, keep_changed, really_changed, remember, written_before
from auditor.roster.apart import apart
from auditor.rules import Ruleset
from auditor.run.events import Observer, WritingOutput
from auditor.run.given import Given
from auditor.run.request import Request


def earlier_formats(request: Request) -> tuple[str, ...]:
    """The formats that are not asked for, of which an earlier run's files still lie in the folder of the results: beside new ones
    they would tell what does not hold any more. A self-check, which is of one report, leaves them as they are."""
    if SELF_CHECK in request.formats:
        return ()
    there = [name for name in written_before(request.out) if (request.out / name).is_file()]
    return tuple(
        format
        for format, output in FORMATS.items()
        if format not in request.formats and any(output.owns(name) for name in there)
    )


def write_outputs(
    run: AuditRun, ruleset: Ruleset, request: Request, given: Given, observer: Observer, damaged: Collection[str] = ()
) -> tuple[tuple[Path, ...], tuple[Kept, ...]]:
    """Write the outputs that are asked for; returns the files written and those kept under another name, because they were not
    as an earlier run had written them or are `damaged`. Files of earlier runs that bear a name no longer used are deleted. Raises
    AuditorError."""
    outputs = [OUTPUTS[name] for name in request.formats]
    wanted = {name for output in outputs for name in output.names(run, ruleset)}
    earlier = {name for name in written_before(request.out) if any(output.owns(name) for output in outputs)}
    kept = keep_changed(request.out, wanted | earlier, damaged)
    try:
        written = tuple(_write(run, ruleset, request, given, observer))
        new = {path.relative_to(request.out).as_posix() for path in written}
        clear_away(request.out, (earlier | wanted) - new)
    finally:  # whatever stands there now was written by us: what was not has another name
        remember(request.out, wanted | earlier)
    return written, really_changed(request.out, kept)


def _write(run: AuditRun, ruleset: Ruleset, request: Request, given: Given, observer: Observer) -> Iterator[Path]:
    listed = Counter(unit.kind for unit in given.roster.units) if given.roster else None
    told = apart(run, given.roster, ruleset) if given.roster else ""
    occasion = replace(request.occasion, year=request.year, listed=listed, apart=told, scored=request.score)
    occasion = replace(occasion, form=request.form)
    for name in request.formats:
        observer(WritingOutput(name))
        yield from OUTPUTS[name].write(run, ruleset, request.out, request.templates, occasion)
