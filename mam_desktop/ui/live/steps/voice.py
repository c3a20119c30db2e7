"""Step 2, Family's voice: exact words, a number from 0 to 10, what was seen, drawings, photos."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.labels import VOICE_HEADINGS
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Child, Person
from mam_desktop.meeting.said import Attachment, Observation, Scale, Voice
from mam_desktop.meeting.voicing import attach_file, give_score, write_observation, write_voice
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.media.pictures import read_file
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.draft_keeper import DraftKeeper
from mam_desktop.ui.live.steps.parts.folding_form import buttons_of
from mam_desktop.ui.live.steps.parts.people import child_of, people_to_name
from mam_desktop.ui.live.steps.parts.reflow import column_of, two_columns
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.parts.talked_about import TalkedAbout
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.live.steps.voice_attachments import (
    AttachmentCard,
    AttachmentForm,
    AttachmentRow,
    attachment_rows,
)
from mam_desktop.ui.live.steps.voice_form import VoiceForm
from mam_desktop.ui.live.steps.voice_observations import (
    ObservationCard,
    ObservationForm,
    ObservationRow,
    observation_rows,
)
from mam_desktop.ui.live.steps.voice_quotes import QuoteCard, QuoteRow, quote_rows
from mam_desktop.ui.live.steps.voice_scale import ScaleCard, scale_shown, scale_today

HEADINGS = {
    name: VOICE_HEADINGS[name] for name in ("important", "going_well", "hard", "would_like")
}


class VoicePage(StepPage):
    """The family's own words first."""

    STEP: ClassVar[str] = "voice"
    SENTENCE: ClassVar[str] = N_("Write the words as they are said.")

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.talked = TalkedAbout(self.controller, self.STEP)
        self.headings = ChoiceRow(
            _("Heading"), HEADINGS, role="voice", size="normal", can_take_back=True
        )
        self.quotes: RowModel[QuoteRow] = RowModel(self)
        self.seen: RowModel[ObservationRow] = RowModel(self)
        self.kept: RowModel[AttachmentRow] = RowModel(self)
        self.form = VoiceForm()
        self.draft = DraftKeeper(self.form.words, self.controller.desk, "voice.words")
        self.scale = ScaleCard()
        self.observe = ObservationForm()
        self.attach = AttachmentForm()
        self.column = WorkColumn()
        self.column.add(two_columns(self._words_side(), self._other_side()))
        self.column.add(self.talked)
        self.body.addWidget(self.headings)
        self.body.addWidget(self.column, 1)

    def _words_side(self) -> QWidget:
        self.quote_list = RowList(
            self.quotes,
            self._make_quote_card,
            name=_("The family’s words"),
            empty=_("No words yet. Type “ in the line below, or press Write words down."),
            spacing=10,
        )
        return column_of(self.quote_list, self.form)

    def _other_side(self) -> QWidget:
        seen = RowList(self.seen, self._make_seen_card, name=_("What we saw"))
        kept = RowList(self.kept, self._make_kept_card, name=_("Drawings, photos, recordings"))
        buttons = buttons_of(self.attach, self.observe)
        return column_of(self.scale, kept, seen, buttons, self.attach, self.observe)

    def _make_quote_card(self) -> QuoteCard:
        card = QuoteCard(self._people)
        card.share_chosen.connect(self._on_card_share_chosen)
        card.change_wanted.connect(self._on_card_change_wanted)
        card.take_away_wanted.connect(lambda one: self._take_away(Voice, one))
        return card

    def _make_seen_card(self) -> ObservationCard:
        card = ObservationCard()
        card.take_away_wanted.connect(lambda one: self._take_away(Observation, one))
        return card

    def _make_kept_card(self) -> AttachmentCard:
        card = AttachmentCard(self.controller.desk)
        card.take_away_wanted.connect(lambda one: self._take_away(Attachment, one))
        return card

    def _connect(self) -> None:
        self.headings.picked.connect(self._on_headings_picked)
        for form in (self.form, self.observe, self.attach):
            form.unfolded.connect(lambda one=form: self.column.reveal(one))
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self._on_form_folded)
        self.observe.save_wanted.connect(self._on_observe_save_wanted)
        self.attach.save_wanted.connect(self._on_attach_save_wanted)
        self.scale.score_picked.connect(self._on_scale_score_picked)
        self.scale.words_told.connect(self._on_scale_words_told)
        self.scale.who_picked.connect(self._show_scale)

    # --- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what was said, seen and kept."""
        self.talked.refresh()
        entries, meeting = self.controller.entries, self.controller.meeting
        child = next(iter(entries.all(Child)), None)
        self.header.sentence.setText(
            _("{name} first. Write the words as they are said.").format(name=child.preferred_name)
            if child
            else _(self.SENTENCE)
        )
        self.quotes.show_rows(quote_rows(entries, meeting.id, self.headings.choice()))
        self.seen.show_rows(observation_rows(entries, meeting.id))
        self.kept.show_rows(attachment_rows(entries, meeting.id))
        people = self._people()
        for offered in (self.form, self.observe.sharing, self.attach.sharing):
            offered.show_people(people)
        for picker in (self.scale.who, self.observe.by, self.attach.who, self.attach.agreed_by):
            picker.show_people(people)
        self._choose_whose_number()
        self._show_scale()

    def start(self) -> None:
        """Begin with writing words down."""
        (self.form.who if self.form.is_open else self.form.open_button).setFocus()

    def _people(self) -> tuple[Person, ...]:
        return people_to_name(self.controller.entries, self.controller.meeting.id)

    def _choose_whose_number(self) -> None:
        """Begin with who gave a number last, else with the child."""
        entries, meeting = self.controller.entries, self.controller.meeting
        if self.scale.who.who():
            return
        given = entries.all(Scale, meeting.id)
        child = child_of(entries)
        self.scale.who.choose(given[-1].who_id if given else child.id if child else None)

    def _show_scale(self) -> None:
        controller = self.controller
        self.scale.show_scale(
            scale_shown(controller.entries, controller.meeting, self.scale.who.who())
        )

    def _on_headings_picked(self, heading: str) -> None:
        self.form.heading.choose(heading)
        self.refresh()

    # --- doing ---------------------------------------------------------------------------------

    def _on_form_save_wanted(self) -> None:
        form, session = self.form, self.controller.session
        voice = self.controller.entries.find(Voice, form.editing)

        def write() -> object:
            if voice is None:
                return write_voice(
                    session,
                    who=form.who.who(),
                    words=form.words.words(),
                    heading=form.heading.choice(),
                    how=form.how.choice(),
                    through=form.through.maybe(),
                    meaning=form.meaning.meaning(),
                    sharing=form.sharing.sharing(),
                )
            return change_entry(session, voice, self._changed_fields())

        if self.controller.do(write) is not None:
            form.fold()

    def _changed_fields(self) -> dict[str, object]:
        form, entries = self.form, self.controller.entries
        if not form.words.words():
            raise BadInput(_("There are no words yet."))
        through = form.through.maybe()
        return {
            "who_id": get_person(entries, form.who.who()).id,
            "words": form.words.words(),
            "heading": form.heading.choice(),
            "how": form.how.choice(),
            "through_id": get_person(entries, through).id if through else None,
            "meaning": form.meaning.meaning(),
            **form.sharing.fields(),
        }

    def _on_form_folded(self) -> None:
        self.form.clear()
        self.form.heading.choose(self.headings.choice())
        self.draft.forget()

    def _on_card_change_wanted(self, voice_id: str) -> None:
        voice = self.controller.entries.find(Voice, voice_id)
        if voice is not None:
            self.form.show_voice(voice)
            self.form.unfold(_("Change the words"), _("Save"))

    def _on_card_share_chosen(self, voice_id: str, share: str, person_id: str) -> None:
        session = self.controller.session
        voice = session.entries.find(Voice, voice_id)
        if voice is not None:
            fields: dict[str, object] = {
                "share": share,
                "shared_with": (person_id,) if person_id else (),
                "not_for": (),
            }
            self.controller.do(lambda: change_entry(session, voice, fields))

    def _take_away(self, kind: type[Entry], entity_id: str) -> None:
        entry = self.controller.entries.find(kind, entity_id)
        if entry is not None:
            ask_to_take_away(self.controller, entry)

    def _on_scale_score_picked(self, score: int) -> None:
        session, who = self.controller.session, self.scale.who.who()
        held = scale_today(session.entries, session.meeting, who)
        if held is None:
            self.controller.do(lambda: give_score(session, who=who, score=score))
        else:
            self.controller.do(lambda: change_entry(session, held, {"score": score}))

    def _on_scale_words_told(self, reason: str, one_higher: str) -> None:
        session = self.controller.session
        held = scale_today(session.entries, session.meeting, self.scale.who.who())
        if held is not None:
            fields: dict[str, object] = {"reason": reason, "one_higher": one_higher}
            self.controller.do(lambda: change_entry(session, held, fields))

    def _on_observe_save_wanted(self) -> None:
        form, session = self.observe, self.controller.session
        written = self.controller.do(
            lambda: write_observation(
                session,
                by=form.by.who(),
                saw=form.saw.words(),
                might_mean=form.might_mean.words(),
                will_do=form.will_do.words(),
                sharing=form.sharing.sharing(),
            )
        )
        if written is not None:
            form.clear()
            form.fold()

    def _on_attach_save_wanted(self) -> None:
        form, desk, path = self.attach, self.controller.desk, self.attach.path
        told = self.controller.trouble.emit
        if path is None:
            told(_("Choose the file first."))
            return

        def keep(sha256: str) -> None:
            written = self.controller.do(
                lambda: attach_file(
                    self.controller.session,
                    sha256=sha256,
                    file_name=path.name,
                    type=form.type.choice(),
                    who=form.who.who(),
                    words=form.words.words(),
                    agreed_by=form.agreed_by.maybe(),
                    sharing=form.sharing.sharing(),
                )
            )
            if written is not None:
                form.clear()
                form.fold()

        desk.beside(lambda: read_file(path), lambda data: desk.keep_file(data, keep, told), told)
