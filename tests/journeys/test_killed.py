"""The process is killed for real, in the middle of things: what was begun is there again.

And whatever was typed, drawn, said or gathered, no byte of it lies readable on the disk.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from mam_desktop.meeting.said import Voice
from mam_desktop.ui.live.steps.media.voice_media import VoiceMedia
from mam_desktop.ui.live.steps.voice import VoicePage
from tests.seated import Person
from tests.ui.live.steps.media.sounds import tone

ROOT = Path(__file__).parents[2]
AT_THE_LAPTOP = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import Qt
from mam_desktop.profile import open_profile
from mam_desktop.ui.qt_start import start_qt
from mam_desktop.ui.theme.theme import apply_theme
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot
from tests.seated import Person
from tests.ui.live.steps.media.sounds import MadeUpSound, tone

class Nobody:
    class node:
        pass

qt_api.set_qt_api("pyside6")
app = start_qt()
apply_theme(app)
folder = Path(sys.argv[1])
person = Person(QtBot(Nobody), app, open_profile(folder), folder.parent / "papers")
person.sit_down()
person.push("Start meeting: Robin's meeting")
person.clock.set(14, 0)
"""
DIE = """
person.wait_until_saved()
QtBot(Nobody).wait(900)
os.kill(os.getpid(), signal.SIGKILL)
"""
SOFTLY = "zq softly hummed"
"""Stands in everything that is written here; nobody writes so by chance."""

IN_THE_MIDDLE = {
    "a line": f"""
person.ctrl(Qt.Key.Key_2)
person.capture('" Mum: {SOFTLY} one')
person.ctrl(Qt.Key.Key_K)
person.type('" Mum: {SOFTLY} two')
""",
    "a drawing": f"""
person.ctrl(Qt.Key.Key_2)
person.capture('" Mum: {SOFTLY} one')
person.press(Qt.Key.Key_F6)
person.push("Draw")
person.draw(person.live.page.media.draw.pad)
""",
    "a recording": f"""
person.ctrl(Qt.Key.Key_2)
person.capture('" Mum: {SOFTLY} one')
person.press(Qt.Key.Key_F6)
sound = MadeUpSound()
person.live.page.media._sound = sound
person.push("Record")
person.push("Yes: start recording")
sound.say(tone(12))
""",
}


def killed_in(person: Person, doing: str) -> None:
    """Let somebody sit down in a process of its own, and kill it there."""
    ended = subprocess.run(
        [sys.executable, "-c", AT_THE_LAPTOP + doing + DIE, str(person.profile.folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert SOFTLY not in ended.stdout + ended.stderr


def readable_in(folder: Path, *secrets: bytes) -> list[str]:
    """Return the files that hold a secret as it is, in what they hold or what they are called."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    return [
        one.name
        for one in files
        for secret in secrets
        if secret in _bytes_of(one) or secret in os.fsencode(one)
    ]


def _bytes_of(file: Path) -> bytes:
    """Return what a file holds; one that was written anew or closed meanwhile holds nothing."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""


def written(words: str) -> tuple[bytes, ...]:
    return words.encode(), words.encode("utf-16-le"), words.encode("utf-16-be")


def media(person: Person) -> VoiceMedia:
    assert isinstance(person.live.page, VoicePage)
    return person.live.page.media


@pytest.mark.parametrize("what", IN_THE_MIDDLE)
def test_what_a_kill_interrupts_is_there_again_and_was_never_readable(
    person: Person, what: str
) -> None:
    person.get_up()
    killed_in(person, IN_THE_MIDDLE[what])
    secrets = (*written(SOFTLY), *written("Example Street"), tone(12)[1_000:1_200])
    assert readable_in(person.profile.folder, *secrets) == []
    assert readable_in(person.papers.parent, *written(SOFTLY)) == []
    person.sit_down()
    person.open_family("Robin")
    person.wait_until(lambda: person.seat.window.live is not None)
    assert [one.words for one in person.session.entries.all(Voice)][-1] == f"{SOFTLY} one"
    if what == "a line":
        assert person.live.capture.edit.text() == f'" Mum: {SOFTLY} two'
    if what == "a drawing":
        person.press(Qt.Key.Key_F6)
        person.push("Draw")
        assert not media(person).draw.pad.drawing.is_empty
    if what == "a recording":
        assert "A recording of 0:12 waits" in person.seen()
