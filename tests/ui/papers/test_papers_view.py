"""Copies and papers: previewed as their reader, counted, and let out by every way there is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStorageInfo, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mam_desktop.documents.pages import page_pictures
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.amending import amend
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.concerns import write_concern
from mam_desktop.meeting.consents import note_consent
from mam_desktop.meeting.copies import Paper
from mam_desktop.meeting.council_papers import CouncilPapers
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import latest_seal, seal_meeting
from mam_desktop.meeting.voicing import Sharing, write_note, write_voice
from mam_desktop.papers import PaperOrder, Papers
from mam_desktop.ui.papers import papers_view
from mam_desktop.ui.papers.drives import Drive, removable_drives
from mam_desktop.ui.papers.papers_view import PapersView
from mam_desktop.ui.papers.printing import a4_printer, print_pictures
from tests.ui.drawn_meeting import drawn_session
from tests.ui.drawn_papers import DrawnPapers, PlainSealer
from tests.ui.keys import press, type_text
from tests.ui.live.steps.meeting_so_far import PlainSigner


@pytest.fixture
def desk() -> DrawnPapers:
    session = drawn_session()[0]
    write_voice(session, who="Mum", words="He slept.")
    only_mum = Sharing(share="some", shared_with=["Mum"])
    write_voice(session, who="Robin", words="Only for Mum", sharing=only_mum)
    write_note(session, words="Ring her on Thursday, alone")
    agree_action(session, what="Chronology", owner="Dana", due_on=None, kind="professional")
    return DrawnPapers(session)


@pytest.fixture
def view(desk: DrawnPapers, qtbot: QtBot) -> PapersView:
    made = PapersView()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.show_meeting(desk, "family-robin", desk.session.meeting.id)
    return made


def shown(view: PapersView) -> str:
    return view.words.toPlainText()


def read_by(view: PapersView, words: str) -> None:
    view.reader.setCurrentIndex(view.reader.findText(words))
    view.show_preview()


def test_a_copy_is_shown_as_its_reader_gets_it_with_what_is_not_in_it(view: PapersView) -> None:
    assert "He slept." in shown(view)
    assert "Only for Mum" not in shown(view)
    assert "Chronology" not in shown(view)
    assert "1 private note" in view.left_out.text()
    assert "1 task or promise" in view.left_out.text()
    assert "Thursday" not in view.left_out.text() + shown(view)
    read_by(view, "Mum")
    assert "Only for Mum" in shown(view)
    read_by(view, "Everyone at the meeting")
    assert "Chronology" in shown(view)


def test_every_paper_can_be_looked_at_and_saved(view: PapersView, desk: DrawnPapers) -> None:
    for paper in Paper:
        view.paper.choose(paper.value)
        view.show_preview()
        assert shown(view)
        view.save.click()
    assert [one.paper for _to, one in desk.written] == [one.value for one in Paper]
    assert len(desk.shelf.taken) == len(Paper)


def test_the_running_sheet_is_one_paper_whatever_was_chosen(view: PapersView) -> None:
    view.choose(Copy.RUNNING_SHEET)
    assert "Running sheet" in shown(view)
    assert not view.paper.isVisible()
    assert view.lock_up.isHidden()


def test_pages_show_what_would_be_printed(view: PapersView, desk: DrawnPapers) -> None:
    view.view.buttons["pages"].click()
    assert view.pages.count >= 1
    assert view.words.isHidden()
    assert desk.shelf.taken == []


def test_who_was_refused_is_not_offered_and_a_late_no_closes_the_ways_out(
    view: PapersView, desk: DrawnPapers
) -> None:
    read_by(view, "Health")
    note_consent(
        desk.session, by="Mum", purpose="share minutes", recipient="Health", answer="no", how="x"
    )
    view.show_preview()
    assert "said no" in view.left_out.text()
    assert not view.save.isEnabled()
    assert shown(view).strip() == ""
    view.show_meeting(desk, "family-robin", desk.session.meeting.id)
    assert view.reader.findText("Health") == -1


def test_the_same_reader_stays_chosen_when_the_list_changes(
    view: PapersView, desk: DrawnPapers
) -> None:
    read_by(view, "The case file")
    lines = view.reader.count()
    note_consent(
        desk.session, by="Mum", purpose="share minutes", recipient="Health", answer="no", how="x"
    )
    view.show_meeting(desk, "family-robin", desk.session.meeting.id)
    assert view.reader.count() < lines
    assert view.reader.currentText() == "The case file"
    assert view.order.copy == Copy.CASE_FILE.value


def test_who_was_refused_while_chosen_leaves_the_familys_copy(
    view: PapersView, desk: DrawnPapers
) -> None:
    read_by(view, "Health")
    note_consent(
        desk.session, by="Mum", purpose="share minutes", recipient="Health", answer="no", how="x"
    )
    view.show_meeting(desk, "family-robin", desk.session.meeting.id)
    assert view.order.copy == Copy.FAMILY.value


def test_somebody_has_to_look_before_any_way_out(view: PapersView, desk: DrawnPapers) -> None:
    write_concern(desk.session, words="He hits me", by="Robin")
    view.show_preview()
    for way in (view.save, view.print, view.stick, view.lock_up):
        way.click()
    assert desk.written == []
    assert not view.gate.isHidden()
    assert "hits" not in shown(view)
    view.gate.who.setText("Lee")
    view.save.click()
    assert desk.written[0][1].looked_by == "Lee"


def test_a_stick_that_is_in_gets_the_copy(
    view: PapersView, desk: DrawnPapers, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.stick.click()
    assert "No stick is in" in view._stick_words.text()
    stick = Drive("STICK", Path("/media/stick"))
    monkeypatch.setattr(papers_view, "removable_drives", lambda: (stick,))
    view.stick.click()
    assert desk.written[0][0] == Path("/media/stick")
    assert view._stick_words.isHidden()


def test_a_council_can_switch_sticks_off(view: PapersView, desk: DrawnPapers) -> None:
    desk.may_use_sticks = False
    view.show_meeting(desk, "family-robin", desk.session.meeting.id)
    assert not view.stick.isEnabled()
    assert "switched saving to sticks off" in view._stick_words.text()


def test_everything_for_the_family_asks_for_a_password_first(
    view: PapersView, desk: DrawnPapers
) -> None:
    told: list[str] = []
    view.told.connect(told.append)
    view.lock_up.click()
    type_text(view.locked.password, "short")
    press(view.locked.password, Qt.Key.Key_Return)
    assert desk.written == []
    assert "8 letters" in view.locked._trouble.text()
    type_text(view.locked.password, " but longer")
    press(view.locked.password, Qt.Key.Key_Return)
    assert told == ["Written: papers-of-our-meeting.pdf"]
    assert view.locked.isHidden()
    assert view.locked.password.text() == ""


def test_the_locked_file_is_made_on_a_stick_too(
    view: PapersView, desk: DrawnPapers, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.lock_up.click()
    type_text(view.locked.password, "long enough")
    view.locked.stick.click()
    assert "No stick is in" in view.locked._trouble.text()
    assert view.locked.password.text() == "long enough", "nobody types it again"
    stick = Drive("STICK", Path("/media/stick"))
    monkeypatch.setattr(papers_view, "removable_drives", lambda: (stick,))
    view.locked.stick.click()
    assert [folder for folder, _order in desk.written] == [Path("/media/stick")]
    assert view.locked.isHidden()
    desk.may_use_sticks = False
    view.show_meeting(desk, "family-robin", desk.session.meeting.id)
    assert not view.locked.stick.isEnabled()


def test_escape_leaves_the_password_and_forgets_it(view: PapersView) -> None:
    view.lock_up.click()
    type_text(view.locked.password, "something")
    press(view.locked.password, Qt.Key.Key_Escape)
    assert view.locked.isHidden()
    assert view.locked.password.text() == ""


def test_pages_are_printed_a_sheet_each(
    desk: DrawnPapers, qapp: QApplication, tmp_path: Path
) -> None:
    made = desk.papers.make(desk.session, PaperOrder())
    pages = tuple(page_pictures(made.data, dots_an_inch=40)) * 2
    printer = a4_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert qapp
    assert print_pictures(printer, pages)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert len(list(page_pictures(printed, dots_an_inch=20))) == len(pages)


def test_this_computers_own_drive_is_no_stick(tmp_path: Path) -> None:
    assert removable_drives([QStorageInfo(str(tmp_path))]) == ()


def test_words_that_are_hard_on_a_view_are_shown_as_they_are(
    view: PapersView, desk: DrawnPapers
) -> None:
    write_voice(desk.session, who="Mum", words="<b>bold</b> \u202e 😀 " + "x" * 5000)
    view.show_preview()
    assert "<b>bold</b>" in shown(view)
    assert view.isVisible()


def test_versions_are_offered_where_there_are_more_than_one(
    view: PapersView, desk: DrawnPapers
) -> None:
    assert not view.version.isVisible()
    seal_meeting(desk.session, PlainSigner())
    first = latest_seal(desk.session.entries, desk.session.meeting.id)
    assert first is not None

    def correct(session: MeetingSession) -> None:
        write_voice(session, who="Mum", words="He slept well.")

    amend(desk.session, PlainSigner(), by="Lee", reason="Mum rang.", correct=correct)
    desk.version_words = (("", "version 2"), (first.id, "version 1"))
    view.show_meeting(desk, "family-robin", desk.session.meeting.id)
    assert view.version.isVisible()
    assert "He slept well." in shown(view)
    assert "Mum rang." in shown(view)
    view.version.choose(first.id)
    view.show_preview()
    assert "He slept." in shown(view)
    assert "He slept well." not in shown(view)
    assert view.order.seal_id == first.id


def test_the_lead_is_told_where_the_family_sheet_needs_two_sides(
    view: PapersView, desk: DrawnPapers
) -> None:
    view.paper.choose(Paper.FAMILY_SHEET.value)
    view.show_preview()
    assert "sides of paper" not in view.left_out.text()
    council = CouncilPapers(privacy="Our privacy notice is long. " * 60)
    desk.papers = Papers(desk.shelf, PlainSealer(), lambda: council)
    view.show_preview()
    assert "2 sides of paper" in view.left_out.text()
    assert "not in this copy" in view.left_out.text()
