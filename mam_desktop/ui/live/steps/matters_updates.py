"""What services wrote or said, also one that sent apologies: rows, and the form for one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.said import ServiceUpdate
from mam_desktop.meeting.updates import updates_of
from mam_desktop.texts import N_, _, day_month
from mam_desktop.ui.live.steps.parts.date_field import DateField
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.fields import FreeChoice, Labelled, LineField, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.sharing import SharingField, on_screen, share_shown
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

CHANGE, TAKE_AWAY = N_("Change"), N_("Take away")


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRow:
    """What one service wrote."""

    key: str
    service: str
    words: str
    by: str
    waiting_time: str
    kept_from: str
    torn: bool

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return ", ".join(
            one for one in (self.service, self.words, self.by, self.waiting_time) if one
        )


def update_rows(entries: Entries, meeting: Meeting) -> tuple[UpdateRow, ...]:
    """Return what services wrote, what waited since before the meeting first."""
    found = updates_of(entries, meeting)
    is_any_narrowed = any(one.is_narrowed for one in found)
    may_show = on_screen(entries, meeting.id) if is_any_narrowed else frozenset()
    return tuple(
        UpdateRow(
            key=one.id,
            service=one.service,
            words=one.words,
            by=_by(entries, one),
            waiting_time=one.waiting_time,
            kept_from=share_shown(entries, one, may_show).words if one.is_narrowed else "",
            torn=bool(one.torn),
        )
        for one in found
    )


def _by(entries: Entries, update: ServiceUpdate) -> str:
    name, _family = name_and_family(entries, update.by_id)
    if update.sent_on is None:
        return name
    return _("{name}, {day}").format(name=name, day=day_month(update.sent_on))


class UpdateCard(RowCard[UpdateRow]):
    """What one service wrote."""

    change_wanted = Signal(str)
    take_away_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(12, 9, 8, 11), spacing=4, parent=parent)
        self._service = PlainLabel(look="strong")
        self._words = PlainLabel()
        self._by = PlainLabel(look="quiet_small")
        self._wait = Chip("", tone="attention", icon="hourglass")
        self._kept = Chip("", tone="private", icon="eye-off")
        self._torn = TornChip()
        self.more = RowMenu("")
        head = QHBoxLayout()
        head.addWidget(self._service, 1)
        head.addWidget(self.more)
        chips = QWidget()
        flow = FlowLayout(chips, gap=theme_now().gap(6), row_gap=theme_now().gap(4))
        for chip in (self._wait, self._kept, self._torn):
            flow.addWidget(chip)
        for one in (head, self._words, self._by, chips):
            self.add(one)
        self.offer(self.more, _(CHANGE), self.change_wanted)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def show_row(self, row: UpdateRow) -> None:
        """Show what a service wrote."""
        self._service.setText(row.service or _("A service"))
        show_words(self._words, row.words)
        self._by.setText(row.by)
        self._by.setVisible(bool(row.by))
        self._wait.say(_("wait: {how_long}").format(how_long=row.waiting_time))
        self._wait.setVisible(bool(row.waiting_time))
        self._kept.say(row.kept_from)
        self._kept.setVisible(bool(row.kept_from))
        self._torn.show_torn(row.torn)
        self.more.name_for(_("More about what {service} wrote").format(service=row.service[:60]))


class SilentServices(QWidget):
    """Who was asked, is not here and has sent nothing; pressing a name begins what they wrote."""

    chosen = Signal(str)
    """The person's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(2))
        column.addWidget(PlainLabel(_("Not here, and nothing from them yet"), look="quiet_small"))
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=theme_now().gap(8), row_gap=theme_now().gap(2))
        column.addWidget(holder)
        self.hide()

    @property
    def names(self) -> tuple[str, ...]:
        """Return who is silent."""
        return tuple(words for _id, words in self._shown)

    def show_people(self, people: Iterable[Person]) -> None:
        """Show these people."""
        shown = tuple((one.id, _who(one)) for one in people)
        if shown == self._shown:
            return
        self._shown = shown
        clear_layout(self._flow)
        for person_id, words in shown:
            name = _("Add what {who} wrote").format(who=words)
            button = Button(words, role="link", name=name)
            button.clicked.connect(partial(self.chosen.emit, person_id))
            self._flow.addWidget(button)
        self.setVisible(bool(shown))


def _who(person: Person) -> str:
    name = person.name if len(person.name) <= 40 else f"{person.name[:39]}…"
    if not person.role or len(person.role) > 40:
        return name
    return _("{name} ({role})").format(name=name, role=person.role)


class UpdateForm(FoldingForm):
    """Writes down what a service wrote or said, or changes it."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Add what a service wrote"),
            saves=_("Write it down"),
            icon="plus",
            parent=parent,
        )
        self.editing: str | None = None
        self._people: tuple[Person, ...] = ()
        self.service = FreeChoice(_("Service"))
        self.by = PersonPicker(_("By"))
        self.words = WordsField(_("What they wrote"))
        self.wait = LineField(_("Waiting time"), hint=_("20 weeks"))
        self.on = DateField(_("Sent on"), today, past=True)
        self.sharing = SharingField()
        self.more = MoreFields(_("More: who may see it"), self.sharing)
        self.add(field_row(Labelled(_("By"), self.by), Labelled(_("Service"), self.service)))
        self.add(Labelled(_("What they wrote"), self.words))
        self.add(Labelled(_("Waiting time, if there is one"), self.wait))
        self.add(Labelled(_("Sent on, if it came before today"), self.on))
        self.add(self.more)
        self.begin_with(self.by)
        self.words.finished.connect(self.save_wanted)
        self.on.finished.connect(self.save_wanted)
        self.by.activated.connect(self._on_by_activated)

    def show_people(self, people: tuple[Person, ...]) -> None:
        """Offer these people, services first, and the services they belong to."""
        self._people = people
        services = tuple(one for one in people if not one.is_family)
        self.by.show_people((*services, *(one for one in people if one.is_family)))
        self.sharing.show_people(people)
        self.service.offer(tuple(dict.fromkeys(one.service for one in services if one.service)))

    def clear(self) -> None:
        """Begin anew."""
        self.editing = None
        self.service.say("")
        self.by.forget()
        self.words.clear()
        self.wait.clear()
        self.on.show_day(None)
        self.sharing.clear()
        self.more.fold(folded=True)

    def show_update(self, update: ServiceUpdate) -> None:
        """Begin with what is there."""
        self.editing = update.id
        self.service.say(update.service)
        self.by.forget()
        self.by.choose(update.by_id)
        self.words.setPlainText(update.words)
        self.wait.setText(update.waiting_time)
        self.on.show_day(update.sent_on)
        self.sharing.show_sharing(update)
        self.more.fold(folded=not update.is_narrowed)

    def begin_for(self, person_id: str) -> None:
        """Begin with who wrote."""
        self.by.choose(person_id)
        self._on_by_activated()

    def _on_by_activated(self) -> None:
        """Put in the service of who wrote, where none is named yet."""
        chosen = next((one for one in self._people if one.id == self.by.who()), None)
        if chosen is not None and not self.service.words():
            self.service.say(chosen.service)
