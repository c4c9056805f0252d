"""Rich text (.rtf): paragraphs and table rows in order, as an accepted document shows them (RTF 1.9.1)."""

from __future__ import annotations

from dataclasses import replace

from auditor.model import for_unit
from auditor.reading.draft import Draft, RefusedError
from auditor.reading.rtf.flow import Flow
from auditor.reading.rtf.tokens import SYMBOL, Token, font_encoding, tokens
from auditor.reading.rtf.words import ACTIONS, CHARACTERS, State, put
from auditor.rules.pages import PageRules

# Groups that hold no text of the document; \* marks the others that a program may pass over.
_SKIPPED = frozenset((
    "colortbl", "filetbl", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
    "footerf", "listtable", "listoverridetable", "fldinst", "objdata", "objclass", "objname", "shprslt",
    "nonesttables", "sp", "upr", "mmath", "xe", "rxe", "tc", "txe", "private", "template", "pntxta", "pntxtb",
    "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "nextfile",
))  # fmt: skip
_STARRED = frozenset(("shpinst", "shptxt", "footnote", "do", "dptxbxtext"))
_FLOWS = frozenset(("listtext", "pntext", "footnote", "shptxt", "dptxbxtext"))
_MAX_DEPTH = 10_000  # groups in each other
_MAX_FLOWS = 16  # a label in a footnote in a text box in the text makes four


def read_rtf(data: bytes, _rules: PageRules) -> Draft:
    """The paragraphs of a rich text document, the footnotes after the text; without deleted and hidden text, headers
    and footers.

    Raises RefusedError for bytes that are no rich text, and for more tokens than any report has.
    """
    start = data.find(b"{\\rtf", 0, 1024)
    if start < 0:
        raise RefusedError("文件不是 RTF 文档，或已损坏。", "请用 Word 或 WPS 打开核对，另存为 .docx 后重新报送。")
    state = State()
    for token in tokens(data, start):
        if token.word:
            _flush(state)
            _control(state, token)
            if token.word == "}" and not state.outer:
                break
        else:
            _bytes(state, token.text)
    _flush(state)
    notes = (for_unit("文件结尾不完整，可能缺少后面的内容。"),) if state.outer else ()
    while state.outer:
        _close(state)
    return Draft((*state.flows[0].closed(), *state.footnotes), notes=notes)


def _bytes(state: State, text: bytes) -> None:
    """Text as bytes, without those that stand in for the number of a character before them."""
    passed = min(state.passed_over, len(text))
    state.passed_over -= passed
    if not state.group.skipped:
        state.pending += text[passed:]


def _flush(state: State) -> None:
    """Decodes the pending bytes: a character may be spread over several tokens of bytes."""
    if state.pending:
        encoding = font_encoding(state.charsets.get(state.group.font), state.page)
        if encoding != SYMBOL:
            put(state, state.pending.decode(encoding, "replace"))
        state.pending.clear()


def _control(state: State, token: Token) -> None:
    """A brace, control word or control symbol."""
    word, number = token.word, token.number
    starred, state.starred = state.starred, word == "\\*"
    # Programs that give no stand-in for a character's number go straight on with a control word.
    state.passed_over = 0
    if word == "{":
        if len(state.outer) > _MAX_DEPTH:
            raise RefusedError("RTF 已损坏，无法读取。", "请用 Word 或 WPS 打开核对，另存为 .docx 后重新报送。")
        state.outer.append(state.group)
        state.group = replace(state.group, opens="")
    elif word == "}":
        _close(state)
    elif state.group.skipped:
        pass
    elif word in _SKIPPED or (starred and word not in _STARRED):
        state.group.skipped = True
    elif word in _FLOWS and not state.group.opens and len(state.flows) < _MAX_FLOWS:
        state.group.opens = word
        state.flows.append(Flow())
    elif word in CHARACTERS:
        put(state, CHARACTERS[word])
    elif word in ACTIONS:
        ACTIONS[word](state, number)


def _close(state: State) -> None:
    """Ends a group, and the flow that began in it."""
    opened = state.group.opens
    if state.outer:
        state.group = state.outer.pop()
    if not opened:
        return
    flow = state.flows.pop()
    if opened == "footnote":
        state.footnotes += flow.closed()
    elif opened in ("shptxt", "dptxbxtext"):
        state.flows[-1].boxes += flow.closed()
    else:
        label = "".join(flow.parts).strip()
        # A bullet is no number; Word's hollow bullet is the letter o.
        if label != "o" and any(char.isalnum() for char in label) and not (state.group.hidden or state.group.deleted):
            state.flows[-1].label = label
