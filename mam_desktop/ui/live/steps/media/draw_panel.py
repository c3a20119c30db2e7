"""Drawing: large paper in the page, kept line by line, and the last look before it is kept."""

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.media.draw_pad import DrawPad
from mam_desktop.ui.live.steps.media.draw_tools import DrawTools
from mam_desktop.ui.live.steps.media.in_page import HandOver, InPagePanel
from mam_desktop.ui.live.steps.media.keep_card import KeepCard
from mam_desktop.ui.live.steps.media.keeping import keep_data
from mam_desktop.ui.live.steps.media.picture_view import PictureView
from mam_desktop.ui.live.steps.media.strokes import Drawing, drawing_from
from mam_desktop.ui.live.steps.parts.people import child_of, people_to_name
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.message_strip import Question
from mam_desktop.ui.widgets.plain_label import PlainLabel

DRAFT = "voice.drawing"
KEEP_AFTER_MS = 250


def png_of(image: QImage) -> bytes:
    """Return an image as a PNG file's bytes; may be called off the main thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # its stub wants bytes, Qt text
    return bytes(buffer.data().data())


class DrawPanel(InPagePanel):
    """The page while somebody draws."""

    def __init__(self, owner: QWidget, controller: LiveController) -> None:
        super().__init__(owner, leaves=_("Put away"))
        self._controller = controller
        self.tools, self.pad = DrawTools(), DrawPad()
        self.hand_over = HandOver(self)
        self.done_button = Button(_("Done"), role="primary", icon="check", size="large")
        self.back_button = Button(_("Draw more"), icon="pencil")
        self.preview = PictureView(_("The drawing"))
        self.keep_card = KeepCard(about=_("What they say about it"))
        self._keep_draft = QTimer(self)
        self._keep_draft.setSingleShot(True)
        self._keep_draft.setInterval(KEEP_AFTER_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.leave_button.setAccessibleName(_("Put the drawing away; it can be gone on with"))
        self.put_in_head(self.hand_over, self.done_button)
        self.drawing_side = QWidget()
        column = QVBoxLayout(self.drawing_side)
        column.setContentsMargins(0, 0, 0, 0)
        across = QHBoxLayout()
        across.setSpacing(theme_now().gap(12))
        across.addWidget(self.tools)
        across.addWidget(self.pad, 1)
        column.addLayout(across, 1)
        hint = _("A finger, a pen or the mouse draws. Every line is kept, encrypted, as you draw.")
        column.addWidget(PlainLabel(hint, look="quiet_small"))
        self.keep_card.foot.addWidget(self.back_button)
        self.keeping_side = Reflow(
            self.preview, self.keep_card, wide_px=560, stretch=(1, 1), spacing=16
        )
        self.add(self.drawing_side, 1)
        self.add(self.keeping_side, 1)
        self.keeping_side.hide()

    def _connect(self) -> None:
        self.tools.colour_picked.connect(self._on_tools_colour_picked)
        self.tools.width_picked.connect(self._on_tools_width_picked)
        self.tools.undo_button.clicked.connect(self.pad.undo)
        self.tools.redo_button.clicked.connect(self.pad.redo)
        self.tools.clear_button.clicked.connect(self.pad.clear)
        self.pad.changed.connect(self._on_pad_changed)
        self._keep_draft.timeout.connect(self._on_keep_draft_timeout)
        self.done_button.clicked.connect(self.finish)
        self.back_button.clicked.connect(self.draw_more)
        self.keep_card.keep_wanted.connect(self._on_keep_card_keep_wanted)
        self.keep_card.throw_away_wanted.connect(self._on_keep_card_throw_away_wanted)

    # --- opening and leaving -------------------------------------------------------------------

    def start(self) -> None:
        """Open the paper; an unfinished drawing is on it."""
        entries, meeting = self._controller.entries, self._controller.meeting
        child = child_of(entries)
        if not self.is_open:
            self.pad.show_drawing(drawing_from(self._controller.desk.draft(DRAFT)))
        self.keep_card.show_people(people_to_name(entries, meeting.id))
        self.keep_card.begin(child.id if child else None)
        self.open(_("{name} draws").format(name=child.name) if child else _("Draw"))
        self.draw_more()

    def draw_more(self) -> None:
        """Show the paper."""
        self.keeping_side.hide()
        self.drawing_side.show()
        self.done_button.show()
        self.hand_over.show()
        self.pad.setFocus()

    def finish(self) -> None:
        """Show the drawing once more, and ask whose it is and what they say about it."""
        if self.pad.drawing.is_empty:
            self._controller.trouble.emit(_("There is nothing on the paper yet."))
            return
        self._save_draft()
        self.hand_over.setChecked(False)
        self.drawing_side.hide()
        self.done_button.hide()
        self.hand_over.hide()
        self.preview.show_image(self.pad.image())
        self.keeping_side.show()
        self.keep_card.words.setFocus()

    def leave(self) -> None:
        """Put the drawing away; it can be gone on with."""
        if self.keeping_side.isVisible():
            self.draw_more()
            return
        self._save_draft()
        self.close_panel()

    # --- drawing -------------------------------------------------------------------------------

    def _on_tools_colour_picked(self, colour: str) -> None:
        self.pad.colour = colour

    def _on_tools_width_picked(self, width: str) -> None:
        self.pad.width_name = width

    def _on_pad_changed(self) -> None:
        drawing = self.pad.drawing
        self.tools.undo_button.setEnabled(drawing.can_undo)
        self.tools.redo_button.setEnabled(drawing.can_redo)
        self.tools.clear_button.setEnabled(not drawing.is_empty)
        if self.is_open and not self._keep_draft.isActive():
            self._keep_draft.start()

    def _on_keep_draft_timeout(self) -> None:
        self._save_draft()

    def _save_draft(self) -> None:
        self._keep_draft.stop()
        self._controller.desk.keep_draft(DRAFT, self.pad.drawing.to_text())

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Z and Ctrl+Shift+Z for the paper while somebody draws."""
        asks = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and self._is_for_paper(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the last line back, or draw it again."""
        if not self._is_for_paper(event):
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.pad.undo()
        else:
            self.pad.redo()

    def _is_for_paper(self, event: QKeyEvent) -> bool:
        keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        return self.drawing_side.isVisible() and any(event.matches(one) for one in keys)

    def out_of_sight(self) -> None:
        """Keep the last line, also where the meeting is left at once."""
        if self._keep_draft.isActive():
            self._save_draft()

    # --- keeping -------------------------------------------------------------------------------

    def _on_keep_card_keep_wanted(self) -> None:
        controller, image, order = self._controller, self.pad.image(), self.keep_card.order()
        if not order.who:
            controller.trouble.emit(_("Whose drawing is it?"))
            self.keep_card.who.setFocus()
            return
        self.keep_card.set_busy(busy=True)

        def on_written(data: bytes) -> None:
            keep_data(
                controller,
                self,
                data,
                kind="drawing",
                file_name="drawing.png",
                order=order,
                kept=self._on_kept,
                failed=self._on_failed,
            )

        controller.desk.beside(lambda: png_of(image), on_written, self._on_trouble)

    def _on_kept(self) -> None:
        self.keep_card.set_busy(busy=False)
        self._forget()

    def _on_trouble(self, words: str) -> None:
        self._controller.trouble.emit(words)
        self._on_failed()

    def _on_failed(self) -> None:
        self.keep_card.set_busy(busy=False)

    def _on_keep_card_throw_away_wanted(self) -> None:
        choices = (_("Throw it away"), _("Keep drawing"))
        words = _("Throw this drawing away? It is not kept anywhere.")
        self._controller.ask(Question(words, choices, self._on_answered))

    def _on_answered(self, no: int) -> None:
        if no == 0:
            self._forget()

    def _forget(self) -> None:
        """Begin with white paper next time."""
        self.pad.show_drawing(Drawing())
        self._save_draft()
        self.close_panel()
