"""Step 8, Read back & sign: the actions aloud, who signs, the very text they sign, the seal."""

from typing import ClassVar, cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.errors import WorldError
from mam_desktop.meeting.agreeing import note_disagreement
from mam_desktop.meeting.naming import words_of
from mam_desktop.meeting.plan import Action, Disagreement, Idea
from mam_desktop.meeting.reading_back import answer_read_back
from mam_desktop.meeting.session import Gesture
from mam_desktop.meeting.signing import WHOLE, sign
from mam_desktop.meeting.versions import PLAN
from mam_desktop.meeting.who_signed import who_signed
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.media.in_page import InPagePanel
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
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
from mam_desktop.ui.live.steps.sign_panel import SignPanel, SignTold
from mam_desktop.ui.live.steps.sign_paper import SignPaper
from mam_desktop.ui.live.steps.sign_people import SignCard
from mam_desktop.ui.live.steps.sign_read_back import ReadAloudPanel, read_rows
from mam_desktop.ui.live.steps.sign_round import SignRound
from mam_desktop.ui.live.steps.sign_rows import SignRow, sign_rows
from mam_desktop.ui.live.steps.sign_sealing import SealingWork
from mam_desktop.ui.live.steps.sign_text import SignedText, signed_text
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel

PARTS = {PLAN: N_("The plan"), WHOLE: N_("The full minutes")}
_KEYS = {"Alt+R": N_("Read the actions aloud"), "Alt+P": N_("Pass the laptop round")}


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
        self._texts_read: dict[str, str] = {}
        """Person id -> hash of the text that stood here when they began to sign."""
        self.read_back = ReadAloudPanel(self)
        self.round = SignRound(self, self._text_of)
        self.sealing = SealingWork(self, self.controller)
        self.release = self.sealing.release
        self.checklist = self.sealing.checklist
        self.corrections = self.sealing.corrections
        self.people = RowList(
            self.model,
            self._make_card,
            name=_("Who signs"),
            empty=_("Nobody is on the list. Begin with Welcome."),
        )
        self.disagree = DisagreeForm()
        self.paper = SignPaper()
        self.column = WorkColumn(spacing=8)
        self.column.add(self._first_row())
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

    def _first_row(self) -> QWidget:
        self.read_button = Button(_("Read aloud"), icon="volume")
        self.round_button = Button(_("Pass round"), icon="users")
        self.round_button.setAccessibleName(_("Pass the laptop round, each signs for themselves"))
        holder = QWidget()
        gap = theme_now().gap(8)
        flow = FlowLayout(holder, gap=gap, row_gap=gap)
        for one in (self.read_button, self.round_button):
            flow.addWidget(one)
        return holder

    def _text_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(theme_now().gap(10))
        card = Card(margins=(14, 10, 6, 8), spacing=4)
        self.paper.setMinimumHeight(theme_now().px(200))
        self._hash = PlainLabel(look="quiet_small")
        self.part_choice = ChoiceRow(_("Which text is signed"), PARTS)
        self.part_choice.choose(WHOLE)
        card.add(self.paper, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme_now().gap(4), 0, theme_now().gap(8), 0)
        self._foot = Reflow(
            self._hash, self.part_choice, wide_px=330, stretch=(1, 0), spacing=6, middle=True
        )
        foot.addWidget(self._foot)
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
        self.read_button.clicked.connect(self.read_aloud)
        self.round_button.clicked.connect(self.pass_round)
        self.part_choice.picked.connect(lambda _part: self.refresh())
        self.read_back.answered.connect(self._on_read_back_answered)
        self.read_back.who_changed.connect(self._show_read_back)
        self.read_back.reading_changed.connect(self.controller.screen.set_reading)
        self.read_back.change_wanted.connect(lambda: self.controller.go_to("actions"))
        self.read_back.differs.connect(self._on_read_back_differs)
        self.round.told.connect(self._on_round_told)
        self.round.closed.connect(self._on_round_closed)
        self.sealing.read_aloud_wanted.connect(self.read_aloud)
        self.sealing.sign_wanted.connect(self._on_sign_wanted)
        self.disagree.save_wanted.connect(self._on_disagree_save_wanted)
        self.disagree.unfolded.connect(lambda: self.column.reveal(self.disagree))
        for keys, do in (("Alt+R", self.read_aloud), ("Alt+P", self.pass_round)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(do)

    def keyboard_shortcuts(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this page."""
        letters = (_("Y Q N"), _("Yes, not quite or no, while an action is read aloud"))
        round_keys = (_("F11"), _("Give the laptop back to the lead, while it goes round"))
        mine = ((keys.replace("+", " "), _(words)) for keys, words in _KEYS.items())
        return (*mine, letters, round_keys)

    # --- showing -------------------------------------------------------------------------------

    @property
    def part(self) -> str:
        """Return which text is signed on this page: the plan, or the whole."""
        return self.part_choice.choice() or WHOLE

    def _text_of(self, part: str) -> SignedText:
        return signed_text(self.controller.session, part)

    def refresh(self) -> None:
        """Show who signed, and the text as it stands."""
        self.talked.refresh()
        session, entries = self.controller.session, self.controller.entries
        meeting = self.controller.meeting
        text = self._text_of(self.part)
        self.paper.show_text(text)
        self.part_choice.choose(text.part)
        seal = self.sealing.seal
        self.part_choice.setVisible(seal is None or seal.part == PLAN)
        state = _("Sealed text {digits}") if text.seal else _("Text as it stands now {digits}")
        self._hash.setText(state.format(digits=text.short_hash))
        rows = sign_rows(entries, meeting, who_signed(session))
        self.model.show_rows(rows)
        self.round.show_rows(rows)
        self.others.show_rows(disagree_rows(entries, meeting.id))
        people = people_to_name(entries, meeting.id)
        for picker in (self.read_back.who, self.disagree.who):
            picker.show_people(people)
        self._offer_about()
        self._show_read_back()
        self.sealing.refresh(text.part)

    def start(self) -> None:
        """Begin with the first person who has not signed, or with the panel that is open."""
        panel = self._open_panel()
        if panel is not None:
            self._start_panel(panel)
            return
        for card in self._cards():
            if card.row is not None and not card.row.signed_at:
                card.sign.setFocus()
                return
        self.release.seal.setFocus()

    def _open_panel(self) -> InPagePanel | None:
        panels = (self.round, self.read_back, self.checklist, self.corrections)
        return next((one for one in panels if one.is_open), None)

    def _start_panel(self, panel: InPagePanel) -> None:
        if isinstance(panel, ReadAloudPanel | SignRound):
            panel.start()
        elif panel is self.checklist:
            self.checklist.start()
        else:
            self.corrections.start()

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
        rows = read_rows(entries, meeting, self.read_back.who.who())
        self.read_back.show_rows(rows)
        heard = sum(bool(one.answers) for one in rows)
        counted = _("{heard} of {count}").format(heard=heard, count=len(rows))
        self.read_button.set_trim(count=counted)
        self.read_button.setAccessibleName(
            _("Read the actions aloud: {state}").format(state=counted)
        )

    def _on_sign_wanted(self) -> None:
        """Have the plan signed first."""
        self.part_choice.choose(PLAN)
        self.refresh()
        self.start()

    # --- signing -------------------------------------------------------------------------------

    def _on_card_sign_wanted(self, person_id: str) -> None:
        self._close_panels()
        entries, meeting_id = self.controller.entries, self.controller.meeting.id
        lead = lead_of(entries, meeting_id)
        self._texts_read[person_id] = self._text_of(self.part).content_hash
        for card in self._cards():
            if card.row is not None and card.row.key == person_id:
                card.open_panel(people_to_name(entries, meeting_id), lead.id if lead else None)
                self._listen(card.panel)
                self._settle()
                self.column.reveal(card)

    @staticmethod
    def _settle() -> None:
        """Let the layouts pass on how high the pad is, before anything is painted in between."""
        for _turn in range(4):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _listen(self, panel: SignPanel | None) -> None:
        """Keep all of it in sight; let a paste that no field keeps be refused in words."""
        if panel is not None:
            panel.grown.connect(lambda: self._show_grown(panel))
            for field in (panel.words, panel.reason, panel.typed):
                field.too_long.connect(self.controller.trouble)

    def _show_grown(self, panel: SignPanel) -> None:
        """Bring the panel in sight, and where it is higher than the page, the field at work."""
        self.column.reveal(panel)
        if panel.words.hasFocus():
            self.column.reveal(panel.words)

    def _close_panels(self) -> None:
        for card in self._cards():
            card.close_panel()

    def _on_card_told(self, told: SignTold) -> None:
        text = self._text_of(self.part)
        read = self._texts_read.get(told.who, text.content_hash)
        if self.controller.do(lambda: self._sign(told, text.part, read)) is not None:
            self._close_panels()
            self.start()
        else:
            self._texts_read[told.who] = text.content_hash

    def _sign(self, told: SignTold, part: str, text_read: str) -> Gesture:
        return sign(
            self.controller.session,
            who=told.who,
            method=told.method,
            answer=told.answer,
            strokes=told.strokes,
            typed=told.typed,
            words=told.words,
            noted_by=told.noted_by,
            through=told.through,
            reason=told.reason,
            part=part,
            text_read=text_read,
        )

    # --- the laptop goes round -----------------------------------------------------------------

    def pass_round(self) -> None:
        """Let each person read and sign for themselves, one after the other."""
        if self._open_panel() is not None:
            return
        self._close_panels()
        entries, meeting_id = self.controller.entries, self.controller.meeting.id
        lead = lead_of(entries, meeting_id)
        people = people_to_name(entries, meeting_id)
        self.round.begin(self.model.rows, people, lead.id if lead else None)

    def _on_round_told(self, told: SignTold, text: SignedText) -> None:
        """Write down what somebody signed; what does not fit is said to them, not to the lead."""
        try:
            self._sign(told, text.part, text.content_hash)
        except WorldError as error:
            self.round.read_anew()
            self.round.strip.say(str(error))
        else:
            self.round.signed()

    @property
    def is_handed_over(self) -> bool:
        """Say whether the laptop goes round to be signed on."""
        return self.round.is_open

    def ask_for_lead(self) -> None:
        """Ask to give the laptop back to the lead."""
        self.round.leave()

    def _on_round_closed(self) -> None:
        self.start()

    # --- reading back, seeing it differently ---------------------------------------------------

    def read_aloud(self) -> None:
        """Read the actions aloud, one at a time."""
        if self._open_panel() is None:
            self._close_panels()
            self.read_back.read()

    def _on_read_back_answered(self, action_id: str, answer: str, words: str) -> None:
        session, by = self.controller.session, self.read_back.who.who()
        action = session.entries.find(Action, action_id)
        if action is not None:
            self.controller.do(
                lambda: answer_read_back(session, action, answer=answer, by=by, words=words)
            )
        self._show_read_back()

    def _on_read_back_differs(self, about: str) -> None:
        """Write what somebody sees differently beside the text."""
        who, words = self.read_back.who.who(), self.read_back.words.words()
        self.read_back.close_panel()
        self.disagree.unfold()
        self.disagree.who.choose(who)
        self.disagree.about.say(about)
        self.disagree.words.setPlainText(words)
        self.disagree.words.setFocus()

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
