"""What a laptop hands out: the right version, and nothing to whom the family said no."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import mam_desktop.papers as papers_module
from mam_desktop.changes.canonical import canonical_json
from mam_desktop.changes.change import JsonValue
from mam_desktop.documents.pages import page_pictures
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.pdf_reading import pdf_pages
from mam_desktop.documents.reading import everything_in, read_everything
from mam_desktop.documents.release import HeldBack
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.concerns import Answers, Telling, write_concern
from mam_desktop.meeting.consents import note_consent
from mam_desktop.meeting.content import Paragraph, every_text
from mam_desktop.meeting.copies import Paper
from mam_desktop.meeting.council_papers import CouncilPapers
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import seal_meeting
from mam_desktop.meeting.voicing import attach_file, write_note, write_voice
from mam_desktop.papers import FORMATS, MadePaper, PaperOrder, Papers, SealFacts
from tests.documents.making import content
from tests.documents.planted import png
from tests.kept_shelf import KeptShelf
from tests.meeting.builders import FakeSigner, meeting_session
from tests.play.playing import EXAMPLES, Play, example


class Sealer:
    """Signs nothing; the bytes stay as they are."""

    def seal_pdf(self, pdf: bytes, facts: SealFacts) -> bytes:
        return pdf + facts.copy_name.encode()

    def seal_json(self, value: JsonValue, facts: SealFacts) -> bytes:
        return canonical_json({"value": value, "version": facts.seal.version})


@pytest.fixture
def shelf() -> KeptShelf:
    return KeptShelf()


@pytest.fixture
def papers(shelf: KeptShelf) -> Papers:
    return Papers(shelf, Sealer())


@pytest.fixture
def session() -> MeetingSession:
    made = meeting_session()
    attend(made, name="Sam", state="apologies", about={"role": "GP", "organisation": "Surgery"})
    agree_action(made, what="Ring the school", owner="Lee", due_on=date(2026, 12, 1))
    return made


def to_surgery(papers: Papers, session: MeetingSession, as_format: str = "csv") -> MadePaper:
    order = PaperOrder(copy=Copy.AGENCY, as_format=as_format, for_whom="Surgery")
    return papers.make(session, order)


def answer(session: MeetingSession, said: str, recipient: str = "GP") -> None:
    note_consent(
        session, by="Mum", purpose="share minutes", recipient=recipient, answer=said, how="rang"
    )


def test_who_was_invited_gets_their_copy_and_the_log_says_so(
    papers: Papers, session: MeetingSession, shelf: KeptShelf
) -> None:
    made = to_surgery(papers, session)
    assert b"Ring the school" in made.data
    assert made.name == "agency-Surgery.csv"
    assert shelf.taken == [f"{session.author.author_id} export agency csv {session.family_id} 1"]


@pytest.mark.parametrize("as_format", ["csv", "ics", "json", "pdf", "docx"])
def test_a_yes_taken_back_after_the_seal_holds_for_a_sealed_copy_too(
    papers: Papers, session: MeetingSession, as_format: str
) -> None:
    answer(session, "yes")
    seal_meeting(session, FakeSigner())
    assert to_surgery(papers, session, as_format).is_sealed
    answer(session, "withdrawn")
    with pytest.raises(Refused, match="said no"):
        to_surgery(papers, session, as_format)
    answer(session, "yes")
    assert to_surgery(papers, session, as_format).is_sealed


def test_an_agency_nobody_knows_gets_nothing_unless_somebody_said_yes(
    papers: Papers, session: MeetingSession
) -> None:
    order = PaperOrder(copy=Copy.AGENCY, as_format="csv", for_whom="Housing")
    with pytest.raises(Refused, match="not on this meeting’s list"):
        papers.make(session, order)
    answer(session, "yes", "Housing")
    assert papers.make(session, order).data


def test_while_only_the_plan_is_sealed_the_minutes_are_a_draft(
    papers: Papers, session: MeetingSession
) -> None:
    seal_meeting(session, FakeSigner(), part="plan")
    write_voice(session, who="Mum", words="Still open.")
    minutes = papers.make(session, PaperOrder(as_format="json"))
    plan = papers.make(session, PaperOrder(as_format="json", paper=Paper.PLAN))
    assert (minutes.is_sealed, plan.is_sealed) == (False, True)
    assert b"Still open." in minutes.data
    assert b"Still open." not in plan.data
    assert json.loads(plan.data)["version"] == 1


def test_a_concern_holds_every_copy_until_somebody_has_looked(
    papers: Papers, session: MeetingSession
) -> None:
    write_concern(session, words="He hits me.", by="Robin")
    order = PaperOrder(as_format="csv")
    with pytest.raises(Refused, match="look at this copy"):
        papers.make(session, order)
    made = papers.make(session, PaperOrder(as_format="csv", looked_by="Lee"))
    assert b"hits" not in made.data


@pytest.mark.parametrize(
    "copy", [one for one in Copy if one.value not in {"family_screen", "signed"}]
)
def test_no_copy_in_any_format_says_a_word_of_a_concern(
    papers: Papers, session: MeetingSession, tmp_path: Path, copy: Copy
) -> None:
    mark = "Xyzzy"
    write_concern(
        session,
        words=f"{mark} hits me.",
        by=f"{mark} by",
        present=[f"{mark} there"],
        told=[Telling(who=f"{mark} duty", advice=f"{mark} advice")],
        answers=Answers(family_told="no", why=f"{mark} why", closed_part=f"{mark} closed"),
    )
    for as_format in FORMATS:
        who = "Education" if copy is Copy.AGENCY else ""
        order = PaperOrder(copy=copy, as_format=as_format, for_whom=who, looked_by="Lee")
        made = papers.make(session, order)
        path = tmp_path / made.name
        path.write_bytes(made.data)
        text = made.data.decode() if as_format == "json" else read_everything(path)
        assert mark not in text, as_format
        assert mark not in made.name


def test_the_access_log_keeps_who_had_looked(
    papers: Papers, session: MeetingSession, shelf: KeptShelf
) -> None:
    papers.make(session, PaperOrder(as_format="csv", looked_by="Lee"))
    assert "export everyone csv, looked at by Lee" in shelf.taken[-1]


def test_a_sealed_pdf_is_made_once_and_handed_out_again(
    papers: Papers, session: MeetingSession, shelf: KeptShelf
) -> None:
    seal_meeting(session, FakeSigner())
    first = papers.make(session, PaperOrder(as_format="pdf"))
    again = papers.make(session, PaperOrder(as_format="pdf"))
    assert first.data == again.data
    assert list(shelf.blobs.values()) == [first.data]


def test_an_unknown_format_is_refused(papers: Papers, session: MeetingSession) -> None:
    with pytest.raises(BadInput, match="pdf, docx"):
        papers.make(session, PaperOrder(as_format="txt"))


def test_a_file_that_holds_a_private_note_is_held_back_and_nothing_is_kept(
    session: MeetingSession, shelf: KeptShelf, caplog: pytest.LogCaptureFixture
) -> None:
    class Leaking(Sealer):
        def seal_pdf(self, pdf: bytes, facts: SealFacts) -> bytes:
            leak = write_pdf(content(Paragraph("Ring her on Thursday, alone")))
            return leak if facts.seal and pdf else pdf

    papers = Papers(shelf, Leaking())
    write_note(session, words="Ring her on Thursday, alone")
    seal_meeting(session, FakeSigner())
    with pytest.raises(HeldBack, match="held back") as held:
        papers.make(session, PaperOrder())
    assert shelf.blobs == {}
    assert shelf.taken == []
    assert "Thursday" not in caplog.text + str(held.value)
    assert "held back: everyone pdf: note words" in caplog.text
    assert papers.make(session, PaperOrder(as_format="docx")).data


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_copy_of_a_whole_meeting_passes_the_last_look(papers: Papers, name: str) -> None:
    session = Play(example(name)).play(example(name).lines).session
    write_concern(session, words="Somebody hits him when nobody looks", by="Robin")
    for copy, whom in (
        ("family", ""),
        *(("family", one.id) for one in session.entries.all(Person) if one.is_family),
        ("everyone", ""),
        ("agency", "Education"),
        ("case_file", ""),
        ("running_sheet", ""),
    ):
        for as_format in FORMATS:
            order = PaperOrder(copy=Copy(copy), as_format=as_format, for_whom=whom, looked_by="Lee")
            assert papers.make(session, order).data


COUNCIL = CouncilPapers(
    council="Thornbury Council",
    marking="OFFICIAL-SENSITIVE",
    ring="Ring 0161 496 0100, 9 to 5",
    complain="Write to complaints@thornbury.example or ring 0161 496 0101.",
    advice="Thornbury SENDIASS: 0161 496 0102.",
    privacy="Our privacy notice is at thornbury.example/privacy.",
)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_family_sheet_is_one_page_in_large_print_with_the_marking(
    shelf: KeptShelf, name: str
) -> None:
    session = Play(example(name)).play(example(name).lines).session
    papers = Papers(shelf, Sealer(), lambda: COUNCIL)
    for as_format in ("pdf", "docx"):
        order = PaperOrder(copy=Copy.FAMILY, paper=Paper.FAMILY_SHEET, as_format=as_format)
        made = papers.make(session, order)
        if as_format == "pdf":
            (page,) = pdf_pages(made.data)
            assert "OFFICIAL-SENSITIVE" in page
            assert "‹U+" not in page
            assert smallest_letters(made.data) >= 15.9
        else:
            text = everything_in(made.data, "docx")
            assert "OFFICIAL-SENSITIVE" in text
            assert "Who can help" in text


def test_a_long_plan_is_counted_on_the_sheet_and_absurd_texts_of_a_council_are_told_of(
    shelf: KeptShelf, session: MeetingSession
) -> None:
    for no in range(9):
        agree_action(session, what=f"Promise {no} is kept at school", owner="Mum", due_on=None)
    order = PaperOrder(copy=Copy.FAMILY, paper=Paper.FAMILY_SHEET)
    seen = Papers(shelf, Sealer(), lambda: COUNCIL).preview(session, order)
    assert seen.note == ""
    assert "2 more promises are in the action plan." in list(every_text(seen.content.blocks))
    council = replace(COUNCIL, privacy="Our privacy notice is long. " * 40)
    papers = Papers(shelf, Sealer(), lambda: council)
    assert "2 sides of paper" in papers.preview(session, order).note
    assert len(pdf_pages(papers.make(session, order).data)) == 2
    assert papers.preview(session, replace(order, paper=Paper.PLAN)).note == ""


def smallest_letters(pdf: bytes) -> float:
    with pypdfium2.PdfDocument(pdf) as document:
        page: Any = document[0]
        text = page.get_textpage()
        raw: Any = pypdfium2.raw
        return min(
            float(raw.FPDFText_GetFontSize(text.raw, at))
            for at in range(raw.FPDFText_CountChars(text.raw))
            if chr(raw.FPDFText_GetUnicode(text.raw, at)).isalpha()
        )


def test_every_page_of_every_copy_carries_the_marking(
    shelf: KeptShelf, session: MeetingSession
) -> None:
    papers = Papers(shelf, Sealer(), lambda: COUNCIL)
    for no in range(60):
        agree_action(session, what=f"Promise {no}", owner="Mum", due_on=None)
    for copy in (Copy.FAMILY, Copy.EVERYONE, Copy.CASE_FILE, Copy.RUNNING_SHEET):
        pages = pdf_pages(papers.make(session, PaperOrder(copy=copy)).data)
        assert len(pages) > 1
        assert all("OFFICIAL-SENSITIVE" in one for one in pages)


def test_a_preview_is_the_copy_itself_and_writes_nothing(
    papers: Papers, session: MeetingSession, shelf: KeptShelf
) -> None:
    write_note(session, words="Ring her on Thursday, alone")
    seen = papers.preview(session, PaperOrder(copy=Copy.FAMILY, for_whom="Mum"))
    assert "1 private note" in seen.left_out.words
    assert "Ring the school" in "\n".join(every_text(seen.content.blocks))
    assert seen.content.copy_name == "Copy for the family: Mum"
    assert (shelf.taken, shelf.blobs) == ([], {})
    with pytest.raises(Refused, match="not on this meeting’s list"):
        papers.preview(session, PaperOrder(copy=Copy.AGENCY, for_whom="Housing"))


def test_other_papers_have_names_of_their_own_and_the_log_knows_them(
    papers: Papers, session: MeetingSession, shelf: KeptShelf
) -> None:
    orders = (
        PaperOrder(copy=Copy.FAMILY, paper=Paper.FAMILY_SHEET, as_format="docx"),
        PaperOrder(copy=Copy.FAMILY, paper=Paper.PROFILE, for_whom="Mum", as_format="docx"),
        PaperOrder(copy=Copy.FAMILY, paper=Paper.PLAN, large_print=True, as_format="docx"),
    )
    names = [papers.make(session, one).name for one in orders]
    assert names == ["family_sheet.docx", "profile-family-Mum.docx", "plan-family-large-print.docx"]
    assert "export family_sheet family docx" in shelf.taken[0]


def test_everything_for_a_family_is_one_pdf_that_opens_with_the_password_alone(
    papers: Papers, session: MeetingSession, shelf: KeptShelf
) -> None:
    write_note(session, words="Ring her on Thursday, alone")
    seal_meeting(session, FakeSigner())
    order = PaperOrder(for_whom="Mum")
    with pytest.raises(BadInput, match="8 letters or more"):
        papers.everything(session, order, "short")
    made = papers.everything(session, order, "correct horse")
    assert made.name == "papers-of-our-meeting.pdf"
    assert b"Ring the school" not in made.data
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(made.data)
    opened: Any = pypdfium2.PdfDocument
    with opened(made.data, password="correct horse") as document:
        text = "\n".join(one.get_textpage().get_text_range() for one in document)
    for wanted in ("Who can help", "Your information", "One-page profile", "Ring the school"):
        assert wanted in text
    assert "Thursday" not in text
    assert "correct" not in "".join(shelf.taken)
    assert shelf.taken[-1].count("everything, with a password") == 1


def test_everything_for_a_family_is_held_back_like_every_file(
    session: MeetingSession, shelf: KeptShelf
) -> None:
    class Leaking(Sealer):
        def seal_pdf(self, pdf: bytes, facts: SealFacts) -> bytes:
            leak = write_pdf(content(Paragraph("Ring her on Thursday, alone")))
            return leak if facts.seal and pdf else pdf

    write_note(session, words="Ring her on Thursday, alone")
    seal_meeting(session, FakeSigner())
    with pytest.raises(HeldBack):
        Papers(shelf, Leaking()).everything(session, PaperOrder(), "correct horse")
    assert shelf.taken == []


def test_a_preview_as_pages_is_kept_nowhere(
    papers: Papers, session: MeetingSession, shelf: KeptShelf
) -> None:
    seal_meeting(session, FakeSigner())
    pages = list(page_pictures(papers.preview_pdf(session, PaperOrder()), dots_an_inch=40))
    assert pages
    assert all(one.startswith(b"\x89PNG") for one in pages)
    assert (shelf.taken, shelf.blobs) == ([], {})


def test_drawings_are_on_paper_where_consent_allows_and_recordings_by_name(
    papers: Papers, session: MeetingSession, shelf: KeptShelf
) -> None:
    sha256 = shelf.put_blob(png("made at home"))
    attach_file(session, sha256=sha256, file_name="a.png", type="drawing", who="Robin", words="Rex")
    attach_file(
        session,
        sha256="0" * 64,
        file_name="b.wav",
        type="audio",
        who="Mum",
        length_s=4,
        agreed_by="Mum",
        agreed_how="said",
    )
    for as_format in ("pdf", "docx"):
        text = everything_in(papers.make(session, PaperOrder(as_format=as_format)).data, as_format)
        assert "Robin’s drawing: Rex" in text
        assert "A recording of 4 seconds" in text
        assert "made at home" not in text
    note_consent(
        session, by="Robin", purpose="put in the minutes", recipient="this meeting",
        answer="no", how="said",
    )  # fmt: skip
    after = everything_in(papers.make(session, PaperOrder(as_format="docx")).data, "docx")
    assert "Rex" not in after


WRITERS = ("write_pdf", "write_word", "write_csv", "write_xlsx", "write_calendar", "write_json")


def test_no_file_leaves_but_through_the_papers_that_read_it_back() -> None:
    house = Path(papers_module.__file__).parent
    calls = re.compile(rf"\b(?:{'|'.join((*WRITERS, 'write_from_template', 'MadePaper'))})\(")
    found = {
        str(path.relative_to(house))
        for path in house.rglob("*.py")
        if calls.search(path.read_text(encoding="utf-8")) and path.parent.name != "documents"
    }
    assert found == {"papers.py"}
