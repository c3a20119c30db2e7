"""Interpreters: who is wanted or booked for whom, and what holds of interpreting."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from mam_desktop.meeting.before import Interpreting
from mam_desktop.meeting.before_words import INTERPRETER_FACTS
from mam_desktop.meeting.editing import remove_entry
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.preparing import book_interpreter, interpreter_warnings
from mam_desktop.texts import N_, _
from mam_desktop.ui.home.prepare.preparing import Preparing
from mam_desktop.ui.live.steps.parts.fields import FreeChoice, Labelled, LineField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.people import name_and_family, people_to_name
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.row_list import RowCard, RowList
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel

LANGUAGES = (
    N_("Polish"),
    N_("Romanian"),
    N_("Panjabi"),
    N_("Urdu"),
    N_("Portuguese"),
    N_("Spanish"),
    N_("Arabic"),
    N_("Bengali"),
    N_("Gujarati"),
    N_("Italian"),
    N_("British Sign Language"),
    N_("Welsh"),
    N_("Somali"),
    N_("Farsi"),
    N_("Dari"),
    N_("Pashto"),
    N_("Kurdish"),
    N_("Ukrainian"),
    N_("Turkish"),
    N_("Tigrinya"),
)
EDIT, TAKE_AWAY = N_("Change details"), N_("Take away")


@dataclass(frozen=True, slots=True, kw_only=True)
class InterpretingRow:
    """One interpreter that is wanted or booked."""

    key: str
    language: str
    about: str
    is_booked: bool
    left: tuple[str, ...]
    warnings: tuple[str, ...]
    torn: bool

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        booked = _("booked") if self.is_booked else _("to book")
        told = (self.language, booked, self.about, *self.left, *self.warnings)
        return ", ".join(one for one in told if one)


def interpreting_rows(entries: Entries, meeting: Meeting) -> tuple[InterpretingRow, ...]:
    """Return the interpreters of a meeting as rows."""
    return tuple(_row(entries, meeting, one) for one in entries.all(Interpreting, meeting.id))


def _row(entries: Entries, meeting: Meeting, one: Interpreting) -> InterpretingRow:
    whose, _family = name_and_family(entries, one.for_id)
    who, _theirs = name_and_family(entries, one.interpreter_id)
    language = _("{language}, {dialect}").format(language=one.language, dialect=one.dialect)
    about = (
        _("for {name}").format(name=whose) if whose else "",
        who,
        one.agency,
        _("booking {number}").format(number=one.reference) if one.reference else "",
    )
    left = (
        "" if one.keeps_private else _("promise to keep it private"),
        "" if one.is_briefed else _("tell them what it is about"),
    )
    return InterpretingRow(
        key=one.id,
        language=language if one.dialect else one.language,
        about=" · ".join(text for text in about if text),
        is_booked=bool(one.is_booked),
        left=tuple(text for text in left if text),
        warnings=interpreter_warnings(entries, one, meeting.on),
        torn=bool(one.torn),
    )


class InterpretingCard(RowCard[InterpretingRow]):
    """One interpreter."""

    edit_wanted = Signal(str)
    take_away_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(12, 8, 8, 10), spacing=4, parent=parent)
        self._language = PlainLabel(look="strong")
        self._booked = Chip("")
        self._about = PlainLabel(look="quiet_small")
        self._left = PlainLabel(look="small")
        self._warning = PlainLabel(look="strong_small", tone="attention")
        self._torn = TornChip()
        self.more = RowMenu("")
        head = QHBoxLayout()
        head.setSpacing(theme_now().gap(8))
        head.addWidget(self._language, 1)
        head.addWidget(self._booked)
        head.addWidget(self.more)
        self._alert = IconLabel("alert-triangle", tone="attention")
        warning = QHBoxLayout()
        warning.setSpacing(theme_now().gap(6))
        warning.addWidget(self._alert)
        warning.addWidget(self._warning, 1)
        for one in (head, self._about, self._left, warning, self._torn):
            self.add(one)
        self.offer(self.more, _(EDIT), self.edit_wanted)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def show_row(self, row: InterpretingRow) -> None:
        """Show an interpreter."""
        self._language.setText(row.language)
        if row.is_booked:
            self._booked.say(_("booked"), tone="can", icon="check")
        else:
            self._booked.say(_("to book"), tone="attention", icon="alert-circle")
        self._about.setText(row.about)
        self._about.setVisible(bool(row.about))
        self._left.setText(_("Still to do: {what}").format(what=", ".join(row.left)))
        self._left.setVisible(bool(row.left))
        self._warning.setText(" ".join(row.warnings))
        self._warning.setVisible(bool(row.warnings))
        self._alert.setVisible(bool(row.warnings))
        self._torn.show_torn(row.torn)
        self.more.name_for(_("More about the {language} interpreter").format(language=row.language))


class InterpretingForm(FoldingForm):
    """Language, for whom, who it is, and how far the booking is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Ask for an interpreter"), saves=_("Save"), icon="language", parent=parent
        )
        self.language = FreeChoice(_("Language"), tuple(_(one) for one in LANGUAGES))
        self.dialect = LineField(_("Dialect or script"), hint=_("Mirpuri, Gurmukhi…"))
        self.for_whom = PersonPicker(_("For whom"))
        self.who = PersonPicker(_("Interpreter"), hint=_("once you know who"))
        self.agency = LineField(_("Booked through"))
        self.reference = LineField(_("Booking number"))
        self.ticks = {
            "is_booked": QCheckBox(_("Booked")),
            "keeps_private": QCheckBox(_("Promised in writing to keep it private")),
            "is_briefed": QCheckBox(_("Told what the meeting is about")),
        }
        self.editing: str | None = None
        self.add(
            field_row(
                Labelled(_("Language"), self.language),
                Labelled(_("Dialect or script"), self.dialect),
            )
        )
        self.add(
            field_row(Labelled(_("For whom"), self.for_whom), Labelled(_("Interpreter"), self.who))
        )
        self.add(
            field_row(
                Labelled(_("Booked through"), self.agency),
                Labelled(_("Booking number"), self.reference),
            )
        )
        for tick in self.ticks.values():
            tick.setAccessibleName(tick.text())
            self.add(tick)
        self.begin_with(self.language)

    def clear(self) -> None:
        """Begin anew."""
        self.editing = None
        self.language.say("")
        for line in (self.dialect, self.agency, self.reference):
            line.clear()
        self.for_whom.forget()
        self.who.forget()
        for tick in self.ticks.values():
            tick.setChecked(False)

    def show_booking(self, one: Interpreting) -> None:
        """Begin with one that is there."""
        self.clear()
        self.editing = one.id
        self.language.say(one.language)
        self.dialect.setText(one.dialect)
        self.agency.setText(one.agency)
        self.reference.setText(one.reference)
        self.for_whom.choose(one.for_id)
        self.who.choose(one.interpreter_id)
        for field, tick in self.ticks.items():
            tick.setChecked(bool(getattr(one, field)))

    def told(self) -> dict[str, object]:
        """Return the fields beside language and people."""
        return {
            "dialect": self.dialect.words(),
            "agency": self.agency.words(),
            "reference": self.reference.words(),
            **{field: tick.isChecked() or None for field, tick in self.ticks.items()},
        }


class InterpretersCard(Card):
    """The interpreters of the meeting, and short facts about interpreting."""

    def __init__(self, preparing: Preparing, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 12, 16, 14), spacing=8, parent=parent)
        self._preparing = preparing
        self.model: RowModel[InterpretingRow] = RowModel(self)
        self.form = InterpretingForm()
        self.list = RowList(self.model, self._make_card, name=_("Interpreters"))
        self.add(PlainLabel(_("Interpreters"), look="section"))
        self.add(self.list)
        self.add(self.form)
        self.add(PlainLabel(_("Good to know"), look="strong"))
        for fact in INTERPRETER_FACTS:
            row = QHBoxLayout()
            row.setSpacing(theme_now().gap(8))
            row.addWidget(IconLabel("check", side_px=14))
            row.addWidget(PlainLabel(_(fact), look="small"), 1)
            self.add(row)
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self.form.clear)

    def _make_card(self) -> InterpretingCard:
        card = InterpretingCard()
        card.edit_wanted.connect(self._on_card_edit_wanted)
        card.take_away_wanted.connect(self._on_card_take_away_wanted)
        return card

    @property
    def is_ready(self) -> bool:
        """Say whether every interpreter is booked, and none of them is family."""
        return all(one.is_booked and not one.warnings for one in self.model.rows)

    def refresh(self) -> None:
        """Show the interpreters."""
        meeting = self._preparing.meeting
        if meeting is None:
            return
        entries = self._preparing.entries
        self.model.show_rows(interpreting_rows(entries, meeting))
        people = people_to_name(entries, meeting.id)
        self.form.for_whom.show_people(people)
        self.form.who.show_people(people)

    def _on_form_save_wanted(self) -> None:
        form, session = self.form, self._preparing.session
        done = self._preparing.do(
            lambda: book_interpreter(
                session,
                language=form.language.words(),
                for_whom=form.for_whom.maybe(),
                interpreter=form.who.maybe(),
                booking_id=form.editing,
                **form.told(),
            )
        )
        if done is not None:
            form.fold()

    def _on_card_edit_wanted(self, key: str) -> None:
        one = self._preparing.entries.find(Interpreting, key)
        if one is not None:
            self.form.show_booking(one)
            title = _("The {language} interpreter").format(language=one.language)
            self.form.unfold(title, _("Save"))

    def _on_card_take_away_wanted(self, key: str) -> None:
        one = self._preparing.entries.find(Interpreting, key)
        if one is not None:
            self._preparing.do(lambda: remove_entry(self._preparing.session, one))
