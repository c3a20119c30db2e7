"""What was decided and why, and what is passed on: the rows of both, and the form of the first."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Audience
from mam_desktop.meeting.labels import HELP_LEVELS, REFER_TO, ROUTES, label
from mam_desktop.meeting.plan import Decision, Referral
from mam_desktop.texts import N_, _, long_date
from mam_desktop.ui.live.steps.next_legal import legal_lines
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.fields import FreeChoice, Labelled, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.jargon_help import PlainLabelled
from mam_desktop.ui.live.steps.parts.jargon_marks import JargonLabel
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.sharing import SharingField
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel

CHANGE, TAKE_AWAY = N_("Change"), N_("Take away")
EVERYONE_HERE = N_("everyone here")
ROUTES_SHORT = {
    "here": N_("Decided here"),
    "panel": N_("Goes to the panel"),
    "elsewhere": N_("Decided elsewhere"),
}
LEVELS_SHORT = {
    "more": N_("More help"),
    "less": N_("Less help"),
    "same": N_("Stays as it is"),
}
LEVEL_ICONS = {"more": "arrow-up", "less": "arrow-down", "same": "minus"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedRow:
    """A decision, or a question passed on."""

    key: str
    words: str
    under: str
    mark: str
    is_restricted: bool = False
    torn: bool = False
    level: str = ""
    """More or less help, in words."""
    level_icon: str = ""
    legal: tuple[str, ...] = ()
    """Days of the law, as information."""

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        told = (self.words, self.under, self.mark, self.level, *self.legal)
        return ", ".join(one for one in told if one)


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
            is_restricted=one.is_narrowed,
            torn=bool(one.torn),
            level=label(HELP_LEVELS, one.help_level),
            level_icon=LEVEL_ICONS.get(one.help_level, ""),
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
            is_restricted=one.audience() > Audience.EVERYONE or one.is_narrowed,
            torn=bool(one.torn),
            legal=_legal(one),
        )
        for one in entries.all(Referral, meeting_id)
    )


def _legal(one: Referral) -> tuple[str, ...]:
    """Return the days of the law for an assessment whose day is known."""
    if one.to != "EHC_needs_assessment" or one.asked_on is None:
        return ()
    asked = _("Asked on {day}. For information (England):").format(day=long_date(one.asked_on))
    return (asked, *(f"• {line}" for line in legal_lines(one.asked_on)))


class DecidedCard(RowCard[DecidedRow]):
    """A decision, or a question passed on."""

    change_wanted = Signal(str)
    take_away_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(14, 9, 8, 11), spacing=4, parent=parent)
        self._words = JargonLabel(look="strong")
        self._under = JargonLabel(look="quiet_small")
        self._legal = PlainLabel(look="quiet_small")
        self._mark = Chip("")
        self._level = Chip("", tone="could_if")
        self._private = Chip(_("not on the screen"), tone="private", icon="eye-off")
        self._torn = TornChip()
        self.more = RowMenu("")
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self.more)
        self.add(head)
        chips = QWidget()
        flow = FlowLayout(chips, gap=theme_now().gap(6), row_gap=theme_now().gap(4))
        for chip in (self._mark, self._level, self._private):
            flow.addWidget(chip)
        for one in (self._under, self._legal, chips, self._torn):
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
        self._level.say(row.level, icon=row.level_icon)
        self._level.setVisible(bool(row.level))
        self._legal.setText("\n".join(row.legal))
        self._legal.setVisible(bool(row.legal))
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
        self.help_level = ChoiceRow(
            _("More or less help"), LEVELS_SHORT, icons=LEVEL_ICONS, can_take_back=True
        )
        self.sharing = SharingField()
        self.more = MoreFields(_("More: who may see it"), self.sharing)
        self.editing: str | None = None
        self.add(PlainLabelled(_("What was decided"), self.what))
        self.add(PlainLabelled(_("Why"), self.why))
        self.add(Labelled(_("By whom"), self.by))
        self.add(self.route)
        self.add(Labelled(_("Does it mean more or less help?"), self.help_level))
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
        self.help_level.choose("")
        self.sharing.clear()
        self.more.fold(folded=True)

    def show_decision(self, decision: Decision) -> None:
        """Begin with a decision that is there."""
        self.editing = decision.id
        self.what.setPlainText(decision.what)
        self.why.setPlainText(decision.why)
        self.by.say(decision.by)
        self.route.choose(decision.route)
        self.help_level.choose(decision.help_level)
        self.sharing.show_sharing(decision)
        self.more.fold(folded=not decision.is_narrowed)
