"""The question before a recording: whose voice, who says yes, how; nothing is recorded without."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.naming import find_person
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.recording import agreement_to_record
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import FreeChoice, Labelled
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel

WHO_SAYS = {
    "self": N_("They say yes themselves"),
    "other": N_("Somebody says yes for them"),
}
SHORT = 24
START, LOOK_AGAIN = N_("Yes: start recording"), N_("Look for the microphone again")
WAYS = (N_("said"), N_("nodded"), N_("thumbs up"), N_("signed"), N_("pointed"), N_("wrote"))


class RecordAsk(QWidget):
    """Asks for the yes; one given in this meeting is shown and not asked for again."""

    yes = Signal()
    no = Signal()
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_ready = True
        """Whether there is a microphone."""
        self.whose = PersonPicker(_("Whose words"))
        self.says = ChoiceRow(_("Who says yes"), WHO_SAYS, size="normal")
        self.other = PersonPicker(_("Who says yes for them"))
        self.how = FreeChoice(_("How they said yes"), tuple(_(one) for one in WAYS))
        self.trouble = PlainLabel(tone="attention")
        self.given = PlainLabel(look="strong")
        self.yes_button = Button(_(START), role="primary", icon="microphone", size="large")
        self.file_button = Button(_("Yes: choose a recording"), icon="paperclip")
        self.no_button = Button(_("They say no"))
        self._build()
        self._connect()

    def _build(self) -> None:
        gap = theme_now().gap
        asked = Card(ground="voice", margins=(14, 10, 14, 10))
        asked.add(
            PlainLabel(
                _(
                    "“May we record your voice, so that your own words are kept? You can stop at"
                    " any moment, listen to it, and have it thrown away. You can change your mind"
                    " later, too.”"
                ),
                look="lead",
            )
        )
        self.fields = QWidget()
        inner = QVBoxLayout(self.fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(gap(9))
        inner.addWidget(asked)
        inner.addWidget(PlainLabel(_("Who says yes"), look="quiet_strong_small"))
        inner.addWidget(self.says)
        self.other_field = Labelled(_("Who has parental responsibility and says yes"), self.other)
        inner.addWidget(field_row(Labelled(_("How they said yes"), self.how), self.other_field))
        foot = QWidget()
        flow = FlowLayout(foot, gap=gap(8), row_gap=gap(8))
        for button in (self.yes_button, self.file_button, self.no_button):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(10))
        for one in (self.trouble, Labelled(_("Whose words"), self.whose), self.given, self.fields):
            column.addWidget(one)
        column.addWidget(foot)
        column.addStretch(1)
        self.trouble.hide()

    def _connect(self) -> None:
        self.says.picked.connect(self._on_says_picked)
        self.yes_button.clicked.connect(self.yes)
        self.file_button.clicked.connect(self.file_wanted)
        self.no_button.clicked.connect(self.no)

    def begin(self, people: Iterable[Person], whose: str | None) -> None:
        """Ask anew, most likely about this person."""
        offered = tuple(people)
        self.whose.show_people(offered)
        self.other.show_people(one for one in offered if one.parental_responsibility is not False)
        self.whose.forget()
        self.whose.choose(whose)
        self.other.forget()
        self.says.choose("self")
        self.how.say(_(WAYS[0]))
        self._on_says_picked("self")

    def show_trouble(self, *words: str, can_record: bool) -> None:
        """Say what is wrong; a recording made elsewhere can be chosen all the same."""
        said = "\n".join(one for one in words if one)
        self.trouble.setText(breakable(said))
        self.trouble.setVisible(bool(said))
        self.is_ready = can_record
        self.yes_button.set_words(_(START) if can_record else _(LOOK_AGAIN))

    def show_file(self, name: str) -> None:
        """Ask about a file that was dropped here, or about a new recording."""
        words = _("Yes: take “{name}”") if name else _("Yes: choose a recording")
        self.file_button.set_words(words.format(name=_short(name)))

    def show_given(self, entries: Entries, meeting_id: str | None) -> None:
        """Show a yes that was given in this meeting, or ask for it."""
        agreed = agreement_to_record(entries, meeting_id, self.whose_id(entries))
        self.fields.setVisible(agreed is None)
        self.given.setVisible(agreed is not None)
        if agreed is not None:
            by, _family = name_and_family(entries, agreed.by_id)
            self.given.setText(
                _("{name} said yes at {time} ({how}). It can be taken back at any moment.").format(
                    name=by, time=agreed.said_at, how=agreed.how
                )
            )

    def whose_id(self, entries: Entries) -> str | None:
        """Return the id of whose words it is; None for somebody nobody knows yet."""
        who = self.whose.who()
        person = entries.find(Person, who) or (find_person(entries, who) if who else None)
        return person.id if person else None

    def who_decides(self) -> str:
        """Return who says yes."""
        return self.other.who() if self.says.choice() == "other" else self.whose.who()

    def _on_says_picked(self, choice: str) -> None:
        self.other_field.setVisible(choice == "other")


def _short(name: str) -> str:
    return name if len(name) <= SHORT else _("{start}…").format(start=name[:SHORT])
