"""Agreed actions as numbered rows: what, so that, who, by when."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.action_checks import is_away, kept_words, word_key
from mam_desktop.meeting.ehc_clock import SAYS_WHETHER, asks_for_assessment, legal_days
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Audience
from mam_desktop.meeting.golden_thread import thread_of
from mam_desktop.meeting.jargon import Jargon, jargon_in
from mam_desktop.meeting.labels import NO_DAY, NO_OWNER
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.picturing import shown_pictogram
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.promises import actions_of
from mam_desktop.texts import N_, _, in_days, short_date
from mam_desktop.ui.live.steps.actions_owner import OwnerQuestion
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.jargon_marks import JargonLabel
from mam_desktop.ui.live.steps.parts.jargon_strip import JargonStrip
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.sharing import ShareShown, on_screen, share_shown
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.avatar import Avatar
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.pictogram_button import SIDE_PX, PictogramButton
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

CHANGE, TAKE_AWAY = N_("Change"), N_("Take away")
PICTURE = N_("The picture…")
NUMBER_PX, WHO_PX, WHEN_PX = 26, 142, 92
WIDE_PX = 520
PLAIN_FIELDS = ("what", "so_that", "while_waiting", "how_we_know")
"""Fields that the lead writes, in which hard words are underlined."""
_SHORT = 60


@dataclass(frozen=True, slots=True)
class PlainOffer:
    """A hard word in one field of an action."""

    field: str
    found: Jargon


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
    thread: str = ""
    """The words and the idea it comes from."""
    asks: str = ""
    """A question about who does it, while it is open."""
    offer: PlainOffer | None = None
    kept: frozenset[str] = frozenset()
    """Hard words that stay."""
    picture: str = ""
    """The name of the picture beside the words."""

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        told = (str(self.no), self.what, *self.under, self.thread, self.owner, self.day, self.asks)
        return ", ".join(one for one in told if one)


def action_rows(
    entries: Entries, meeting: Meeting, today: date, *, of_services: bool = False
) -> tuple[ActionRow, ...]:
    """Return the actions of a meeting; those the family sees, or those the services keep."""
    wanted = [
        one
        for one in actions_of(entries, meeting)
        if (one.audience() > Audience.EVERYONE) is of_services
    ]
    is_any_narrowed = any(one.is_narrowed for one in wanted)
    may_show = on_screen(entries, meeting.id) if is_any_narrowed else frozenset()
    page = _Page(entries, meeting, today, may_show)
    kept = kept_words(entries, meeting)
    return tuple(_row(page, one, no, kept) for no, one in enumerate(wanted, start=1))


@dataclass(frozen=True, slots=True)
class _Page:
    """What every row is read from."""

    entries: Entries
    meeting: Meeting
    today: date
    may_show: frozenset[str]


def _row(page: _Page, action: Action, no: int, kept_keys: frozenset[str]) -> ActionRow:
    owner, is_family = name_and_family(page.entries, action.owner_id)
    kept = frozenset(key.partition("/")[2] for key in kept_keys if key.startswith(action.id))
    return ActionRow(
        key=action.id,
        no=no,
        what=action.what,
        meaning=action.meaning.words if action.meaning else "",
        under=tuple(_under(page, action)),
        owner=owner,
        owner_is_family=is_family,
        day=short_date(action.due_on) if action.due_on else _(NO_DAY),
        how_far=in_days(action.due_on, page.today) if action.due_on else "",
        share=share_shown(page.entries, action, page.may_show) if action.is_narrowed else None,
        torn=bool(action.torn),
        thread=thread_words(page.entries, action),
        asks=_asks(page, action, owner),
        offer=_offer(action, kept_keys),
        kept=kept,
        picture=shown_pictogram(action, page.meeting),
    )


def _under(page: _Page, action: Action) -> list[str]:
    helper, _family = name_and_family(page.entries, action.helper_id)
    needed_for = page.entries.find(Action, action.needed_for)
    is_kept_by_services = action.kind == "professional" and needed_for is not None
    said = (
        (_("So that: {words}"), action.so_that),
        (_("With help from {words}"), helper),
        (_("While we wait: {words}"), action.while_waiting),
        (_("How we will know: {words}"), action.how_we_know),
        (
            _("A task of the services, which “{words}” needs"),
            _short(needed_for.what) if needed_for and is_kept_by_services else "",
        ),
        ("{words}", _agreed_words(page, action)),
        ("{words}", _legal_words(action)),
    )
    return [pattern.format(words=words) for pattern, words in said if words]


def _agreed_words(page: _Page, action: Action) -> str:
    """Return what somebody who is not here answered."""
    name, _family = name_and_family(page.entries, action.owner_id)
    if action.owner_agreed is None or not is_away(page.entries, page.meeting, action.owner_id):
        return ""
    pattern = _("{name} is not here, and said yes before")
    if not action.owner_agreed:
        pattern = _("{name} is not here, and did not agree")
    return pattern.format(name=name)


def _legal_words(action: Action) -> str:
    """Return the first day of the law where an action asks for an EHC needs assessment."""
    if action.due_on is None or not asks_for_assessment(action.what):
        return ""
    by = {one.step: one.by for one in legal_days(action.due_on)}[SAYS_WHETHER]
    pattern = _("Asked for on {day}, the council says by {by} whether it will assess (England)")
    return pattern.format(day=short_date(action.due_on), by=short_date(by)) if by else ""


def thread_words(entries: Entries, action: Action) -> str:
    """Return where an action comes from: the words that began it, and the idea."""
    thread = thread_of(entries, action)
    parts: list[str] = []
    if thread.voice is not None and thread.voice.words:
        who, _family = name_and_family(entries, thread.voice.who_id)
        parts.append(_("{name}: “{words}”").format(name=who, words=_short(thread.voice.words)))
    if thread.idea is not None:
        by, _family = name_and_family(entries, thread.idea.by_id)
        pattern = _("{name}’s idea: “{words}”") if by else _("idea: “{words}”")
        parts.append(pattern.format(name=by, words=_short(thread.idea.words)))
    return _("From {thread}").format(thread=" → ".join(parts)) if parts else ""


def _short(words: str) -> str:
    line = " ".join(words[: 3 * _SHORT].split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rstrip()}…"


def _asks(page: _Page, action: Action, owner: str) -> str:
    is_asked = action.owner_agreed is not None
    if is_asked or not is_away(page.entries, page.meeting, action.owner_id):
        return ""
    return _("{name} is not here. Did {name} agree?").format(name=owner)


def _offer(action: Action, kept_keys: frozenset[str]) -> PlainOffer | None:
    """Return the first hard word of an action that nobody kept."""
    for field in PLAIN_FIELDS:
        for found in jargon_in(getattr(action, field)):
            if word_key(action, found.term.name) not in kept_keys:
                return PlainOffer(field, found)
    return None


class ActionCard(RowCard[ActionRow]):
    """One agreed action."""

    change_wanted = Signal(str)
    take_away_wanted = Signal(str)
    plain_wanted = Signal(str, str)
    """(id, field): say the hard word that is offered plainly."""
    keep_wanted = Signal(str, str)
    """(id, term)"""
    picture_wanted = Signal(str)
    owner_answered = Signal(str, bool)
    """(id, who does it agreed)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(across=True, margins=(12, 10, 6, 10), spacing=8, parent=parent)
        self._no = PlainLabel(look="number", wraps=False)
        self.picture = PictogramButton()
        self._what = JargonLabel(look="strong")
        self._meaning = PlainLabel(look="quiet")
        self._under = JargonLabel(look="quiet_small")
        self._thread = PlainLabel(look="quiet_small")
        self.strip: JargonStrip | None = None
        """Made when it is first needed, as is the question."""
        self.question: OwnerQuestion | None = None
        self._share = Chip("")
        self._torn = TornChip()
        self._owner = QHBoxLayout()
        self._name = PlainLabel()
        self._day = PlainLabel(look="strong", wraps=False)
        self._how_far = PlainLabel(look="quiet_small", wraps=False)
        self.more = RowMenu("")
        self._build()
        self.offer(self.more, _(CHANGE), self.change_wanted)
        self.offer(self.more, _(PICTURE), self.picture_wanted)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def _build(self) -> None:
        theme = theme_now()
        self._no.setFixedWidth(theme.px(NUMBER_PX))
        words = QWidget()
        self._column = QVBoxLayout(words)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.gap(2))
        under = (self._meaning, self._under, self._thread, self._share, self._torn)
        for one in (self._what, *under):
            self._column.addWidget(one)
        self._no.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add(self._no)
        self.content.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self.picture.clicked.connect(self._on_picture_clicked)
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
        self.picture.show_picture(row.picture)
        self._what.keep(row.kept)
        self._under.keep(row.kept)
        show_words(self._what, row.what)
        show_words(self._meaning, row.meaning)
        self._meaning.setVisible(bool(row.meaning))
        self._under.setText("\n".join(row.under))
        self._under.setVisible(bool(row.under))
        self._thread.setText(row.thread)
        self._thread.setVisible(bool(row.thread))
        self._show_offer(row)
        self._show_question(row)
        self._share.setVisible(row.share is not None)
        if row.share is not None:
            self._share.say(row.share.words, tone=row.share.tone, icon=row.share.icon)
        self._torn.show_torn(row.torn)
        self._name.setText(row.owner or _(NO_OWNER))
        self._day.setText(row.day)
        self._how_far.setText(row.how_far)
        self._how_far.setVisible(bool(row.how_far))
        self.more.name_for(_("More about action {no}").format(no=row.no))
        clear_layout(self._owner)
        if row.owner:
            self._owner.addWidget(Avatar(row.owner, is_family=row.owner_is_family))

    def _show_offer(self, row: ActionRow) -> None:
        if self.strip is None and row.offer is not None:
            self.strip = JargonStrip(with_key=False)
            self.strip.use_wanted.connect(self._on_strip_use_wanted)
            self.strip.keep_wanted.connect(self._on_strip_keep_wanted)
            self._column.addWidget(self.strip)
        if self.strip is not None:
            self.strip.show_jargon(row.offer.found if row.offer else None)

    def _show_question(self, row: ActionRow) -> None:
        if self.question is None and row.asks:
            self.question = OwnerQuestion()
            self.question.answered.connect(self._on_question_answered)
            self._column.addWidget(self.question)
        if self.question is not None:
            self.question.ask(row.asks)

    def _on_picture_clicked(self) -> None:
        if self.row is not None:
            self.picture_wanted.emit(self.row.key)

    def _on_strip_use_wanted(self) -> None:
        if self.row is not None and self.row.offer is not None:
            self.plain_wanted.emit(self.row.key, self.row.offer.field)

    def _on_strip_keep_wanted(self) -> None:
        if self.row is not None and self.row.offer is not None:
            self.keep_wanted.emit(self.row.key, self.row.offer.found.term.name)

    def _on_question_answered(self, yes: bool) -> None:
        if self.row is not None:
            self.owner_answered.emit(self.row.key, yes)


class ActionsHead(QWidget):
    """The names of the columns, over the rows; away where the rows are narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.gap(12) + 1, 0, theme.gap(6) + 1, 0)
        row.setSpacing(theme.gap(8))
        row.addSpacing(theme.px(NUMBER_PX + SIDE_PX) + 2 * theme.gap(8))
        row.addWidget(PlainLabel(_("What will happen"), look="quiet_strong_small"), 1)
        for words, wide in ((_("Who"), WHO_PX - 2), (_("By when"), WHEN_PX)):
            label = PlainLabel(words, look="quiet_strong_small")
            label.setFixedWidth(theme.px(wide))
            row.addWidget(label)
        row.addSpacing(theme.px(28) + theme.gap(8))
