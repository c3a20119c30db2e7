"""Recording somebody's own words: the yes first, red only while it is true, listen, decide."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from mam_desktop.meeting.consents import RECORD_VOICE, take_back
from mam_desktop.meeting.editing import change_entry, remove_entry
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.people import Consent
from mam_desktop.meeting.recording import agree_to_record
from mam_desktop.ui.live.steps.media.record_panel import RecordPanel
from mam_desktop.ui.live.steps.media.recording_draft import PLACE
from mam_desktop.ui.live.steps.media.wav import Sound, read_wav, write_wav
from tests.ui.live.steps.media.conftest import Room
from tests.ui.live.steps.media.sounds import tone


def begin(room: Room) -> RecordPanel:
    """Open the page to record, and say yes."""
    room.media.record_button.click()
    room.media.record.ask.yes_button.click()
    return room.media.record


def answers(room: Room) -> list[tuple[str, str]]:
    lines = room.entries.all(Consent)
    return [(one.answer, one.how) for one in lines if one.purpose == RECORD_VOICE]


def test_without_a_yes_nothing_is_listened_to(room: Room) -> None:
    room.media.record_button.click()
    assert room.media.record.ask.isVisible()
    assert room.sound.listening is None
    assert answers(room) == []


def test_the_yes_goes_into_the_ledger_before_the_microphone_opens(room: Room) -> None:
    room.media.record_button.click()
    room.media.record.ask.how.say("thumbs up")
    room.media.record.ask.yes_button.click()
    assert answers(room) == [("yes", "thumbs up")]
    assert room.sound.listening is not None


def test_the_red_sign_stands_only_while_samples_arrive(room: Room) -> None:
    panel = begin(room)
    assert (panel.live.dot.isVisible(), panel.live.words.text()) == (
        False,
        "Opening the microphone…",
    )
    room.sound.say(tone(2))
    assert panel.live.dot.isVisible()
    assert (panel.live.words.text(), panel.live.clock.text()) == ("Recording Robin", "0:02")
    assert panel.live.meter.blocks > 0
    panel.live.stop_button.click()
    assert not panel.live.dot.isVisible()


def test_space_stops_it(room: Room) -> None:
    panel = begin(room)
    room.sound.say(tone(1))
    assert panel.live.stop_button.hasFocus()
    QTest.keyClick(panel.live.stop_button, Qt.Key.Key_Space)
    assert panel.listen.isVisible()


def test_the_end_is_said_before_it_comes(room: Room) -> None:
    panel = begin(room)
    for _second in range(31):
        room.sound.say(tone(1))
    assert panel.live.hint.text() == "29 seconds left. Then it stops, and all of it is here."
    for _second in range(31):
        room.sound.say(tone(1))
    assert panel.listen.isVisible()
    assert "longest time" in panel.note.text()


def test_only_silence_is_said(room: Room) -> None:
    panel = begin(room)
    for _second in range(4):
        room.sound.say(bytes(32_000))
    assert "Only silence arrives" in panel.live.hint.text()


def test_a_recording_is_kept_with_who_agreed_and_how_long_it_is(room: Room) -> None:
    panel = begin(room)
    said = tone(3)
    room.sound.say(said)
    panel.live.stop_button.click()
    panel.keep_card.words.setPlainText("The bell")
    panel.keep_card.sharing.share.buttons["nobody"].click()
    panel.keep_card.keep_button.click()
    kept = room.kept()[-1]
    assert (kept.type, kept.length_s, kept.words, kept.share, kept.agreed_how) == (
        "audio",
        3,
        "The bell",
        "nobody",
        "said",
    )
    assert kept.agreed_by == kept.who_id
    assert read_wav(room.desk.files[kept.sha256]).pcm == said
    assert room.media.rows[-1].about == "0:03 · kept with Robin’s yes · encrypted"
    assert not panel.is_open
    assert not [place for place, words in room.desk.drafts.items() if PLACE in place and words]


def test_it_is_listened_to_before_it_is_kept(room: Room) -> None:
    panel = begin(room)
    room.sound.say(tone(3))
    panel.live.stop_button.click()
    assert panel.play_bar.button.hasFocus()
    QTest.keyClick(panel.play_bar.button, Qt.Key.Key_Space)
    assert panel.play_bar.button.accessibleName() == "Pause the recording"
    QTest.keyClick(panel.play_bar.button, Qt.Key.Key_Space)
    assert panel.play_bar.button.accessibleName() == "Play the recording"


def test_thrown_away_leaves_nothing_anywhere(room: Room) -> None:
    panel = begin(room)
    room.sound.say(tone(6))
    panel.live.stop_button.click()
    panel.keep_card.throw_away_button.click()
    room.questions[-1].answered(0)
    assert (room.kept(), room.desk.files) == ((), {})
    assert not any(words for place, words in room.desk.drafts.items() if PLACE in place)


def test_one_can_record_again_with_the_same_yes(room: Room) -> None:
    panel = begin(room)
    room.sound.say(tone(1))
    panel.live.stop_button.click()
    panel.again_button.click()
    room.sound.say(tone(2))
    panel.live.stop_button.click()
    assert panel.title.text().startswith("Recorded: 0:02")
    assert answers(room) == [("yes", "said")]


def test_a_yes_of_this_meeting_is_not_asked_for_again(room: Room) -> None:
    agree_to_record(room.controller.session, whose="Robin", by="Robin", how="nodded")
    room.media.record_button.click()
    ask = room.media.record.ask
    assert "Robin said yes at " in ask.given.text()
    assert not ask.fields.isVisible()
    ask.yes_button.click()
    assert len(answers(room)) == 1
    assert room.sound.listening is not None


def test_a_parent_says_yes_for_a_child(room: Room) -> None:
    room.media.record_button.click()
    ask = room.media.record.ask
    ask.says.buttons["other"].click()
    ask.yes_button.click()
    assert room.troubles == ["Who says yes to the recording?"]
    ask.other.setEditText("Mum")
    ask.yes_button.click()
    line = room.entries.all(Consent)[-1]
    assert line.for_id is not None
    assert line.by_id != line.for_id


def test_a_no_is_written_down_and_nothing_is_recorded(room: Room) -> None:
    room.media.record_button.click()
    room.media.record.ask.no_button.click()
    assert answers(room) == [("no", "said")]
    assert not room.media.record.is_open
    assert room.sound.listening is None


def test_somebody_elses_no_stands_against_a_yes(room: Room) -> None:
    session = room.controller.session
    agree_to_record(session, whose="Robin", by="Mum", how="said", yes=False)
    begin(room)
    assert room.sound.listening is None
    assert "Somebody said no" in room.troubles[-1]


def test_a_yes_taken_back_stops_it_and_nothing_is_kept(room: Room) -> None:
    panel = begin(room)
    room.sound.say(tone(6))
    take_back(room.controller.session, room.entries.all(Consent), how="said")
    assert room.sound.listening is not None
    assert not room.sound.listening.is_open
    assert panel.ask.isVisible()
    assert "taken back" in room.troubles[-1]
    assert not any(words for place, words in room.desk.drafts.items() if PLACE in place)


def test_without_a_microphone_it_says_so_and_the_rest_works(room: Room) -> None:
    room.sound.no_microphone = "No microphone was found."
    room.media.record_button.click()
    ask = room.media.record.ask
    assert "No microphone was found." in ask.trouble.text()
    assert ask.yes_button.words == "Look for the microphone again"
    assert ask.file_button.isEnabled()
    ask.yes_button.click()
    assert answers(room) == []
    room.media.record.leave_button.click()
    assert room.page.other.isVisible()


def test_a_microphone_that_is_plugged_in_is_found_without_starting_by_itself(room: Room) -> None:
    room.sound.no_microphone = "No microphone was found."
    room.media.record_button.click()
    room.sound.no_microphone = ""
    ask = room.media.record.ask
    ask.yes_button.click()
    assert (room.sound.listening, ask.yes_button.words) == (None, "Yes: start recording")
    assert not ask.trouble.isVisible()
    ask.yes_button.click()
    assert room.sound.listening is not None


def test_a_microphone_that_is_pulled_out_leaves_what_was_said(room: Room) -> None:
    panel = begin(room)
    room.sound.say(tone(4))
    assert room.sound.listening is not None
    room.sound.listening.lost("The microphone was unplugged.")
    assert "What was recorded until then is here." in panel.note.text()
    panel.keep_card.keep_button.click()
    assert room.kept()[-1].length_s == 4


def test_a_kill_loses_no_more_than_the_last_seconds(room: Room) -> None:
    begin(room)
    for _second in range(12):
        room.sound.say(tone(1))
    again = Room(room.desk)
    again.page.show()
    assert "A recording of 0:10 waits" in again.media.unfinished.text()
    again.media.record_button.click()
    panel = again.media.record
    assert "not decided on" in panel.note.text()
    panel.keep_card.keep_button.click()
    assert again.kept()[-1].length_s == 10
    assert not again.media.unfinished.isVisible()
    again.controller.close()
    again.page.deleteLater()


def test_leaving_the_page_stops_it_and_it_waits(room: Room) -> None:
    begin(room)
    room.sound.say(tone(3))
    room.page.hide()
    assert room.sound.listening is not None
    assert not room.sound.listening.is_open
    room.page.show()
    assert "The page was left" in room.media.record.note.text()
    room.media.record.leave_button.click()
    assert "A recording of 0:03 waits" in room.media.unfinished.text()


def test_a_refusing_record_loses_nothing(room: Room) -> None:
    panel = begin(room)
    room.sound.say(tone(3))
    panel.live.stop_button.click()
    room.desk.refusal = "The disk is full."
    panel.keep_card.keep_button.click()
    assert room.troubles == ["The disk is full."]
    room.desk.refusal = ""
    panel.keep_card.keep_button.click()
    assert room.kept()[-1].length_s == 3


# --- recordings made elsewhere -------------------------------------------------------------------


@pytest.fixture
def wav(tmp_path: Path) -> Path:
    path = tmp_path / "robin.wav"
    path.write_bytes(write_wav(Sound(tone(8))))
    return path


def test_a_recording_made_elsewhere_needs_the_yes_too(room: Room, wav: Path) -> None:
    room.media.take_files([wav])
    panel = room.media.record
    assert panel.ask.isVisible()
    assert panel.ask.file_button.words == "Yes: take “robin.wav”"
    panel.ask.file_button.click()
    assert answers(room) == [("yes", "said")]
    panel.keep_card.keep_button.click()
    kept = room.kept()[-1]
    assert (kept.file_name, kept.length_s) == ("robin.wav", 8)


def test_a_cut_off_recording_says_what_is_missing_and_can_be_kept(room: Room, wav: Path) -> None:
    wav.write_bytes(wav.read_bytes()[: 44 + 3 * 32_000])
    room.media.take_files([wav])
    panel = room.media.record
    panel.ask.file_button.click()
    assert panel.note.text().startswith("This file was cut off: 0:03 of 0:08 are in it.")
    panel.keep_card.keep_button.click()
    assert room.kept()[-1].length_s == 3


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"", "empty"), (b"RIFF1234WAVEfmt ", "ends before it begins"), (b"ID3 broken", "damaged")],
)
def test_a_file_that_is_no_recording_is_said(room: Room, wav: Path, data: bytes, told: str) -> None:
    wav.write_bytes(data)
    room.sound.no_reading = "It is damaged."
    room.media.take_files([wav])
    panel = room.media.record
    panel.ask.file_button.click()
    assert told in panel.ask.trouble.text()
    assert panel.ask.isVisible()
    assert panel.ask.yes_button.isEnabled()


def test_choosing_a_recording_does_not_hold_up_the_meeting(room: Room) -> None:
    room.media.record_button.click()
    room.media.record.ask.file_button.click()
    dialog = room.media.record.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.windowModality() == Qt.WindowModality.NonModal
    dialog.close()


# --- playing in place ----------------------------------------------------------------------------


def kept_recording(room: Room) -> None:
    panel = begin(room)
    room.sound.say(tone(10))
    panel.live.stop_button.click()
    panel.keep_card.keep_button.click()


def test_a_kept_recording_plays_in_its_place(room: Room) -> None:
    kept_recording(room)
    bar = room.sound_card().bar
    assert bar.clock.text() == "0:10"
    QTest.keyClick(bar.button, Qt.Key.Key_Space)
    assert room.sound.playing is not None
    room.sound.playing.at_s = 4.0
    room.media.player.changed.emit()
    assert bar.clock.text() == "0:04 of 0:10"
    assert bar.button.accessibleName() == "Pause Robin’s recording"
    QTest.keyClick(bar.wave, Qt.Key.Key_Right)
    assert room.sound.playing.at_s == pytest.approx(5.0)
    QTest.keyClick(bar.button, Qt.Key.Key_Space)
    assert room.sound.playing.paused


def test_a_recording_whose_yes_is_taken_back_falls_silent(room: Room) -> None:
    kept_recording(room)
    card = room.sound_card()
    card.bar.button.click()
    take_back(room.controller.session, room.entries.all(Consent), how="said")
    assert room.sound.playing is not None
    assert room.sound.playing.stopped
    assert not card.bar.isVisible()
    assert "yes was taken back" in card.held_back.text()


def is_heard(room: Room) -> bool:
    return room.sound.playing is not None and not room.sound.playing.stopped


def play(room: Room) -> None:
    room.sound_card().bar.button.click()
    assert is_heard(room)


def test_a_recording_that_is_taken_away_or_kept_back_falls_silent(room: Room) -> None:
    kept_recording(room)
    play(room)
    change_entry(room.controller.session, room.kept()[-1], {"share": "nobody"})
    assert not is_heard(room)
    play(room)
    remove_entry(room.controller.session, room.kept()[-1], reason="taken away")
    assert not is_heard(room)
    assert room.controller.screen.chosen.playing == ""


def test_a_cover_over_the_familys_screen_silences_what_plays(room: Room) -> None:
    """Under the cover the lead may listen."""
    room.controller.screen.change(ScreenState.ON)
    kept_recording(room)
    play(room)
    room.controller.screen.cover_at_once()
    assert not is_heard(room)
    play(room)


def test_a_recording_that_is_refused_while_it_is_read_is_not_played(room: Room) -> None:
    kept_recording(room)
    room.desk.files_wait = []
    room.sound_card().bar.button.click()
    take_back(room.controller.session, room.entries.all(Consent), how="said")
    for read in room.desk.files_wait:
        read()
    assert room.sound.playing is None


def test_without_a_loudspeaker_it_says_so(room: Room) -> None:
    kept_recording(room)
    room.sound.no_loudspeaker = "No loudspeaker was found."
    room.sound_card().bar.button.click()
    assert room.troubles == ["No loudspeaker was found."]


def test_a_recording_that_is_not_here_yet_says_so(room: Room) -> None:
    kept_recording(room)
    room.media.player.stop()
    room.desk.files.clear()
    room.sound_card().bar.button.click()
    assert "not on this laptop yet" in room.troubles[-1]
