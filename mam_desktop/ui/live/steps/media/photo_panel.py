"""A photo or a picture from a file: opened off the main thread, looked at, then kept."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from mam_desktop.errors import BadInput
from mam_desktop.texts import N_, _
from mam_desktop.ui.file_choice import leave_no_trace
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.media.in_page import InPagePanel
from mam_desktop.ui.live.steps.media.keep_card import KeepCard
from mam_desktop.ui.live.steps.media.keeping import keep_data
from mam_desktop.ui.live.steps.media.picture_view import PictureView
from mam_desktop.ui.live.steps.media.pictures import (
    ENDINGS,
    CleanPicture,
    clean_picture,
    read_file,
)
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.people import child_of, people_to_name
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel

KINDS = {"photo": N_("A photo"), "drawing": N_("Something drawn on paper")}


@dataclass(frozen=True, slots=True)
class OpenedPicture:
    """A picture ready to be looked at and kept."""

    name: str
    clean: CleanPicture
    image: QImage


def open_picture(path: Path) -> OpenedPicture:
    """Read, check and clean a picture; called off the main thread.

    Raises:
        BadInput: it cannot be used.

    """
    clean = clean_picture(read_file(path))
    image = QImage.fromData(clean.data)
    if image.isNull():
        raise BadInput(_("This picture cannot be shown here."))
    return OpenedPicture(path.name, clean, image)


class PhotoPanel(InPagePanel):
    """The page while a picture is chosen and looked at."""

    def __init__(self, owner: QWidget, controller: LiveController) -> None:
        super().__init__(owner, leaves=_("Close"))
        self._controller = controller
        self._opened: OpenedPicture | None = None
        self._turn = 0
        self.choose_button = Button(_("Choose the picture"), role="primary", icon="photo")
        self.drop_words = PlainLabel(
            _("Or drop it here. JPEG, PNG and WebP pictures can be read, up to 50 MB."),
            look="quiet",
        )
        self.trouble = PlainLabel(tone="attention")
        self.preview = PictureView(_("The picture"))
        self.about = PlainLabel(look="quiet_small")
        self.kind = ChoiceRow(_("What it is"), KINDS)
        self.keep_card = KeepCard(about=_("What they say about it"), asks_who_agreed=True)
        self.other_button = Button(_("Another picture"), icon="photo")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.drop_card = Card(look="dashed", margins=(24, 24, 24, 24), spacing=12)
        self.drop_card.add(self.choose_button)
        self.drop_card.add(self.drop_words)
        self.keep_card.foot.addWidget(self.other_button)
        left, right = QWidget(), QWidget()
        for holder, things in (
            (left, (self.preview, self.about)),
            (right, (PlainLabel(_("What it is"), look="quiet_strong_small"), self.kind)),
        ):
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme_now().gap(6))
            for one in things:
                column.addWidget(one)
        layout = right.layout()
        if layout is not None:
            layout.addWidget(self.keep_card)
        self.keeping_side = Reflow(left, right, wide_px=560, stretch=(1, 1), spacing=16, fills=True)
        for thing in (self.trouble, self.drop_card):
            self.add(thing)
        self.add(self.keeping_side, 1)
        self.content.addStretch(0)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self.choose_file)
        self.other_button.clicked.connect(self.choose_file)
        self.keep_card.keep_wanted.connect(self._on_keep_card_keep_wanted)
        self.keep_card.throw_away_wanted.connect(self.leave)

    # --- choosing ------------------------------------------------------------------------------

    def start(self) -> None:
        """Ask for a picture."""
        entries, meeting = self._controller.entries, self._controller.meeting
        child = child_of(entries)
        self.keep_card.show_people(people_to_name(entries, meeting.id))
        self.keep_card.begin(child.id if child else None)
        self.kind.choose("photo")
        self._show_choosing()
        self.open(_("A photo"))
        self.choose_button.setFocus()

    def leave(self) -> None:
        """Close it; the file itself stays where it is."""
        self._turn += 1
        self._opened = None
        self.preview.show_image(QImage())
        self.close_panel()

    def choose_file(self) -> None:
        """Ask the system for a file; the meeting goes on meanwhile."""
        dialog = QFileDialog(self, _("Choose a picture"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        leave_no_trace(dialog)
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*{one}" for one in ENDINGS)
        every = _("Pictures ({endings})").format(endings=f"{endings} {endings.upper()}")
        dialog.setNameFilters([every, _("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.show()

    def take_file(self, path: Path) -> None:
        """Open a picture, off the main thread."""
        self._turn += 1
        turn = self._turn
        self._show_choosing()
        self.drop_words.setText(breakable(_("Opening “{name}”…").format(name=path.name[:80])))

        def on_opened(opened: OpenedPicture) -> None:
            if turn == self._turn and self.is_open:
                self._show_opened(opened)

        def on_failed(words: str) -> None:
            if turn == self._turn and self.is_open:
                self._show_choosing(words)

        self._controller.desk.beside(lambda: open_picture(path), on_opened, on_failed)

    def _show_choosing(self, trouble: str = "") -> None:
        self._opened = None
        self.trouble.setText(breakable(trouble))
        self.trouble.setVisible(bool(trouble))
        self.drop_words.setText(
            _("Or drop it here. JPEG, PNG and WebP pictures can be read, up to 50 MB.")
        )
        self.drop_card.show()
        self.keeping_side.hide()
        if trouble:
            announce(self, trouble)
            self.choose_button.setFocus()

    def _show_opened(self, opened: OpenedPicture) -> None:
        self._opened = opened
        self.trouble.hide()
        self.drop_card.hide()
        self.preview.show_image(opened.image)
        self.about.setText(_about(opened.clean))
        self.keeping_side.show()
        self.keep_card.set_busy(busy=False)
        self.keep_card.words.setFocus()

    # --- keeping -------------------------------------------------------------------------------

    def _on_keep_card_keep_wanted(self) -> None:
        controller, opened = self._controller, self._opened
        if opened is None:
            return
        order = self.keep_card.order()
        if not order.who:
            controller.trouble.emit(_("Whose picture is it?"))
            self.keep_card.who.setFocus()
            return
        self.keep_card.set_busy(busy=True)
        keep_data(
            controller,
            self,
            opened.clean.data,
            kind=self.kind.choice() or "photo",
            file_name=opened.name,
            order=order,
            kept=self.leave,
            failed=lambda: self.keep_card.set_busy(busy=False),
        )


def _about(clean: CleanPicture) -> str:
    size = _("{wide} by {high} dots.").format(wide=clean.width, high=clean.height)
    if clean.was_made_smaller:
        size = _("Made smaller, to {wide} by {high} dots.").format(
            wide=clean.width, high=clean.height
        )
    kept = _(
        "Only what you see is kept, encrypted: not where or when it was taken. The file itself"
        " stays where it is."
    )
    return _("{size} {kept}").format(size=size, kept=kept)
