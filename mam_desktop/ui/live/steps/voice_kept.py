"""Drawings, photos and recordings of the meeting, and the form that keeps one more."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.said import Attachment
from mam_desktop.meeting.voicing import attach_file
from mam_desktop.texts import _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.voice_attachments import (
    AttachmentCard,
    AttachmentForm,
    AttachmentRow,
    attachment_rows,
)
from mam_desktop.ui.live.steps.voice_now import VoiceNow


class KeptPart(QWidget):
    """What was kept, newest last; its form is lent to stand under it."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.kept: RowModel[AttachmentRow] = RowModel(self)
        self.form = AttachmentForm()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            RowList(self.kept, self._make_card, name=_("Drawings, photos, recordings"))
        )
        self.form.save_wanted.connect(self._on_form_save_wanted)

    def _make_card(self) -> AttachmentCard:
        card = AttachmentCard(self._controller.desk)
        card.take_away_wanted.connect(self._on_card_take_away_wanted)
        return card

    def show_now(self, now: VoiceNow) -> None:
        """Show what was kept."""
        self.kept.show_rows(attachment_rows(now.entries, now.meeting.id))
        self.setVisible(bool(self.kept.rowCount()))
        self.form.sharing.show_people(now.people)
        for picker in (self.form.who, self.form.agreed_by):
            picker.show_people(now.people)

    def _on_form_save_wanted(self) -> None:
        controller, path = self._controller, self.form.path
        if path is None:
            controller.trouble.emit(_("Choose the file first."))
            return
        try:
            data = path.read_bytes()
        except OSError:
            controller.trouble.emit(_("“{name}” cannot be read.").format(name=path.name))
            return
        controller.desk.keep_file(data, self._on_kept, controller.trouble.emit)

    def _on_kept(self, sha256: str) -> None:
        form, controller = self.form, self._controller
        written = controller.do(
            lambda: attach_file(
                controller.session,
                sha256=sha256,
                file_name=form.path.name if form.path else "",
                type=form.type.choice(),
                who=form.who.who(),
                words=form.words.words(),
                agreed_by=form.agreed_by.maybe(),
                sharing=form.sharing.sharing(),
            )
        )
        if written is not None:
            form.clear()
            form.fold()

    def _on_card_take_away_wanted(self, key: str) -> None:
        held = self._controller.entries.find(Attachment, key)
        if held is not None:
            ask_to_take_away(self._controller, held)
