"""A photo is opened, looked at and kept; what cannot be is said, and nothing is lost."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from mam_desktop.meeting.consents import PHOTO, THIS_MEETING, note_consent
from mam_desktop.meeting.editing import remove_entry
from mam_desktop.meeting.voicing import attach_file
from tests.ui.live.steps.media.conftest import Room
from tests.ui.live.steps.media.made_pictures import monstrous_png, photo_with_place, picture


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "hill.jpg"
    path.write_bytes(photo_with_place())
    return path


def test_a_photo_is_kept_without_where_it_was_taken(room: Room, photo: Path) -> None:
    room.media.photo_button.click()
    panel = room.media.photo
    panel.take_file(photo)
    assert "not where or when it was taken" in panel.about.text()
    panel.keep_card.words.setPlainText("My hill")
    panel.keep_card.agreed_by.setEditText("Mum")
    panel.keep_card.keep_button.click()
    kept = room.kept()[-1]
    assert (kept.type, kept.file_name, kept.words) == ("photo", "hill.jpg", "My hill")
    assert kept.agreed_by is not None
    data = room.desk.files[kept.sha256]
    assert b"Example Street" not in data
    assert Image.open(BytesIO(data)).size == (20, 40)
    assert not panel.is_open


def test_a_photo_of_something_drawn_is_a_drawing(room: Room, photo: Path) -> None:
    room.media.photo_button.click()
    room.media.photo.take_file(photo)
    room.media.photo.kind.buttons["drawing"].click()
    room.media.photo.keep_card.keep_button.click()
    assert room.kept()[-1].type == "drawing"
    assert room.media.rows[-1].title == "Robin’s drawing"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("huge.png", monstrous_png(), "more than 50 million dots"),
        ("half.jpg", picture(400, 400, "JPEG")[:300], "not whole"),
        ("text.jpg", b"hello", "not a picture"),
        ("empty.png", b"", "empty"),
    ],
)
def test_a_picture_that_cannot_be_used_is_said_and_another_can_be_chosen(
    room: Room, tmp_path: Path, photo: Path, name: str, data: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    room.media.photo_button.click()
    panel = room.media.photo
    panel.take_file(path)
    assert told in panel.trouble.text()
    assert panel.choose_button.isVisible()
    panel.take_file(photo)
    assert not panel.trouble.isVisible()
    assert panel.keep_card.isVisible()


def test_choosing_does_not_hold_up_the_meeting(room: Room) -> None:
    room.media.photo_button.click()
    room.media.photo.choose_button.click()
    dialog = room.media.photo.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.windowModality() == Qt.WindowModality.NonModal
    dialog.close()


def test_a_picture_is_dropped_anywhere_on_the_page(room: Room, photo: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo)), QUrl.fromLocalFile("other.jpg")])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(9, 9), action, data, left, none)
    QApplication.sendEvent(room.page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(room.page, QDropEvent(QPointF(9, 9), action, data, left, none))
    assert room.media.photo.keep_card.isVisible()
    assert room.told == ["One file at a time: 1 other file was left."]


def test_without_whose_it_is_nothing_is_kept(room: Room, photo: Path) -> None:
    room.media.photo_button.click()
    panel = room.media.photo
    panel.take_file(photo)
    panel.keep_card.who.forget()
    panel.keep_card.keep_button.click()
    assert room.troubles == ["Whose picture is it?"]
    assert panel.is_open


def test_after_a_no_no_photo_is_kept_and_kept_ones_are_not_shown(room: Room, photo: Path) -> None:
    room.media.photo_button.click()
    room.media.photo.take_file(photo)
    room.media.photo.keep_card.keep_button.click()
    session = room.controller.session
    note_consent(
        session, by="Robin", purpose=PHOTO, recipient=THIS_MEETING, answer="no", how="said"
    )
    card = room.picture_card()
    assert card.picture.image.isNull()
    assert "the answer to keeping it was no" in card.picture.words
    room.media.photo_button.click()
    room.media.photo.take_file(photo)
    room.media.photo.keep_card.keep_button.click()
    assert "No photo of Robin may be kept" in room.troubles[-1]
    assert len(room.kept()) == 1


def test_a_kept_picture_is_shown_large(room: Room, photo: Path) -> None:
    room.media.photo_button.click()
    room.media.photo.take_file(photo)
    room.media.photo.keep_card.keep_button.click()
    room.picture_card().more.choose("Show it large")
    assert not room.media.large.picture.image.isNull()
    room.media.large.leave_button.click()
    assert room.page.other.isVisible()


@pytest.mark.parametrize("how", ["refused", "taken away"])
def test_a_large_picture_closes_when_it_may_not_be_shown_any_more(
    room: Room, photo: Path, how: str
) -> None:
    session = room.controller.session
    room.media.photo_button.click()
    room.media.photo.take_file(photo)
    room.media.photo.keep_card.keep_button.click()
    room.picture_card().more.choose("Show it large")
    if how == "refused":
        told = {"by": "Robin", "recipient": THIS_MEETING, "answer": "no", "how": "said"}
        note_consent(session, purpose=PHOTO, **told)
    else:
        remove_entry(session, room.kept()[-1], reason=how)
    assert not room.media.large.isVisible()
    assert room.media.large.picture.image.isNull()
    assert room.page.other.isVisible()


def test_what_another_laptop_kept_is_opened_as_carefully(room: Room) -> None:
    for no, data in enumerate((monstrous_png(), b"nonsense")):
        sha256 = f"{no}" * 64
        room.desk.files[sha256] = data
        keep(room, sha256)
        assert "cannot be shown here" in room.picture_card().picture.words
    keep(room, "9" * 64)
    assert "not on this laptop yet" in room.picture_card().picture.words


def keep(room: Room, sha256: str) -> None:
    attach_file(
        room.controller.session, sha256=sha256, file_name="x.png", type="drawing", who="Robin"
    )


def test_words_sharing_and_taking_away_belong_to_each_picture(room: Room, photo: Path) -> None:
    room.media.photo_button.click()
    room.media.photo.take_file(photo)
    room.media.photo.keep_card.keep_button.click()
    card = room.picture_card()
    card.more.choose("Change the words")
    room.media.words.field.setPlainText("My own hill")
    room.media.words.save_button.click()
    card.share.chosen.emit("nobody", "")
    kept = room.kept()[-1]
    assert (kept.words, kept.share) == ("My own hill", "nobody")
    assert card.share.words == "nobody"
    card.more.choose("Take away")
    room.questions[-1].answered(0)
    assert room.kept() == ()
    assert room.media.pictures.cards == ()
