"""Words made to harm, in every field that anybody may write in, in every kind of copy and file.

The fields are those that the kinds declare: whoever adds one has it tried here too.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from functools import cache
from typing import cast

import pytest
from icalendar import Calendar
from lxml import etree
from openpyxl import load_workbook

from mam_desktop.changes.change import JsonValue
from mam_desktop.documents.ical import write_calendar
from mam_desktop.documents.json_out import write_json
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.pdf_hidden import pdf_hidden_words
from mam_desktop.documents.pdf_whole import pdf_whole_texts
from mam_desktop.documents.reading import everything_in, read_back
from mam_desktop.documents.tables_out import harmless, write_csv, write_xlsx
from mam_desktop.documents.visible import visible
from mam_desktop.documents.word import write_word
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.content import Content
from mam_desktop.meeting.copies import CopyOrder, Paper, copy_content_for
from mam_desktop.meeting.council_papers import CouncilPapers
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_sheet import LONGEST_PROMISE, shortened
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.plan_rows import action_rows, calendar_entries
from mam_desktop.meeting.signing import copy_content
from tests.documents.every_copy import MADE_AT, RECIPIENTS, with_marks_changed
from tests.meeting.marked import MEETING, marked_entries

HARM = {
    "markup": "<b>&amp;</b> & < > <img src=file:///etc/passwd> ]]> <!-- <unclosed a='\"",
    "template": "{{7*7}} {% for x in y %} ${7*7} #{7*7} %s {name} {0}",
    "formula": '=HYPERLINK("https://x.example","y")',
    "plus": "+1+cmd|' /C calc'!A0",
    "at": "@SUM(1)",
    "minus": "\t-1+1",
    "directions": "\u202eevil\u202c \u2066in\u2069 \u200bno\u00adne",
    "controls": "a\0b\x07\x1b[31m \x85\u2028end",
    "lines": "x\r\nBEGIN:VEVENT\r\nSUMMARY:y\r\nEND:VEVENT",
    "codes": "\\u0041 _x0041_ \\n \\, ; (\\050) \ufffe \U0001f408\u200d\u2b1b",
    "pdf": ") Tj ET /JS (app.alert(1)) >> endobj <</S/JavaScript>>",
}
HARM_ON_PAPER = {
    "what acts": " ".join(HARM[one] for one in ("formula", "markup", "template", "pdf", "plus")),
    "letters": " ".join(HARM[one] for one in ("minus", "directions", "controls")),
    "lines": " ".join(HARM[one] for one in ("lines", "codes")),
}
COPIES = {**RECIPIENTS, "agency": Recipient(Copy.AGENCY, agency="")}
COUNCILS_WORDS = tuple(
    one.name for one in fields(CouncilPapers) if one.default == "" and one.name != "logo_file"
)
PLAIN = "plain"
OURS_IN_PDF = frozenset({"/JS", "/JavaScript", "/Launch", "/URI", "/AA", "/OpenAction", "/GoToR"})
Change = Callable[[str], str]


def plainly(mark: str) -> str:
    return f"{PLAIN} {mark} {PLAIN}"


def harming(words: str) -> Change:
    return lambda mark: f"{words} {mark} {words}"


def to(copy: str, change: Change) -> Recipient:
    """Return whom a copy is for; a service goes by the name its people give it."""
    one = COPIES[copy]
    return (
        Recipient(Copy.AGENCY, agency=change("person–organisation–mark"))
        if not one.readers and (copy == "agency")
        else one
    )


def council(change: Change) -> CouncilPapers:
    """Return a council that has written the same into each of its own settings."""
    make = cast("Callable[..., CouncilPapers]", CouncilPapers)
    return make(**{name: change(f"council–{name}–mark") for name in COUNCILS_WORDS})


def content_of(copy: str, paper: Paper, change: Change) -> Content:
    entries = with_marks_changed(change)
    order = CopyOrder(
        recipient=to(copy, change), paper=paper, made_at=MADE_AT, council=council(change)
    )
    return copy_content_for(entries, entries.get(Meeting, MEETING), order)


@cache
def all_marks() -> frozenset[str]:
    told = {one.word for one in marked_entries(share="everyone").marks}
    return frozenset(told | {f"council–{one}–mark" for one in COUNCILS_WORDS})


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def lacking(clean: Iterable[str], harmed: Iterable[str], expected: Change) -> list[str]:
    """Return what a clean file says that does not stand in the other with all that was typed."""
    before, after = squeezed("\n".join(clean)), [squeezed(one) for one in harmed]
    found = [one for one in all_marks() if squeezed(plainly(one)) in before]
    assert found
    return [one for one in sorted(map(expected, found)) if not stands_in(one, after)]


def stands_in(words: str, parts: Sequence[str]) -> bool:
    """Say whether words stand in some parts, or begin in one and go on in another: two pages."""
    told = squeezed(words)
    return told in "".join(parts) or is_torn(told, parts)


def is_torn(words: str, parts: Sequence[str]) -> bool:
    begun = [at for at in range(1, len(words)) if any(one.endswith(words[:at]) for one in parts)]
    return any(one.startswith(words[at:]) for at in begun for one in parts)


PAPERS = [
    *((copy, Paper.MINUTES) for copy in COPIES if copy != "reader"),
    *(("family", paper) for paper in Paper if paper is not Paper.MINUTES),
    *((copy, Paper.PLAN) for copy in ("running_sheet", "agency")),
]


@pytest.mark.parametrize("harm", HARM_ON_PAPER)
@pytest.mark.parametrize("as_format", ["pdf", "docx"])
def test_what_was_typed_stands_in_every_paper_letter_by_letter(as_format: str, harm: str) -> None:
    def change(mark: str) -> str:
        return f"{HARM_ON_PAPER[harm]} {mark} </b>"

    def told(mark: str) -> str:
        return visible(change(mark))

    for copy, paper in PAPERS:
        clean = clean_file(copy, paper, as_format)
        data = written(content_of(copy, paper, change), as_format)
        gone = lacking(body(clean, as_format), body(data, as_format), told)
        if paper is Paper.FAMILY_SHEET:
            # One page is all there is; the plan has long promises whole.
            parts = [squeezed(one) for one in body(data, as_format)]
            gone = [one for one in gone if not stands_in(shortened_promise(one), parts)]
        assert gone == [], (copy, paper)
        check_nothing_acts(data, clean, as_format)


def shortened_promise(words: str) -> str:
    assert re.search("action–(what|meaning)–mark", words), words
    return shortened(words, LONGEST_PROMISE)


@cache
def clean_file(copy: str, paper: Paper, as_format: str) -> bytes:
    return written(content_of(copy, paper, plainly), as_format)


def written(content: Content, as_format: str) -> bytes:
    return write_pdf(content) if as_format == "pdf" else write_word(content)


def body(data: bytes, as_format: str) -> Sequence[str]:
    if as_format == "pdf":
        return pdf_whole_texts(data)
    # One text: a paragraph with a line feed in it is several lines when it is read back.
    return ["\n".join(read_back(data, "docx").wholes)]


def check_nothing_acts(data: bytes, clean: bytes, as_format: str) -> None:
    """Check that a file is built of nothing that the same file of plain words is not."""
    if as_format == "pdf":
        assert not names_of_pdf(data) & OURS_IN_PDF
        assert names_of_pdf(data) - names_of_pdf(clean) <= {"/ActualText", "/MCR", "/MCID"}
    else:
        assert parts_of(data) == parts_of(clean)


def names_of_pdf(data: bytes) -> set[str]:
    drawn = pdf_hidden_words(data, lambda _file: "").drawn
    return {one for one in drawn if re.fullmatch(r"/[A-Z][A-Za-z]{1,30}", one)}


def parts_of(data: bytes) -> dict[str, set[str]]:
    """Return which elements each part of a package is built of, and all that its links lead to."""
    found: dict[str, set[str]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                tree = etree.fromstring(package.read(name))
                tags = {str(one.tag) for one in tree.iter()} - _ONLY_LOOKS
                found[name] = tags | {one.get("Target") or "" for one in tree.iter()}
                found[name] |= {one.text or "" for one in tree.iter(f"{_W}instrText")}
            else:
                found[name] = set()
    return found


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ONLY_LOOKS = {
    f"{_W}{one}" for one in ("br", "tab", "tabs", "rtl", "cs", "lang", "rFonts", "rPr", "bidi")
}


# --- tables, calendars, data ----------------------------------------------------------------------


def seen(entries: Entries, copy: str, change: Change) -> Entries:
    return visible_to(entries, to(copy, change), MEETING).entries


def rows(copy: str, change: Change) -> bytes:
    entries = with_marks_changed(change)
    made = action_rows(seen(entries, copy, change), entries.get(Meeting, MEETING))
    return write_csv(made)


def workbook(copy: str, change: Change) -> bytes:
    entries = with_marks_changed(change)
    meeting = entries.get(Meeting, MEETING)
    made = action_rows(seen(entries, copy, change), meeting)
    return write_xlsx(made, title=meeting.title, made_at=MADE_AT)


def calendar(copy: str, change: Change) -> bytes:
    entries = with_marks_changed(change)
    meeting = entries.get(Meeting, MEETING)
    made = calendar_entries(seen(entries, copy, change), meeting)
    return write_calendar(made, name=meeting.title, made_at=MADE_AT)


def whole_meeting(copy: str, change: Change) -> bytes:
    entries = with_marks_changed(change)
    told: JsonValue = copy_content(entries, entries.get(Meeting, MEETING), to(copy, change), "both")
    return write_json(told)


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("copy", COPIES)
def test_a_table_says_what_was_typed_and_no_cell_acts(copy: str, harm: str) -> None:
    change = harming(HARM[harm])
    cells = list(csv_cells(rows(copy, change)))
    assert not [one for one in cells if one[:1] in tuple("=+-@\t\r")]
    clean = list(csv_cells(rows(copy, plainly)))
    assert lacking(clean, cells, lambda mark: harmless(change(mark))) == []
    assert len(cells) == len(clean)
    data = workbook(copy, change)
    book = load_workbook(io.BytesIO(data))
    kinds = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    told, plain = everything_in(data, "xlsx"), everything_in(workbook(copy, plainly), "xlsx")
    assert lacking([plain], [told], lambda mark: visible(change(mark))) == []
    assert "<f>" not in sheet_of(data)


def csv_cells(data: bytes) -> Iterator[str]:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        yield from row


def sheet_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("copy", COPIES)
def test_a_calendar_says_what_was_typed_and_no_line_is_slipped_in(copy: str, harm: str) -> None:
    change = harming(HARM[harm])
    data, clean = calendar(copy, change), calendar(copy, plainly)
    assert built(data) == built(clean)
    told = [everything_in(one, "ics") for one in (clean, data)]
    assert lacking(told[:1], told[1:], lambda mark: visible(change(mark))) == []


def built(data: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """Return which parts a calendar has, and which lines each of them."""
    whole = Calendar.from_ical(data)
    return [(str(one.name), tuple(sorted(map(str, one.keys())))) for one in whole.walk()]


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("copy", COPIES)
def test_the_whole_meeting_as_data_says_what_was_typed(copy: str, harm: str) -> None:
    change = harming(HARM[harm])
    told = read_back(whole_meeting(copy, change), "json").text
    clean = read_back(whole_meeting(copy, plainly), "json").text
    assert lacking([clean], [told], change) == []
