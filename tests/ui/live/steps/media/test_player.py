"""One sound at a time, from where it was, and what goes wrong is said."""

from pytestqt.qtbot import QtBot

from mam_desktop.ui.live.steps.media.player import Player
from mam_desktop.ui.live.steps.media.wav import Sound
from tests.ui.live.steps.media.sounds import MadeUpPlaying, MadeUpSound, tone

SOUND = Sound(tone(4))


def playing(port: MadeUpSound) -> MadeUpPlaying:
    assert port.playing is not None
    return port.playing


def test_a_sound_plays_pauses_and_goes_on(qtbot: QtBot) -> None:
    port = MadeUpSound()
    player = Player(lambda: port)
    with qtbot.waitSignal(player.changed):
        player.toggle("a", SOUND)
    assert player.is_playing("a")
    playing(port).at_s = 1.5
    player.toggle("a", SOUND)
    assert (player.is_playing("a"), player.position_s("a")) == (False, 1.5)
    player.toggle("a", SOUND)
    assert player.is_playing("a")


def test_another_sound_takes_its_turn(qtbot: QtBot) -> None:
    assert qtbot is not None
    port = MadeUpSound()
    player = Player(lambda: port)
    player.toggle("a", SOUND)
    first = playing(port)
    player.toggle("b", SOUND)
    assert first.stopped
    assert (player.is_playing("a"), player.is_playing("b")) == (False, True)
    assert player.position_s("a") == 0


def test_at_its_end_it_begins_anew(qtbot: QtBot) -> None:
    assert qtbot is not None
    port = MadeUpSound()
    player = Player(lambda: port)
    player.toggle("a", SOUND)
    playing(port).at_s = 4
    playing(port).ended()
    assert (player.is_playing("a"), player.position_s("a")) == (False, 0)


def test_one_can_jump_while_it_waits_and_while_it_plays(qtbot: QtBot) -> None:
    assert qtbot is not None
    port = MadeUpSound()
    player = Player(lambda: port)
    player.seek("a", SOUND, 2)
    assert (port.playing, player.position_s("a")) == (None, 2)
    player.toggle("a", SOUND)
    assert playing(port).at_s == 2
    player.seek("a", SOUND, 99)
    assert player.is_playing("a")
    assert 3.9 < player.position_s("a") < 4


def test_without_a_loudspeaker_it_says_why(qtbot: QtBot) -> None:
    port = MadeUpSound()
    port.no_loudspeaker = "No loudspeaker was found."
    player = Player(lambda: port)
    with qtbot.waitSignal(player.trouble) as told:
        player.toggle("a", SOUND)
    assert told.args == ["No loudspeaker was found."]
    assert not player.is_playing("a")


def test_a_sound_that_breaks_off_is_said(qtbot: QtBot) -> None:
    port = MadeUpSound()
    player = Player(lambda: port)
    player.toggle("a", SOUND)
    with qtbot.waitSignal(player.trouble):
        playing(port).lost("This recording cannot be played here.")
    assert not player.is_playing("a")
