"""Step 8, Read back & sign: the actions aloud, who signs, the very text they sign, the seal."""

from pathlib import Path
from typing import ClassVar, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.agreeing import note_disagreement, note_read_back
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.ledger_looks import not_taking_part_words
from mam_desktop.meeting.naming import words_of
from mam_desktop.meeting.plan import Action, Disagreement, Idea
from mam_desktop.meeting.signed import ReadBack
from mam_desktop.meeting.signing import holds_exports, sign
from mam_desktop.texts import N_, _, ngettext
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.parts.people import (
    child_of,
    lead_of,
    people_here,
    people_to_name,
)
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.parts.talked_about import TalkedAbout
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.live.steps.sign_disagree import (
    DisagreeCard,
    DisagreeForm,
    DisagreeRow,
    disagree_rows,
)
from mam_desktop.ui.live.steps.sign_panel import SignTold
from mam_desktop.ui.live.steps.sign_paper import SignPaper
from mam_desktop.ui.live.steps.sign_people import SignCard
from mam_desktop.ui.live.steps.sign_read_back import ReadBackCard, read_rows
from mam_desktop.ui.live.steps.sign_release import ReleasePanel
from mam_desktop.ui.live.steps.sign_rows import SignRow, sign_rows
from mam_desktop.ui.live.steps.sign_text import signed_text
from mam_desktop.ui.ports import ExportOrder
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.message_strip import Question
from mam_desktop.ui.widgets.plain_label import PlainLabel


class SignPage(StepPage):
    """People left, their text right."""

    STEP: ClassVar[str] = "sign"
    SENTENCE: ClassVar[str] = N_(
        "Read the actions aloud. Anyone can say “that’s not quite right” — change it now, or write "
        "down that they disagree."
    )

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.talked = TalkedAbout(self.controller, self.STEP)
        self.model: RowModel[SignRow] = RowModel(self)
        self.others: RowModel[DisagreeRow] = RowModel(self)
        self.read_back = ReadBackCard()
        self.people = RowList(
            self.model,
            self._make_card,
            name=_("Who signs"),
            empty=_("Nobody is on the list. Begin with Welcome."),
        )
        self.disagree = DisagreeForm()
        self.paper = SignPaper()
        self.release = ReleasePanel()
        self.column = WorkColumn(spacing=8)
        self.column.add(self.read_back)
        self.column.add(self.people)
        self.column.add(RowList(self.others, self._make_other, name=_("Who sees it differently")))
        self.column.add(self.disagree)
        self.column.add(self.talked)
        self.column.setMinimumHeight(theme_now().px(260))
        self.body.addWidget(
            Reflow(
                self.column, self._text_side(), wide_px=640, stretch=(43, 38), spacing=8, fills=True
            ),
            1,
        )

    def _text_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(theme_now().gap(10))
        card = Card(margins=(14, 10, 6, 8), spacing=4)
        self.paper.setMinimumHeight(theme_now().px(200))
        self._hash = PlainLabel(look="quiet_small")
        card.add(self.paper, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme_now().gap(4), 0, 0, 0)
        foot.addWidget(self._hash)
        card.add(foot)
        column.addWidget(card, 1)
        column.addWidget(self.release)
        return side

    def _make_card(self) -> SignCard:
        card = SignCard()
        card.sign_wanted.connect(self._on_card_sign_wanted)
        card.told.connect(self._on_card_told)
        card.left.connect(self._close_panels)
        return card

    def _make_other(self) -> DisagreeCard:
        card = DisagreeCard()
        card.take_away_wanted.connect(self._on_other_take_away_wanted)
        return card

    def _connect(self) -> None:
        self.read_back.answered.connect(self._on_read_back_answered)
        self.read_back.words_told.connect(self._on_read_back_words_told)
        self.read_back.who_changed.connect(self._show_read_back)
        self.disagree.save_wanted.connect(self._on_disagree_save_wanted)
        self.disagree.unfolded.connect(lambda: self.column.reveal(self.disagree))
        self.release.seal_wanted.connect(self._on_release_seal_wanted)
        self.release.export_wanted.connect(self._on_release_export_wanted)

    # --- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show who signed, and the text as it stands."""
        self.talked.refresh()
        session, entries = self.controller.session, self.controller.entries
        meeting = self.controller.meeting
        text = signed_text(session)
        self.paper.show_text(text)
        state = _("Sealed text {digits}") if text.seal else _("Text as it stands now {digits}")
        self._hash.setText(state.format(digits=text.short_hash))
        self.model.show_rows(sign_rows(entries, meeting, text.content_hash))
        self.others.show_rows(disagree_rows(entries, meeting.id))
        people = people_to_name(entries, meeting.id)
        for picker in (self.read_back.who, self.disagree.who, self.release.looked_by):
            picker.show_people(people)
        self._offer_about()
        self._show_read_back()
        self.release.show_state(
            text.seal,
            meeting.zone,
            late=len(session.late),
            holds=holds_exports(session),
            left=not_taking_part_words(entries, meeting.id),
        )

    def start(self) -> None:
        """Begin with the first person who has not signed."""
        for card in self._cards():
            if card.row is not None and not card.row.signed_at:
                card.sign.setFocus()
                return
        self.release.seal.setFocus()

    def _cards(self) -> tuple[SignCard, ...]:
        return tuple(cast("SignCard", one) for one in self.people.cards)

    def _offer_about(self) -> None:
        entries, meeting_id = self.controller.entries, self.controller.meeting.id
        about = (*entries.all(Action, meeting_id), *entries.all(Idea, meeting_id))
        self.disagree.about.offer(tuple(dict.fromkeys(words_of(one) for one in about)))

    def _show_read_back(self) -> None:
        entries, meeting = self.controller.entries, self.controller.meeting
        if not self.read_back.who.who():
            family = [one for one in people_here(entries, meeting.id) if one.is_family]
            child = child_of(entries)
            first = child or next(iter(family), None)
            self.read_back.who.choose(first.id if first else None)
        self.read_back.show_rows(read_rows(entries, meeting, self.read_back.who.who()))

    # --- signing -------------------------------------------------------------------------------

    def _on_card_sign_wanted(self, person_id: str) -> None:
        self._close_panels()
        entries, meeting_id = self.controller.entries, self.controller.meeting.id
        lead = lead_of(entries, meeting_id)
        for card in self._cards():
            if card.row is not None and card.row.key == person_id:
                card.open_panel(people_to_name(entries, meeting_id), lead.id if lead else None)
                self.column.reveal(card)

    def _close_panels(self) -> None:
        for card in self._cards():
            card.close_panel()

    def _on_card_told(self, told: SignTold) -> None:
        session = self.controller.session
        written = self.controller.do(
            lambda: sign(
                session,
                who=told.who,
                method=told.method,
                answer=told.answer,
                strokes=told.strokes,
                words=told.words,
                noted_by=told.noted_by,
                through=told.through,
                reason=told.reason,
            )
        )
        if written is not None:
            self._close_panels()
            self.start()

    # --- reading back, seeing it differently ---------------------------------------------------

    def _on_read_back_answered(self, action_id: str, answer: str) -> None:
        session, by = self.controller.session, self.read_back.who.who()
        action = session.entries.find(Action, action_id)
        if action is None:
            return
        held = self._read_back_of(action_id)
        if held is None:
            self.controller.do(lambda: note_read_back(session, action, answer=answer, by=by))
        else:
            self.controller.do(lambda: change_entry(session, held, {"answer": answer}))
        self._show_read_back()

    def _on_read_back_words_told(self, action_id: str, words: str) -> None:
        session, held = self.controller.session, self._read_back_of(action_id)
        if held is not None:
            self.controller.do(lambda: change_entry(session, held, {"words": words}))

    def _read_back_of(self, action_id: str) -> ReadBack | None:
        """Return what the one who is asked now has answered."""
        by = self.read_back.who.who()
        found = self.controller.entries.all(ReadBack, self.controller.meeting.id)
        mine = [one for one in found if one.action_id == action_id and one.by_id == by]
        return mine[-1] if mine else None

    def _on_disagree_save_wanted(self) -> None:
        form, session = self.disagree, self.controller.session
        written = self.controller.do(
            lambda: note_disagreement(
                session,
                who=form.who.who(),
                about=form.about.words(),
                words=form.words.words(),
            )
        )
        if written is not None:
            form.clear()
            form.fold()

    def _on_other_take_away_wanted(self, disagreement_id: str) -> None:
        entry = self.controller.entries.find(Disagreement, disagreement_id)
        if entry is not None:
            ask_to_take_away(self.controller, entry)

    # --- sealing and copies --------------------------------------------------------------------

    def _on_release_seal_wanted(self) -> None:
        """Seal; where somebody here has not signed, ask first."""
        missing = [one.name for one in self.model.rows if one.is_here and not one.signed_at]
        if not missing:
            self._seal()
            return
        words = ngettext(
            "{names} has not signed yet. A later signature still counts. Seal now?",
            "{names} have not signed yet. Later signatures still count. Seal now?",
            len(missing),
        ).format(names=", ".join(missing))
        choices = (_("Seal now"), _("Wait"))
        self.controller.ask(Question(words, choices, self._on_question_answered))

    def _on_question_answered(self, no: int) -> None:
        if no == 0:
            self._seal()

    def _seal(self) -> None:
        self.release.set_busy(busy=True)
        self.controller.desk.seal(
            part="both",
            looked_by=self.release.looked_by.currentText().strip(),
            done=self._on_desk_sealed,
            failed=self._on_desk_failed,
        )

    def _on_desk_sealed(self, sentence: str) -> None:
        self.release.set_busy(busy=False)
        self.refresh()
        # The button that was pressed is gone: without a word Qt goes on to “Leave this meeting”.
        self.release.pdf.setFocus()
        self.controller.told.emit(sentence)

    def _on_release_export_wanted(self, copy: str, as_format: str) -> None:
        self.release.set_busy(busy=True)
        session = self.controller.session
        order = ExportOrder(
            family_id=session.family_id,
            meeting_id=self.controller.meeting.id,
            copy=copy,
            as_format=as_format,
            looked_by=self.release.looked_by.currentText().strip(),
        )
        self.controller.desk.export(order, self._on_desk_exported, self._on_desk_failed)

    def _on_desk_exported(self, path: Path) -> None:
        self.release.set_busy(busy=False)
        self.controller.told.emit(_("Written: {name}").format(name=str(path)))

    def _on_desk_failed(self, sentence: str) -> None:
        self.release.set_busy(busy=False)
        self.controller.trouble.emit(sentence)
