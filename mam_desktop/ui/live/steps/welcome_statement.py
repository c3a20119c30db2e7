"""What is read out at the beginning, in plain words and in a child's, and who read it when."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.people import Attendance, Child, Person, StatementRead
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

STATEMENT = (
    N_(
        "Thank you for coming. This meeting is to help {name}. You do not have to take part, and "
        "you can stop or take a break at any time."
    ),
    N_(
        "I will write notes on this laptop and you can see them on the screen. After the meeting "
        "the people on this list get a copy: {people}. You get one too. The notes go into the "
        "council’s record. They are kept for as long as the council’s rule says."
    ),
    N_(
        "We will not pass on what you say to other people without telling you, except if we think "
        "a child or someone else could be badly hurt, or the law says we must. If anything is "
        "wrong you can ask for it to be put right, and you can see what we hold."
    ),
    N_(
        "Is there anything you do not want written or shared, or anyone you do not want told? "
        "Does everybody understand? Is everybody happy to carry on?"
    ),
)
FOR_A_CHILD = (
    N_(
        "We are all here to help you. You can stay, go, or come back. You can talk, point, draw or "
        "say nothing. I write down the good ideas."
    ),
    N_(
        "If I hear that somebody is hurting you or somebody might get hurt, I have to tell someone "
        "whose job is to keep you safe."
    ),
)
"""Source: the project's own wording, to be approved by each council's data protection officer."""


@dataclass(frozen=True, slots=True)
class StatementShown:
    """What the panel shows."""

    name: str
    people: tuple[str, ...]
    read: tuple[tuple[str, str], ...]
    """((who read it, at), ...), oldest first."""


def statement_shown(entries: Entries, meeting_id: str) -> StatementShown:
    """Return whom the statement names, and when it was read out."""
    child = next(iter(entries.all(Child)), None)
    people = [
        person.name
        for one in entries.all(Attendance, meeting_id)
        if (person := entries.find(Person, one.person_id)) is not None and not person.is_family
    ]
    return StatementShown(
        name=child.preferred_name if child else _("the child"),
        people=tuple(people),
        read=tuple(
            (name_and_family(entries, one.by_id)[0], one.read_at)
            for one in entries.all(StatementRead, meeting_id)
        ),
    )


class StatementPanel(Card):
    """The words to read out; short until they are asked for."""

    read_wanted = Signal(str)
    """Who read it out: an id or a name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, parent=parent)
        self._shown: StatementShown | None = None
        self._is_long = False
        self._is_for_child = False
        self.words = PlainLabel(look="lead")
        self.who = PersonPicker(_("Who reads it out"))
        self.read = Button(_("Read out"), role="primary", icon="check")
        self.longer = Button(role="link", name=_("Show all the words"))
        self.for_child = Button(role="link", name=_("Words for a child"))
        self._done = QHBoxLayout()
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("Read this out"), look="section"), 1)
        head.addLayout(self._done)
        self.add(head)
        self.add(self.words)
        links = QHBoxLayout()
        links.addWidget(self.longer)
        links.addWidget(self.for_child)
        links.addStretch(1)
        self.add(links)
        foot = QHBoxLayout()
        foot.setSpacing(theme_now().gap(8))
        foot.addWidget(self.who, 1)
        foot.addWidget(self.read)
        self.add(foot)
        self.content.addStretch(1)

    def _connect(self) -> None:
        self.read.clicked.connect(lambda: self.read_wanted.emit(self.who.who()))
        self.longer.clicked.connect(self._on_longer_clicked)
        self.for_child.clicked.connect(self._on_for_child_clicked)

    def show_statement(self, shown: StatementShown) -> None:
        """Show the words, and who read them out."""
        if shown == self._shown:
            return
        self._shown = shown
        clear_layout(self._done)
        for who, at in shown.read[-1:]:
            said = _("read out by {name} {time}").format(name=who, time=at)
            self._done.addWidget(Chip(said, tone="can", icon="check"))
        self._show_words()

    def _show_words(self) -> None:
        if self._shown is None:
            return
        parts = FOR_A_CHILD if self._is_for_child else STATEMENT
        shown = parts if self._is_long or self._is_for_child else parts[:1]
        people = ", ".join(self._shown.people) or _("nobody yet")
        self.words.setText(
            "\n\n".join(_(one).format(name=self._shown.name, people=people) for one in shown)
        )
        self.longer.set_words(_("Show less") if self._is_long else _("Show all the words"))
        self.longer.setVisible(not self._is_for_child)
        self.for_child.set_words(
            _("The whole statement") if self._is_for_child else _("Words for a child")
        )

    def _on_longer_clicked(self) -> None:
        self._is_long = not self._is_long
        self._show_words()

    def _on_for_child_clicked(self) -> None:
        self._is_for_child = not self._is_for_child
        self._show_words()
