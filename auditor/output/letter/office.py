"""What every letter says of the office that writes it; what the settings do not tell is left to be filled in by hand."""

from __future__ import annotations

from auditor.output.occasion import Occasion

BLANK = "＿＿＿＿"  # what could not be determined is left to be filled in by hand
_NUMBER, _UNTIL = f"{BLANK}〔{BLANK}〕＿＿号", f"{BLANK}年＿＿月＿＿日前"
_CONTACT, _SENDER = f"{BLANK}＿＿，电话{BLANK}{BLANK}", f"{BLANK}{BLANK}（印章）"


def office(occasion: Occasion) -> dict[str, str]:
    """The texts by the names of the fields."""
    says = occasion.letter
    return {
        "文号": says.number or _NUMBER,
        "用语": occasion.term,
        "时限": says.until or _UNTIL,
        "联系人": says.contact or _CONTACT,
        "落款": says.sender or _SENDER,
    }
