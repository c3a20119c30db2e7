"""Step 2, Family's voice: exact words first; numbers, drawings, what was seen, the profile."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.people import Attendance, Child, Consent, Person
from mam_desktop.meeting.said import (
    Attachment,
    Discussion,
    Observation,
    ProfileEntry,
    Scale,
    Voice,
    VoiceAbsence,
)
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.media.voice_media import VoiceMedia
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.picture_panel import PicturePanel
from mam_desktop.ui.live.steps.parts.reflow import Reflow, column_of, two_columns
from mam_desktop.ui.live.steps.parts.talked_about import TalkedAbout
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.live.steps.profile_card import AboutChild, about_words
from mam_desktop.ui.live.steps.voice_absence import AbsencePart
from mam_desktop.ui.live.steps.voice_gathered import GatheredPart
from mam_desktop.ui.live.steps.voice_now import voice_now
from mam_desktop.ui.live.steps.voice_observations import ObservationsPart
from mam_desktop.ui.live.steps.voice_scale_card import ScaleCard
from mam_desktop.ui.live.steps.voice_words import WordsPart
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.flow_layout import FlowLayout

_SHOWN = frozenset(
    one.KIND
    for one in (
        Attachment,
        Attendance,
        Child,
        Consent,
        Discussion,
        Observation,
        Person,
        ProfileEntry,
        Scale,
        Voice,
        VoiceAbsence,
    )
)
"""Kinds that this page shows."""

LOW_PX = 430
"""Below this height (at 100 per cent text) headings and buttons would leave no room for words."""


class _Buttons(QWidget):
    """Buttons side by side, on one line where there is room."""

    def __init__(self, *buttons: Button) -> None:
        super().__init__()
        self._buttons, self._gap = buttons, theme_now().gap(8)
        flow = FlowLayout(self, gap=self._gap, row_gap=self._gap)
        for one in buttons:
            flow.addWidget(one)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of one line with every button on it."""
        hints = [one.sizeHint() for one in self._buttons]
        wide = sum(one.width() for one in hints) + self._gap * (len(hints) - 1)
        return QSize(wide, max(one.height() for one in hints))


class VoicePage(StepPage):
    """The family's own words first."""

    STEP: ClassVar[str] = "voice"
    SENTENCE: ClassVar[str] = N_("Write the words as they are said.")

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        controller = self.controller
        self.talked = TalkedAbout(controller, self.STEP)
        self.words = WordsPart(controller)
        self.gathered = GatheredPart(controller)
        self.absence = AbsencePart(controller)
        self.scale = ScaleCard(controller)
        self.media = VoiceMedia(controller)
        self.media.accept_drops_on(self)
        self.observations = ObservationsPart(controller)
        self.about = AboutChild(controller)
        self.about_button = Button(_("About the child"), icon="heart", arrow="chevron-down")
        self.about_button.setCheckable(True)
        self.column = WorkColumn()
        self.pictures = PicturePanel(controller, self)
        self._lay_out()

    def _lay_out(self) -> None:
        seen = self.observations.form
        left = column_of(self.absence, self.gathered, self.words, self.media.sounds)
        right = column_of(self.scale, self.media, seen, self.observations)
        self.column.add(self.about)
        self.column.add(two_columns(left, right))
        self.column.add(self.talked)
        self.about.hide()
        buttons = _Buttons(self.about_button, seen.lend_button(), self.words.open_button)
        self.body.removeWidget(self.header)
        self._head = column_of(
            Reflow(self.header, buttons, wide_px=790, stretch=(1, 0)), self.words.headings
        )
        self._is_low = False
        self.body.addWidget(self._head)
        self.body.addWidget(self.column, 1)

    def _connect(self) -> None:
        self.words.revealed.connect(self.column.reveal)
        self.words.picture_wanted.connect(self.pictures.ask)
        for form in self._forms():
            form.unfolded.connect(lambda one=form: self.column.reveal(one))
        self.gathered.change_wanted.connect(self.words.change)
        self.about_button.toggled.connect(self._on_about_button_toggled)
        shortcut = QShortcut(QKeySequence("Ctrl+G"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.gathered.show_all)

    def _forms(self) -> tuple[FoldingForm, ...]:
        return (self.absence.form, self.media.words, self.observations.form, self.about.form)

    # --- room ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the head scroll with the work where there is little height: one scroll bar only."""
        super().resizeEvent(event)
        holder = self.parentWidget()
        is_low = holder is not None and holder.height() < theme_now().px(LOW_PX)
        if is_low != self._is_low:
            self._is_low = is_low
            (self.column.content if is_low else self.body).insertWidget(0, self._head)

    # --- showing -------------------------------------------------------------------------------

    def concerns(self, touched: frozenset[str]) -> bool:
        """Say whether a change of these entities can change this page."""
        everything = self.controller.session.everything
        kinds = (everything.kind_of(one) for one in touched)
        return not touched or any(kind is None or kind in _SHOWN for kind in kinds)

    def refresh(self) -> None:
        """Show what was said, seen and kept."""
        now = voice_now(self.controller)
        self.talked.refresh()
        name = now.child_name
        self.header.sentence.setText(
            _("{name} first. Write the words as they are said.").format(name=name)
            if name
            else _(self.SENTENCE)
        )
        self.about_button.set_words(about_words(name))
        self.words.show_now(now)
        for part in (self.gathered, self.absence, self.scale, self.observations):
            part.show_now(now)
        self.media.refresh()
        if not self.about.isHidden():
            self.about.show_now(now)

    def show_all(self) -> None:
        """Show the words under every heading."""
        self.words.headings.choose("")
        self.words.show_now(voice_now(self.controller))

    def start(self) -> None:
        """Begin with writing words down."""
        self.words.start()

    def keyboard_shortcuts(self) -> tuple[tuple[str, str], ...]:
        """Return the page's keys."""
        return (
            (_("Enter"), _("Write the words down; on a quote: change its words")),
            (_("Shift+Enter"), _("A new line inside the words")),
            ("↑ ↓", _("Go from quote to quote")),
            ("M", _("Everything that can be done with a quote")),
            ("Ctrl+G", _("Put what was gathered before on the screen")),
        )

    def _on_about_button_toggled(self, is_open: bool) -> None:
        self.about.setVisible(is_open)
        if is_open:
            self.about.show_now(voice_now(self.controller))
            self.column.reveal(self.about)
