"""Recording is said only while samples arrive; what ends it is said, and what is there stays."""

import pytest
from pytestqt.qtbot import QtBot

from mam_desktop.ui.live.steps.media.recorder import Recorder, RecorderState
from mam_desktop.ui.live.steps.media.wav import RATE
from tests.ui.live.steps.media.sounds import MadeUpSound, tone


class Heard:
    """A recorder, and everything it told."""

    def __init__(self, longest_s: int = 180) -> None:
        self.sound = MadeUpSound()
        self.recorder = Recorder(lambda: self.sound, longest_s=longest_s)
        self.parts: list[bytes] = []
        self.levels: list[float] = []
        self.troubles: list[str] = []
        self.recorder.part_ready.connect(self.parts.append)
        self.recorder.level_changed.connect(self.levels.append)
        self.recorder.trouble.connect(self.troubles.append)


@pytest.fixture
def heard(qtbot: QtBot) -> Heard:
    assert qtbot is not None
    return Heard()


def test_an_open_microphone_is_not_yet_a_recording(heard: Heard) -> None:
    states: list[RecorderState] = []
    heard.recorder.changed.connect(lambda: states.append(heard.recorder.state))
    heard.recorder.start()
    heard.sound.say(tone(0.1))
    assert states[-2:] == [RecorderState.OPENING, RecorderState.RECORDING]
    assert heard.levels[0] > 0


def test_stopping_gives_everything_that_was_heard_and_closes_the_microphone(heard: Heard) -> None:
    heard.recorder.start()
    said = tone(3)
    heard.sound.say(said)
    heard.recorder.stop()
    assert heard.recorder.state is RecorderState.STOPPED
    assert heard.recorder.sound().pcm == said
    assert heard.sound.listening is not None
    assert not heard.sound.listening.is_open
    heard.sound.say(tone(1))
    assert heard.recorder.seconds == 3


def test_parts_are_handed_on_as_they_come_and_the_rest_at_the_end(heard: Heard) -> None:
    heard.recorder.start()
    for _second in range(12):
        heard.sound.say(tone(1))
    assert [len(one) / RATE / 2 for one in heard.parts] == [5, 5]
    heard.recorder.stop()
    assert b"".join(heard.parts) == heard.recorder.sound().pcm


def test_it_stops_by_itself_at_the_longest_time(qtbot: QtBot) -> None:
    assert qtbot is not None
    heard = Heard(longest_s=4)
    heard.recorder.start()
    for _second in range(9):
        heard.sound.say(tone(1))
    assert heard.recorder.state is RecorderState.STOPPED
    assert heard.recorder.seconds == 4
    assert "longest time" in heard.recorder.why


def test_a_microphone_that_goes_leaves_what_it_heard(heard: Heard) -> None:
    heard.recorder.start()
    heard.sound.say(tone(2))
    assert heard.sound.listening is not None
    heard.sound.listening.lost("The microphone was unplugged.")
    assert heard.recorder.state is RecorderState.STOPPED
    assert heard.recorder.why == (
        "The microphone was unplugged. What was recorded until then is here."
    )
    assert heard.recorder.seconds == 2


def test_a_microphone_that_gives_nothing_is_no_recording(heard: Heard) -> None:
    heard.recorder.start()
    heard.recorder.quiet.timeout.emit()
    assert heard.recorder.state is RecorderState.IDLE
    assert heard.troubles == ["Nothing comes from the microphone. Is it switched on and allowed?"]


def test_a_microphone_that_falls_silent_keeps_what_was_said(heard: Heard) -> None:
    heard.recorder.start()
    heard.sound.say(tone(2))
    heard.recorder.quiet.timeout.emit()
    assert heard.recorder.state is RecorderState.STOPPED
    assert heard.recorder.seconds == 2


def test_nothing_but_noughts_is_noticed(heard: Heard) -> None:
    heard.recorder.start()
    heard.sound.say(bytes(2 * RATE * 4))
    assert heard.recorder.is_flat
    heard.sound.say(tone(1))
    assert not heard.recorder.is_flat


def test_without_a_microphone_it_says_why(heard: Heard) -> None:
    heard.sound.no_microphone = "No microphone was found."
    heard.recorder.start()
    assert heard.recorder.state is RecorderState.IDLE
    assert heard.troubles == ["No microphone was found."]


def test_forgetting_leaves_nothing(heard: Heard) -> None:
    heard.recorder.start()
    heard.sound.say(tone(1))
    heard.recorder.forget()
    assert (heard.recorder.state, heard.recorder.seconds) == (RecorderState.IDLE, 0)
