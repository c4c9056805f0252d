import re
from base64 import b64encode
from collections import defaultdict
from dataclasses import replace
from datetime import date
from hashlib import sha256
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from auditor.errors import AuditorError
from auditor.model import (
    Across,
    Decision,
    Defect,
    EvidenceState,
    Ignored,
    Level,
    Marks,
    Matter,
    Place,
    Progress,
    Resubmission,
    Tone,
)
from auditor.output.html import check_pages, write_html
from auditor.results.types import results_of
from auditor.results.write import results_data
from auditor.rules.flaws.types import Check, DatedList


@pytest.fixture
def pages(run, ruleset, tmp_path):
    """The text of each page by its path below the output folder."""
    written = write_html(run, ruleset, tmp_path)
    return {path.relative_to(tmp_path).as_posix(): path.read_text("utf-8") for path in written}


@pytest.fixture
def report(pages):
    return next(text for name, text in pages.items() if name.startswith("reports/001-"))


DATA = '<script type="application/json" id="data">'  # which no browser runs


def test_the_index_links_to_every_report_page(pages):
    links = {unquote(href) for href in re.findall(r'href="(reports/[^"#]+)"', pages["index.html"])}
    assert links == set(pages) - {"index.html", "compare.html"}


def test_a_cell_links_to_its_element_on_the_page(pages):
    links = re.findall(r'href="(reports/[^"#]+)#([^"]+)"', pages["index.html"])
    assert links
    for name, fragment in links:
        assert f' id="{fragment}"' in pages[unquote(name)]


def test_untrusted_text_is_never_markup(pages):
    for name, text in pages.items():
        assert re.findall("<script[^>]*>", text) == [DATA] * (name == "compare.html") + ["<script>"]
    assert any("&lt;script&gt;alert(1)&lt;/script&gt;" in text for text in pages.values())


def test_the_policy_names_the_one_script_of_the_page(pages):
    for text in pages.values():
        (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"script-src 'sha256-{digest}'\"" in text


def test_what_people_decided_and_typed_stands_on_the_page_of_the_office(run, ruleset, good_report, tmp_path):
    first, second = good_report.verdicts
    decision = Decision(Level.ACTED, "看过原件", "甲.xlsx")
    marks = Marks(45, "<i>纪要未附", 58, "会议纪要", EvidenceState.CHECKED, "乙.xlsx")
    verdicts = (replace(first, decision=decision, marks=marks, points=45), second)
    written = write_html(replace(run, reports=(replace(good_report, verdicts=verdicts),)), ruleset, tmp_path)
    page = next(path for path in written if path.parent.name == "reports").read_text("utf-8")
    told = LexborHTMLParser(page).css_first(".decided").text()
    assert told == (
        "程序判定为“有成效佐证”，人工复核改定（甲.xlsx）：看过原件；按等次应得 48.00 分，人工评为 45.00 分（乙.xlsx）；"
        "扣分原因：<i>纪要未附；自评 58.00 分；佐证材料：会议纪要（已核）"
    )


def test_pages_ask_for_nothing_from_outside(pages):
    for text in pages.values():
        assert not re.search(r"https?://|<script |<img|url\(|@import", text.replace(DATA, ""))
        assert "default-src 'none'" in text


def test_the_index_tells_counts_and_files_without_a_score(pages):
    index = pages["index.html"]
    for told in (
        "33.75",
        "扫描.pdf",
        "请报送文字版。",
        "要点.docx",
        "未评分：不是法治政府建设年度报告",
        "aaaaaaaaaaaa",
    ):
        assert told in index


def test_the_weakest_element_stands_first(pages):
    table = pages["index.html"].split("各要素达标情况")[1]
    assert table.index("学法") < table.index("法律顾问与公职律师")


def test_a_verdict_stands_beside_its_sentence_place_and_status(report):
    assert "担任法律顾问，<mark>审查合同12份</mark>。" in report
    assert '<a href="#p2">第2段</a>，第1页，一、主要举措' in report
    for told in (
        "有成效佐证",
        "60.00 ／ 60.00 分",
        "打算",
        "只有打算，没有写已做的事。",
        "写明学法的次数。",
        "内部提示（不随反馈函发出）",
        "内部核对。",
        "另有说明。",
    ):
        assert told in report


def test_every_link_within_a_page_has_its_target(pages):
    for text in pages.values():
        names = re.findall(r' id="([^"]+)"', text)
        assert len(names) == len(set(names))
        links = set(re.findall(r'href="#([^"]+)"', text))
        assert links and links <= set(names)


def test_ranks_within_the_kind_stand_beside_those_of_all(pages, report):
    assert re.search(r"<dt>类内排名（乡镇）</dt><dd>1<small>／1</small></dd>", report)
    assert re.search(r"<dt>总排名</dt><dd>1<small>／2</small></dd>", report)
    undetermined = next(text for name, text in pages.items() if name.startswith("reports/002-"))
    assert "类内排名" not in undetermined and "总排名" in undetermined
    assert re.findall(r"<tr data-levels[^>]*><td[^>]*></td><td[^>]*>(.+?)</td>", pages["index.html"]) == ["1", "—"]


def test_a_cell_tells_its_quote_shortened(run, ruleset, tmp_path):
    verdict = run.reports[0].verdicts[0]
    long = replace(verdict.evidence[0], quote="聘请" + "很" * 60)
    best = replace(run.reports[0], verdicts=(replace(verdict, evidence=(long,)), *run.reports[0].verdicts[1:]))
    *_, index = write_html(replace(run, reports=(best,)), ruleset, tmp_path)
    told = f'title="法律顾问与公职律师：有成效佐证。“聘请{"很" * 37}…”"'
    assert told in index.read_text("utf-8")


def test_page_furniture_is_set_apart(report):
    assert '<p id="p4" class="furniture">' in report


def test_what_the_pages_mark_is_what_the_results_quote(samples_run, shipped_ruleset, tmp_path):
    *written, _, _ = write_html(samples_run, shipped_ruleset, tmp_path)
    results = results_data(results_of(samples_run, shipped_ruleset))
    for path, report in zip(written, results["reports"], strict=True):
        shown = marked(path.read_text("utf-8"))
        assert {each for each in shown if each[0].startswith("q")} == quoted(report)
        assert sorted(each[1:] for each in shown if each[0].startswith("d")) == flawed(report, path)


def marked(page):
    """The text marked under each id, the paragraph it stands in before it."""
    joined = defaultdict(str)
    for piece in LexborHTMLParser(page).css(".fulltext a.q"):
        for name in piece.attributes["data-q"].split():
            joined[name, int(piece.parent.attributes["id"][1:])] += piece.text()
    return {(name, paragraph, text) for (name, paragraph), text in joined.items()}


def quoted(report):
    """The same from the results: each sentence of a verdict once for each status."""
    found = set()
    for number, verdict in enumerate(report["verdicts"], start=1):
        kept = dict.fromkeys((each["paragraph"], each["quote"], each["status"]) for each in verdict["evidence"])
        found |= {(f"q{number}-{at}", paragraph, quote) for at, (paragraph, quote, _) in enumerate(kept, start=1)}
    return found


def flawed(report, path):
    """Paragraph and text of each place of a flaw of the text, as the results have them."""
    places = [place for each in report["defects"] for place in ([each, *each["more"]] if each["paragraph"] else [])]
    text = {int(p.attributes["id"][1:]): p for p in LexborHTMLParser(path.read_text("utf-8")).css(".fulltext p[id]")}
    plain = {number: p.text()[len(str(number)) :] for number, p in text.items()}
    return sorted((at["paragraph"], plain[at["paragraph"]][at["start"] : at["end"]]) for at in places)


FLAWS = (
    Defect("x", Tone.HINT, "聘请", (Place(2, 0, 2),), "顿号用得不对。"),
    Defect("x", Tone.CHECK, "审查合同", (Place(2, 15, 19), Place(3, 0, 2)), "请核对。", count=7, element="adviser"),
    Defect("x", Tone.MUST, "学法", (Place(3, 3, 5),), "就是这个词。", ignored=Ignored("本县都这样写", "甲")),
    Defect("x", Tone.MUST, "12份", (Place(2, 19, 22),), "件数没有核对。", "请填写件数。", 0.5),
    Defect("x", Tone.CHECK, "", (), "缺少计划部分。"),
)


@pytest.fixture
def flawed_page(run, ruleset, good_report, tmp_path):
    report = replace(good_report, defects=FLAWS)
    path, *_ = write_html(replace(run, reports=(report,)), ruleset, tmp_path)
    return LexborHTMLParser(path.read_text("utf-8"))


def test_flaws_are_listed_by_tone_and_what_is_ignored_last_with_its_reason(flawed_page):
    listed = [article.text(separator=" ", strip=True) for article in flawed_page.css("#flaws article")]
    tones = [article.css_first(".chip").text() for article in flawed_page.css("#flaws article")]
    assert tones == ["必改", "请核", "请核", "提示", "已忽略"]
    assert "12份" in listed[0] and "件数没有核对。请填写件数。" in listed[0] and "扣 0.50 分" in listed[0]
    assert "第2段 、 第3段 ，共 7 处" in listed[1]
    assert "整份报告" in listed[2]
    assert "忽略的理由： 本县都这样写（甲）" in listed[4]


def test_every_place_of_a_flaw_bears_a_line_and_a_sign_beside_the_marks_of_evidence(flawed_page):
    signs = [(each.attributes["data-sign"], each.attributes["href"]) for each in flawed_page.css(".fulltext .sign")]
    assert signs == [("示", "#d4-1"), ("核", "#d2-1"), ("改", "#d1-1"), ("核", "#d2-2")]
    (must,) = flawed_page.css(".fulltext .q.must")
    assert must.text() == "12份" and {"evidenced", "flaw", "must"} <= set(must.attributes["class"].split())
    (ignored,) = flawed_page.css(".fulltext .q.ignored")
    assert ignored.text() == "学法"


def test_a_flaw_is_told_at_the_verdict_that_rests_on_it(flawed_page):
    told = {article.attributes["id"]: article.css(".why a") for article in flawed_page.css("article[id]")}
    assert [link.attributes["href"] for link in told["adviser"]] == ["#d2"]
    assert "请核对。" in flawed_page.css_first("#adviser").text()
    assert not told["training"]


def test_the_day_of_the_lists_stands_under_the_flaws(run, ruleset, tmp_path):
    listed = DatedList(date(2026, 3, 9), ())
    check = Check("lapsed-law", "法规已失效", "lapsed", Tone.CHECK, "法律", "甲", "", dated=listed)
    path, *_ = write_html(run, replace(ruleset, checks=(check,)), tmp_path)
    assert "“法规已失效”所用的名单，2026年3月9日查核。" in path.read_text("utf-8")


def test_a_template_of_the_user_replaces_the_shipped_one(run, ruleset, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "index.html.j2").write_text("\ufeff共 {{ page.rows | length }} 份", "utf-8")
    *reports, index = write_html(run, ruleset, tmp_path / "out", own)
    assert index.read_text("utf-8") == "共 2 份"
    assert "报告全文" in reports[0].read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("{% if %}", "语法错误"),
        ("{{ page.nothing }}", "不存在的变量"),
        ("{{ 1 / 0 }}", "计算出错"),
        ("{{ page.rows.__class__.mro() }}", "不允许的操作"),
        ("{% include 'none.j2' %}", "找不到要引用的模板"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_file_and_line(text, cause, run, ruleset, tmp_path):
    (tmp_path / "index.html.j2").write_text(f"<p>\n{text}\n", "utf-8")
    with pytest.raises(AuditorError, match=rf"index\.html\.j2 第 2 行有错误：.*{cause}"):
        write_html(run, ruleset, tmp_path / "out", tmp_path)


@pytest.mark.parametrize("name", ["index.html.j2", "base.html.j2", "report.js"])
def test_a_template_in_another_encoding_is_told_with_its_own_name_and_line(name, run, ruleset, tmp_path):
    (tmp_path / name).write_bytes("<p>\n总览".encode("gbk"))
    with pytest.raises(AuditorError, match=rf"{re.escape(str(tmp_path / name))} 第 2 行有错误：文件不是 UTF-8 编码"):
        write_html(run, ruleset, tmp_path / "out", tmp_path)
    with pytest.raises(AuditorError, match=rf"{re.escape(name)} 第 2 行有错误"):
        check_pages(ruleset, tmp_path)


def test_a_mistake_of_syntax_is_found_before_there_is_a_run(ruleset, tmp_path):
    (tmp_path / "charts.html.j2").write_text("<p>\n{% if %}", "utf-8")
    with pytest.raises(AuditorError, match=r"charts\.html\.j2 第 2 行有错误：语法错误"):
        check_pages(ruleset, tmp_path)


def test_a_mistake_that_only_one_report_meets_is_found_with_the_run(run, ruleset, tmp_path):
    (tmp_path / "report.html.j2").write_text("{% if page.rank == 2 %}\n{{ page.nothing }}{% endif %}", "utf-8")
    check_pages(ruleset, tmp_path)
    with pytest.raises(AuditorError, match=r"report\.html\.j2 第 2 行有错误：用到了不存在的变量"):
        check_pages(ruleset, tmp_path, run)


def test_sound_templates_and_other_files_pass_the_check(run, ruleset, tmp_path):
    (tmp_path / "index.html.j2").write_text("共 {{ page.rows | length }} 份", "utf-8")
    (tmp_path / "旧.j2").write_text("{% if %}", "utf-8")
    (tmp_path / "说明.txt").write_bytes("说明".encode("gbk"))
    for known in (None, run):
        check_pages(ruleset, tmp_path, known)
        check_pages(ruleset, None, known)


def test_a_template_folder_that_is_not_there_is_told(run, ruleset, tmp_path):
    with pytest.raises(AuditorError, match="找不到模板文件夹"):
        write_html(run, ruleset, tmp_path, tmp_path / "none")


@pytest.fixture
def again(run, good_report):
    """The run, in which the good report was handed in again, with hostile texts in what it had to mend."""
    script = "<script>alert(2)</script>"
    progress = (
        (Matter("training", Level.MISSING), Progress.OPEN),
        (Matter(check="placeholder", tone=Tone.MUST, quote="12份"), Progress.OPEN),
        (Matter("adviser", Level.MISSING), Progress.SOLVED),
        (Matter(check="placeholder", tone=Tone.CHECK, quote=script), Progress.SOLVED),
    )
    submission = good_report.submission
    told = Resubmission(
        submission.file, submission.sha256, script, 2023, f"{script}.docx", "f" * 64, "b" * 64, 40.0, "不合格", (), progress,
        ("0" * 64,),
    )  # fmt: skip
    return replace(run, across=Across(resubmissions=(told,)))


def test_the_page_of_a_report_handed_in_again_tells_what_became_of_each_matter(again, ruleset, tmp_path):
    write_html(again, ruleset, tmp_path)
    page = LexborHTMLParser(next((tmp_path / "reports").glob("001-*")).read_text("utf-8"))
    section = page.css_first("#again")
    assert section.css_first("p").text() == (
        "第一次报送的是《<script>alert(2)</script>.docx》，其间还报送过 1 份：得分 40.00（不合格）→ 67.50（不合格）。"
        "已解决 2 项、仍在 2 项、新出现 0 项。两次用的规则不同，变化可能来自规则。"
    )
    lists = {each.css_first("summary").text(): each for each in section.css("details")}
    assert list(lists) == ["仍在（2 项）", "已解决（2 项）"]
    assert [each.text() for each in lists["仍在（2 项）"].css("li")] == [
        "缺项：学法　第一次：缺失",
        "文字问题：占位符没有填　12份　第一次：必改",
    ]
    links = [each.attributes["href"] for each in lists["仍在（2 项）"].css("a")]
    assert all(page.css_first(link) for link in links) and links[0] == "#training"
    other = next((tmp_path / "reports").glob("002-*")).read_text("utf-8")
    assert "整改复核" not in other


def test_the_overview_marks_a_report_handed_in_again_with_both_scores(again, ruleset, tmp_path):
    write_html(again, ruleset, tmp_path)
    rows = LexborHTMLParser((tmp_path / "index.html").read_text("utf-8")).css("tr[data-levels]")
    assert ["重报 40.00 → 67.50" in row.text() for row in rows] == [True, False]
