"""One audit of a folder: a frozen request in, the results written, a frozen outcome out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from auditor.across.table import Understood
from auditor.model import AuditRun, Source
from auditor.output import check_templates
from auditor.results.written import Kept
from auditor.rules import Ruleset, load_rulesets
from auditor.run.assemble import assemble
from auditor.run.collect import collect
from auditor.run.comparing import read_base, with_copies
from auditor.run.earlier import read_earlier, with_earlier
from auditor.run.events import Observer, unobserved
from auditor.run.files import audit_files
from auditor.run.form import check_own_form
from auditor.run.given import Given, check_given, read_given, with_given
from auditor.run.last_year import read_last_year, seek_last_year, with_last_year
from auditor.run.remedies import take_remedies_before
from auditor.run.request import Request, check_places, make_writable
from auditor.run.ruling import aligned, main_ruleset, notes_on
from auditor.run.understood import understanding
from auditor.run.worker import Work
from auditor.run.writing import earlier_formats, write_outputs

MANY = 40  # files from which worker processes pay for their start


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an audit. `passed_over` are the names of rule and label files among the submissions; `written` the files of
    the results; `kept` are files of earlier results that people had changed, put aside; `given` are the decisions, of which `run.stale`
    are not in force; `remedies` is how many rows of 整改台账 were taken from the workbook of an earlier run.
    `renewed` are the formats that nobody asked for and an earlier run had left.
    `understood` gives the report that a scored file was understood as."""

    run: AuditRun
    ruleset: Ruleset
    given: Given
    passed_over: tuple[str, ...]
    written: tuple[Path, ...]
    kept: tuple[Kept, ...]
    remedies: int
    renewed: tuple[str, ...]
    understood: Understood = field(compare=False)


def audit(request: Request, observer: Observer = unobserved) -> Outcome:
    """Audit what is asked for and write the results; the observer hears how far it is. Raises AuditorError for what the user can
    mend, before any work where it can be known then, and whatever the observer raises (`Cancelled`)."""
    check_places(request)
    renewed = earlier_formats(request)
    request = replace(request, formats=(*request.formats, *renewed))
    rulesets = load_rulesets(request.rules, request.year)
    check_templates(request.formats, rulesets[-1], request.templates)
    check_given(request, rulesets)
    check_own_form(request, rulesets)
    sought = seek_last_year(request)
    base = read_base(request.base, rulesets[-1], request.limits)
    collected = collect(request.paths, request.out)
    make_writable(request.out)
    remedies, earlier = take_remedies_before(request.out), read_earlier(request)
    sources, work = collected.sources, Work(rulesets, request.year, request.limits)
    fates = list(audit_files(sources, work, _jobs(request, sources), observer))
    ruleset = main_ruleset(fates, rulesets)
    given = read_given(request, ruleset, sought.unused)
    years = read_last_year(sought, ruleset, work, _jobs(request, sought.sources), observer)
    notes = tuple(notes_on(fates, rulesets, ruleset))
    understood = understanding(ruleset)
    run = assemble(aligned(fates, ruleset), ruleset, notes)
    run = with_given(run, given, ruleset, understood, request.year)
    run = with_earlier(run, earlier, ruleset, given)
    run = with_last_year(run, years, given, ruleset, observer)
    run = with_copies(run, years.texts_before(run), base, ruleset, observer)
    check_templates(request.formats, ruleset, request.templates, run)
    written, kept = write_outputs(run, ruleset, request, given, observer, earlier.damaged)
    return Outcome(run, ruleset, given, collected.passed_over, written, kept, remedies, renewed, understood)


def _jobs(request: Request, sources: Sequence[Source]) -> int:
    """How many processes work on the sources."""
    return request.jobs or (os.cpu_count() or 1 if len(sources) >= MANY else 1)
