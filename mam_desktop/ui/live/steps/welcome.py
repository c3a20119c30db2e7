"""Step 1, Welcome, in three calm parts: what is read out, who is here, who agreed to what."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.consents import standing_answers
from mam_desktop.meeting.people import StatementRead
from mam_desktop.texts import N_, _, ngettext
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.parts.part_tabs import PartTabs
from mam_desktop.ui.live.steps.parts.talked_about import TalkedAbout
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.live.steps.welcome_agreement import AgreementPanel
from mam_desktop.ui.live.steps.welcome_people import PeoplePart
from mam_desktop.ui.live.steps.welcome_person_rows import count_words
from mam_desktop.ui.live.steps.welcome_statement import StatementPanel
from mam_desktop.ui.theme.theme import theme_now

READ, HERE, AGREED = "read", "here", "agreed"
PARTS = {READ: N_("Read this out"), HERE: N_("Who is here"), AGREED: N_("Who agreed")}


class WelcomePage(StepPage):
    """The opening statement, then who is here, then the agreements."""

    STEP: ClassVar[str] = "welcome"
    SENTENCE: ClassVar[str] = N_("What we read out, who is here, and what everybody agrees to.")

    def _build(self) -> None:
        self.talked = TalkedAbout(self.controller, self.STEP)
        self.statement = StatementPanel(self.controller)
        self.people = PeoplePart(self.controller)
        self.agreement = AgreementPanel(self.controller)
        self.tabs = PartTabs(
            self, _("Parts of the welcome"), {part: _(words) for part, words in PARTS.items()}
        )
        self.reading, self.agreeing = WorkColumn(), WorkColumn()
        self.reading.add(self.statement)
        self.agreeing.add(self.agreement)
        self._shown: dict[str, QWidget] = {
            READ: self.reading,
            HERE: self.people,
            AGREED: self.agreeing,
        }
        self.body.addWidget(self.tabs)
        for one in self._shown.values():
            self.body.addWidget(one, 1)
        self.body.addWidget(self.talked)
        self._part = READ
        self.show_part(self._first_part())

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tabs_chosen)
        self.statement.unfolded.connect(lambda: self.reading.reveal(self.statement))
        self.agreement.reveal_wanted.connect(self.agreeing.reveal)
        self.controller.question.connect(lambda: self.tabs.lend_keys(lent=True))
        self.controller.question_went.connect(lambda: self.tabs.lend_keys(lent=False))
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WindowShortcut)
        find.activated.connect(self._on_find_activated)

    # --- room ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the room to the people where there is little height: the tabs say the rest."""
        super().resizeEvent(event)
        self.header.setVisible(not (self.is_low and theme_now().sizes.is_large))

    # --- the parts -----------------------------------------------------------------------------

    @property
    def part(self) -> str:
        """Return the part in front."""
        return self._part

    def show_part(self, part: str) -> None:
        """Bring a part to the front."""
        self._part = part
        self.tabs.choose(part)
        for one, widget in self._shown.items():
            widget.setVisible(one == part)

    def refresh(self) -> None:
        """Show who is here, and what was read out and agreed."""
        self.talked.refresh()
        self.people.refresh()
        self.statement.refresh()
        self.agreement.refresh()
        self._say_how_parts_stand()

    def start(self) -> None:
        """Begin in the part that is in front."""
        if self._part == HERE:
            self.people.start()
        else:
            self.tabs.buttons[self._part].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyboard_shortcuts(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this page."""
        parts = tuple(
            (_("Alt {no}").format(no=no), _(words))
            for no, words in enumerate(PARTS.values(), start=1)
        )
        return (*parts, *self.people.keys())

    # --- inside --------------------------------------------------------------------------------

    def _first_part(self) -> str:
        """Return what comes next: reading out, until it was done."""
        entries, meeting = self.controller.entries, self.controller.meeting
        return HERE if entries.all(StatementRead, meeting.id) else READ

    def _say_how_parts_stand(self) -> None:
        entries, meeting = self.controller.entries, self.controller.meeting
        read = entries.all(StatementRead, meeting.id)
        at = read[-1].read_at if read else ""
        self.tabs.say(READ, at, _("read out at {time}").format(time=at))
        rows = self.people.rows
        here = sum(row.is_here for row in rows)
        count = _("{here} of {all}").format(here=here, all=len(rows)) if rows else ""
        self.tabs.say(HERE, count, count_words(rows))
        answers = len(standing_answers(entries))
        spoken = ngettext("{count} answer", "{count} answers", answers).format(count=answers)
        self.tabs.say(AGREED, str(answers or ""), spoken)

    def _on_tabs_chosen(self, part: str) -> None:
        self.show_part(part)
        self.start()

    def _on_find_activated(self) -> None:
        self.show_part(HERE)
        self.people.begin_search()
