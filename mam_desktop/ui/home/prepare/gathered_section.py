"""What we have already: views gathered before, what services sent, the one-page profile."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.meeting.editing import remove_entry
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import VOICE_HEADINGS, VOICE_HOW, label
from mam_desktop.meeting.said import ServiceUpdate, Voice
from mam_desktop.meeting.voicing import write_update, write_voice
from mam_desktop.texts import N_, _, short_date
from mam_desktop.ui.home.prepare.gather_forms import UpdateSentForm, ViewForm
from mam_desktop.ui.home.prepare.preparing import Preparing
from mam_desktop.ui.home.prepare.section import Section
from mam_desktop.ui.live.steps.parts.draft_keeper import DraftKeeper
from mam_desktop.ui.live.steps.parts.people import name_and_family, people_to_name
from mam_desktop.ui.live.steps.parts.reflow import Reflow, column_of
from mam_desktop.ui.live.steps.parts.row_list import RowCard, RowList
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.sharing import on_screen
from mam_desktop.ui.live.steps.profile_card import AboutChild
from mam_desktop.ui.live.steps.voice_now import VoiceNow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.plain_label import PlainLabel

TAKE_AWAY = N_("Take away")


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheredRow:
    """A view, or what a service sent."""

    key: str
    words: str
    about: str
    mark: str = ""
    is_voice: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return ", ".join(one for one in (self.words, self.about, self.mark) if one)


def view_rows(entries: Entries, meeting_id: str) -> tuple[GatheredRow, ...]:
    """Return the views that were gathered, oldest first."""
    return tuple(_view(entries, one) for one in entries.all(Voice, meeting_id))


def _view(entries: Entries, one: Voice) -> GatheredRow:
    who, _family = name_and_family(entries, one.who_id)
    words = _("“{words}”").format(words=one.words) if one.words else _("chose not to speak")
    return GatheredRow(
        key=one.id,
        words=words,
        about=" · ".join(
            text
            for text in (
                _("{name} {how}").format(name=who, how=label(VOICE_HOW, one.how)),
                label(VOICE_HEADINGS, one.heading),
                gathered_words(entries, one),
                "" if one.prompted is None else (_("asked") if one.prompted else _("unasked")),
            )
            if text
        ),
        mark={"nobody": _("nobody"), "some": _("only some")}.get(one.share, ""),
        is_voice=True,
    )


def gathered_words(entries: Entries, voice: Voice) -> str:
    """Return when, where and by whom a view was gathered: `Fri 20 Nov, at school, by Ms Ode`."""
    by, _family = name_and_family(entries, voice.captured_by)
    told = (
        short_date(voice.gathered_on) if voice.gathered_on else "",
        voice.gathered_at,
        _("written down by {name}").format(name=by) if by else "",
    )
    return ", ".join(one for one in told if one)


def sent_rows(entries: Entries, meeting_id: str) -> tuple[GatheredRow, ...]:
    """Return what services sent, oldest first."""
    return tuple(_sent(entries, one) for one in entries.all(ServiceUpdate, meeting_id))


def _sent(entries: Entries, one: ServiceUpdate) -> GatheredRow:
    by, _family = name_and_family(entries, one.by_id)
    told = (one.service, by, short_date(one.sent_on) if one.sent_on else "")
    wait = _("wait: {how_long}").format(how_long=one.waiting_time) if one.waiting_time else ""
    return GatheredRow(
        key=one.id, words=one.words, about=" · ".join(x for x in told if x), mark=wait
    )


class GatheredCard(RowCard[GatheredRow]):
    """One view, or what one service sent."""

    take_away_wanted = Signal(str)

    def __init__(self, *, edge: str, parent: QWidget | None = None) -> None:
        super().__init__(edge=edge, margins=(16, 8, 8, 10), spacing=3, parent=parent)
        self._words = PlainLabel(look="lead" if edge else "")
        self._about = PlainLabel(look="quiet_small")
        self._mark = Chip("")
        self.more = RowMenu("")
        head = QHBoxLayout()
        head.setSpacing(theme_now().gap(8))
        head.addWidget(self._words, 1)
        head.addWidget(self.more)
        foot = QHBoxLayout()
        foot.addWidget(self._about, 1)
        foot.addWidget(self._mark)
        self.add(head)
        self.add(foot)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def show_row(self, row: GatheredRow) -> None:
        """Show it."""
        self._words.setText(row.words)
        self._about.setText(row.about)
        self._mark.say(
            row.mark,
            tone="private" if row.is_voice else "attention",
            icon="eye-off" if row.is_voice else "hourglass",
        )
        self._mark.setVisible(bool(row.mark))
        self.more.name_for(_("More about “{words}”").format(words=row.words[:40]))


class GatheredSection(Section):
    """Views on the left, updates on the right, waiting in their steps; below, the profile."""

    def __init__(self, preparing: Preparing) -> None:
        super().__init__(preparing)
        self.views: RowModel[GatheredRow] = RowModel(self)
        self.sent: RowModel[GatheredRow] = RowModel(self)
        self.view_form = ViewForm(lambda: preparing.today)
        self.sent_form = UpdateSentForm(lambda: preparing.today)
        desk = preparing.desk
        self._drafts = (
            DraftKeeper(self.view_form.words, desk, "before view"),
            DraftKeeper(self.sent_form.words, desk, "before update"),
        )
        views = RowList(
            self.views, lambda: self._card("voice"), name=_("Views"), empty=_("Nothing yet.")
        )
        sent = RowList(
            self.sent, lambda: self._card(""), name=_("Updates"), empty=_("Nothing yet.")
        )
        left = column_of(
            PlainLabel(_("Views of the child and family"), look="section"),
            PlainLabel(_("They wait in “Family’s voice”, on no screen until you say so."),
                look="quiet_small"),
            self.view_form, views,
        )  # fmt: skip
        right = column_of(
            PlainLabel(_("What services sent"), look="section"),
            PlainLabel(_("It waits in “What matters”."), look="quiet_small"),
            self.sent_form, sent,
        )  # fmt: skip
        self.about = AboutChild(preparing)
        self.column.addWidget(Reflow(left, right, wide_px=700, spacing=18))
        self.column.addWidget(self.about)
        self.about.form.unfolded.connect(lambda: self.reveal(self.about.form.card))
        self.view_form.save_wanted.connect(self._on_view_form_save_wanted)
        self.sent_form.save_wanted.connect(self._on_sent_form_save_wanted)
        self.view_form.unfolded.connect(lambda: self.reveal(self.view_form.card))
        self.sent_form.unfolded.connect(lambda: self.reveal(self.sent_form.card))
        self.refresh()

    def _card(self, edge: str) -> GatheredCard:
        card = GatheredCard(edge=edge)
        card.take_away_wanted.connect(self._on_card_take_away_wanted)
        return card

    @property
    def is_ready(self) -> bool:
        """Say whether somebody's views are there."""
        return bool(self.views.rows)

    def start(self) -> None:
        """Begin with a view."""
        self.view_form.open_button.setFocus()

    def refresh(self) -> None:
        """Show what is there."""
        meeting = self.preparing.meeting
        if meeting is None:
            return
        entries = self.preparing.entries
        self.views.show_rows(view_rows(entries, meeting.id))
        self.sent.show_rows(sent_rows(entries, meeting.id))
        people = people_to_name(entries, meeting.id)
        self.view_form.show_people(people)
        self.sent_form.by.show_people(people)
        shown = on_screen(entries, meeting.id)
        now = VoiceNow(entries=entries, meeting=meeting, people=people, may_show=shown)
        self.about.show_now(now)
        services = dict.fromkeys(one.service for one in people if one.service)
        self.sent_form.service.offer(tuple(services))

    def _on_view_form_save_wanted(self) -> None:
        form, session = self.view_form, self.preparing.session
        done = self.preparing.do(lambda: write_voice(session, **form.told()))
        if done is not None:
            self._drafts[0].forget()
            form.clear()
            form.fold()

    def _on_sent_form_save_wanted(self) -> None:
        form, session = self.sent_form, self.preparing.session
        done = self.preparing.do(lambda: write_update(session, **form.told()))
        if done is not None:
            self._drafts[1].forget()
            form.clear()
            form.fold()

    def _on_card_take_away_wanted(self, key: str) -> None:
        entries = self.preparing.entries
        found = entries.find(Voice, key) or entries.find(ServiceUpdate, key)
        if found is not None:
            self.preparing.do(lambda: remove_entry(self.preparing.session, found))
