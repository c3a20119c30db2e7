"""Who gets which copy, and in which form: what is usual stands there, one press changes it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.copy_list import CopyLine, copy_list, set_copy, without_a_copy
from mam_desktop.meeting.family_words import hard_words_for_the_family
from mam_desktop.meeting.jargon import Jargon
from mam_desktop.meeting.labels import COPY_FORMS, COPY_KINDS, label
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.fields import ChoiceField
from mam_desktop.ui.live.steps.parts.people import people_to_name
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import Reflow, field_row
from mam_desktop.ui.live.steps.parts.row_list import RowCard, RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.plain_label import PlainLabel

_SHOWN_NAME = 60
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """One person, and what they get."""

    key: str
    name: str
    under: str
    gets: str
    form: str
    is_refused: bool

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        told = (self.name, label(COPY_KINDS, self.gets), label(COPY_FORMS, self.form), self.under)
        return ", ".join(one for one in told if one)


def copy_row(line: CopyLine) -> CopyRow:
    """Return a line of the list as a row."""
    needs = ", ".join(line.person.access_needs)
    told = (line.why, _("Needs: {needs}").format(needs=needs) if needs else "")
    return CopyRow(
        key=line.person.id,
        name=line.person.name,
        under=" ".join(one for one in told if one),
        gets=line.gets,
        form=line.form if line.gets != "none" else "",
        is_refused=line.is_refused,
    )


def summary(lines: tuple[CopyLine, ...]) -> str:
    """Return how many get a copy, and how many do not."""
    without = len(without_a_copy(lines))
    count = len(lines) - without
    told = ngettext("{count} person gets a copy", "{count} people get a copy", count)
    words = told.format(count=count)
    if not without:
        return words
    rest = ngettext("{count} gets none", "{count} get none", without).format(count=without)
    return _("{some}, {others}").format(some=words, others=rest)


def hard_words(found: tuple[Jargon, ...]) -> str:
    """Return which hard words are left in the family's copy, in a sentence."""
    if not found:
        return _("No hard words are left in the family’s copy.")
    told = ngettext(
        "{count} hard word is left in the family’s copy: {words}",
        "{count} hard words are left in the family’s copy: {words}",
        len(found),
    )
    named = ", ".join(one.said for one in found[:_MOST_WORDS])
    return told.format(count=len(found), words=named)


class CopyCard(RowCard[CopyRow]):
    """One person: which copy, in which form; or that the family said no."""

    chosen = Signal(str, str, str)
    """(person, copy, form)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(12, 6, 10, 6), spacing=4, parent=parent)
        self._name = PlainLabel(look="strong_small")
        self._under = PlainLabel(look="quiet_small")
        self._refused = Chip(_("The family said no"), tone="private", icon="hand-stop")
        self.gets = ChoiceField(_("Which copy"), COPY_KINDS)
        self.form = ChoiceField(_("In which form"), COPY_FORMS, nothing=_("as usual"))
        for field in (self.gets, self.form):
            field.setSizeAdjustPolicy(
                ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            field.setMinimumContentsLength(10)
            field.activated.connect(self._on_field_activated)
        who = QWidget()
        column = QVBoxLayout(who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._under)
        self._fields = field_row(self.gets, self.form)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self._fields)
        side.addWidget(self._refused)
        self.add(Reflow(who, self._side, wide_px=520, stretch=(4, 5), middle=True))

    def show_row(self, row: CopyRow) -> None:
        """Show what somebody gets."""
        self._name.setText(row.name)
        self._under.setText(row.under)
        self._under.setVisible(bool(row.under) and not row.is_refused)
        self._refused.setVisible(row.is_refused)
        self._fields.setVisible(not row.is_refused)
        self.gets.choose(row.gets)
        self.form.choose(row.form)
        self.form.setEnabled(row.gets != "none")
        name = row.name[:_SHOWN_NAME]
        self.gets.setAccessibleName(_("Which copy {name} gets").format(name=name))
        self.form.setAccessibleName(_("In which form {name} gets it").format(name=name))

    def _on_field_activated(self) -> None:
        if self.row is not None:
            self.chosen.emit(self.row.key, self.gets.choice(), self.form.choice())


class CopiesPanel(QWidget):
    """A line that says how many get a copy, and the list behind it."""

    unfolded = Signal()

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controller = controller
        self.model: RowModel[CopyRow] = RowModel(self)
        self.toggle = Button(_("Who gets a copy"), icon="copy", arrow="chevron-down")
        self.summary = PlainLabel(look="quiet")
        self.toggle.setCheckable(True)
        self._note = PlainLabel(
            _("Each copy holds only what its reader may see. Nothing is sent from here."),
            look="quiet_small",
        )
        self.hard = PlainLabel(look="small")
        self.list: RowList[CopyRow] = RowList(
            self.model, self._make_card, name=_("Who gets a copy"), spacing=4
        )
        self.who = PersonPicker(_("Somebody else"), hint=_("somebody else"))
        self.who.setMinimumContentsLength(18)
        self.add = Button(_("Put on the list"), icon="plus")
        self._rest = QWidget()
        self._build()
        self.toggle.clicked.connect(self._on_toggle_clicked)
        self.add.clicked.connect(self._on_add_clicked)

    def _build(self) -> None:
        gap = theme_now().gap
        more = QHBoxLayout()
        more.setSpacing(gap(8))
        more.addWidget(self.who)
        more.addWidget(self.add)
        more.addStretch(1)
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(gap(6))
        rest.addWidget(self._note)
        rest.addWidget(self.hard)
        rest.addWidget(self.list)
        rest.addLayout(more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(6))
        head = QHBoxLayout()
        head.setSpacing(gap(10))
        head.addWidget(self.toggle)
        head.addWidget(self.summary, 1)
        column.addLayout(head)
        column.addWidget(self._rest)
        self._rest.hide()

    def _make_card(self) -> CopyCard:
        card = CopyCard()
        card.chosen.connect(self._on_card_chosen)
        return card

    @property
    def cards(self) -> tuple[CopyCard, ...]:
        """Return the cards, from top to bottom."""
        return tuple(one for one in self.list.cards if isinstance(one, CopyCard))

    def refresh(self) -> None:
        """Show who gets what; the list itself is made when it is wanted."""
        entries, meeting = self.controller.entries, self.controller.meeting
        lines = copy_list(entries, meeting)
        self.summary.setText(summary(lines))
        if self.toggle.isChecked():
            self.model.show_rows(tuple(copy_row(one) for one in lines))
            self.hard.setText(hard_words(hard_words_for_the_family(entries, meeting)))
            listed = {one.person.id for one in lines}
            people = people_to_name(entries, meeting.id)
            self.who.show_people(one for one in people if one.id not in listed)

    def _on_toggle_clicked(self) -> None:
        is_open = self.toggle.isChecked()
        self._rest.setVisible(is_open)
        if is_open:
            self.refresh()
            self.unfolded.emit()

    def _on_card_chosen(self, person_id: str, gets: str, form: str) -> None:
        session = self.controller.session
        self.controller.do(lambda: set_copy(session, person_id, gets=gets, form=form))
        self.refresh()

    def _on_add_clicked(self) -> None:
        session, who = self.controller.session, self.who.who()
        if self.controller.do(lambda: set_copy(session, who, gets="everyone")) is not None:
            self.who.forget()
