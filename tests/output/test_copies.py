"""Reports that share text: their page, the overview, the reports' pages, the sheet and the names of the files."""

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from auditor.model import Across, Place, Recalled, Shared, Tone
from auditor.output import FORMATS
from auditor.output.copies import said_of
from auditor.output.html import write_html
from auditor.output.pages.names import OF_TWO, pair_files
from auditor.output.xlsx import write_xlsx
from auditor.results.written import clear_away, remember
from tests.copied_run import ADVISER, FORMULA, MEDIATION, SILENT, copied_run, stretch

NAMES = [
    "001-青石镇-上年青石镇.html",
    "002-青石镇-白芨镇.html",
    "003-白芨镇-花楼街道.html",
    "004-青石镇-花楼街道.html",
]
SCRIPT = "<script>alert(1)</script>"
BLAMING = re.compile("抄|照搬|剽窃|雷同于|来自")


@pytest.fixture(scope="module")
def run(shipped_ruleset):
    return copied_run(shipped_ruleset)


@pytest.fixture(scope="module")
def pages(run, shipped_ruleset, tmp_path_factory):
    """Each page by its path below the output folder."""
    out = tmp_path_factory.mktemp("out")
    written = write_html(run, shipped_ruleset, out)
    return {path.relative_to(out).as_posix(): LexborHTMLParser(path.read_text("utf-8")) for path in written}


@pytest.fixture(scope="module")
def pair(pages):
    return pages[f"pairs/{NAMES[1]}"]


def run_text(page, side, number):
    """The text marked as a passage on one side."""
    pane = page.css(".pane")[side]
    return "".join(each.text() for each in pane.css("mark.run") if str(number) in each.attributes["data-n"].split())


def test_every_pair_has_a_page_the_gravest_and_fullest_first(pages, run):
    assert pair_files(run) == NAMES
    assert [name for name in pages if name.startswith("pairs/")] == [f"pairs/{name}" for name in NAMES]


def test_a_hint_stands_after_what_is_to_be_looked_into(run):
    first, *others = run.across.copies
    hint = replace(first, tone=Tone.HINT, left=replace(first.left, share=1.0))
    assert pair_files(replace(run, across=Across((hint, *others))))[-1] == "004-白芨镇-花楼街道.html"


def test_long_names_of_two_units_still_give_a_name_that_a_system_takes(run):
    copy = replace(run.across.copies[0], last_year=True)
    long = replace(copy, left=replace(copy.left, unit="\U00020bb7" * 90), right=replace(copy.right, unit="𠮷" * 90))
    (name,) = pair_files(replace(run, across=Across((long,))))
    assert len(name.encode()) <= 255 and name.count("𠮷") == 2 * OF_TWO


def test_pages_of_pairs_of_an_earlier_run_are_cleared_away(run, shipped_ruleset, tmp_path):
    html = FORMATS["html"]
    names = html.names(run, shipped_ruleset)
    html.write(run, shipped_ruleset, tmp_path)
    remember(tmp_path, names)
    now = html.names(replace(run, across=Across()), shipped_ruleset)
    assert all(html.owns(name) for name in names)
    clear_away(tmp_path, set(names) - set(now))
    assert not list((tmp_path / "pairs").iterdir()) and len(list((tmp_path / "reports").iterdir())) == 3


def test_both_texts_stand_whole_with_every_passage_numbered_on_both_sides(pair):
    for side, unit, count in ((0, "青石镇", 12), (1, "白芨镇", 17)):
        assert run_text(pair, side, 1) == ADVISER.format(unit=unit, count=count)
        assert run_text(pair, side, 2) == "".join(MEDIATION)
        assert run_text(pair, side, 3) == SILENT
        numbers = [each.text() for each in pair.css(".pane")[side].css(".no")]
        assert numbers == ["1", "2", "2", "3"]  # the second passage runs over two paragraphs
    assert (
        "建成法治文化长廊1处" in pair.css(".pane")[0].text()
        and "组织“法律明白人”培训4期" in pair.css(".pane")[1].text()
    )


def test_a_number_leads_to_the_other_side_and_back(pair):
    for here, there in ("lr", "rl"):
        for number in "123":
            link = pair.css_first(f"#{here}{number}")
            assert link.attributes["href"] == f"#{there}{number}"


def test_changed_names_and_figures_are_bold_and_formula_text_is_grey(pair):
    assert [[each.text() for each in pane.css("mark b")] for pane in pair.css(".pane")] == [
        ["青石镇", "12份"],
        ["白芨镇", "17份"],
    ]
    assert [[each.text() for each in pane.css(".formula")] for pane in pair.css(".pane")] == [[FORMULA], [FORMULA]]


def test_the_list_tells_length_kind_and_equal_figures_of_every_passage(pair):
    rows = [[cell.text(strip=True) for cell in row.css("th, td")] for row in pair.css("[data-row]")]
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert rows[0][2:] == ["41", "只换了名称、数字", "9份、6次", "第4段", "第4段"]
    assert rows[1][2:] == ["62", "相同", "213件、208件、97.7%", "第6—7段", "第6—7段"]
    assert rows[2][2:] == ["29", "相同", "—", "第9段", "第9段"]


def test_the_head_tells_tone_shares_counts_and_whose_reports_they_are(pair, pages):
    figures = {each.css_first("dt").text(): each.css_first("dd").text() for each in pair.css(".figures > div")}
    assert figures == {
        "性质": "请核",
        "占甲文字": "62.0％",
        "占乙文字": "67.0％",
        "相同文字": "3 处",
        "最长一处": "62 字",
        "数字也相同的整句": "3 句",
    }
    links = [unquote(each.attributes["href"]).removeprefix("../") for each in pair.css(".both a")]
    assert [name[-len("青石镇.html") :] for name in links] == ["青石镇.html", "白芨镇.html"]
    assert set(links) <= set(pages)


def test_beside_last_years_report_the_right_side_is_called_so(pages):
    page = pages[f"pairs/{NAMES[0]}"]
    assert [each.text() for each in page.css(".pane h2")] == ["本年报告　青石镇", "上年报告　青石镇"]
    assert [row.css("td")[1].text() for row in page.css(".both tbody tr")] == ["2024", "2023"]
    assert run_text(page, 1, 3) == SILENT  # its text is at hand, though it is not of the run


def test_no_page_says_who_had_a_text_first(pages):
    shown = [pages["index.html"].css_first(".copied"), *(pages[f"pairs/{name}"].css_first("main") for name in NAMES)]
    assert not [found for each in shown for found in BLAMING.findall(each.text())]


def test_where_the_text_was_not_kept_the_passages_alone_are_shown(run, shipped_ruleset, tmp_path):
    def recalled(audit):
        own = audit.submission
        return replace(audit, submission=Recalled(own.file, own.sha256, "docx", "", None, 200, False, None, None))

    page = write_page(replace(run, reports=tuple(map(recalled, run.reports))), shipped_ruleset, tmp_path)
    assert all("全文没有保存" in pane.text() for pane in page.css(".pane"))
    for side, unit, count in ((0, "青石镇", 12), (1, "白芨镇", 17)):
        pane = page.css(".pane")[side]
        assert [each.text() for each in pane.css(".number")] == ["4", "6", "7", "9"]
        assert [each.text() for each in pane.css("mark b")] == [unit, f"{count}份"]
        assert run_text(page, side, 2) == "".join(MEDIATION)
    assert "法治文化长廊" not in page.html


def test_where_more_than_names_and_figures_changed_the_passage_is_alike_by_and_large(run):
    near = run.across.copies[1].passages[0]
    long = replace(near.left, changed=(*near.left.changed, Place(4, 10, 21)))
    told = [said_of(each) for each in (run.across.copies[1].passages[1], near, replace(near, left=long))]
    assert told == ["相同", "只换了名称、数字", "大体相同"]


def test_formula_text_within_a_passage_is_grey_and_not_coloured(run, shipped_ruleset, tmp_path):
    copy = run.across.copies[1]
    text, other = (audit.submission for audit in run.reports if audit.submission.file[:3] in ("青石镇", "白芨镇"))
    over = Shared(stretch(text, FORMULA), stretch(other, FORMULA), 30)
    page = write_page(replace(run, across=Across((replace(copy, passages=(over,)),))), shipped_ruleset, tmp_path)
    assert [each.text() for each in page.css("mark.run.formula")] == [FORMULA, FORMULA]


def test_two_reports_of_one_unit_are_headed_by_it_once(pages):
    assert pages[f"pairs/{NAMES[0]}"].css_first("h1").text() == "青石镇"
    assert pages[f"pairs/{NAMES[1]}"].css_first("h1").text() == "青石镇　白芨镇"


def test_a_passage_that_lies_over_another_keeps_its_number(run, shipped_ruleset, tmp_path):
    copy = run.across.copies[1]
    changed, *_, silent = copy.passages
    over = replace(silent, left=changed.left, right=silent.right)
    page = write_page(
        replace(run, across=Across((replace(copy, passages=(changed, over)),))), shipped_ruleset, tmp_path
    )
    assert run_text(page, 0, 1) == run_text(page, 0, 2) == changed.left.text
    assert [each.text() for each in page.css(".pane")[0].css(".no")] == ["1", "2"]


def test_a_hostile_pair_is_shown_as_text(run, shipped_ruleset, tmp_path):
    copy = run.across.copies[1]
    (left, right) = (
        replace(each, unit=SCRIPT, file=f"{SCRIPT}.docx", sha256="0" * 64) for each in (copy.left, copy.right)
    )
    passage = copy.passages[0]
    text = replace(passage, left=replace(passage.left, text=SCRIPT), figures=(SCRIPT,))
    hostile = replace(copy, left=left, right=right, passages=(text,), why=SCRIPT)
    out = write_html(replace(run, across=Across((hostile,))), shipped_ruleset, tmp_path)
    for path in (path for path in out if path.parent.name in ("pairs", tmp_path.name)):
        assert "<script>alert" not in path.read_text("utf-8")
    (page,) = (path for path in out if path.parent.name == "pairs")
    assert page.read_text("utf-8").count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 6


def write_page(run, ruleset, folder):
    """The page of the pair of 青石镇 and 白芨镇."""
    path = next(path for path in write_html(run, ruleset, folder) if path.name.endswith("-青石镇-白芨镇.html"))
    return LexborHTMLParser(path.read_text("utf-8"))


def test_the_overview_lists_the_pairs_and_leads_to_them(pages):
    rows = [[cell.text() for cell in row.css("td")] for row in pages["index.html"].css(".copied tbody tr")]
    assert rows[0] == ["请核", "青石镇", "青石镇（上年报告）", "90.0%", "95.0%", "3 处", "62 字", "3", "并排看"]
    assert [row[1:3] for row in rows[1:]] == [["青石镇", "白芨镇"], ["白芨镇", "花楼街道"], ["青石镇", "花楼街道"]]
    links = [unquote(each.attributes["href"]) for each in pages["index.html"].css(".copied a")]
    assert links == [f"pairs/{name}" for name in NAMES]


def test_the_matrix_tells_how_much_of_the_rows_report_stands_in_the_columns(pages):
    matrix = pages["index.html"].css_first(".matrix")
    assert [each.text() for each in matrix.css("thead th")] == ["青石镇", "白芨镇", "花楼街道"]
    rows = [[cell.text() for cell in row.css("th, td")] for row in matrix.css("tbody tr")]
    assert rows == [["青石镇", "", "62", "12"], ["白芨镇", "67", "", "31"], ["花楼街道", "17", "36", ""]]
    shades = [cell.attributes["class"] for cell in matrix.css("tbody td")]
    assert shades == ["self", "s3", "s1", "s3", "self", "s2", "s1", "s2", "self"]


def test_two_units_need_no_matrix(run, shipped_ruleset, tmp_path):
    copy = run.across.copies[0]
    *_, index = write_html(replace(run, across=Across((copy,))), shipped_ruleset, tmp_path)
    page = LexborHTMLParser(index.read_text("utf-8"))
    assert page.css(".copied tbody tr") and not page.css(".matrix")


def test_a_matrix_of_many_units_shows_the_first_forty_and_says_so(run, shipped_ruleset, tmp_path):
    copy = run.across.copies[0]
    many = tuple(
        replace(copy, left=replace(copy.left, unit=f"甲{at:03}镇"), right=replace(copy.right, unit=f"乙{at:03}镇"))
        for at in range(160)
    )
    *_, index = write_html(replace(run, across=Across(many)), shipped_ruleset, tmp_path)
    page = LexborHTMLParser(index.read_text("utf-8"))
    assert len(page.css(".matrix tbody tr")) == 40 and len(page.css(".copied tbody tr")) == 160
    assert "这里列出占比最高的 40 个，另有 280 个" in page.html


def test_where_nothing_is_alike_one_quiet_line_says_so(run, shipped_ruleset, tmp_path):
    *_, index = write_html(replace(run, across=Across()), shipped_ruleset, tmp_path)
    page = LexborHTMLParser(index.read_text("utf-8"))
    assert page.css_first("#copies").text() == "雷同比对：没有发现雷同的报告。" and not page.css(".copied, .matrix")
    *_, alone = write_html(replace(run, across=Across(), reports=run.reports[:1]), shipped_ruleset, tmp_path)
    assert "雷同" not in LexborHTMLParser(alone.read_text("utf-8")).css_first("main").text()


def test_the_page_of_a_report_leads_to_its_pairs(pages):
    page = next(page for name, page in pages.items() if name.startswith("reports/") and name.endswith("-青石镇.html"))
    told = [each.text(strip=True) for each in page.css("#notes li") if "并排看" in each.text()]
    assert [each.split("并排看")[0].rstrip() for each in told] == [
        "请核与青石镇上年报告有 3 处文字相同，占本报告 90.0%",
        "请核与白芨镇有 3 处文字相同，占本报告 62.0%",
        "请核与花楼街道有 3 处文字相同，占本报告 12.0%",
    ]
    links = [unquote(each.attributes["href"]) for each in page.css("#notes a")]
    assert links == [f"../pairs/{NAMES[at]}" for at in (0, 1, 3)]


def test_the_sheet_has_a_row_a_pair_with_shares_as_figures_and_a_link(run, shipped_ruleset, tmp_path):
    sheet = load_workbook(write_xlsx(run, shipped_ruleset, tmp_path)[0])["雷同比对"]
    titles = ["".join(cell.value.split()) for cell in sheet[3]]
    rows = [dict(zip(titles, row, strict=True)) for row in sheet.iter_rows(min_row=4)]
    assert [(row["单位甲"].value, row["单位乙"].value) for row in rows[:2]] == [
        ("青石镇", "青石镇（上年报告）"),
        ("青石镇", "白芨镇"),
    ]
    second = {title: cell.value for title, cell in rows[1].items()}
    assert (second["性质"], second["占甲"], second["占乙"]) == ("请核", 0.62, 0.67)
    assert rows[1]["占甲"].number_format == "0.0%"
    assert [second[title] for title in ("最长一处（字）", "相同文字（处）", "数字也相同的整句（句）")] == [62, 3, 3]
    assert second["最长一处的原文"].startswith(MEDIATION[0]) and second["最长一处的原文"].endswith(
        "（甲第6—7段，乙第6—7段）"
    )
    assert (second["文件甲"], second["文件乙"]) == ("青石镇.docx", "白芨镇.docx")
    targets = [row["并排看"].hyperlink.target.replace("\\", "/") for row in rows]
    assert targets == [f"pairs/{name}" for name in NAMES]


def test_the_sheet_shows_both_sides_of_a_passage_in_which_words_changed(run, shipped_ruleset, tmp_path):
    copy = run.across.copies[1]
    only = replace(run, across=Across((replace(copy, passages=copy.passages[:1]),)))
    sheet = load_workbook(write_xlsx(only, shipped_ruleset, tmp_path)[0])["雷同比对"]
    left, right, place = sheet.cell(4, 10).value.split("\n")
    assert left == f"甲：{ADVISER.format(unit='青石镇', count=12)}"
    assert right == f"乙：{ADVISER.format(unit='白芨镇', count=17)}"
    assert place == "（甲第4段，乙第4段，只换了名称、数字）"


def test_the_sheet_says_where_nothing_is_alike(run, shipped_ruleset, tmp_path):
    sheet = load_workbook(write_xlsx(replace(run, across=Across()), shipped_ruleset, tmp_path)[0])["雷同比对"]
    assert sheet["A4"].value == "没有发现雷同的报告。"
