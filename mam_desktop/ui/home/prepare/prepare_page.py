"""Prepare a meeting: for whom, then a section at a time; nothing has an order, all can wait."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.errors import WorldError
from mam_desktop.meeting.copies import when_and_where
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Child
from mam_desktop.meeting.preparing import meetings_ahead
from mam_desktop.texts import N_, _
from mam_desktop.ui.home.home_page import HomePage
from mam_desktop.ui.home.prepare.agenda_section import AgendaSection
from mam_desktop.ui.home.prepare.before_section import BeforeSection
from mam_desktop.ui.home.prepare.gathered_section import GatheredSection
from mam_desktop.ui.home.prepare.invited_section import InvitedSection
from mam_desktop.ui.home.prepare.needs_section import NeedsSection
from mam_desktop.ui.home.prepare.preparing import Preparing
from mam_desktop.ui.home.prepare.section import Section
from mam_desktop.ui.home.prepare.when_section import WhenSection
from mam_desktop.ui.home.prepare.whom_card import WhomCard
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.ports import HomeDesk
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.page_header import PageHeader

SECTIONS: Mapping[str, str] = {
    "when": N_("When and where"),
    "invited": N_("Who is invited"),
    "needs": N_("What people need"),
    "agenda": N_("Agenda"),
    "before": N_("Before-list"),
    "gathered": N_("What we have already"),
}
SHORT: Mapping[str, str] = {
    "when": N_("When"),
    "invited": N_("Invited"),
    "needs": N_("Needs"),
    "gathered": N_("Gathered"),
}
"""What stands on the sections' buttons in large text, where all of them in one row are worth more
than long words."""
_MAKE: Mapping[str, Callable[[Preparing], Section]] = {
    "when": WhenSection,
    "invited": InvitedSection,
    "needs": NeedsSection,
    "agenda": AgendaSection,
    "before": BeforeSection,
    "gathered": GatheredSection,
}


class PreparePage(HomePage):
    """One meeting of one family, before it begins."""

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.preparing: Preparing | None = None
        self.sections: dict[str, Section] = {}
        self._family_id = ""
        self._name = "when"
        self.back = Button(_("Back"), icon="arrow-left", role="quiet")
        self.sheet = Button(_("Running sheet"), icon="list-check")
        self.open = Button(_("Start meeting"), role="primary", icon="player-play")
        short = SHORT if theme_now().sizes.is_large else None
        self.tabs = ChoiceRow(_("Section"), SECTIONS, role="state", size="normal", short=short)
        self._header = PageHeader(" ", " ")
        self.whom = WhomCard()
        self._holder = QWidget()
        self._place = QVBoxLayout(self._holder)
        self._build()
        self._connect()

    def _build(self) -> None:
        gap = theme_now().gap
        head = QHBoxLayout()
        head.setSpacing(gap(10))
        head.addWidget(self._header, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        self._place.setContentsMargins(0, 0, 0, 0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(*theme_now().page_edges())
        rows.setSpacing(theme_now().squeeze(12))
        rows.addLayout(head)
        rows.addWidget(self.whom)
        rows.addWidget(self.tabs)
        rows.addWidget(self._holder)
        rows.addStretch(1)

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back_clicked)
        self.open.clicked.connect(self._on_open_clicked)
        self.sheet.clicked.connect(self._on_sheet_clicked)
        self.tabs.picked.connect(self.show_section)
        self.whom.chosen.connect(self._on_whom_chosen)

    # --- for whom ------------------------------------------------------------------------------

    def ask_for_whom(self) -> None:
        """Ask for which family, and which of their meetings."""
        self._let_go()
        names = {one.family_id: one.name for one in self.desk.families()}
        self._header.title.setText(_("Prepare a meeting"))
        self._header.sentence.setText(_("Choose the family first."))
        self._header.sentence.show()
        self.whom.offer(names, self._meetings_ahead)
        self._show_parts()
        self.whom.start()

    def _meetings_ahead(self, family_id: str) -> tuple[Meeting, ...]:
        """Return the meetings of a family that can be prepared."""
        try:
            session = self.desk.prepare(family_id, None).session
        except WorldError as error:
            self.trouble.emit(str(error))
            return ()
        return meetings_ahead(session.entries, self.desk.now().date())

    # --- one meeting ---------------------------------------------------------------------------

    def show_meeting(self, family_id: str, meeting_id: str | None) -> None:
        """Prepare a meeting of a family; none yet: begin with when and where."""
        self._let_go()
        try:
            desk = self.desk.prepare(family_id, meeting_id)
        except WorldError as error:
            self.trouble.emit(str(error))
            return
        self._family_id = family_id
        self.preparing = Preparing(self.desk, desk, self)
        self.preparing.trouble.connect(self.trouble)
        self.preparing.told.connect(self.told)
        self.preparing.question.connect(self.question)
        self.preparing.changed.connect(self._on_preparing_changed)
        self._name = "when" if meeting_id is None else "invited"
        self.show_section(self._name)
        self.section.start()

    def _on_whom_chosen(self, family_id: str, meeting_id: str) -> None:
        self.show_meeting(family_id, meeting_id or None)

    def _let_go(self) -> None:
        """Close what was prepared before, with nothing of it left on the page."""
        for section in self.sections.values():
            section.finish()
            section.hide()
            section.setParent(None)
            section.deleteLater()
        self.sections = {}
        if self.preparing is not None:
            self.preparing.close()
            self.preparing.deleteLater()
            self.preparing = None
        self.whom.forget()
        self._family_id = ""

    @property
    def section(self) -> Section:
        """Return the section that is shown."""
        return self._section(self._name)

    def _section(self, name: str) -> Section:
        if name not in self.sections and self.preparing is not None:
            made = _MAKE[name](self.preparing)
            if isinstance(made, WhenSection):
                made.set_up.connect(self._on_section_set_up)
            self.sections[name] = made
            self._place.addWidget(made)
            made.setVisible(name == self._name)
        return self.sections[name]

    def show_section(self, name: str) -> None:
        """Show one section; what is in hand in another is written first."""
        if self.preparing is None:
            return
        wanted = name if self.preparing.meeting is not None else "when"
        if self._name in self.sections and self._name != wanted:
            self.sections[self._name].finish()
        self._name = wanted
        shown = self.section
        for one in self.sections.values():
            one.setVisible(one is shown)
        self._show_parts()
        self.refresh()

    # --- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show how far the preparation is."""
        if self.preparing is None:
            return
        self._show_head(self.preparing.meeting)
        for section in self.sections.values():
            section.refresh()
        self._show_tabs()

    def _show_head(self, meeting: Meeting | None) -> None:
        assert self.preparing is not None  # noqa: S101 - only shown with a family
        child = next(iter(self.preparing.entries.all(Child)), None)
        name = child.preferred_name if child else ""
        title = _("Prepare a meeting with {name}").format(name=name)
        self._header.title.setText(meeting.title if meeting else title)
        sentence = _("Say when and where; the rest can wait.")
        self._header.sentence.setText(when_and_where(meeting) if meeting else sentence)
        # Large text needs the room; the section of that name says it too.
        self._header.sentence.setVisible(not (meeting and theme_now().sizes.is_large))
        words = _("Go on with the meeting") if meeting and meeting.step else _("Start meeting")
        self.open.set_words(words)

    def _show_parts(self) -> None:
        has_family = self.preparing is not None
        has_meeting = self.preparing is not None and self.preparing.meeting is not None
        self.whom.setVisible(not has_family)
        self._holder.setVisible(has_family)
        self.tabs.setVisible(has_meeting)
        self.open.setVisible(has_meeting)
        self.sheet.setVisible(has_meeting)

    def _show_tabs(self) -> None:
        """Mark the sections where nothing is left to do: a tick, and words for a reader."""
        has_meeting = self.preparing is not None and self.preparing.meeting is not None
        for name, button in self.tabs.buttons.items():
            is_ready = has_meeting and self._section(name).is_ready
            words = _(SECTIONS[name])
            button.set_trim(icon="check" if is_ready else "")
            spoken = _("{section}: ready").format(section=words) if is_ready else words
            button.setAccessibleName(spoken)
        self.tabs.choose(self._name)

    # --- what happens --------------------------------------------------------------------------

    def start(self) -> None:
        """Give the focus to the section, or to the choice of a family."""
        if self.preparing is not None:
            self.section.start()

    def leave(self) -> None:
        """Write what is in hand and let go of the family."""
        self._let_go()

    def _on_section_set_up(self) -> None:
        self.show_section("invited")
        self.told.emit(_("The meeting is set up. Everything here can be changed later."))
        self.section.start()

    def _on_preparing_changed(self) -> None:
        self.refresh()

    def _on_sheet_clicked(self) -> None:
        meeting = self.preparing.meeting if self.preparing else None
        if meeting is not None:
            self.section.finish()
            self.papers_wanted.emit(self._family_id, meeting.id, "running_sheet")

    def _on_back_clicked(self) -> None:
        self.back_wanted.emit()

    def _on_open_clicked(self) -> None:
        preparing = self.preparing
        if preparing is not None and preparing.meeting is not None:
            meeting_id = preparing.meeting.id
            self.section.finish()
            self.start_wanted.emit(self._family_id, meeting_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
