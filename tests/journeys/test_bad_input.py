"""Bad input through the real windows: clear words, nothing lost, and the meeting goes on."""

import struct
import wave
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from mam_desktop.documents.visible import visible
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.people import Person as Known
from mam_desktop.meeting.said import Attachment, Voice
from mam_desktop.ui.live.steps.media.photo_panel import PhotoPanel
from mam_desktop.ui.live.steps.voice import VoicePage
from tests.example_families import robin
from tests.journeys import first_half as keys
from tests.seated import Person
from tests.ui.keys import NONE

TEN_MEGABYTES, FORTY = 10_000_000, 40
LONG_NAME = "Maximiliane " * 41 + "Anna-Lena"
EMOJI = "\U0001f388\U0001f468\u200d\U0001f469\u200d\U0001f467 balloons"
RIGHT_TO_LEFT = "\u0623\u062d\u0628 \u0627\u0644\u0623\u0631\u062c\u0648\u062d\u0629"
CONTROLS = "quiet\x00 \x07corner \u202eevil\u202c \x1b[31mred"
MARKUP = "<b>bold</b> &amp; <img src='file:///etc/passwd'>"
HARD_WORDS = {
    "emoji": EMOJI,
    "right to left": RIGHT_TO_LEFT,
    "control characters": CONTROLS,
    "markup": MARKUP,
    "a long name": LONG_NAME,
}
GOES_ON = "And the meeting goes on"


@pytest.fixture
def at_voice(person: Person) -> Person:
    """Open Robin's meeting at the family's voice, the screen on."""
    start(person)
    person.ctrl(Qt.Key.Key_2)
    return person


def start(person: Person) -> None:
    """Open Robin's meeting and put the family screen on."""
    person.push("Start meeting: Robin's meeting")
    person.clock.set(14, 0)
    keys.menu(person, "Family screen: off", "On")


def paste(person: Person, words: str) -> None:
    """Put words on the clipboard and press Ctrl+V."""
    QApplication.clipboard().setText(words)
    person.ctrl(Qt.Key.Key_V)
    QApplication.clipboard().clear()


def written(person: Person) -> str:
    """Return what stands in the field that has the keyboard."""
    field = person.focus
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit), field
    return field.text()


def check_goes_on(person: Person) -> None:
    """Check that the window is alive: a line is written, shown, saved, and taken back."""
    person.capture(f'" Mum: {GOES_ON}')
    assert GOES_ON in person.family_sees()
    person.wait_until_saved()
    person.ctrl(Qt.Key.Key_Z)
    assert GOES_ON not in person.family_sees()
    person.wait_until_saved()


# --- too much -------------------------------------------------------------------------------------


def test_ten_megabytes_pasted_are_refused_and_what_was_typed_stays(at_voice: Person) -> None:
    person, before = at_voice, at_voice.family_sees()
    person.ctrl(Qt.Key.Key_K)
    person.type('" Mum: half a sentence')
    paste(person, "x" * TEN_MEGABYTES)
    assert written(person) == '" Mum: half a sentence'
    assert "too long for this line" in person.live.strip.words()
    person.ctrl(Qt.Key.Key_A)
    person.press(Qt.Key.Key_Delete)
    person.press(Qt.Key.Key_F6)
    person.press(Qt.Key.Key_Space)
    keys.fill(person, "The exact words", "half a quote")
    paste(person, "y" * TEN_MEGABYTES)
    assert written(person) == "half a quote"
    assert "too long to paste here" in person.live.strip.words()
    assert person.family_sees() == before
    check_goes_on(person)


def test_forty_people_are_listed_and_shown_and_the_meeting_goes_on(person: Person) -> None:
    about: dict[str, object] = {"role": "Teacher", "service": "School"}
    for no in range(FORTY):
        attend(robin(person.laptop), name=f"Worker {no}", state="invited", about=about)
    start(person)
    person.ctrl(Qt.Key.Key_1)
    person.alt(Qt.Key.Key_2)
    keys.go_to(person, "Worker 39")
    person.press(Qt.Key.Key_L)
    keys.check_screen(person, "Robin", "Worker 39")
    person.ctrl(Qt.Key.Key_2)
    check_goes_on(person)


# --- hard words -----------------------------------------------------------------------------------


def test_hard_words_are_words_everywhere(at_voice: Person) -> None:
    person = at_voice
    for words in HARD_WORDS.values():
        person.ctrl(Qt.Key.Key_K)
        person.type('" Mum: ')
        paste(person, words)
        person.press(Qt.Key.Key_Return)
    said = [one.words for one in person.session.entries.all(Voice, person.session.meeting_id)]
    assert len(said) == len(HARD_WORDS)
    assert said[:2] == [EMOJI, RIGHT_TO_LEFT]
    assert MARKUP in said
    assert LONG_NAME in said
    assert CONTROLS in said
    # Exact words stay exact; what cannot be seen is shown by its code on paper.
    assert "\u202e" not in visible(CONTROLS)
    check_goes_on(person)


def test_a_person_of_five_hundred_letters_is_put_on_the_list(at_voice: Person) -> None:
    person = at_voice
    person.ctrl(Qt.Key.Key_1)
    person.alt(Qt.Key.Key_2)
    for name in (LONG_NAME, RIGHT_TO_LEFT, MARKUP):
        person.push("Add a person")
        paste(person, name)
        person.push("Put on the list")
    names = {one.name for one in person.session.entries.all(Known)}
    assert {LONG_NAME, RIGHT_TO_LEFT, MARKUP} <= names
    keys.check_screen(person, "Robin")
    person.ctrl(Qt.Key.Key_2)
    check_goes_on(person)


# --- files ----------------------------------------------------------------------------------------


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png(path: Path) -> Path:
    """Write a few bytes that claim to be 50,000 x 50,000 dots."""
    size = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\x00" * 100)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )
    return path


def huge_gif(path: Path) -> Path:
    path.write_bytes(b"GIF89a" + struct.pack("<HH", 50_000, 50_000) + b"\x80\x00\x00\x00;")
    return path


def cut_off_wav(path: Path) -> Path:
    """Write a recording of two seconds and keep only its first half."""
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8_000)
        sound.writeframes(b"\x01\x02" * 16_000)
    path.write_bytes(path.read_bytes()[:16_044])
    return path


def drop(person: Person, path: Path) -> VoicePage:
    """Drop a file onto the page."""
    page = person.live.page
    assert isinstance(page, VoicePage)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(100, 100), copy, data, left, NONE))
    QApplication.sendEvent(page, QDropEvent(QPointF(100, 100), copy, data, left, NONE))
    return page


def check_refused(person: Person, photo: PhotoPanel) -> None:
    """Check that a picture is refused in words, and that Escape gives the page back."""
    person.wait_until(lambda: bool(photo.trouble.text()))
    assert "picture" in photo.trouble.text()
    person.press(Qt.Key.Key_Escape)
    assert not photo.is_open


def test_a_picture_of_fifty_thousand_dots_is_refused_in_words(
    at_voice: Person, tmp_path: Path
) -> None:
    person, before = at_voice, at_voice.family_sees()
    for path in (huge_png(tmp_path / "huge.png"), huge_gif(tmp_path / "huge.gif")):
        check_refused(person, drop(person, path).media.photo)
    assert not person.session.entries.all(Attachment, person.session.meeting_id)
    assert person.family_sees() == before
    check_goes_on(person)


@pytest.mark.qt_log_ignore(".*", extend=True)
def test_a_cut_off_recording_says_what_is_missing_and_the_meeting_goes_on(
    at_voice: Person, tmp_path: Path
) -> None:
    person, before = at_voice, at_voice.family_sees()
    record = drop(person, cut_off_wav(tmp_path / "cut.wav")).media.record
    assert record.is_open
    keys.fill(person, "Whose words", "Robin")
    person.push("Who says yes: They say yes themselves")
    person.push("Yes: take \u201ccut.wav\u201d")
    person.wait_until(lambda: bool(record.note.text()))
    assert "This file was cut off: 0:01 of 0:02 are in it." in record.note.text()
    assert person.family_sees() == before
    person.ctrl(Qt.Key.Key_3)
    person.ctrl(Qt.Key.Key_2)
    check_goes_on(person)
