"""The page's left side: the four headings, every quote, and the form that writes one down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.changes.clock import moment
from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.labels import VOICE_HEADINGS
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.said import SILENT, Voice
from mam_desktop.meeting.voices import (
    earlier_words,
    interpreter_of,
    reword,
    say_in_other_words,
    was_changed,
)
from mam_desktop.meeting.voicing import write_voice
from mam_desktop.texts import _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.draft_keeper import DraftKeeper
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.said_cards import choose_share
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.voice_form import VoiceForm
from mam_desktop.ui.live.steps.voice_now import VoiceNow, voice_now
from mam_desktop.ui.live.steps.voice_quote_card import QuoteCard
from mam_desktop.ui.live.steps.voice_quotes import QuoteRow, quote_rows
from mam_desktop.ui.live.steps.voice_walk import CardWalk
from mam_desktop.ui.theme.theme import theme_now

HEADINGS = {
    name: VOICE_HEADINGS[name] for name in ("important", "going_well", "hard", "would_like")
}


class WordsPart(QWidget):
    """Exact words, oldest first; the headings filter them and are the next quote's heading."""

    revealed = Signal(QWidget)
    """Something has opened and wants to be seen."""
    picture_wanted = Signal(str)
    """The picture of some words is to be chosen."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.headings = ChoiceRow(
            _("Heading"), HEADINGS, role="voice", size="normal", can_take_back=True
        )
        self.walk = CardWalk()
        self.quotes: RowModel[QuoteRow] = RowModel(self)
        self.form = VoiceForm(lambda: controller.today)
        self.open_button = self.form.lend_button()
        self.draft = DraftKeeper(self.form.words, controller.desk, "voice.words")
        self.quote_list = RowList(
            self.quotes,
            self._make_card,
            name=_("The family’s words"),
            empty=_("No words yet. Type “ in the line below, or press Write words down."),
            spacing=10,
        )
        self._now: VoiceNow | None = None
        self.form.heading.choose("")
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(10))
        column.addWidget(self.form)
        column.addWidget(self.quote_list)
        column.addStretch(1)

    def _make_card(self) -> QuoteCard:
        card = QuoteCard(lambda: self._now.people if self._now else ())
        card.share_chosen.connect(self._on_card_share_chosen)
        card.change_wanted.connect(self.change)
        card.meaning_wanted.connect(self._on_card_meaning_wanted)
        card.meaning_told.connect(self._on_card_meaning_told)
        card.picture_wanted.connect(self.picture_wanted)
        card.before_wanted.connect(self._on_card_before_wanted)
        card.take_away_wanted.connect(self._on_card_take_away_wanted)
        card.focused.connect(self.walk.make_current)
        card.walked.connect(self.walk.go)
        return card

    def _connect(self) -> None:
        self.headings.picked.connect(self._on_headings_picked)
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self._on_form_folded)
        self.form.unfolded.connect(lambda: self.revealed.emit(self.form))

    # --- showing -------------------------------------------------------------------------------

    def show_now(self, now: VoiceNow) -> None:
        """Show the words as they stand; a card that did not change is left alone."""
        self._now = now
        had_focus = self._has_list_focus()
        session = self._controller.session
        mine = now.entries.all(Voice, now.meeting.id)
        changed = frozenset(one.id for one in mine if was_changed(session, one))
        self.quotes.show_rows(quote_rows(now, self.headings.choice(), changed))
        self.walk.settle(self.quote_list.cards)
        if had_focus and not self._has_list_focus():
            self._focus_current()
        self.form.show_people(now.people)

    def start(self) -> None:
        """Begin with writing words down."""
        (self.form.who if self.form.is_open else self.open_button).setFocus()

    def card_of(self, voice_id: str) -> QuoteCard | None:
        """Return the card of some words, when it is on the page."""
        cards = (one for one in self.quote_list.cards if isinstance(one, QuoteCard))
        return next((one for one in cards if one.row and one.row.key == voice_id), None)

    def _has_list_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.quote_list.isAncestorOf(focused)

    def _focus_current(self) -> None:
        card = self.walk.current
        (card or self.open_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _voice(self, voice_id: str) -> Voice | None:
        return self._controller.entries.find(Voice, voice_id)

    def _on_headings_picked(self, heading: str) -> None:
        self.form.heading.choose(heading)
        self.show_now(voice_now(self._controller))

    # --- writing down --------------------------------------------------------------------------

    def _on_form_save_wanted(self) -> None:
        voice, session = self._voice(self.form.editing or ""), self._controller.session

        def write() -> object:
            if voice is None:
                return self._write()
            return reword(session, voice, self._changed_fields())

        back_to = self.form.editing
        if self._controller.do(write) is not None:
            self.form.fold()
            card = self.card_of(back_to) if back_to else None
            if card is not None:
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self) -> object:
        form = self.form
        return write_voice(
            self._controller.session,
            who=form.who.who(),
            words=form.said(),
            heading=form.heading.choice(),
            how=form.how.choice(),
            through=form.through.maybe(),
            prompted=form.was_prompted(),
            meaning=form.meaning.meaning() if form.how.choice() != SILENT else None,
            gathered_on=form.gathered_on(),
            gathered_at=form.gathered.at.words(),
            captured_by=form.gathered.by.maybe(),
            present=form.gathered.present.chosen(),
            sharing=form.sharing.sharing(),
        )

    def _changed_fields(self) -> dict[str, object]:
        form, entries = self.form, self._controller.entries
        through, writer = form.through.maybe(), form.gathered.by.maybe()
        return {
            "who_id": get_person(entries, form.who.who()).id,
            "words": form.said(),
            "heading": form.heading.choice(),
            "how": form.how.choice(),
            "through_id": get_person(entries, through).id if through else None,
            "prompted": form.was_prompted(),
            "meaning": form.meaning.meaning(),
            "gathered_on": form.gathered_on(),
            "gathered_at": form.gathered.at.words(),
            "captured_by": get_person(entries, writer).id if writer else None,
            "present": form.gathered.present.chosen(),
            **form.sharing.fields(),
        }

    def _on_form_folded(self) -> None:
        self.form.clear()
        self.form.heading.choose(self.headings.choice())
        self.draft.forget()

    # --- what a card asks for --------------------------------------------------------------------

    def change(self, voice_id: str) -> None:
        """Open the form on words that are there."""
        voice = self._voice(voice_id)
        if voice is not None:
            self.form.show_voice(voice)
            self.form.unfold(_("Change the words"), _("Save"))
            self.form.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_card_share_chosen(self, voice_id: str, share: str, person_id: str) -> None:
        voice = self._voice(voice_id)
        if voice is not None:
            choose_share(self._controller, voice, share, person_id)

    def _on_card_meaning_wanted(self, voice_id: str) -> None:
        voice, card = self._voice(voice_id), self.card_of(voice_id)
        if voice is not None and card is not None:
            entries, meeting = self._controller.entries, self._controller.meeting
            interpreter = interpreter_of(entries, meeting.id, voice.who_id) or voice.through_id
            card.edit_meaning(voice.meaning, name_and_family(entries, interpreter)[0])
            self.revealed.emit(card)

    def _on_card_meaning_told(self, voice_id: str, meaning: Meaning | None) -> None:
        session, voice = self._controller.session, self._voice(voice_id)
        card = self.card_of(voice_id)
        if voice is None:
            return
        said = self._controller.do(lambda: say_in_other_words(session, voice, meaning))
        if said is not None and card is not None:
            card.close_editor()

    def _on_card_before_wanted(self, voice_id: str) -> None:
        voice, card = self._voice(voice_id), self.card_of(voice_id)
        if voice is not None and card is not None:
            zone = self._controller.now.tzinfo
            told = earlier_words(self._controller.session, voice)
            times = [moment(one.at).astimezone(zone).strftime("%H:%M") for one in told]
            card.show_before(
                _("{time}  “{words}”").format(time=time, words=one.words)
                for time, one in zip(times, told, strict=True)
            )

    def _on_card_take_away_wanted(self, voice_id: str) -> None:
        voice = self._voice(voice_id)
        if voice is not None:
            who = name_and_family(self._controller.entries, voice.who_id)[0]
            ask_to_take_away(self._controller, voice, voice.words or who)
