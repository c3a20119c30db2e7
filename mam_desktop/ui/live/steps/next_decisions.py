"""What was decided and why, and what is passed on: rows and forms."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Audience
from mam_desktop.meeting.labels import REFER_TO, ROUTES, label
from mam_desktop.meeting.plan import Decision, Referral
from mam_desktop.texts import N_, _, long_date
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.date_field import DateField
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.fields import (
    ChoiceField,
    FreeChoice,
    Labelled,
    LineField,
    WordsField,
)
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.sharing import SharingField
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.plain_label import PlainLabel

CHANGE, TAKE_AWAY = N_("Change"), N_("Take away")
EVERYONE_HERE = N_("everyone here")
ROUTES_SHORT = {
    "here": N_("Decided here"),
    "panel": N_("Goes to the panel"),
    "elsewhere": N_("Decided elsewhere"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedRow:
    """A decision, or a question passed on."""

    key: str
    words: str
    under: str
    mark: str
    is_restricted: bool = False
    torn: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return ", ".join(one for one in (self.words, self.under, self.mark) if one)


def decision_rows(entries: Entries, meeting_id: str) -> tuple[DecidedRow, ...]:
    """Return a meeting's decisions, oldest first."""
    return tuple(
        DecidedRow(
            key=one.id,
            words=one.what,
            under="\n".join(
                pattern.format(words=words)
                for pattern, words in ((_("Why: {words}"), one.why), (_("By {words}"), one.by))
                if words
            ),
            mark=label(ROUTES, one.route),
            torn=bool(one.torn),
        )
        for one in entries.all(Decision, meeting_id)
    )


def referral_rows(entries: Entries, meeting_id: str) -> tuple[DecidedRow, ...]:
    """Return what a meeting passed on, oldest first."""
    return tuple(
        DecidedRow(
            key=one.id,
            words=one.question,
            under=_("To {whom}").format(whom=label(REFER_TO, one.to)),
            mark=long_date(one.answer_on) if one.answer_on else "",
            is_restricted=one.audience() > Audience.EVERYONE,
            torn=bool(one.torn),
        )
        for one in entries.all(Referral, meeting_id)
    )


class DecidedCard(RowCard[DecidedRow]):
    """A decision, or a question passed on."""

    change_wanted = Signal(str)
    take_away_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(14, 9, 8, 11), spacing=4, parent=parent)
        self._words = PlainLabel(look="strong")
        self._under = PlainLabel(look="quiet_small")
        self._mark = Chip("")
        self._private = Chip(_("not on the screen"), tone="private", icon="eye-off")
        self._torn = TornChip()
        self.more = RowMenu("")
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self.more)
        self.add(head)
        for one in (self._under, self._mark, self._private, self._torn):
            self.add(one)
        self.offer(self.more, _(CHANGE), self.change_wanted)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def show_row(self, row: DecidedRow) -> None:
        """Show it."""
        show_words(self._words, row.words)
        self._under.setText(row.under)
        self._under.setVisible(bool(row.under))
        self._mark.say(row.mark)
        self._mark.setVisible(bool(row.mark))
        self._private.setVisible(row.is_restricted)
        self._torn.show_torn(row.torn)
        self.more.name_for(_("More about “{words}”").format(words=row.words[:60]))


class DecisionForm(FoldingForm):
    """What was decided, why, by whom, and where it goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(opens=_("Add a decision"), saves=_("Write it down"), parent=parent)
        self.what = WordsField(_("What was decided"), rows=1)
        self.why = WordsField(_("Why"), rows=1)
        self.by = FreeChoice(_("By whom"), (_(EVERYONE_HERE),))
        self.route = ChoiceRow(_("Where it goes"), ROUTES_SHORT, can_take_back=True)
        self.sharing = SharingField()
        self.more = MoreFields(_("More: who may see it"), self.sharing)
        self.editing: str | None = None
        self.add(Labelled(_("What was decided"), self.what))
        self.add(Labelled(_("Why"), self.why))
        self.add(Labelled(_("By whom"), self.by))
        self.add(self.route)
        self.add(self.more)
        self.begin_with(self.what)
        for words in (self.what, self.why):
            words.finished.connect(self.save_wanted)
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.editing = None
        self.what.clear()
        self.why.clear()
        self.by.say(_(EVERYONE_HERE))
        self.route.choose("here")
        self.sharing.clear()
        self.more.fold(folded=True)

    def show_decision(self, decision: Decision) -> None:
        """Begin with a decision that is there."""
        self.editing = decision.id
        self.what.setPlainText(decision.what)
        self.why.setPlainText(decision.why)
        self.by.say(decision.by)
        self.route.choose(decision.route)
        self.sharing.show_sharing(decision)
        self.more.fold(folded=not decision.is_narrowed)


class ReferralForm(FoldingForm):
    """A question for somebody who is not in the room."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Pass a question on"), saves=_("Pass it on"), icon="send", parent=parent
        )
        self.to = ChoiceField(_("To"), REFER_TO)
        self.question = WordsField(_("The question"), rows=1)
        self.on = DateField(_("When they talk about it"), today)
        self.cost_band = LineField(_("Cost band"), hint=_("only on paper for professionals"))
        self.open_to_all = QCheckBox(_("The family may see that social care was asked"))
        self.open_to_all.setAccessibleName(self.open_to_all.text())
        self.sharing = SharingField()
        self.more = MoreFields(
            _("More: cost band, who may see it"),
            Labelled(_("Cost band"), self.cost_band),
            self.sharing,
        )
        self.editing: str | None = None
        self.add(
            field_row(Labelled(_("To"), self.to), Labelled(_("When they talk about it"), self.on))
        )
        self.add(Labelled(_("The question"), self.question))
        self.add(self.open_to_all)
        self.add(self.more)
        self.begin_with(self.to)
        self.question.finished.connect(self.save_wanted)
        self.to.currentIndexChanged.connect(self._show_open)
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.editing = None
        self.question.clear()
        self.on.show_day(None)
        self.cost_band.clear()
        self.open_to_all.setChecked(False)
        self.sharing.clear()
        self.more.fold(folded=True)
        self._show_open()

    def show_referral(self, referral: Referral) -> None:
        """Begin with a question that was passed on."""
        self.editing = referral.id
        self.to.choose(referral.to)
        self.question.setPlainText(referral.question)
        self.on.show_day(referral.answer_on)
        self.cost_band.setText(referral.cost_band)
        self.open_to_all.setChecked(bool(referral.open_to_all))
        self.sharing.show_sharing(referral)
        self.more.fold(folded=not (referral.cost_band or referral.is_narrowed))
        self._show_open()

    def _show_open(self) -> None:
        """Ask only where it would otherwise be kept from the family."""
        self.open_to_all.setVisible(self.to.choice() == "social_care")
