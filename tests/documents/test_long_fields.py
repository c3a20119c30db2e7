"""As many letters as a field takes stand whole in every file; more come whole, or are refused."""

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from mam_desktop.documents.pdf_whole import pdf_whole_texts
from mam_desktop.documents.reading import everything_in, read_back
from mam_desktop.errors import BadInput
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.amending import amend
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.content import Content
from mam_desktop.meeting.copies import Paper
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import seal_meeting, sign
from mam_desktop.meeting.values import MAX_WORDS
from mam_desktop.papers import FORMATS, PaperOrder, Papers
from tests.documents.test_injection import HARM, all_marks, content_of, plainly, squeezed, written
from tests.kept_shelf import KeptShelf
from tests.meeting.builders import FakeSigner, meeting_session, open_session, recorder_of
from tests.test_papers import Sealer

COUNTED = re.compile(r"w\d{6}x")
DAY = date(2026, 12, 4)
TOGETHER = sorted(FORMATS)


def counted(letters: int) -> str:
    """Return words that are numbered, so that none can be lost unseen."""
    return " ".join(f"w{at:06}x" for at in range(letters // 9))


LONG, MEGABYTE = counted(MAX_WORDS), counted(1_048_576)


def is_whole(text: str, words: str) -> bool:
    """Say whether numbered words stand in a text, each as often as the others."""
    times = Counter(COUNTED.findall(text))
    return times.keys() == set(COUNTED.findall(words)) and len(set(times.values())) == 1


def with_much_in(long_mark: str) -> Content:
    """Return minutes with as much as a field takes in one field, and plain words in the others."""

    def typed(mark: str) -> str:
        return f"{mark} {LONG}" if mark == long_mark else plainly(mark)

    return content_of("case_file", Paper.MINUTES, typed)


def in_minutes() -> list[str]:
    data = written(content_of("case_file", Paper.MINUTES, plainly), "docx")
    made = squeezed(everything_in(data, "docx"))
    return sorted(one for one in all_marks() if squeezed(plainly(one)) in made)


def body(content: Content, as_format: str) -> str:
    data = written(content, as_format)
    if as_format == "pdf":
        return " ".join(pdf_whole_texts(data))
    return "\n".join(read_back(data, as_format).wholes)


def test_as_many_letters_as_a_field_takes_stand_whole_on_paper() -> None:
    fields = in_minutes()
    assert len(fields) > 60
    for mark in fields[::20]:
        assert is_whole(body(with_much_in(mark), "docx"), LONG), mark
    assert is_whole(body(with_much_in("attachment–words–mark"), "pdf"), LONG)


@pytest.mark.soak
def test_as_many_letters_as_any_field_takes_stand_whole_on_paper() -> None:
    for mark in in_minutes():
        for as_format in ("docx", "pdf"):
            assert is_whole(body(with_much_in(mark), as_format), LONG), (mark, as_format)


# --- more than a field takes ----------------------------------------------------------------------


def test_more_letters_than_a_field_takes_are_refused_in_clear_words() -> None:
    session = meeting_session()
    before = len(recorder_of(session).changes)
    with pytest.raises(BadInput, match=r"too long .*Please split it: 200000 is the most"):
        agree_action(session, what=MEGABYTE, owner="Lee", due_on=DAY)
    assert len(recorder_of(session).changes) == before


def from_another_laptop(words: str) -> MeetingSession:
    """Return a meeting in which another program wrote far more than ours lets anybody write."""
    session = meeting_session()
    agree_action(session, what="Ring the school", owner="Lee", due_on=DAY)
    changes = [
        replace(one, value=words) if (one.kind, one.field) == ("action", "what") else one
        for one in recorder_of(session).changes
    ]
    return open_session(changes, meeting_id=session.meeting_id)


@pytest.mark.parametrize(
    "as_format",
    [one if one != "pdf" else pytest.param(one, marks=pytest.mark.soak) for one in TOGETHER],
)
def test_a_megabyte_that_sync_brought_stands_whole_in_every_file(as_format: str) -> None:
    session = from_another_laptop(MEGABYTE)
    assert [one.what for one in session.entries.all(Action)] == [MEGABYTE]
    seal_meeting(session, FakeSigner())
    papers = Papers(KeptShelf(), Sealer())
    data = papers.make(session, PaperOrder(as_format=as_format)).data
    assert is_whole(as_text(data, as_format), MEGABYTE)


def as_text(data: bytes, as_format: str) -> str:
    if as_format == "xlsx":
        # A text that no cell can hold goes on in the cells below.
        sheet = load_workbook(io.BytesIO(data)).worksheets[0]
        columns = sheet.iter_cols(values_only=True)
        return "\n".join("".join(str(one or "") for one in column) for column in columns)
    if as_format == "csv":
        text = data.decode("utf-8-sig")
        old = csv.field_size_limit(len(text))
        try:
            return "\n".join(" ".join(row) for row in csv.reader(io.StringIO(text, newline="")))
        finally:
            csv.field_size_limit(old)
    if as_format == "pdf":
        return " ".join(pdf_whole_texts(data))
    if as_format == "json":
        return data.decode()
    return "\n".join(read_back(data, as_format).wholes)


# --- through a whole meeting, and past the last look ----------------------------------------------


def test_harm_typed_all_through_a_meeting_leaves_in_every_sealed_and_corrected_copy() -> None:
    session = meeting_session()
    harm = " ".join(HARM[one] for one in ("formula", "markup", "template", "directions", "pdf"))
    agree_action(session, what=harm, owner="Lee", due_on=DAY)
    sign(session, who="Mum", method="typed", typed=harm)
    papers = Papers(KeptShelf(), Sealer())
    seal_meeting(session, FakeSigner())
    (action,) = session.entries.all(Action)

    def correct(again: MeetingSession) -> None:
        change_entry(again, again.entries.get(Action, action.id), {"so_that": harm})

    amend(session, FakeSigner(), by="Lee", reason=harm, correct=correct)
    for copy in (Copy.FAMILY, Copy.EVERYONE, Copy.CASE_FILE, Copy.RUNNING_SHEET):
        for as_format in FORMATS:
            data = papers.make(session, PaperOrder(copy=copy, as_format=as_format)).data
            assert "app.alert(1)" in everything_in(data, as_format)
