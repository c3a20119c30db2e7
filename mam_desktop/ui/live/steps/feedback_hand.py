"""“How was it?” while the laptop goes round: who has it, their questions, thank you, the lead.

Answers live in the widgets of one person's turn and nowhere else until they are given; each turn
begins with new widgets, so that nothing of somebody else's is left.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QWidget

from mam_desktop.errors import BadInput, WorldError
from mam_desktop.meeting.feedback import BETTER, FEEDBACK_QUESTIONS, LOWEST, WORDS, give_feedback
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.texts import _
from mam_desktop.ui.live.copied_aside import forget_copied
from mam_desktop.ui.live.shared_bridge import SharedBridge
from mam_desktop.ui.live.steps.feedback_faces import FaceRow, NumberRow, ScoreRow
from mam_desktop.ui.live.steps.feedback_words import (
    GIVER_ICONS,
    GIVERS,
    field_words,
    question_words,
)
from mam_desktop.ui.live.steps.parts.fields import Labelled, WordsField
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.message_strip import MessageStrip
from mam_desktop.ui.widgets.plain_label import PlainLabel


class WhoHasIt(WorkColumn):
    """Asks who holds the laptop now; nobody is named, only which questions."""

    chosen = Signal(str)
    """A group of `FEEDBACK_QUESTIONS`."""
    lead_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=14)
        gap = theme_now().gap
        self.buttons = {
            name: Button(_(words), icon=GIVER_ICONS[name], size="large")
            for name, words in GIVERS.items()
        }
        card = Card(margins=(22, 20, 22, 22), spacing=14)
        card.add(PlainLabel(_("Who has the laptop now?"), look="heading"))
        grid = QGridLayout()
        grid.setSpacing(gap(12))
        for no, (name, button) in enumerate(self.buttons.items()):
            button.align_left()
            button.clicked.connect(partial(self.chosen.emit, name))
            grid.addWidget(button, no // 2, no % 2)
        card.add(grid)
        card.add(
            PlainLabel(
                _(
                    "Your answers are kept without your name. Nobody is shown them one by one: "
                    "they only count in totals of many."
                ),
                look="quiet",
            )
        )
        self.to_lead = lead_button()
        self.to_lead.clicked.connect(self.lead_wanted)
        self.add(card)
        self.content.addWidget(self.to_lead, 0, Qt.AlignmentFlag.AlignLeft)


class ThankYou(WorkColumn):
    """Says that the answers are away, and passes the laptop on."""

    on_wanted = Signal()
    lead_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        gap = theme_now().gap
        self.on = Button(_("Pass it on"), role="primary", icon="arrow-right", size="large")
        self.on.clicked.connect(self.on_wanted)
        self.to_lead = lead_button()
        self.to_lead.clicked.connect(self.lead_wanted)
        self.words = PlainLabel(_("Thank you."), look="heading")
        card = Card(ground="can", margins=(22, 20, 22, 22), spacing=14)
        head = QHBoxLayout()
        head.setSpacing(gap(12))
        head.addWidget(IconLabel("circle-check", tone="can", side_px=28))
        head.addWidget(self.words, 1)
        card.add(head)
        card.add(
            PlainLabel(
                _("Your answers are away now. The next person begins with an empty page."),
                look="lead",
            )
        )
        foot = QWidget()
        flow = FlowLayout(foot, gap=gap(10), row_gap=gap(10))
        flow.addWidget(self.on)
        flow.addWidget(self.to_lead)
        card.add(foot)
        self.add(card)


class Turn(WorkColumn):
    """One person's questions; gone with all that was chosen when the turn ends."""

    given = Signal()
    left = Signal()
    lead_wanted = Signal()

    def __init__(self, giver: str, session: MeetingSession) -> None:
        super().__init__(spacing=8)
        self.giver, self._session = giver, session
        self.rows = tuple(self._row(one) for one in FEEDBACK_QUESTIONS[giver])
        self.fields = {
            name: WordsField(words, rows=2) for name, words in field_words(giver).items()
        }
        self.give = Button(_("Give it"), role="primary", icon="check", size="large")
        self.not_now = Button(_("Not now"), role="quiet", size="large")
        self.to_lead = lead_button()
        self.strip = MessageStrip()
        self._lay_out()
        self._connect()

    def _row(self, question: str) -> ScoreRow:
        words = question_words(self.giver, question)
        if LOWEST[self.giver] == 0:
            return NumberRow(question, words)
        return FaceRow(question, words, large=self.giver == "child")

    def _lay_out(self) -> None:
        for row in self.rows:
            self.add(row)
        labelled = [Labelled(one.accessibleName(), one) for one in self.fields.values()]
        self.add(field_row(*labelled))
        note = PlainLabel(
            _("What you write is kept without your name, and is not shown on this laptop."),
            look="quiet_small",
        )
        self.add(note)
        self.add(self.strip)
        foot = QWidget()
        flow = FlowLayout(foot, gap=theme_now().gap(10), row_gap=theme_now().gap(8))
        for button in (self.give, self.not_now, self.to_lead):
            flow.addWidget(button)
        self.add(foot)

    def _connect(self) -> None:
        for no, row in enumerate(self.rows):
            row.stepped.connect(partial(self._on_row_stepped, no))
        for field in self.fields.values():
            field.finished.connect(self.hand_in)
            field.too_long.connect(self.strip.say)
        self.give.clicked.connect(self.hand_in)
        self.not_now.clicked.connect(self.left)
        self.to_lead.clicked.connect(self.lead_wanted)

    @property
    def is_begun(self) -> bool:
        """Say whether anything was chosen or written."""
        chosen = any(row.score() is not None for row in self.rows)
        return chosen or any(one.words() for one in self.fields.values())

    def hand_in(self) -> None:
        """Give the answers; what does not fit is said here, not to the lead."""
        try:
            self._give()
        except WorldError as error:
            self.strip.say(str(error))
            self.reveal(self.strip)
        else:
            self.given.emit()

    def _give(self) -> None:
        if not self.is_begun:
            raise BadInput(_("Choose an answer first, or press Not now."))
        words = {name: one.words() for name, one in self.fields.items()}
        give_feedback(
            self._session,
            given_by=self.giver,
            scores={row.question: score for row in self.rows if (score := row.score()) is not None},
            words=words.get(WORDS, ""),
            better=words.get(BETTER, ""),
        )

    def _on_row_stepped(self, no: int, by: int) -> None:
        if no + by >= len(self.rows):
            next(iter(self.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)
        elif no + by >= 0:
            self.rows[no + by].take_focus()


class HandRound(QStackedWidget):
    """What whoever holds the laptop sees; only the bridge leads out of it."""

    lead_has_it = Signal()
    """The laptop faces the lead again."""
    changed = Signal()
    """Another page of it is in front."""

    def __init__(self, session: Callable[[], MeetingSession]) -> None:
        super().__init__()
        self._session = session
        self.who, self.thanks = WhoHasIt(), ThankYou()
        self.bridge = SharedBridge(_("Back to the questions"))
        self.turn: Turn | None = None
        self._before: QWidget = self.who
        for one in (self.who, self.thanks, self.bridge):
            self.addWidget(one)
        self.who.chosen.connect(self.hand_to)
        self.thanks.on_wanted.connect(self.begin)
        for page in (self.who, self.thanks):
            page.lead_wanted.connect(self.ask_for_lead)
        self.bridge.left.connect(self._on_bridge_left)
        self.bridge.crossed.connect(self._on_bridge_crossed)

    @property
    def is_on_bridge(self) -> bool:
        """Say whether it asks to turn the laptop."""
        return self.currentWidget() is self.bridge

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what the page in front needs, not the largest of all."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def begin(self) -> None:
        """Ask who has the laptop now; nothing of the one before is left."""
        self._put_away()
        self._show(self.who)

    def hand_to(self, giver: str) -> None:
        """Begin with fresh questions for somebody."""
        self._put_away()
        self.turn = Turn(giver, self._session())
        self.turn.given.connect(self._on_turn_given)
        self.turn.left.connect(self.begin)
        self.turn.lead_wanted.connect(self.ask_for_lead)
        self.addWidget(self.turn)
        self._show(self.turn)

    def ask_for_lead(self) -> None:
        """Ask to turn the laptop to the lead before anything of the lead's is shown."""
        page = self.currentWidget()
        if not self.is_on_bridge and page is not None:
            self._before = page
            self._show(self.bridge)

    def start(self) -> None:
        """Put the keyboard where the work on the page in front begins."""
        page = self.currentWidget()
        if self.turn is not None and page is self.turn:
            self.turn.rows[0].take_focus()
        elif page is self.thanks:
            self.thanks.on.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is self.who:
            self.who.buttons["child"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.updateGeometry()
        self.start()
        self.changed.emit()

    def _put_away(self) -> None:
        """Let nothing of the answers stay anywhere."""
        turn, self.turn = self.turn, None
        if turn is not None:
            forget_copied()
            self.removeWidget(turn)
            turn.hide()
            turn.deleteLater()

    def _on_turn_given(self) -> None:
        self._put_away()
        self._show(self.thanks)
        announce(self.thanks, self.thanks.words.text())

    def _on_bridge_left(self) -> None:
        if self.is_on_bridge:
            self._show(self._before)

    def _on_bridge_crossed(self) -> None:
        self._put_away()
        self._before = self.who
        self.setCurrentWidget(self.who)
        self.lead_has_it.emit()


def lead_button() -> Button:
    """Return the button that asks for the lead; it looks alike on every page."""
    return Button(
        _("Back to the lead"), role="quiet", icon="arrow-back-up", size="large", key="F11"
    )
