# Short names for the commands of CONTRIBUTING.md, which a test holds to this file.

set windows-shell := ["cmd.exe", "/c"]

# the program, from this folder, with what its tests and linters need
setup:
    pip install -e ".[test]" -c constraints.txt

# the tests to run while working
fast:
    pytest -m "not slow"

# the tests with these words in their name
one WORDS:
    pytest -k "{{WORDS}}"

# all tests
test:
    pytest

lint:
    ruff check .
    ruff format --check .
    mypy
    lint-imports

# the shipped rules: mistakes, examples, agreement with the labels
rules:
    auditor rules check
    auditor rules test
    auditor rules evaluate sample_reports/labels.yaml --quiet

samples:
    auditor audit sample_reports --out out

# what a submission must pass, in an environment of its own
ci:
    .ci/run

wheel:
    pip wheel . --no-deps -w dist
