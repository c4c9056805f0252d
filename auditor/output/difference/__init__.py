"""What two rulesets make of the same reports, as rows, as a page and as a workbook."""

from auditor.output.difference.book import write_difference_xlsx
from auditor.output.difference.page import write_difference_html
from auditor.output.difference.rows import Row, Side, rows

__all__ = ["Row", "Side", "rows", "write_difference_html", "write_difference_xlsx"]
