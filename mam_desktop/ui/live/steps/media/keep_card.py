"""The last look before something is kept: whose it is, what they say about it, who may see it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.people import Person
from mam_desktop.meeting.voicing import Sharing
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.fields import Labelled, WordsField
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.sharing import SharingField
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.flow_layout import FlowLayout


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepOrder:
    """What is kept with a picture or a recording."""

    who: str
    words: str
    sharing: Sharing
    agreed_by: str | None = None


class KeepCard(QWidget):
    """Asks what belongs to a file, and keeps it or throws it away."""

    keep_wanted = Signal()
    throw_away_wanted = Signal()

    def __init__(self, *, about: str, asks_who_agreed: bool = False) -> None:
        super().__init__()
        self.who = PersonPicker(_("Whose"))
        self.words = WordsField(about, hint=_("This is…"))
        self.agreed_by = PersonPicker(_("Who said yes to keeping it"), hint=_("nobody was asked"))
        self.sharing = SharingField()
        self.keep_button = Button(_("Keep it"), role="primary", icon="check", size="large")
        self.throw_away_button = Button(_("Throw it away"), role="danger", icon="trash")
        self.beside = QWidget()
        foot = FlowLayout(self.beside, gap=theme_now().gap(8), row_gap=theme_now().gap(8))
        foot.addWidget(self.keep_button)
        foot.addWidget(self.throw_away_button)
        self.foot = foot
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(9))
        self.whose_field = Labelled(_("Whose"), self.who)
        self.agreed_field = Labelled(_("Who said yes to keeping it"), self.agreed_by)
        self.agreed_field.setVisible(asks_who_agreed)
        for one in (self.whose_field, Labelled(about, self.words), self.agreed_field, self.sharing):
            column.addWidget(one)
        column.addWidget(self.beside)
        column.addStretch(1)
        self.keep_button.clicked.connect(self.keep_wanted)
        self.words.finished.connect(self.keep_wanted)
        self.throw_away_button.clicked.connect(self.throw_away_wanted)

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people."""
        offered = tuple(people)
        for one in (self.who, self.agreed_by, self.sharing):
            one.show_people(offered)

    def begin(self, whose: str | None) -> None:
        """Begin anew with the person it most likely belongs to."""
        self.who.forget()
        self.who.choose(whose)
        self.words.clear()
        self.agreed_by.forget()
        self.sharing.clear()
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """Take no second click while it is being kept."""
        self.keep_button.setEnabled(not busy)
        self.throw_away_button.setEnabled(not busy)

    def order(self) -> KeepOrder:
        """Return what was told."""
        return KeepOrder(
            who=self.who.who(),
            words=self.words.words(),
            sharing=self.sharing.sharing(),
            agreed_by=self.agreed_by.maybe(),
        )

    def order_for(self, who: str, agreed_by: str | None) -> KeepOrder:
        """Return what was told, where whose it is and who agreed was asked before."""
        return KeepOrder(
            who=who,
            words=self.words.words(),
            sharing=self.sharing.sharing(),
            agreed_by=agreed_by,
        )
