import subprocess
import sys

from auditor.output import FORMATS


def test_every_format_writes_the_files_it_tells_of(run, ruleset, tmp_path):
    written = [path for write in FORMATS.values() for path in write(run, ruleset, tmp_path, None)]
    assert sorted(written) == sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert {"scores.xlsx", "index.html", "results.json"} <= {path.name for path in written}


def test_the_same_run_gives_the_same_bytes(run, ruleset, tmp_path):
    for write in FORMATS.values():
        first = [path.read_bytes() for path in write(run, ruleset, tmp_path / "one", None)]
        second = [path.read_bytes() for path in write(run, ruleset, tmp_path / "two", None)]
        assert first == second


def test_a_run_without_reports_can_be_written(run, ruleset, tmp_path):
    from dataclasses import replace

    bare = replace(run, reports=(), set_aside=(), unreadable=())
    written = {name: len(write(bare, ruleset, tmp_path, None)) for name, write in FORMATS.items()}
    assert written == {"xlsx": 1, "html": 1, "json": 1, "docx": 0}


def test_the_table_of_formats_imports_no_writer():
    code = "import sys, auditor.output; print({'xlsxwriter', 'jinja2'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
