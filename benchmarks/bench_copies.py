"""Comparing reports with each other against auditing them: `python benchmarks/bench_copies.py [REPORTS]`.

Generated reports of about 4,300 characters from as many units: a third of the sentences are examples of the rules, which many reports
have, the rest are made of words in new orders; one report in 33 has a section of another. Told are the time of the comparison as a ratio
to that of judging the same texts (measured on a hundred of them) in one process, its highest use of memory, and what it found.
"""

from __future__ import annotations

import random
import sys
import threading
import time
from collections.abc import Sequence

import psutil

from auditor.across.copies.copies import copies
from auditor.judging.engine import Engine, build_engine
from auditor.model import AuditRun, Identity, Paragraph, ReportAudit, Submission, Tone
from auditor.rules import load_ruleset

LENGTH = 4300
JUDGED = 100  # texts that are judged for the ratio
PLANTED = 33  # of so many reports one has a section of another
SECTION = 10  # sentences
STEP = 0.02  # seconds between two looks at the memory


def generate(count: int, engine: Engine) -> list[Submission]:
    """The texts, the same in every run."""
    chance = random.Random(11)
    examples = [e.text.replace("\n", "") for element in engine.ruleset.elements for e in element.examples]
    words = sorted(
        {text[at : at + 3] for text in examples for at in range(0, len(text) - 3, 3) if text[at : at + 3].isalpha()}
    )
    made: list[list[str]] = []
    for number in range(count):
        lines, size = [], 0
        while size < LENGTH:
            own = chance.random() < 0.66
            line = "".join(chance.choices(words, k=chance.randint(6, 16))) + "。" if own else chance.choice(examples)
            lines.append(line)
            size += len(line)
        if number % PLANTED == PLANTED - 1:
            source = made[chance.randrange(number)]
            start = chance.randrange(len(source) - SECTION)
            lines[20 : 20 + SECTION] = source[start : start + SECTION]
        made.append(lines)
    return [_submission(number, lines) for number, lines in enumerate(made)]


def _submission(number: int, lines: Sequence[str]) -> Submission:
    title = [f"第{number}镇2024年法治政府建设工作报告", "现将有关情况报告如下：", "一、主要举措和成效"]
    body = ["".join(lines[at : at + 5]) for at in range(0, len(lines), 5)]
    paragraphs = tuple(Paragraph(at, text) for at, text in enumerate([*title, *body], 1))
    return Submission(f"{number:05}.txt", str(number), "txt", paragraphs)


class Peak:
    """The highest use of memory of this process while it is open, in MB above that at the beginning."""

    def __enter__(self) -> Peak:
        self._process, self._open = psutil.Process(), True
        self.before = self.most = self._process.memory_info().rss
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._open = False
        self._thread.join()

    def _watch(self) -> None:
        while self._open:
            self.most = max(self.most, self._process.memory_info().rss)
            time.sleep(STEP)

    @property
    def megabytes(self) -> float:
        return (self.most - self.before) / 1e6


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    engine = build_engine(load_ruleset())
    submissions = generate(count, engine)
    start = time.perf_counter()
    for submission in submissions[:JUDGED]:
        engine.audit(submission)
    judging = (time.perf_counter() - start) * count / min(count, JUDGED)
    audits = [
        ReportAudit(each, Identity(f"{number}镇", None, 2024), 0.0, "", ()) for number, each in enumerate(submissions)
    ]
    run = AuditRun("", "", "", tuple(audits), (), ())
    with Peak() as peak:
        start = time.perf_counter()
        found = copies(run, engine.ruleset)
        comparing = time.perf_counter() - start
    checked = sum(copy.tone is Tone.CHECK for copy in found)
    print(f"{count} reports, {sum(each.characters for each in submissions) / count:.0f} characters each")
    print(f"judging {judging:.1f} s, comparing {comparing:.1f} s, ratio {comparing / judging:.2f}")
    print(f"memory of the comparison {peak.megabytes:.0f} MB")
    print(f"{count // PLANTED} sections planted; told {len(found)} pairs, 请核 {checked}")


if __name__ == "__main__":
    main()
