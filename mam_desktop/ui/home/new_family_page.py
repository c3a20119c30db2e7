"""Adds a family by hand: the child, their family and where each lives, and who leads."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.errors import BadInput, WorldError
from mam_desktop.meeting.naming import folded
from mam_desktop.meeting.starting import HouseholdTold, is_nhs_number
from mam_desktop.texts import N_, _
from mam_desktop.ui.home.family_people import HOME, HOMES, BirthdayField, HouseholdPeople
from mam_desktop.ui.home.home_page import HomePage
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, FreeChoice, Labelled, LineField
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.ports import FamilyTold, HomeDesk
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.message_strip import Question
from mam_desktop.ui.widgets.page_header import PageHeader
from mam_desktop.ui.widgets.plain_label import PlainLabel

SEN_PROVISION = {
    "": "",
    "N": N_("no special educational needs"),
    "K": N_("SEN support"),
    "E": N_("education, health and care plan"),
}
PEOPLE_AT_FIRST = 2


class NewFamilyPage(HomePage):
    """One form; only the child's name is needed."""

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._make_fields()
        self.save = Button(_("Add the family"), role="primary", icon="check")
        self.cancel = Button(_("Cancel"), role="quiet")
        self._column = QVBoxLayout(self)
        self._build()
        self.save.clicked.connect(self._on_save_clicked)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.people.homes_changed.connect(self._show_homes)

    def _today(self) -> date:
        return self.desk.now().date()

    def _make_fields(self) -> None:
        self.name = LineField(_("What the child is called"))
        self.full_name = LineField(_("Full name"))
        self.pronouns = FreeChoice(_("Pronouns"), (_("she/her"), _("he/him"), _("they/them")))
        self.born_on = BirthdayField(_("Born on"), self._today)
        self.setting = LineField(_("School or setting"))
        self.communication = LineField(_("How they communicate"))
        self.languages = LineField(_("Languages"), hint=_("English, Urdu"))
        self.needs = LineField(_("Needs"), hint=_("sleep, speech and language"))
        self.nhs_number = LineField(_("NHS number"), hint="999 000 0018")
        self.sen = ChoiceField(_("Help at school"), SEN_PROVISION, nothing=_("not known yet"))
        self.address = LineField(_("Address"))
        self.addresses = {
            "2": LineField(_("Address of the second home")),
            "3": LineField(_("Address of the third home")),
        }
        """Of homes other than the child's own; each in sight once somebody lives there."""
        self.people = HouseholdPeople(self._today, lines=PEOPLE_AT_FIRST)
        self.lead = LineField(_("Who leads for them"))
        self.lead.setText(self.desk.person_name)

    def _build(self) -> None:
        gap = theme_now().gap
        self._column.setContentsMargins(*theme_now().page_edges())
        self._column.setSpacing(gap(12))
        sentence = _("Only the name is needed now. The rest can be added when it is known.")
        self._column.addWidget(PageHeader(_("Add a family"), sentence))
        self._column.addWidget(self._child_card())
        self._column.addWidget(self._home_card())
        foot = QHBoxLayout()
        foot.setSpacing(gap(10))
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self._column.addStretch(1)

    def _child_card(self) -> Card:
        card = Card(margins=(16, 12, 16, 14), spacing=10)
        card.add(PlainLabel(_("The child or young person"), look="section"))
        card.add(
            field_row(
                Labelled(_("What they are called"), self.name),
                Labelled(_("Full name"), self.full_name),
                Labelled(_("Born on"), self.born_on),
                Labelled(_("Pronouns"), self.pronouns),
                stretch=(3, 3, 2, 2),
            )
        )
        card.add(
            field_row(
                Labelled(_("School or setting"), self.setting),
                Labelled(_("Help at school"), self.sen),
                Labelled(_("NHS number"), self.nhs_number),
                stretch=(4, 4, 2),
            )
        )
        self.more = MoreFields(
            _("Languages, needs, how they communicate"),
            field_row(
                Labelled(_("Languages, apart by commas"), self.languages),
                Labelled(_("Needs, apart by commas"), self.needs),
            ),
            Labelled(_("How they communicate"), self.communication),
        )
        card.add(self.more)
        return card

    def _home_card(self) -> Card:
        card = Card(margins=(16, 12, 16, 14), spacing=10)
        card.add(PlainLabel(_("Their family, and where each lives"), look="section"))
        card.add(self.people)
        card.add(
            field_row(
                Labelled(_("Address of the child’s home"), self.address),
                Labelled(_("Who leads for them"), self.lead),
                stretch=(3, 1),
            )
        )
        self._other_homes = {
            home: Labelled(line.accessibleName(), line) for home, line in self.addresses.items()
        }
        for one in self._other_homes.values():
            card.add(one)
        self._show_homes()
        note = _(
            "Addresses are for services. They are never on the family’s screen. "
            "Each home gets a copy of its own."
        )
        card.add(PlainLabel(note, look="quiet_small"))
        return card

    def _show_homes(self) -> None:
        """Ask for the address of a home only when somebody lives there."""
        for home, field in self._other_homes.items():
            field.setVisible(self.people.is_used(home))

    # --- what was filled in --------------------------------------------------------------------

    def filled_in(self) -> FamilyTold:
        """Return what was filled in.

        Raises:
            BadInput: the name is missing, or a number or a day does not fit.

        """
        if not self.name.words():
            raise BadInput(_("Write down what the child is called."))
        number = self.nhs_number.words().replace(" ", "").replace("-", "")
        if number and not is_nhs_number(number):
            words = _("“{number}” is not an NHS number: one of its ten digits is wrong.")
            raise BadInput(words.format(number=self.nhs_number.words()[:40]))
        return FamilyTold(
            preferred_name=self.name.words(),
            child=self._child(number),
            households=self._households(),
            lead=self.lead.words(),
        )

    def _child(self, number: str) -> Mapping[str, object]:
        told: dict[str, object] = {
            "full_name": self.full_name.words(),
            "pronouns": self.pronouns.words(),
            "born_on": self.born_on.born_on(),
            "setting": self.setting.words(),
            "sen_provision": self.sen.choice(),
            "communication": self.communication.words(),
            "languages": _listed(self.languages),
            "needs": _listed(self.needs),
            "nhs_number": number,
        }
        return {field: value for field, value in told.items() if value}

    def _households(self) -> tuple[HouseholdTold, ...]:
        """Return the child's own home and every other one in which somebody lives."""
        told = []
        for home in HOMES:
            people = self.people.people(home)
            address = self.addresses.get(home, self.address).words()
            if people or (address and (home == HOME or self.people.is_used(home))):
                told.append(HouseholdTold(address=address, people=people))
        return tuple(told)

    def start(self) -> None:
        """Begin with the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- writing -------------------------------------------------------------------------------

    def _on_save_clicked(self) -> None:
        """Write the family down; another one of the same name is asked about first."""
        try:
            told = self.filled_in()
        except WorldError as error:
            self.trouble.emit(str(error))
            return
        same = folded(told.preferred_name)
        if any(folded(one.name) == same for one in self.desk.families()):
            words = _("There is a {name} on this laptop already. Is this another child?")
            choices = (_("Yes, another child"), _("No, go back"))
            asked = words.format(name=told.preferred_name[:60])
            self.question.emit(Question(asked, choices, lambda no: self._answered(told, no)))
        else:
            self._add(told)

    def _answered(self, told: FamilyTold, no: int) -> None:
        if no == 0:
            self._add(told)

    def _add(self, told: FamilyTold) -> None:
        try:
            family_id = self.desk.add_family(told)
        except WorldError as error:
            self.trouble.emit(str(error))
            return
        self.clear()
        self.back_wanted.emit()
        words = _("{name} is written down. Prepare a meeting now?")
        asked = words.format(name=told.preferred_name[:60])
        choices = (_("Prepare a meeting"), _("Later"))
        self.question.emit(Question(asked, choices, lambda no: self._prepare(family_id, no)))

    def _prepare(self, family_id: str, no: int) -> None:
        if no == 0:
            self.prepare_wanted.emit(family_id, "")

    def clear(self) -> None:
        """Empty the form."""
        for line in self.findChildren(LineField):
            line.clear()
        for choice in self.findChildren(FreeChoice):
            choice.say("")
        for one in self.people.lines:
            one.responsible.setChecked(False)
            one.lives.choose(HOME)
        self.sen.choose("")
        self.lead.setText(self.desk.person_name)
        self.more.fold(folded=True)

    def _on_cancel_clicked(self) -> None:
        self.back_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back with Escape; what was filled in stays until the family is added."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)


def _listed(line: LineField) -> tuple[str, ...]:
    return tuple(one for part in line.words().split(",") if (one := part.strip()))
