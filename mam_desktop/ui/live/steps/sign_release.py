"""Sealing the minutes and handing out copies: the buttons under the text, and how it stands."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.clocks import zone_of
from mam_desktop.meeting.labels import COPIES
from mam_desktop.meeting.looking import LOOK_FIRST
from mam_desktop.meeting.signed import Seal
from mam_desktop.meeting.signing import WHOLE
from mam_desktop.meeting.versions import PLAN
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
BEFORE_PLAN = N_("A sealed plan can’t be changed. The minutes can be finished and sealed later.")
HALF = N_("The plan is sealed. The minutes can be finished and sealed later.")
AFTER = N_("These minutes are sealed. A later correction makes a new version beside this one.")


class ReleasePanel(QWidget):
    """Seal, Word, PDF."""

    seal_wanted = Signal()
    export_wanted = Signal(str, str)
    """(copy, format)"""
    correct_wanted = Signal()
    papers_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seal = Button(
            _("Seal minutes"), role="primary", icon="rosette-discount-check", size="large"
        )
        self.word = Button(_("Word"), icon="file-type-docx")
        self.pdf = Button(_("PDF"), icon="file-type-pdf")
        self.sealed = Chip("", tone="can", icon="lock", pill=True)
        self.waiting = PlainLabel(tone="attention")
        self.papers = Button(_("Copies and papers…"), icon="copy")
        self.correct = Button(_("Correct…"), icon="pencil")
        self.looked_by = PersonPicker(_("Who looked at the copy?"))
        self.left = NotTakingPartStrip()
        self._looked_field = Labelled(_(LOOK_FIRST), self.looked_by)
        self._sentence = PlainLabel(look="quiet_small")
        self._build()
        self.seal.clicked.connect(self.seal_wanted)
        self.correct.clicked.connect(self.correct_wanted)
        self.papers.clicked.connect(self.papers_wanted)

    def _build(self) -> None:
        gap = theme_now().gap
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(8))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=gap(10), row_gap=gap(8))
        for one in (self.seal, self.word, self.pdf, self.papers, self.correct):
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
        self,
        seal: Seal | None,
        zone: str,
        *,
        late: int,
        competes: bool,
        holds: bool,
        left: str = "",
        part: str = WHOLE,
    ) -> None:
        """Show whether it is sealed, what waits, and whether a person has to look first.

        `left` says who does not take part, when somebody does not; `part` is what will be sealed.
        """
        is_plan = seal is not None and seal.part == PLAN
        self.seal.setVisible(seal is None or is_plan)
        self.sealed.setVisible(seal is not None)
        self.correct.setVisible(seal is not None)
        if seal is not None:
            self.sealed.say(_sealed_words(seal, zone))
        self.waiting.setText(_waiting_words(late, competes=competes))
        self.waiting.setVisible(bool(late) or competes)
        self._looked_field.setVisible(holds)
        self.left.show_left(left)
        will_be_plan = seal is None and part == PLAN
        self.seal.set_words(_("Seal the plan") if will_be_plan else _("Seal minutes"))
        before = BEFORE_PLAN if will_be_plan else BEFORE
        self._sentence.setText(_(before if seal is None else HALF if is_plan else AFTER))

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be pressed twice."""
        for button in (self.seal, self.word, self.pdf, self.correct):
            button.setEnabled(not busy)

    def _on_copy_chosen(self, copy: str, as_format: str) -> None:
        self.export_wanted.emit(copy, as_format)


def _waiting_words(late: int, *, competes: bool) -> str:
    """Say what waits for a correction."""
    if competes:
        return _("Two laptops sealed these minutes unknown to each other. Both are kept.")
    return ngettext(
        "{count} change waits as a correction",
        "{count} changes wait as a correction",
        late,
    ).format(count=late)


def _sealed_words(seal: Seal, zone: str) -> str:
    is_plan = seal.part == PLAN
    if seal.moment is None:
        words = _("Plan sealed, time not known") if is_plan else _("Sealed, time not known")
        return _("{sealed} · version {version}").format(sealed=words, version=seal.version)
    at = clock_time(seal.moment.astimezone(zone_of(zone)))
    if is_plan:
        return _("Plan sealed {time} · version {version}").format(time=at, version=seal.version)
    return _("Sealed {time} · version {version}").format(time=at, version=seal.version)
