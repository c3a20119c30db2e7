"""What is read out at the beginning, in plain words and in a child's, and who read it when."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.ledger import brief
from mam_desktop.meeting.people import ADULT, CHILD, StatementRead
from mam_desktop.meeting.statements import (
    CouncilWords,
    Statement,
    read_statement,
    readings,
    statement_lines,
)
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.fields import ChoiceField
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.meaning_field import LANGUAGES
from mam_desktop.ui.live.steps.parts.people import lead_of, name_and_family, people_to_name
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

EDITIONS = {ADULT: N_("For adults"), CHILD: N_("For a child")}
LOOKS = {ADULT: "lead", CHILD: "large"}


class StatementPanel(Card):
    """The words to read out, a line a breath; which of them were read out, by whom and when."""

    unfolded = Signal()
    """Other words are shown, and want to be seen from their beginning."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, parent=parent)
        self._controller = controller
        self._shown: tuple[object, ...] = ()
        self.edition = ChoiceRow(_("Which words"), EDITIONS)
        self.language = ChoiceField(_("Language of the statement"), {})
        self.who = PersonPicker(_("Who reads it out"))
        self.read = Button(_("Read out"), role="primary", icon="check")
        self._lines = QVBoxLayout()
        self._done = QVBoxLayout()
        self._build()
        self._connect()
        self.edition.choose(ADULT)

    def _build(self) -> None:
        gap = theme_now().gap
        self.add(PlainLabel(_("Read this out"), look="section"))
        choices = QWidget()
        flow = FlowLayout(choices, gap=gap(10), row_gap=gap(6))
        flow.addWidget(self.edition)
        flow.addWidget(self.language)
        self.add(choices)
        self._lines.setSpacing(gap(5))
        self.add(self._lines)
        self.add(Reflow(self.who, self.read, wide_px=300, stretch=(1, 0), spacing=8, middle=True))
        self._done.setSpacing(gap(3))
        self.add(self._done)
        self.content.addStretch(1)

    def _connect(self) -> None:
        self.read.clicked.connect(self._on_read_clicked)
        self.edition.picked.connect(self._on_edition_picked)
        self.language.currentIndexChanged.connect(self._on_language_current_index_changed)

    # --- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the words in force, and who read them out."""
        entries, meeting = self._controller.entries, self._controller.meeting
        self.who.show_people(people_to_name(entries, meeting.id))
        lead = lead_of(entries, meeting.id)
        if lead and not self.who.who():
            self.who.choose(lead.id)
        self._offer_languages()
        self._show()

    @property
    def statement(self) -> Statement | None:
        """Return the text that is shown."""
        return self._words.statement(self.edition.choice(), self.language.choice() or "en")

    @property
    def lines(self) -> tuple[str, ...]:
        """Return every line of the text that is shown, as it is read out."""
        entries, meeting = self._controller.entries, self._controller.meeting
        return statement_lines(
            self._words,
            entries,
            meeting.id,
            edition=self.edition.choice(),
            language=self.language.choice() or "en",
        )

    @property
    def _words(self) -> CouncilWords:
        return self._controller.desk.council_words

    def _offer_languages(self) -> None:
        """Offer the languages that somebody checked; one alone need not be chosen."""
        offered = self._words.languages(self.edition.choice())
        if offered != tuple(self.language.itemData(no) for no in range(self.language.count())):
            chosen = self.language.choice() or self._controller.meeting.language
            self.language.blockSignals(True)
            self.language.clear()
            for one in offered:
                self.language.addItem(_(LANGUAGES.get(one, one)), one)
            self.language.choose(chosen)
            self.language.blockSignals(False)
        self.language.setVisible(len(offered) > 1)

    def _show(self) -> None:
        entries, meeting = self._controller.entries, self._controller.meeting
        done = readings(entries, meeting.id)
        is_read = any(one.edition == self.edition.choice() for one in done)
        lines = self.lines
        state = (lines, self.edition.choice(), done, self.language.choice())
        if state == self._shown:
            return
        self._shown = state
        self._show_lines(lines)
        self.read.set_words(_("Read out again") if is_read else _("Read out"))
        self._show_readings(done)

    def _show_lines(self, lines: tuple[str, ...]) -> None:
        clear_layout(self._lines)
        for line in lines:
            label = PlainLabel(look=LOOKS[self.edition.choice()])
            show_words(label, breakable(line))
            self._lines.addWidget(label)

    def _show_readings(self, done: tuple[StatementRead, ...]) -> None:
        clear_layout(self._done)
        for one in done:
            row = Card(across=True, look="flat", margins=(0, 0, 0, 0), spacing=6)
            row.add(IconLabel("check", tone="can"))
            row.add(PlainLabel(breakable(self.reading_words(one)), look="quiet_small"), 1)
            self._done.addWidget(row)

    def reading_words(self, one: StatementRead) -> str:
        """Return who read which words out, and when."""
        return _("{edition}, {language}, version {version}: read out by {name} at {time}").format(
            edition=_(EDITIONS.get(one.edition, one.edition)),
            language=_(LANGUAGES.get(one.language, one.language)),
            version=one.version,
            name=brief(name_and_family(self._controller.entries, one.by_id)[0]),
            time=one.read_at,
        )

    # --- doing ---------------------------------------------------------------------------------

    def _on_read_clicked(self) -> None:
        session, who, statement = self._controller.session, self.who.who(), self.statement
        self._controller.do(
            lambda: read_statement(session, by=who, statement=statement, words=self._words)
        )

    def _on_edition_picked(self, edition: str) -> None:
        self._offer_languages()
        self._show()
        self._controller.screen.read_along(edition)
        self.unfolded.emit()

    def _on_language_current_index_changed(self, _at: int) -> None:
        self._show()
