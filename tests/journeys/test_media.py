"""What a child draws, shows and says, by hand, onto a real record: kept, refused, killed, back."""

from pathlib import Path

from PySide6.QtCore import Qt

from mam_desktop.meeting.said import Attachment
from mam_desktop.ui.live.steps.media.media_cards import PictureCard
from mam_desktop.ui.live.steps.media.voice_media import VoiceMedia
from mam_desktop.ui.live.steps.media.wav import read_wav
from mam_desktop.ui.live.steps.voice import VoicePage
from tests.seated import Person
from tests.ui.live.steps.media.made_pictures import monstrous_png, photo_with_place
from tests.ui.live.steps.media.sounds import MadeUpSound, tone


def media(person: Person) -> VoiceMedia:
    page = person.live.page
    assert isinstance(page, VoicePage)
    return page.media


def go_to_voice(person: Person) -> None:
    person.push("Start meeting: Robin's meeting")
    person.clock.set(14, 0)
    person.ctrl(Qt.Key.Key_2)
    person.press(Qt.Key.Key_F6)


def kept(person: Person) -> tuple[Attachment, ...]:
    return person.session.entries.all(Attachment, person.session.meeting_id)


def test_a_drawing_is_made_by_hand_kept_and_there_after_a_restart(person: Person) -> None:
    go_to_voice(person)
    person.push("Draw")
    person.draw(media(person).draw.pad)
    person.tab_to("Done")
    person.press(Qt.Key.Key_Space)
    person.type("This is the hill")
    person.push("Keep it")
    person.wait_until(lambda: len(kept(person)) == 1)
    person.wait_until_saved()
    person.get_up()
    person.sit_down()
    person.open_family("Robin")
    person.wait_until(lambda: person.seat.window.live is not None)
    person.ctrl(Qt.Key.Key_2)
    assert "This is the hill" in person.seen()
    card = media(person).pictures.cards[-1]
    assert isinstance(card, PictureCard)
    person.wait_until(lambda: not card.picture.image.isNull())


def test_a_monstrous_picture_is_said_a_good_one_is_kept_and_writing_goes_on(
    person: Person, tmp_path: Path
) -> None:
    huge, good = tmp_path / "huge.png", tmp_path / "good.jpg"
    huge.write_bytes(monstrous_png())
    good.write_bytes(photo_with_place() + bytes(11 * 1024 * 1024))
    go_to_voice(person)
    person.push("Photo")
    photo = media(person).photo
    photo.take_file(huge)
    person.wait_until(lambda: "more than 50 million dots" in photo.trouble.text())
    person.capture('" Mum: it is his own hill')
    photo.take_file(good)
    person.wait_until(photo.keep_card.isVisible)
    person.press(Qt.Key.Key_F6)
    person.push("Keep it")
    person.wait_until(lambda: len(kept(person)) == 1)
    data = person.laptop.record.get_blob(kept(person)[0].sha256)
    assert data is not None
    assert b"Example Street" not in data
    assert "it is his own hill" in person.seen()


def test_a_recording_is_kept_encrypted_and_what_a_kill_leaves_waits(
    person: Person,
) -> None:
    go_to_voice(person)
    sound = MadeUpSound()
    media(person)._sound = sound
    person.push("Record")
    person.push("Yes: start recording")
    said = tone(12)
    sound.say(said)
    sound.say(said[:32_000])
    person.wait_until_saved()
    person.get_up()
    assert _holds(person.profile.folder, said[1_000:1_200]) == []
    person.sit_down()
    person.open_family("Robin")
    person.wait_until(lambda: person.seat.window.live is not None)
    person.ctrl(Qt.Key.Key_2)
    assert "A recording of 0:13 waits" in person.seen()
    media(person)._sound = sound
    person.press(Qt.Key.Key_F6)
    person.push("Record")
    person.push("Keep it")
    person.wait_until(lambda: len(kept(person)) == 1)
    data = person.laptop.record.get_blob(kept(person)[0].sha256)
    assert data is not None
    assert read_wav(data).pcm == said + said[:32_000]


def _holds(folder: Path, what: bytes) -> list[str]:
    """Return the files that hold some bytes as they are."""
    files = (one for one in folder.rglob("*") if one.is_file())
    return [one.name for one in files if what in one.read_bytes()]
