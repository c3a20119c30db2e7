"""Agreed actions as numbered rows: what, so that, who, by when."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Audience
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.promises import actions_of
from mam_desktop.texts import N_, _, in_days, short_date
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.sharing import ShareShown, on_screen, share_shown
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.avatar import Avatar
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

CHANGE, TAKE_AWAY = N_("Change"), N_("Take away")
NUMBER_PX, WHO_PX, WHEN_PX = 26, 142, 92
WIDE_PX = 520


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One agreed action."""

    key: str
    no: int
    what: str
    meaning: str
    under: tuple[str, ...]
    owner: str
    owner_is_family: bool
    day: str
    how_far: str
    share: ShareShown | None = None
    """None while everybody may see it."""
    torn: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return ", ".join(
            one for one in (str(self.no), self.what, *self.under, self.owner, self.day) if one
        )


def action_rows(
    entries: Entries, meeting: Meeting, today: date, *, of_services: bool = False
) -> tuple[ActionRow, ...]:
    """Return the actions of a meeting; those the family sees, or those the services keep."""
    may_show = on_screen(entries, meeting.id)
    wanted = [
        one
        for one in actions_of(entries, meeting)
        if (one.audience() > Audience.EVERYONE) is of_services
    ]
    return tuple(_row(entries, one, no, today, may_show) for no, one in enumerate(wanted, start=1))


def _row(
    entries: Entries, action: Action, no: int, today: date, may_show: frozenset[str]
) -> ActionRow:
    owner, is_family = name_and_family(entries, action.owner_id)
    shown = share_shown(entries, action, may_show)
    return ActionRow(
        key=action.id,
        no=no,
        what=action.what,
        meaning=action.meaning.words if action.meaning else "",
        under=tuple(_under(entries, action)),
        owner=owner,
        owner_is_family=is_family,
        day=short_date(action.due_on) if action.due_on else _("no day yet"),
        how_far=in_days(action.due_on, today) if action.due_on else "",
        share=shown if action.is_narrowed else None,
        torn=bool(action.torn),
    )


def _under(entries: Entries, action: Action) -> list[str]:
    helper, _family = name_and_family(entries, action.helper_id)
    needed_for = entries.find(Action, action.needed_for)
    said = (
        (_("So that: {words}"), action.so_that),
        (_("With help from {words}"), helper),
        (_("While we wait: {words}"), action.while_waiting),
        (_("How we will know: {words}"), action.how_we_know),
        (_("Needed for: {words}"), needed_for.what if needed_for else ""),
    )
    return [pattern.format(words=words) for pattern, words in said if words]


class ActionCard(RowCard[ActionRow]):
    """One agreed action."""

    change_wanted = Signal(str)
    take_away_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(across=True, margins=(12, 10, 6, 10), spacing=8, parent=parent)
        self._no = PlainLabel(look="number", wraps=False)
        self._what = PlainLabel(look="strong")
        self._meaning = PlainLabel(look="quiet")
        self._under = PlainLabel(look="quiet_small")
        self._share = Chip("")
        self._torn = TornChip()
        self._owner = QHBoxLayout()
        self._name = PlainLabel()
        self._day = PlainLabel(look="strong", wraps=False)
        self._how_far = PlainLabel(look="quiet_small", wraps=False)
        self.more = RowMenu("")
        self._build()
        self.offer(self.more, _(CHANGE), self.change_wanted)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def _build(self) -> None:
        theme = theme_now()
        self._no.setFixedWidth(theme.px(NUMBER_PX))
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(2))
        for one in (self._what, self._meaning, self._under, self._share, self._torn):
            column.addWidget(one)
        self._no.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add(self._no)
        self.add(Reflow(words, self._side(), wide_px=WIDE_PX, stretch=(1, 0), spacing=6), 1)
        self.content.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def _side(self) -> QWidget:
        theme = theme_now()
        who = QWidget()
        who.setFixedWidth(theme.px(WHO_PX))
        row = QHBoxLayout(who)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap(8))
        row.addLayout(self._owner)
        row.addWidget(self._name, 1)
        when = QVBoxLayout()
        when.setSpacing(0)
        when.addWidget(self._day)
        when.addWidget(self._how_far)
        side = QWidget()
        both = QHBoxLayout(side)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme.gap(6))
        both.addWidget(who)
        both.addLayout(when)
        both.addStretch(1)
        side.setFixedWidth(theme.px(WHO_PX + WHEN_PX) + theme.gap(6))
        return side

    def show_row(self, row: ActionRow) -> None:
        """Show an action."""
        self._no.setText(str(row.no))
        show_words(self._what, row.what)
        show_words(self._meaning, row.meaning)
        self._meaning.setVisible(bool(row.meaning))
        self._under.setText("\n".join(row.under))
        self._under.setVisible(bool(row.under))
        self._share.setVisible(row.share is not None)
        if row.share is not None:
            self._share.say(row.share.words, tone=row.share.tone, icon=row.share.icon)
        self._torn.show_torn(row.torn)
        self._name.setText(row.owner or _("nobody yet"))
        self._day.setText(row.day)
        self._how_far.setText(row.how_far)
        self._how_far.setVisible(bool(row.how_far))
        self.more.name_for(_("More about action {no}").format(no=row.no))
        clear_layout(self._owner)
        if row.owner:
            self._owner.addWidget(Avatar(row.owner, is_family=row.owner_is_family))


class ActionsHead(QWidget):
    """The names of the columns, over the rows; away where the rows are narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.gap(12) + 1, 0, theme.gap(6) + 1, 0)
        row.setSpacing(theme.gap(8))
        row.addSpacing(theme.px(NUMBER_PX))
        row.addWidget(PlainLabel(_("What will happen"), look="quiet_strong_small"), 1)
        for words, wide in ((_("Who"), WHO_PX - 2), (_("By when"), WHEN_PX)):
            label = PlainLabel(words, look="quiet_strong_small")
            label.setFixedWidth(theme.px(wide))
            row.addWidget(label)
        row.addSpacing(theme.px(28))
