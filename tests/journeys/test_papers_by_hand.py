"""Copies and papers of a sealed meeting by keys alone: looked at, saved, printed, locked."""

import json
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument, PdfiumError
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QDialog

from mam_desktop.documents.pages import page_pictures
from mam_desktop.documents.reading import read_text
from mam_desktop.meeting.council_papers import CouncilPapers
from mam_desktop.papers import Papers
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import read_script
from mam_desktop.profile import Profile
from mam_desktop.sealing import LaptopSealer
from mam_desktop.ui.papers import papers_view as papers_views
from mam_desktop.ui.papers.drives import Drive
from mam_desktop.ui.papers.papers_view import PapersView
from tests.example_families import BEFORE_THE_MEETING, new_profile, open_example
from tests.journeys.playing import play, written
from tests.seated import Person
from tests.ui.drawn_meeting import StillClock

BEAR, LANDLORD = "I miss my blue bear at night", "Ring the landlord about the mould"
CHRONOLOGY, LOUD = "Update the chronology folder", "<b>The bell</b> & the corridor are loud"
HOME_A, HOME_B, NHS_NUMBER = "1 Example Street", "2 Example Row", "999 000 0018"
SCRIPT = Path(__file__).parent / "scripts" / "papers.jsonl"
NOT_OF_THE_SESSION = {"export", "export_many", "expect", "seal", "sent"}


@pytest.fixture(scope="module")
def made_profile(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    profile = new_profile(tmp_path_factory.mktemp("sealed") / "profile")
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    session = laptop.new_family()
    for line in read_script(SCRIPT).lines:
        if line.do == "seal":
            laptop.seal(session, without="Made up for a test")
            break
        if line.do not in NOT_OF_THE_SESSION:
            PERFORM[line.do](session, line)
    laptop.close()
    return profile


def open_papers(person: Person) -> PapersView:
    """Go to signing and open the copies and papers."""
    person.open_family("Robin")
    person.ctrl(Qt.Key.Key_8)
    person.press(Qt.Key.Key_F6)
    person.push("Copies and papers…")
    assert person.focus.accessibleName() == "Which paper"
    return papers_view(person)


def papers_view(person: Person) -> PapersView:
    """Return the view of papers that is in sight."""
    (view,) = [one for one in person.seat.window.findChildren(PapersView) if one.isVisible()]
    return view


def noted(person: Person) -> list[str]:
    """Return what the access log has."""
    return [one.what for one in person.laptop.record.accesses()]


def choose(person: Person, field: str, words: str) -> None:
    """Go to a choice by Tab and down to a line of it."""
    person.tab_to(field)
    box = person.focus
    assert isinstance(box, QComboBox)
    person.press(Qt.Key.Key_Home)
    for _count in range(box.count()):
        if box.currentText() == words:
            return
        person.press(Qt.Key.Key_Down)
    raise AssertionError(f"“{field}” has no “{words}”")


# --- previews and files ---------------------------------------------------------------------------

COPIES = {
    "The family, what all of them may see": ("family", ("corridor",), (BEAR, CHRONOLOGY, HOME_A)),
    "The home of Mum, Nan": ("family-Mum-home", (BEAR,), (CHRONOLOGY, HOME_B, LANDLORD)),
    "Dad": ("family-Dad", ("corridor",), (BEAR, CHRONOLOGY, HOME_A)),
    "Everyone at the meeting": ("everyone", (CHRONOLOGY,), (BEAR, HOME_A, HOME_B, LANDLORD)),
    "Health": ("agency-Health", (CHRONOLOGY,), (BEAR, HOME_A, NHS_NUMBER, LANDLORD)),
    "The case file": ("case_file", (CHRONOLOGY, NHS_NUMBER), (BEAR, LANDLORD)),
}
"""For whom -> the file's name, what it says, what it must not."""


def test_each_preview_says_what_the_written_files_say(person: Person) -> None:
    view = open_papers(person)
    for reader, (name, has, lacks) in COPIES.items():
        choose(person, "For whom", reader)
        shown = view.words.toPlainText()
        assert [one for one in has if one not in shown] == [], reader
        assert [one for one in lacks if one in shown] == [], reader
        assert LOUD in shown
        # Both where people live apart; elsewhere one will do, for a seal takes its time.
        both = reader == "Dad"
        for as_format, ending in (("PDF", "pdf"), ("Word", "docx"))[0 if both else 1 :]:
            told = saved(person, as_format, f"{name}.{ending}")
            assert words_of(shown) - words_of(told) == set(), (reader, as_format)
            assert [one for one in lacks if one in told] == [], (reader, as_format)
    assert noted(person)[-1] == "export case_file docx"
    assert "export family pdf" in noted(person)
    assert "not in this copy" in view.left_out.text()
    person.press(Qt.Key.Key_Escape)
    assert person.focus.accessibleName() == "Copies and papers…"


def saved(person: Person, as_format: str, name: str) -> str:
    """Save what is chosen; return what the file says."""
    choose(person, "As what", as_format)
    person.push("Save")
    (path,) = person.papers.rglob(name)
    assert person.live.strip.words() == f"Written: {path}"
    return read_text(path)


def words_of(text: str) -> set[str]:
    """Return the words of a text; marks that only one way of showing it has are left out."""
    return {word.rstrip(",") for word in text.split()} - {"1.", "•", "—"}


def test_home_has_the_same_papers_under_minutes(person: Person) -> None:
    person.tab_to("Today")
    for _count in range(3):
        person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Space)
    person.push("Copies and papers")
    assert person.focus.accessibleName() == "Which paper"
    assert "Papers: Robin's meeting" in person.seen()
    choose(person, "For whom", "The home of Mum, Nan")
    choose(person, "Which paper", "What happens now")
    assert "Ask the clinic" in papers_view(person).words.toPlainText()
    person.push("Save")
    (sheet,) = person.papers.rglob("family_sheet-Mum-home.pdf")
    assert "Ask the clinic" in read_text(sheet)
    person.press(Qt.Key.Key_Escape)
    assert "Check a file…" in person.seen()


def test_the_running_sheet_is_a_press_away_while_preparing(person: Person) -> None:
    person.push("Prepare a meeting")
    person.press(Qt.Key.Key_Down)
    person.push("Go on")
    person.press(Qt.Key.Key_Return)
    person.push("Running sheet")
    view = papers_view(person)
    assert "Running sheet" in view.words.toPlainText()
    assert "Before the meeting" in view.words.toPlainText()
    assert person.focus.accessibleName() == "For whom"
    person.push("Save")
    assert [path.name for path in person.papers.rglob("*.*")] == ["running_sheet.pdf"]


# --- printing, sticks, the locked file ------------------------------------------------------------


def test_a_copy_is_printed_with_the_systems_own_dialog(person: Person, tmp_path: Path) -> None:
    open_papers(person)
    person.push("Print…")
    (dialog,) = person.seat.window.findChildren(QPrintDialog)
    printer = dialog.printer()
    assert printer is not None
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.done(QDialog.DialogCode.Accepted)
    person.wait_until(lambda: "on its way to the printer" in person.live.strip.words())
    assert len(list(page_pictures((tmp_path / "printed.pdf").read_bytes(), dots_an_inch=20))) >= 1
    assert noted(person)[-2:] == ["export family pdf", "print minutes family"]


def test_a_stick_gets_the_copy_and_a_policy_can_forbid_it(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(papers_views, "removable_drives", lambda: (Drive("STICK", stick),))
    open_papers(person)
    person.push("Save to a stick")
    assert [one.name.endswith("-family.pdf") for one in stick.iterdir()] == [True]
    assert noted(person)[-2:] == ["export family pdf", "save to a stick minutes family"]
    person.push("Everything for this family…")
    person.type("blue bear 8")
    person.push("Make it on a stick")
    assert sorted(one.name[18:] for one in stick.iterdir()) == [
        "family.pdf",
        "papers-of-our-meeting.pdf",
    ]
    assert noted(person)[-1] == "save to a stick everything"
    person.get_up()
    (person.profile.folder / "no-policy").write_text('{"usb_allowed": false, "version": 1}')
    person.sit_down()
    view = open_papers(person)
    assert "Your council has switched saving to sticks off." in person.seen()
    assert not view.stick.isEnabled()
    view.save_to(stick)
    assert person.live.strip.words() == "Your council has switched saving to sticks off."
    assert len(list(stick.iterdir())) == 2


def test_the_locked_file_opens_with_its_password_alone(person: Person) -> None:
    open_papers(person)
    choose(person, "For whom", "The home of Mum, Nan")
    person.push("Everything for this family…")
    assert person.focus.accessibleName() == "Password for the file"
    person.type("bear")
    person.press(Qt.Key.Key_Return)
    assert "8 letters" in person.seen()
    person.type(" blue 8")
    person.press(Qt.Key.Key_Return)
    (locked,) = person.papers.rglob("*.pdf")
    assert "Robin" not in locked.name
    assert "Mum" not in locked.name
    assert noted(person)[-1] == "export family pdf, everything, with a password"
    for wrong in ("bear blue 9", ""):
        with pytest.raises(PdfiumError):
            PdfDocument(locked.read_bytes(), wrong)
    with PdfDocument(locked.read_bytes(), "bear blue 8") as opened:
        text = "\n".join(page.get_textpage().get_text_range() for page in opened)
    assert BEAR in " ".join(text.split())
    assert "Who does what" in text
    assert LANDLORD not in text


# --- held back ------------------------------------------------------------------------------------


class Careless(CouncilPapers):
    """Brings words onto every page that nobody declared."""

    __slots__ = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Hide what it brings."""
        return ()


def test_a_file_that_is_held_back_is_told_in_plain_words_and_nothing_is_written(
    person: Person,
) -> None:
    record = person.laptop.record
    careless = Careless(marking=LANDLORD)
    person.laptop.papers = Papers(record, LaptopSealer(record), lambda: careless)
    open_papers(person)
    before = noted(person)
    for way in ("Save", "Print…"):
        person.push(way)
        assert "This copy was held back" in person.live.strip.words()
        assert LANDLORD not in person.live.strip.words()
    assert list(person.papers.rglob("*.*")) == []
    assert noted(person) == before


# --- the same as a script -------------------------------------------------------------------------


def test_a_script_makes_the_same_papers_with_and_without_windows(tmp_path: Path) -> None:
    windows, plain = tmp_path / "windows", tmp_path / "plain"
    play(SCRIPT, windows)
    play(SCRIPT, plain, "--no-ui")
    told = [json.loads((one / "record.json").read_bytes()) for one in (windows, plain)]
    assert told[0] == told[1]
    papers = written(windows, "*.docx")
    assert len(papers) == 6
    assert papers == written(plain, "*.docx")
    for folder in (windows, plain):
        locked = (folder / "locked.pdf").read_bytes()
        with pytest.raises(PdfiumError):
            PdfDocument(locked)
        with PdfDocument(locked, "blue bear 8") as opened:
            assert len(opened) >= 3
