"""Step 9, How was it?: the laptop goes round, answers are given once, only totals are shown."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from mam_desktop.meeting.feedback import people_who_answered
from mam_desktop.meeting.plan import Feedback
from mam_desktop.texts import N_, _, ngettext
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.feedback_hand import HandRound
from mam_desktop.ui.live.steps.feedback_totals import TotalsCard
from mam_desktop.ui.live.steps.feedback_words import GIVERS
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel


class FrontStack(QStackedWidget):
    """Two sides of which only the one in front asks for room."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what the side in front needs."""
        side = self.currentWidget()
        return side.minimumSizeHint() if side is not None else super().minimumSizeHint()


class FeedbackPage(StepPage):
    """The lead hands the laptop round; while it goes round nothing else can be reached."""

    STEP: ClassVar[str] = "feedback"
    SENTENCE: ClassVar[str] = N_("Pass the laptop round. Nobody sees what somebody else answered.")

    def _build(self) -> None:
        self.hand_round = Button(
            _("Hand the laptop round"), role="primary", icon="users", size="large"
        )
        self.count = PlainLabel(look="strong")
        self.totals = TotalsCard(self.controller.desk.feedback_shown_from)
        self.hand = HandRound(lambda: self.controller.session)
        self._leads = WorkColumn(spacing=12)
        self._leads.add(self._hand_card())
        self._leads.add(self.totals)
        self._stack = FrontStack()
        self._stack.addWidget(self._leads)
        self._stack.addWidget(self.hand)
        self.body.addWidget(self._stack, 1)

    def _hand_card(self) -> Card:
        card = Card(margins=(18, 16, 18, 16), spacing=10)
        card.add(
            PlainLabel(
                _(
                    "Everybody answers alone: the family, the child, each service, and you. "
                    "Meanwhile nothing of yours can be reached; F11 and Enter bring you back."
                )
            )
        )
        card.content.addWidget(self.hand_round, 0, Qt.AlignmentFlag.AlignLeft)
        counted = QHBoxLayout()
        counted.setSpacing(theme_now().gap(8))
        counted.addWidget(IconLabel("users-group"))
        counted.addWidget(self.count, 1)
        card.add(counted)
        return card

    def _connect(self) -> None:
        self.hand_round.clicked.connect(self.pass_round)
        self.hand.lead_has_it.connect(self._on_hand_lead_has_it)
        self.hand.changed.connect(self._show_sentence)

    # --- showing -------------------------------------------------------------------------------

    def concerns(self, touched: frozenset[str]) -> bool:
        """Say whether somebody answered."""
        kind_of = self.controller.session.everything.kind_of
        return not touched or any(kind_of(one) == Feedback.KIND for one in touched)

    def refresh(self) -> None:
        """Show how many answered, and the totals; never who or what."""
        count = people_who_answered(self.controller.session)
        words = ngettext(
            "{count} person has answered at this meeting.",
            "{count} people have answered at this meeting.",
            count,
        )
        self.count.setText(words.format(count=count) if count else _("Nobody has answered yet."))
        if not self.is_handed_over:
            self._ask_for_totals()

    def _ask_for_totals(self) -> None:
        self.controller.desk.feedback_totals(self.totals.show_totals, self.controller.trouble.emit)

    def _show_sentence(self) -> None:
        turn = self.hand.turn
        if turn is None or not self.is_handed_over or self.hand.is_on_bridge:
            self.header.sentence.setText(_(self.SENTENCE))
            return
        words = _("{who}: one answer for each. You can leave some out.")
        self.header.sentence.setText(words.format(who=_(GIVERS[turn.giver])))

    def start(self) -> None:
        """Begin with handing the laptop round, or where whoever has it is."""
        if self.is_handed_over:
            self.hand.start()
        else:
            self.hand_round.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- handing over --------------------------------------------------------------------------

    @property
    def is_handed_over(self) -> bool:
        """Say whether somebody else holds the laptop."""
        return self._stack.currentWidget() is self.hand

    def ask_for_lead(self) -> None:
        """Ask to give the laptop back to the lead."""
        self.hand.ask_for_lead()

    def pass_round(self) -> None:
        """Let the laptop go round."""
        self._stack.setCurrentWidget(self.hand)
        self.wants_whole_screen = True
        self.hand.begin()

    def _on_hand_lead_has_it(self) -> None:
        self._stack.setCurrentWidget(self._leads)
        self._show_sentence()
        self.refresh()
        self.wants_whole_screen = False
        if self.isVisible():
            self.start()

    def keyboard_shortcuts(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of whoever holds the laptop."""
        return (
            ("0 … 5", _("Choose an answer")),
            ("← →", _("Go along the answers")),
            ("↑ ↓", _("Go from question to question")),
            ("F11", _("Give the laptop back to the lead")),
        )
