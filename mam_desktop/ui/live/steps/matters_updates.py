"""What services wrote or said, also one that sent apologies: rows, and the form for one."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.said import ServiceUpdate
from mam_desktop.texts import N_, _, day_month
from mam_desktop.ui.live.steps.parts.fields import FreeChoice, Labelled, LineField, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.sharing import SharingField
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.plain_label import PlainLabel

TAKE_AWAY = N_("Take away")


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRow:
    """What one service wrote."""

    key: str
    service: str
    words: str
    by: str
    waiting_time: str
    torn: bool

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return ", ".join(
            one for one in (self.service, self.words, self.by, self.waiting_time) if one
        )


def update_rows(entries: Entries, meeting_id: str) -> tuple[UpdateRow, ...]:
    """Return what services wrote, oldest first."""
    return tuple(
        UpdateRow(
            key=one.id,
            service=one.service,
            words=one.words,
            by=_by(entries, one),
            waiting_time=one.waiting_time,
            torn=bool(one.torn),
        )
        for one in entries.all(ServiceUpdate, meeting_id)
    )


def _by(entries: Entries, update: ServiceUpdate) -> str:
    name, _family = name_and_family(entries, update.by_id)
    if update.sent_on is None:
        return name
    return _("{name}, {day}").format(name=name, day=day_month(update.sent_on))


class UpdateCard(RowCard[UpdateRow]):
    """What one service wrote."""

    take_away_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(12, 9, 8, 11), spacing=4, parent=parent)
        self._service = PlainLabel(look="strong")
        self._words = PlainLabel()
        self._by = PlainLabel(look="quiet_small")
        self._wait = Chip("", tone="attention", icon="hourglass")
        self._torn = TornChip()
        self.more = RowMenu("")
        head = QHBoxLayout()
        head.addWidget(self._service, 1)
        head.addWidget(self.more)
        foot = QHBoxLayout()
        foot.addWidget(self._by, 1)
        foot.addWidget(self._wait)
        for one in (head, self._words, self._torn, foot):
            self.add(one)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def show_row(self, row: UpdateRow) -> None:
        """Show what a service wrote."""
        self._service.setText(row.service or _("A service"))
        self._words.setText(row.words)
        self._by.setText(row.by)
        self._wait.say(_("wait: {how_long}").format(how_long=row.waiting_time))
        self._wait.setVisible(bool(row.waiting_time))
        self._torn.show_torn(row.torn)
        self.more.name_for(_("More about what {service} wrote").format(service=row.service))


class UpdateForm(FoldingForm):
    """Writes down what a service wrote or said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Add what a service wrote"),
            saves=_("Write it down"),
            icon="plus",
            parent=parent,
        )
        self.service = FreeChoice(_("Service"))
        self.by = PersonPicker(_("By"))
        self.words = WordsField(_("What they wrote"))
        self.wait = LineField(_("Waiting time"), hint=_("20 weeks"))
        self.sharing = SharingField()
        self.add(field_row(Labelled(_("Service"), self.service), Labelled(_("By"), self.by)))
        self.add(Labelled(_("What they wrote"), self.words))
        self.add(Labelled(_("Waiting time, if there is one"), self.wait))
        self.add(self.sharing)
        self.begin_with(self.service)
        self.words.finished.connect(self.save_wanted)

    def clear(self) -> None:
        """Begin anew."""
        self.service.say("")
        self.by.forget()
        self.words.clear()
        self.wait.clear()
        self.sharing.clear()
