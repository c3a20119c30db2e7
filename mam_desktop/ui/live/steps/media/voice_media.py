"""What somebody draws, shows or says aloud: Record, Draw and Photo, and the cards of what is kept.

Put a `VoiceMedia` on a page and call `refresh` with it; `sounds` may be moved to another column.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.family_view import FamilyView, ScreenState
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.said import Attachment
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.media.draw_panel import DRAFT, DrawPanel
from mam_desktop.ui.live.steps.media.in_page import InPagePanel
from mam_desktop.ui.live.steps.media.large_panel import LargePanel
from mam_desktop.ui.live.steps.media.media_cards import PictureCard, SoundCard
from mam_desktop.ui.live.steps.media.media_rows import MediaRow, media_rows
from mam_desktop.ui.live.steps.media.photo_panel import PhotoPanel
from mam_desktop.ui.live.steps.media.player import Player
from mam_desktop.ui.live.steps.media.record_panel import RecordPanel
from mam_desktop.ui.live.steps.media.recorder import LONGEST_S
from mam_desktop.ui.live.steps.media.sound_port import SoundPort
from mam_desktop.ui.live.steps.media.sound_system import open_sound_port
from mam_desktop.ui.live.steps.media.wav import clock_words
from mam_desktop.ui.live.steps.media.words_form import WordsForm
from mam_desktop.ui.live.steps.parts.people import people_to_name
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel

SOUND_ENDINGS = (".wav", ".mp3", ".m4a", ".ogg", ".flac", ".aac", ".opus", ".wma")


class VoiceMedia(QWidget):
    """The buttons, the kept things, and the panels that take the page while something is made."""

    def __init__(
        self,
        controller: LiveController,
        parent: QWidget | None = None,
        *,
        sound: Callable[[], SoundPort] = open_sound_port,
        longest_s: int = LONGEST_S,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._open_sound = sound
        self._sound: SoundPort | None = None
        self._is_covered = controller.screen.state is ScreenState.COVER
        self.rows: tuple[MediaRow, ...] = ()
        self.kept_sounds: RowModel[MediaRow] = RowModel(self)
        self.kept_pictures: RowModel[MediaRow] = RowModel(self)
        self.player = Player(self._port, self)
        self.record_button = Button(_("Record"), icon="microphone")
        self.draw_button = Button(_("Draw"), icon="scribble")
        self.photo_button = Button(_("Photo"), icon="photo")
        self.unfinished = PlainLabel(look="quiet_small")
        self.sounds = RowList(self.kept_sounds, self._make_sound_card, name=_("Recordings"))
        self.pictures = RowList(
            self.kept_pictures, self._make_picture_card, name=_("Drawings and photos")
        )
        self.words = WordsForm()
        self.draw = DrawPanel(self, controller)
        self.photo = PhotoPanel(self, controller)
        self.record = RecordPanel(self, controller, self._port, self.player, longest_s=longest_s)
        self.large = LargePanel(self, controller.desk)
        self._build()
        self._connect()

    def _build(self) -> None:
        gap = theme_now().gap
        self.buttons = QWidget()
        flow = FlowLayout(self.buttons, gap=gap(8), row_gap=gap(8))
        for one in (self.record_button, self.draw_button, self.photo_button):
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(10))
        for thing in (self.buttons, self.unfinished, self.words, self.sounds, self.pictures):
            column.addWidget(thing)

    def _connect(self) -> None:
        self.record_button.clicked.connect(self.record.start)
        self.draw_button.clicked.connect(self.draw.start)
        self.photo_button.clicked.connect(self.photo.start)
        self.player.trouble.connect(self._controller.trouble)
        self.player.changed.connect(self._on_player_changed)
        self.words.save_wanted.connect(self._on_words_save_wanted)
        self._controller.screen.changed.connect(self._on_screen_changed)
        for panel in self._panels():
            panel.closed.connect(self.show_unfinished)

    def _panels(self) -> tuple[InPagePanel, ...]:
        return (self.draw, self.photo, self.record, self.large)

    def _port(self) -> SoundPort:
        """Return the computer's sound; it is opened the first time it is wanted."""
        if self._sound is None:
            self._sound = self._open_sound()
        return self._sound

    # --- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is kept, and follow the ledger."""
        controller, before = self._controller, self.rows
        self.rows = media_rows(controller.entries, controller.meeting.id)
        self._follow_what_left(before)
        self.kept_sounds.show_rows(tuple(one for one in self.rows if one.is_sound))
        self.kept_pictures.show_rows(tuple(one for one in self.rows if not one.is_sound))
        self.record.refresh()
        self.show_unfinished()

    def _follow_what_left(self, before: tuple[MediaRow, ...]) -> None:
        """Fall silent, and put a picture away, in the moment it was taken away or refused."""
        now = {one.key: one for one in self.rows if not one.is_held_back}
        for was in before:
            one = now.get(was.key)
            is_for_fewer = one is None or (was.is_on_screen and not one.is_on_screen)
            if was.key == self.player.key and is_for_fewer:
                self.player.stop()
            if one is None and was.key == self.large.key and self.large.is_open:
                self.large.leave()

    def _on_screen_changed(self, view: FamilyView) -> None:
        """Fall silent with the cover: who came in must not hear what the room must not see."""
        was_covered, self._is_covered = self._is_covered, view.state is ScreenState.COVER
        if self._is_covered and not was_covered:
            self.player.stop()

    def show_unfinished(self) -> None:
        """Say what was begun and neither kept nor thrown away."""
        left = None if self.record.is_open else self.record.draft.find()
        lines = []
        if left is not None:
            lines.append(
                _("A recording of {length} waits: press Record to listen and decide.").format(
                    length=clock_words(left.seconds)
                )
            )
        if not self.draw.is_open and self._controller.desk.draft(DRAFT):
            lines.append(_("An unfinished drawing waits: press Draw to go on with it."))
        self.unfinished.setText("\n".join(lines))
        self.unfinished.setVisible(bool(lines))

    @property
    def is_busy(self) -> bool:
        """Say whether something is being drawn, recorded or looked at: the page is taken."""
        return any(one.is_open for one in self._panels())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Be quiet where the page goes out of sight."""
        if not event.spontaneous() and not self.is_busy:
            self.player.stop()
        super().hideEvent(event)

    def _on_player_changed(self) -> None:
        """Mark on the family screen which recording plays; the screen decides what it may show."""
        key = self.player.key
        self._controller.screen.set_playing(key if self.player.is_playing(key) else "")

    def _make_picture_card(self) -> PictureCard:
        card = PictureCard(self._controller.desk, self._people)
        card.large_wanted.connect(self._on_card_large_wanted)
        self._connect_card(card)
        return card

    def _make_sound_card(self) -> SoundCard:
        card = SoundCard(self._controller.desk, self._port, self.player, self._people)
        card.trouble.connect(self._controller.trouble)
        self._connect_card(card)
        return card

    def _connect_card(self, card: PictureCard | SoundCard) -> None:
        card.share_chosen.connect(self._on_card_share_chosen)
        card.words_wanted.connect(self._on_card_words_wanted)
        card.take_away_wanted.connect(self._on_card_take_away_wanted)

    def _people(self) -> tuple[Person, ...]:
        controller = self._controller
        return people_to_name(controller.entries, controller.meeting.id)

    # --- doing ---------------------------------------------------------------------------------

    def _on_card_large_wanted(self, entity_id: str) -> None:
        row = next((one for one in self.rows if one.key == entity_id), None)
        if row is not None and not row.is_held_back:
            self.large.show_row(row)

    def _on_card_share_chosen(self, entity_id: str, share: str, person_id: str) -> None:
        kept = self._controller.entries.find(Attachment, entity_id)
        if kept is not None:
            fields: dict[str, object] = {
                "share": share,
                "shared_with": (person_id,) if person_id else (),
                "not_for": (),
            }
            self._controller.do(lambda: change_entry(self._controller.session, kept, fields))

    def _on_card_words_wanted(self, entity_id: str) -> None:
        kept = self._controller.entries.find(Attachment, entity_id)
        if kept is not None:
            self.words.begin(kept.id, kept.words)

    def _on_words_save_wanted(self) -> None:
        kept = self._controller.entries.find(Attachment, self.words.editing)
        if kept is None:
            self.words.fold()
            return
        fields: dict[str, object] = {"words": self.words.field.words()}
        written = self._controller.do(lambda: change_entry(self._controller.session, kept, fields))
        if written is not None:
            self.words.fold()

    def _on_card_take_away_wanted(self, entity_id: str) -> None:
        kept = self._controller.entries.find(Attachment, entity_id)
        if kept is not None:
            row = next(one for one in self.rows if one.key == entity_id)
            ask_to_take_away(self._controller, kept, row.title)

    # --- dropped files -------------------------------------------------------------------------

    def accept_drops_on(self, page: QWidget) -> None:
        """Take files that are dropped anywhere on a page."""
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take a dropped file."""
        if isinstance(event, QDragEnterEvent) and _dropped(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            files = _dropped(event.mimeData())
            event.acceptProposedAction()
            self.take_files(files)
            return bool(files)
        return False

    def take_files(self, files: list[Path]) -> None:
        """Open the first of dropped files: a sound once somebody has said yes, else a picture."""
        if not files or self.draw.is_open:
            return
        if len(files) > 1:
            more = len(files) - 1
            self._controller.told.emit(
                ngettext(
                    "One file at a time: {count} other file was left.",
                    "One file at a time: {count} other files were left.",
                    more,
                ).format(count=more)
            )
        if files[0].suffix.lower() in SOUND_ENDINGS:
            self.record.start_with(files[0])
            return
        if not self.photo.is_open:
            self.photo.start()
        self.photo.take_file(files[0])


def _dropped(data: QMimeData) -> list[Path]:
    return [Path(one.toLocalFile()) for one in data.urls() if one.isLocalFile()]
