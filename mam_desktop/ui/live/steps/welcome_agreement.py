"""Who agreed to what: covered until it is wanted, then a row a person and a chip a question."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.consents import THIS_MEETING, note_consent, take_back, yes_of
from mam_desktop.meeting.deciding import who_decides_words
from mam_desktop.meeting.labels import CONSENT_ANSWERS, label
from mam_desktop.meeting.ledger import HOWS, brief, effect_words, short_words
from mam_desktop.meeting.ledger_looks import Look, LookKind, look_again
from mam_desktop.meeting.people import Consent, Person
from mam_desktop.meeting.session import Gesture
from mam_desktop.meeting.signing import latest_seal
from mam_desktop.meeting.who_sees import what_one_gets, who_sees
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.people import lead_of, name_and_family, people_to_name
from mam_desktop.ui.live.steps.parts.row_list import RowCard, RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.welcome_consent_chip import CellShown, Told
from mam_desktop.ui.live.steps.welcome_consent_form import AgreementForm
from mam_desktop.ui.live.steps.welcome_consent_lines import LineCard, LineRow, line_rows
from mam_desktop.ui.live.steps.welcome_consent_looks import LookCard, LookRow, look_rows
from mam_desktop.ui.live.steps.welcome_consent_rows import LedgerCard, LedgerRow
from mam_desktop.ui.live.steps.welcome_ledger_rows import ledger_rows
from mam_desktop.ui.live.steps.who_will_see import WhoWillSee
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel

SHOW_KEY = "Alt+A"


class AgreementPanel(Card):
    """The ledger as the lead sees it; never on the family screen, and folded when one leaves."""

    reveal_wanted = Signal(QWidget)
    """A part was opened, and wants to be seen."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self._controller = controller
        self.cover = Button(_("Show answers"), icon="eye", key=_("Alt A"))
        self._sentence = PlainLabel(look="quiet_small")
        self.answers = QWidget()
        self.looks: RowModel[LookRow] = RowModel(self)
        self.model: RowModel[LedgerRow] = RowModel(self)
        self.lines: RowModel[LineRow] = RowModel(self)
        self.rows: RowList[LedgerRow] = RowList(
            self.model, self._make_card, name=_("Answers, person by person"), spacing=5
        )
        self._look_list: RowList[LookRow] = RowList(
            self.looks, self._make_look, name=_("To look at again"), spacing=5
        )
        self.line_list = QWidget()
        self._decides = PlainLabel(look="quiet_small")
        self.form = AgreementForm()
        self.all_lines = Button(role="link", name=_("Every line written down"))
        self.see = Button(_("Who will see this"), icon="users-group")
        self.picture = WhoWillSee()
        self._picture_of: str | None = None
        self._basis = PlainLabel(look="small")
        self._build()
        self._connect()
        self.cover_answers()

    def _build(self) -> None:
        gap = theme_now().gap
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("Who agreed to what"), look="section"), 1)
        head.addWidget(self.cover)
        self.add(head)
        self.add(self._sentence)
        column = QVBoxLayout(self.answers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(8))
        for one in (self._look_list, self._decides, self.rows, self.form):
            column.addWidget(one)
        column.addWidget(self.all_lines)
        lines = QVBoxLayout(self.line_list)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(RowList(self.lines, LineCard, name=_("Every line written down"), spacing=0))
        column.addWidget(self.line_list)
        self.line_list.hide()
        self.add(self.answers)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=gap(8), row_gap=gap(6))
        flow.addWidget(self.see)
        self.add(buttons)
        self.add(self.picture)
        self.picture.hide()
        basis = Card(look="flat", margins=(0, 0, 0, 0), spacing=1)
        basis.add(
            PlainLabel(
                _("What the council relies on: this is not asked as an agreement"),
                look="quiet_strong_small",
            )
        )
        basis.add(self._basis)
        self.add(basis)
        self.content.addStretch(1)

    def _connect(self) -> None:
        key = QShortcut(QKeySequence(SHOW_KEY), self)
        key.setContext(Qt.ShortcutContext.WindowShortcut)
        key.setAutoRepeat(False)
        key.activated.connect(self._on_cover_clicked)
        self.cover.clicked.connect(self._on_cover_clicked)
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.unfolded.connect(self._on_form_unfolded)
        self.all_lines.clicked.connect(self._on_all_lines_clicked)
        self.see.clicked.connect(self._on_see_clicked)

    def _make_card(self) -> RowCard[LedgerRow]:
        card = LedgerCard()
        card.answered.connect(self._on_card_answered)
        card.more_wanted.connect(self._on_card_more_wanted)
        card.take_back_wanted.connect(self._on_card_take_back_wanted)
        card.share_wanted.connect(self._on_card_share_wanted)
        return card

    def _make_look(self) -> RowCard[LookRow]:
        card = LookCard()
        card.wanted.connect(self._on_look_wanted)
        return card

    # --- showing -------------------------------------------------------------------------------

    @property
    def is_covered(self) -> bool:
        """Say whether the answers are folded away."""
        return self.answers.isHidden()

    def show_answers(self) -> None:
        """Unfold the answers."""
        self.answers.show()
        self.cover.set_trim(icon="eye-off")
        self.cover.set_words(_("Fold answers away"))
        self._sentence.setText(
            _(
                "Only here, never on the family screen. Undo does not reach an answer: a wrong one "
                "is put right by a newer one, and both stay written down."
            )
        )
        self._show_picture()

    def cover_answers(self) -> None:
        """Fold the answers away from over the lead's shoulder; a begun line waits in its form."""
        self.answers.hide()
        self.cover.set_trim(icon="eye")
        self.cover.set_words(_("Show answers"))
        self._sentence.setText(
            _("The answers are folded away, so that nobody reads them over your shoulder.")
        )
        if self._picture_of is not None:
            self.picture.hide()
            self._picture_of = None
        self._show_picture()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Fold the answers away when the page is left."""
        super().hideEvent(event)
        self.cover_answers()

    def refresh(self) -> None:
        """Show the answers that stand, and what wants a person's eyes."""
        controller = self._controller
        entries, meeting, today = controller.entries, controller.meeting, controller.today
        self.looks.show_rows(look_rows(look_again(entries, meeting, today)))
        decides = who_decides_words(entries, today)
        self._decides.setText(breakable(decides))
        self._decides.setVisible(bool(decides))
        self.model.show_rows(ledger_rows(entries, meeting.id))
        self.lines.show_rows(line_rows(entries))
        self._show_lines_button()
        self.form.show_people(people_to_name(entries, meeting.id))
        offered = [one.cell.recipient for row in self.model.rows for one in row.cells]
        self.form.recipient.offer(tuple(one for one in dict.fromkeys(offered) if one))
        self._basis.setText(controller.desk.council_words.basis)
        self._show_picture()

    def _show_lines_button(self) -> None:
        count = len(self.lines.rows)
        self.all_lines.setVisible(bool(count))
        words = ngettext(
            "Show the {count} line written down", "Show all {count} lines written down", count
        )
        self.all_lines.set_words(
            words.format(count=count)
            if self.line_list.isHidden()
            else _("Show only what stands now")
        )

    def _show_picture(self) -> None:
        """Draw the picture again while it is open; covered, it tells no refusal."""
        if self.picture.isHidden():
            return
        entries, meeting = self._controller.entries, self._controller.meeting
        person = entries.find(Person, self._picture_of)
        if person is not None:
            self.picture.show_one(person.name, what_one_gets(entries, meeting, person))
        else:
            shown = who_sees(entries, meeting, with_refusals=not self.is_covered)
            self.picture.show_everybody(shown)

    def card(self, name: str) -> LedgerCard:
        """Return the card of a row."""
        found = (one for one in self.rows.cards if one.row is not None and one.row.name == name)
        card = next(found)
        assert isinstance(card, LedgerCard)  # noqa: S101 - made above
        return card

    # --- doing ---------------------------------------------------------------------------------

    def _on_cover_clicked(self) -> None:
        if self.is_covered:
            self.show_answers()
        else:
            self.cover_answers()

    def _on_card_answered(self, told: Told) -> None:
        session = self._controller.session
        written = self._controller.do(
            lambda: note_consent(
                session,
                by=told.by_id,
                for_whom=told.about_id if told.about_id != told.by_id else None,
                purpose=told.purpose,
                recipient=told.recipient or THIS_MEETING,
                answer=told.answer,
                how=_(HOWS[0]),
            )
        )
        self._tell(written)

    def _on_card_take_back_wanted(self, person_id: str) -> None:
        session = self._controller.session
        given = yes_of(session.entries, person_id)
        self._tell(
            self._controller.do(lambda: take_back(session, given, how=_(HOWS[0]), by=person_id))
        )

    def _on_card_more_wanted(self, shown: CellShown) -> None:
        cell = shown.cell
        by = shown.answerers[0].person_id if len(shown.answerers) == 1 else None
        self.form.begin(by=by, about=cell.about_id, purpose=cell.purpose, recipient=cell.recipient)

    def _on_card_share_wanted(self, person_id: str) -> None:
        self._picture_of = person_id
        self.picture.show()
        self._show_picture()
        self.reveal_wanted.emit(self.picture)

    def _on_see_clicked(self) -> None:
        was_open = not self.picture.isHidden() and self._picture_of is None
        self._picture_of = None
        self.picture.setVisible(not was_open)
        self._show_picture()
        if not was_open:
            self.reveal_wanted.emit(self.picture)

    def _on_look_wanted(self, look: Look) -> None:
        entries, meeting = self._controller.entries, self._controller.meeting
        line = look.lines[-1]
        lead = lead_of(entries, meeting.id)
        if look.kind is LookKind.DIFFERS:
            self.form.settle_line(line, lead_id=lead.id if lead else None)
            return
        self.form.begin(
            by=line.by_id,
            about=line.for_id,
            purpose=line.purpose,
            recipient=line.recipient,
            answer=line.answer,
        )
        self.form.judged_by.choose(lead.id if lead else None)
        self.form.grounds.setFocus()

    def _on_all_lines_clicked(self) -> None:
        self.line_list.setVisible(self.line_list.isHidden())
        self._show_lines_button()

    def _on_form_unfolded(self) -> None:
        if self.is_covered:
            self.show_answers()
        self.reveal_wanted.emit(self.form)

    def _on_form_save_wanted(self) -> None:
        session = self._controller.session
        written = self._controller.do(lambda: self.form.write(session))
        if written is not None:
            self.form.fold()
            self._tell(written)

    def _tell(self, written: Gesture | None) -> None:
        """Say what an answer does from now on."""
        if written is None:
            return
        entries = self._controller.entries
        ids = dict.fromkeys(one.entity_id for one in written.changes)
        lines = [line for one in ids if (line := entries.find(Consent, one)) is not None]
        words = [effect_words(entries, one) or self._noted(one) for one in lines]
        meeting_id = self._controller.meeting.id
        if latest_seal(entries, meeting_id) and any(one.answer != "yes" for one in lines):
            words.append(_("What is sealed stays; a correction takes it out."))
        self._controller.told.emit(" ".join(dict.fromkeys(words)))

    def _noted(self, one: Consent) -> str:
        name, _family = name_and_family(self._controller.entries, one.by_id)
        return _("Written down: {name}, {what}: {answer}.").format(
            name=brief(name),
            what=short_words(one.purpose, one.recipient),
            answer=label(CONSENT_ANSWERS, one.answer),
        )
