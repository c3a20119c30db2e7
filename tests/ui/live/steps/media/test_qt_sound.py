"""Qt's own sound, once, for real: it works or says why not, with or without a sound system."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mam_desktop.ui.live.steps.media.sound_port import NoSound, SoundPort
from mam_desktop.ui.live.steps.media.sound_system import SilentPort, open_sound_port
from mam_desktop.ui.live.steps.media.wav import Sound, write_wav
from tests.ui.live.steps.media.sounds import tone

pytestmark = pytest.mark.qt_log_ignore(".*", extend=True)
"""What a computer without a sound system says about itself is no trouble of ours."""


@pytest.fixture
def port() -> SoundPort:
    return open_sound_port()


def _is_longer(got: list[object], already: int) -> bool:
    return len(got) > already


def _or_why_not(what: Callable[[], object]) -> object:
    try:
        return what()
    except NoSound as error:
        return str(error)


def test_a_microphone_is_there_or_it_is_said_why_not(port: SoundPort) -> None:
    assert _or_why_not(port.microphone)


def test_a_loudspeaker_is_there_or_it_is_said_why_not(port: SoundPort) -> None:
    sound = Sound(tone(0.2))
    playing = _or_why_not(lambda: port.play(sound, 0, lambda: None, lambda _why: None))
    assert playing
    if not isinstance(playing, str):
        playing.stop()  # type: ignore[attr-defined]


def test_a_sound_file_is_read_and_a_broken_one_is_refused(qtbot: QtBot, port: SoundPort) -> None:
    if isinstance(port, SilentPort):
        pytest.skip("this system has no libpulse")
    whole = write_wav(Sound(tone(2)))
    got: list[object] = []
    for data in (whole, b"ID3" + bytes(2000), b""):
        already = len(got)
        port.read(data, got.append, got.append)
        qtbot.waitUntil(partial(_is_longer, got, already))
    sound = got[0]
    assert isinstance(sound, Sound)
    assert 1.9 < sound.seconds < 2.1
    assert [isinstance(one, str) for one in got] == [False, True, True]


def test_without_the_systems_part_everything_is_said_in_words() -> None:
    silent = SilentPort("Sound does not work on this computer.")
    told: list[str] = []
    for what in (
        silent.microphone,
        lambda: silent.listen(lambda _pcm: None, told.append),
        lambda: silent.play(Sound(b""), 0, lambda: None, told.append),
    ):
        with pytest.raises(NoSound, match="Sound does not work"):
            what()
    silent.read(b"ID3", lambda _sound: None, told.append)
    assert told == [
        "On this computer only WAV recordings can be read. Sound does not work on this computer."
    ]


def test_qts_sound_is_not_loaded_before_it_is_wanted() -> None:
    import subprocess
    import sys

    code = (
        "import sys; import mam_desktop.ui.live.steps.media.voice_media;"
        "sys.exit('PySide6.QtMultimedia' in sys.modules)"
    )
    root = Path(__file__).parents[5]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
