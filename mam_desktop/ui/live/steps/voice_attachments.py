"""Drawings, photos and recordings: a picture where it is one, and the form that adds one."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QSizePolicy, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.said import Attachment
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, Labelled, LineField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.sharing import ShareShown, SharingField, on_screen, share_shown
from mam_desktop.ui.live.steps.voice_quotes import TAKE_AWAY
from mam_desktop.ui.ports import MeetingDesk
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel

TYPES = {"drawing": N_("Drawing"), "photo": N_("Photo"), "audio": N_("Recording")}
TITLES = {
    "drawing": N_("{name}’s drawing"),
    "photo": N_("{name}’s photo"),
    "audio": N_("{name}’s recording"),
}
PICTURES = "*.png *.jpg *.jpeg *.webp *.gif *.bmp"
SOUNDS = "*.wav *.mp3 *.m4a *.ogg *.flac"
PREVIEW_PX = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRow:
    """One drawing, photo or recording."""

    key: str
    title: str
    words: str
    sha256: str
    is_sound: bool
    share: ShareShown

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return ", ".join(one for one in (self.title, self.words, self.share.words) if one)


def attachment_rows(entries: Entries, meeting_id: str) -> tuple[AttachmentRow, ...]:
    """Return what was drawn, photographed or recorded, oldest first."""
    may_show = on_screen(entries, meeting_id)
    return tuple(
        AttachmentRow(
            key=one.id,
            title=_(TITLES[one.type]).format(name=name_and_family(entries, one.who_id)[0]),
            words=one.words,
            sha256=one.sha256,
            is_sound=one.type == "audio",
            share=share_shown(entries, one, may_show),
        )
        for one in entries.all(Attachment, meeting_id)
    )


class AttachmentCard(RowCard[AttachmentRow]):
    """One drawing, photo or recording."""

    take_away_wanted = Signal(str)

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        super().__init__(margins=(12, 9, 8, 12), spacing=6, parent=parent)
        self._desk = desk
        self._title = PlainLabel(look="strong")
        self._words = PlainLabel(look="quiet_small")
        self._share = Chip("")
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._sound = IconLabel("volume", tone="voice")
        self.more = RowMenu("")
        head = QHBoxLayout()
        for one in (self._sound, self._title, self._share, self.more):
            head.addWidget(one, 1 if one is self._title else 0)
        self.add(head)
        self.add(self._picture)
        self.add(self._words)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def show_row(self, row: AttachmentRow) -> None:
        """Show what it is."""
        is_new_picture = self.row is None or self.row.sha256 != row.sha256
        self._title.setText(row.title)
        self._words.setText(row.words)
        self._words.setVisible(bool(row.words))
        self._share.say(row.share.words, tone=row.share.tone, icon=row.share.icon)
        self._sound.setVisible(row.is_sound)
        self._picture.setVisible(not row.is_sound)
        self._picture.setAccessibleName(row.spoken)
        self.more.name_for(_("More about {title}").format(title=row.title))
        if is_new_picture and not row.is_sound:
            self._desk.file_bytes(row.sha256, self._show_picture, lambda _why: None)

    def _show_picture(self, held: bytes | None) -> None:
        image = QImage.fromData(held) if held else QImage()
        if image.isNull():
            self._picture.setText(_("This picture cannot be shown here."))
            return
        theme = theme_now()
        room = QSize(theme.px(300), theme.px(PREVIEW_PX)) * self.devicePixelRatioF()
        small = image.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(QPixmap.fromImage(small))
        self._picture.setFixedHeight(theme.px(PREVIEW_PX))


class AttachmentForm(FoldingForm):
    """Chooses a file and says whose it is."""

    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Photo or drawing"), saves=_("Keep it"), icon="photo", parent=parent
        )
        self.path: Path | None = None
        self.choose = Button(_("Choose the file"), icon="photo")
        self.chosen = PlainLabel(_("No file yet"), look="quiet_small")
        self.who = PersonPicker(_("Whose"))
        self.type = ChoiceField(_("Kind"), TYPES)
        self.words = LineField(_("What they say about it"))
        self.agreed_by = PersonPicker(_("Who said yes to keeping it"))
        self.sharing = SharingField()
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.chosen, 1)
        self.add(row)
        self.add(field_row(Labelled(_("Whose"), self.who), Labelled(_("Kind"), self.type)))
        self.add(Labelled(_("What they say about it"), self.words))
        self.add(Labelled(_("Who said yes to keeping it"), self.agreed_by))
        self.add(self.sharing)
        self.begin_with(self.choose)
        self.choose.clicked.connect(self._on_choose_clicked)

    def take_file(self, path: Path) -> None:
        """Take the file that was chosen."""
        self.path = path
        self.chosen.setText(path.name)
        if f"*{path.suffix.lower()}" in SOUNDS.split():
            self.type.choose("audio")

    def clear(self) -> None:
        """Begin anew."""
        self.path = None
        self.chosen.setText(_("No file yet"))
        self.words.clear()
        self.agreed_by.forget()
        self.type.choose("drawing")
        self.sharing.clear()

    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, _("Choose a photo, a drawing or a recording"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                _("Pictures ({endings})").format(endings=PICTURES),
                _("Recordings ({endings})").format(endings=SOUNDS),
            ]
        )
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.open()
