"""Sealing the minutes and handing out copies: the buttons under the text, and how it stands."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.clocks import zone_of
from mam_desktop.meeting.labels import COPIES
from mam_desktop.meeting.signed import Seal
from mam_desktop.texts import N_, _, clock_time, ngettext
from mam_desktop.ui.live.steps.parts.fields import Labelled
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.sign_not_taking_part import NotTakingPartStrip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel

HANDED_OUT = (Copy.FAMILY, Copy.EVERYONE, Copy.CASE_FILE)
BEFORE = N_(
    "Sealed minutes can’t be changed. A later correction makes a new version beside this one."
)
AFTER = N_("These minutes are sealed. A later correction makes a new version beside this one.")


class ReleasePanel(QWidget):
    """Seal, Word, PDF."""

    seal_wanted = Signal()
    export_wanted = Signal(str, str)
    """(copy, format)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seal = Button(
            _("Seal minutes"), role="primary", icon="rosette-discount-check", size="large"
        )
        self.word = Button(_("Word"), icon="file-type-docx")
        self.pdf = Button(_("PDF"), icon="file-type-pdf")
        self.sealed = Chip("", tone="can", icon="lock", pill=True)
        self.waiting = Chip("", tone="attention", icon="alert-circle")
        self.looked_by = PersonPicker(_("Who looked at the preview"))
        self.left = NotTakingPartStrip()
        self._looked_field = Labelled(_("Who looked at the preview"), self.looked_by)
        self._sentence = PlainLabel(look="quiet_small")
        self._build()
        self.seal.clicked.connect(self.seal_wanted)

    def _build(self) -> None:
        gap = theme_now().gap
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(8))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=gap(10), row_gap=gap(8))
        for one in (self.seal, self.word, self.pdf):
            flow.addWidget(one)
        shown = (self.sealed, self.left, self._looked_field, buttons, self.waiting, self._sentence)
        for below in shown:
            column.addWidget(below)
        for button, as_format in ((self.word, "docx"), (self.pdf, "pdf")):
            menu = QMenu(self)
            for copy in HANDED_OUT:
                line = menu.addAction(_(COPIES[copy.value]))
                line.triggered.connect(partial(self._on_copy_chosen, copy.value, as_format))
            button.setMenu(menu)
            button.setAccessibleName(_("Write a copy as {what}").format(what=button.words))

    def show_state(
        self, seal: Seal | None, zone: str, *, late: int, holds: bool, left: str = ""
    ) -> None:
        """Show whether it is sealed, what waits, and whether a person has to look first.

        `left` says who does not take part, when somebody does not.
        """
        self.seal.setVisible(seal is None)
        self.sealed.setVisible(seal is not None)
        if seal is not None:
            self.sealed.say(_sealed_words(seal, zone))
        self.waiting.setVisible(bool(late))
        self.waiting.say(
            ngettext(
                "{count} change waits as a correction",
                "{count} changes wait as a correction",
                late,
            ).format(count=late)
        )
        self._looked_field.setVisible(holds)
        self._looked_field.label.setText(
            _("Who looked at the preview?")
            if left
            else _("Something private was written down. Who looked at the preview?")
        )
        self.left.show_left(left)
        self._sentence.setText(_(BEFORE if seal is None else AFTER))

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be pressed twice."""
        for button in (self.seal, self.word, self.pdf):
            button.setEnabled(not busy)

    def _on_copy_chosen(self, copy: str, as_format: str) -> None:
        self.export_wanted.emit(copy, as_format)


def _sealed_words(seal: Seal, zone: str) -> str:
    at = datetime.fromisoformat(seal.sealed_at).astimezone(zone_of(zone))
    return _("Sealed {time} · version {version}").format(time=clock_time(at), version=seal.version)
