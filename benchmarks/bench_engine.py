"""Speed of the engine as ratios measured in one run: `python benchmarks/bench_engine.py [TEXTS]`.

On generated report texts of about 4,000 characters: a bare scan of the automaton, the matching stage, one `re.finditer` a wording over
the whole text, and text to verdicts end to end; then reading and judging one .docx against parsing its XML alone.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from auditor.judging.engine import Engine, build_engine
from auditor.matching import match
from auditor.model import Paragraph, Submission
from auditor.reading import read
from auditor.rules import load_ruleset

LENGTH = 4000
ROUNDS = 3
HEADINGS = ("一、2024年主要举措和成效", "二、存在的不足和原因", "三、2025年工作打算")
FILLER = (
    "全镇上下团结一心，把各项工作抓细抓实，经济社会保持平稳健康发展，群众生活水平稳步提高。",
    "坚持问题导向和目标导向相统一，层层压实责任，推动重点任务落地见效，干部精神面貌焕然一新。",
    "聚焦主责主业，统筹安全与发展，以钉钉子精神推进乡村建设，人居环境明显改善。",
)


def generate(count: int, engine: Engine) -> list[Submission]:
    """Texts made of the rules' own examples and filler, about one sentence in three speaking to an element."""
    chance = random.Random(7)
    sentences = [e.text.replace("\n", "") for element in engine.ruleset.elements for e in element.examples]
    made = []
    for number in range(count):
        lines = ["青石镇2024年法治政府建设工作报告", "2024年，青石镇坚持依法行政。现将有关情况报告如下："]
        for heading, share in zip(HEADINGS, (0.75, 0.12, 0.13), strict=True):
            lines.append(heading)
            size, item = 0, 1
            while size < LENGTH * share:
                body = "".join(chance.choice(sentences if chance.random() < 0.34 else FILLER) for _ in range(5))
                lines += [f"（{'一二三四五六七八九十'[item % 10]}）强化责任担当，推动工作落实", body]
                size, item = size + len(body) + 18, item + 1
        paragraphs = tuple(Paragraph(index, line) for index, line in enumerate(lines, 1))
        made.append(Submission(f"{number}.txt", "", "txt", paragraphs))
    return made


def seconds(work: Callable[[], object]) -> float:
    """The median over a few rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def parse_xml(path: Path) -> None:
    """What any reader must do: open the archive and parse its XML."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                etree.fromstring(package.read(name))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    engine = build_engine(load_ruleset())
    submissions = generate(count, engine)
    reports = [engine.outline(submission) for submission in submissions]
    characters = sum(len(report.text) for report in reports)
    encoded = [report.text.encode("utf-16-le") for report in reports]
    patterns = [
        re.compile(w.body.replace(r"\p{Han}", "[一-鿿]"))
        for w in engine.matcher.wordings
        if not w.body.startswith("(?<!")
    ]
    few = reports[: max(1, count // 50)]
    match(reports[0], engine.matcher)

    bare = seconds(lambda: [engine.matcher.automaton.find_matches_as_indexes(t, overlapping=True) for t in encoded])
    matching = seconds(lambda: [match(report, engine.matcher) for report in reports])
    single = (
        seconds(lambda: [list(p.finditer(r.text)) for r in few for p in patterns])
        * characters
        / sum(len(r.text) for r in few)
    )
    whole = seconds(lambda: [engine.audit(submission) for submission in submissions])
    outlining = seconds(lambda: [engine.outline(submission) for submission in submissions])

    print(f"{count} texts, {characters / count:.0f} characters each, {len(engine.matcher.wordings)} wordings")
    for name, value in (
        ("bare scan", bare),
        ("matching", matching),
        ("one by one", single),
        ("outline", outlining),
        ("text to verdicts", whole),
    ):
        print(f"{name:<18}{value / characters * 1e9:>9.1f} ns a character{count / value:>12.0f} texts/s")
    print(f"matching / bare scan: {matching / bare:.2f}   one by one / matching: {single / matching:.1f}")
    bench_docx(engine)


def bench_docx(engine: Engine) -> None:
    """Reading and judging a sample .docx against parsing its XML."""
    path = next((Path(__file__).parents[1] / "sample_reports").glob("05-*.docx"))
    engine.audit(read(path, path.name, engine.ruleset.pages))
    parsing = seconds(lambda: [parse_xml(path) for _ in range(50)])
    auditing = seconds(lambda: [engine.audit(read(path, path.name, engine.ruleset.pages)) for _ in range(50)])
    print(
        f"read and judge a .docx: {auditing * 20:.2f} ms, its XML {parsing * 20:.2f} ms, ratio {auditing / parsing:.2f}"
    )


if __name__ == "__main__":
    main()
