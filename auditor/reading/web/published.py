"""When a web page was published: the meta tag of government sites, else the metadata line above the text."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from auditor.rules.pages import PageRules

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_DATE = re.compile(r"\s*((?:19|20)[0-9]{2})\s{0,4}[-/.年]\s{0,4}([0-9]{1,2})\s{0,4}[-/.月]\s{0,4}([0-9]{1,2})(?![0-9])")
# PubDate is the tag of the national rules for government sites (国办发〔2017〕47号); the others are of Open Graph,
# Dublin Core, schema.org and common site programs. Compared without punctuation.
_META = (
    "pubdate", "publishdate", "publishtime", "publisheddate", "publishedtime", "articlepublishedtime", "datepublished",
    "dcdateissued", "releasedate",
)  # fmt: skip


def meta_date(tree: LexborHTMLParser) -> str | None:
    """The date that a meta tag of the page gives, as 2025-01-31; of several the one named first in `_META`."""
    found: dict[str, str] = {}
    for meta in tree.css("meta[content]"):
        for key in ("name", "property", "itemprop"):
            name = re.sub("[^a-z]", "", (meta.attributes.get(key) or "").lower())
            date = _date(meta.attributes.get("content") or "", 0)
            if date is not None:
                found.setdefault(name, date)
    return next((found[name] for name in _META if name in found), None)


def visible_date(text: str, rules: PageRules) -> str | None:
    """The date that follows one of the `published` names in the text of a page, as 2025-01-31."""
    dates = (_date(text, start) for start in rules.published_at(text))
    return next((date for date in dates if date is not None), None)


def _date(text: str, start: int) -> str | None:
    """The date that begins at `start`, None where there is none in the calendar."""
    match = _DATE.match(text, start)
    if match is None:
        return None
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None
