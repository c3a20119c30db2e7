"""One that was kept before in this meeting: read again, with who was told since and what came."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.concerns import Answers, answers_to, tellings_of
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.said import Concern
from mam_desktop.texts import _
from mam_desktop.ui.live.concern_answers import AnswersFields
from mam_desktop.ui.live.concern_told import TellingFields
from mam_desktop.ui.live.steps.parts.fields import LineField, WordsField
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.people import people_to_name
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.plain_label import PlainLabel


class ConcernEarlier(QWidget):
    """The exact words stay as they are; lines and answers are added beside them."""

    telling_wanted = Signal(object)
    """Telling."""
    answers_wanted = Signal(object)
    """Answers."""
    too_long = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Answers | None = None
        self.about = PlainLabel(look="quiet")
        self.words = PlainLabel(look="large")
        self.more = PlainLabel(look="small")
        self.told = TellingFields()
        self.answers = AnswersFields()
        self.keep = Button(_("Keep these answers"), icon="check", size="small")
        self._build()
        self.told.added.connect(self.telling_wanted)
        self.keep.clicked.connect(self._on_keep_clicked)
        for field in self.findChildren(WordsField):
            field.too_long.connect(self.too_long)
        for one in self.findChildren(LineField):
            one.too_long.connect(self.too_long)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(9))
        for one in (self.about, self.words, self.more):
            column.addWidget(one)
        column.addWidget(PlainLabel(_("Who was told"), look="strong_body"))
        column.addWidget(self.told)
        column.addWidget(PlainLabel(_("The family"), look="strong_body"))
        column.addWidget(self.answers)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)

    def show_one(self, entries: Entries, one: Concern) -> None:
        """Show one as it stands; what is typed and not kept yet stays when it is the same."""
        self.about.setText(breakable(_about(entries, one)))
        self.words.setText(breakable(_("“{words}”").format(words=one.words)) if one.words else "")
        self.words.setVisible(bool(one.words))
        more = _more(entries, one)
        self.more.setText(breakable(more))
        self.more.setVisible(bool(more))
        self.told.show_lines(tellings_of(entries, one))
        self.answers.show_people(people_to_name(entries, one.meeting_id))
        known = answers_to(entries, one)
        if known != self._shown:
            self._shown = known
            self.answers.show_answers(known)

    def clear(self) -> None:
        """Leave no word on it."""
        self._shown = None
        for label in (self.about, self.words, self.more):
            label.clear()
        self.told.show_lines(())
        self.told.clear()
        self.answers.show_answers(Answers())

    def _on_keep_clicked(self) -> None:
        self.answers_wanted.emit(self.answers.answers())


def _about(entries: Entries, one: Concern) -> str:
    parts = (one.said_at, name_of(entries, one.by_id or ""), one.place)
    return " · ".join(part for part in parts if part)


def _more(entries: Entries, one: Concern) -> str:
    there = ", ".join(name_of(entries, person) for person in one.present)
    lines = (
        _("There: {names}").format(names=there) if there else "",
        _("Seen: {words}").format(words=one.seen) if one.seen else "",
        _("A view: {words}").format(words=one.thought) if one.thought else "",
    )
    return "\n".join(line for line in lines if line)


def name_of(entries: Entries, person: str) -> str:
    """Return the name of somebody known by id, or the name as it was written."""
    known = entries.find(Person, person)
    return known.name if known is not None else person
