"""Step 9, How was it?: the laptop goes round; answers are given once and not shown again."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.feedback import FEEDBACK_QUESTIONS, give_feedback
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.feedback_faces import FaceRow
from mam_desktop.ui.live.steps.parts.fields import Labelled, WordsField
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel

GIVERS = {
    "child": N_("Child or young person"),
    "parent": N_("Parent or carer"),
    "professional": N_("Somebody from a service"),
    "lead": N_("The lead"),
}
QUESTIONS = {
    "listened_to": N_("People listened to me"),
    "involved_in_decisions": N_("I helped to decide"),
    "understood": N_("People understood me"),
    "confidence_and_trust": N_("I trust that it will happen"),
    "information_sharing": N_("We told each other what we know"),
    "accessing_information": N_("I could get the information I needed"),
    "mam_successful": N_("The meeting worked"),
    "success_for_parents": N_("It worked for the family"),
    "success_for_professionals": N_("It worked for the services"),
}


class FeedbackPage(StepPage):
    """Choose who, answer, give it, hand the laptop on."""

    STEP: ClassVar[str] = "feedback"
    SENTENCE: ClassVar[str] = N_("Pass the laptop round. Nobody sees what somebody else answered.")

    def _build(self) -> None:
        self.stack = QStackedWidget()
        self.givers = {name: Button(_(words), size="large") for name, words in GIVERS.items()}
        self.thanks = PlainLabel(look="heading")
        self.again = Button(_("Somebody else"), icon="users", size="large")
        self.rows: tuple[FaceRow, ...] = ()
        self.giver = ""
        self._who = self._who_page()
        self._questions = WorkColumn()
        self._thanks_page = self._make_thanks_page()
        for one in (self._who, self._questions, self._thanks_page):
            self.stack.addWidget(one)
        self.body.addWidget(self.stack, 1)

    def _who_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme_now().gap(8), 0, 0)
        card = Card(margins=(20, 18, 20, 20), spacing=14)
        card.add(PlainLabel(_("Who has the laptop now?"), look="heading"))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=theme_now().gap(10), row_gap=theme_now().gap(10))
        for button in self.givers.values():
            flow.addWidget(button)
        card.add(buttons)
        card.add(
            PlainLabel(
                _("The answers go into the record as they are, without a name."), look="quiet"
            )
        )
        column.addWidget(card)
        column.addStretch(1)
        return page

    def _make_thanks_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme_now().gap(8), 0, 0)
        card = Card(ground="can", margins=(20, 18, 20, 20), spacing=14)
        head = QHBoxLayout()
        head.setSpacing(theme_now().gap(12))
        head.addWidget(IconLabel("circle-check", tone="can", side_px=28))
        head.addWidget(self.thanks, 1)
        card.add(head)
        card.add(
            PlainLabel(_("Your answers are away now. Nobody here can open them."), look="lead")
        )
        card.content.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        for name, button in self.givers.items():
            button.clicked.connect(partial(self.hand_to, name))
        self.again.clicked.connect(self._on_again_clicked)

    def start(self) -> None:
        """Begin with who has the laptop, or with the first question."""
        page = self.stack.currentWidget()
        if page is self._questions and self.rows:
            self.rows[0].faces[0].setFocus()
        elif page is self._thanks_page:
            self.again.setFocus()
        else:
            self.givers["child"].setFocus()

    # --- one person's turn ---------------------------------------------------------------------

    def hand_to(self, giver: str) -> None:
        """Begin with fresh questions for somebody."""
        self.giver = giver
        self._questions.clear()
        self.rows = tuple(FaceRow(one, _(QUESTIONS[one])) for one in FEEDBACK_QUESTIONS[giver])
        self.words = WordsField(
            _("Anything else?"), hint=_("what was good, what could be better"), rows=2
        )
        self.give = Button(_("Give it"), role="primary", icon="check", size="large")
        self.not_now = Button(_("Not now"), role="quiet", size="large")
        self.give.clicked.connect(self._on_give_clicked)
        self.words.finished.connect(self._on_give_clicked)
        self.not_now.clicked.connect(self._on_again_clicked)
        for row in self.rows:
            self._questions.add(row)
        self._questions.add(Labelled(_("Anything else?"), self.words))
        foot = QWidget()
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(0, 0, 0, 0)
        for button in (self.give, self.not_now):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._questions.add(foot)
        self.header.sentence.setText(
            _("{who}: choose a face for each. You can leave some out.").format(who=_(GIVERS[giver]))
        )
        self.stack.setCurrentWidget(self._questions)
        self.start()

    def _on_give_clicked(self) -> None:
        scores = {row.question: score for row in self.rows if (score := row.score()) is not None}
        words, giver, session = self.words.words(), self.giver, self.controller.session

        def give() -> object:
            if not scores and not words:
                raise BadInput(_("Choose a face first, or press Not now."))
            return give_feedback(session, given_by=giver, scores=scores, words=words)

        if self.controller.do(give) is not None:
            self._put_away()
            self.thanks.setText(_("Thank you."))
            self.stack.setCurrentWidget(self._thanks_page)
            self.start()

    def _on_again_clicked(self) -> None:
        self._put_away()
        self.stack.setCurrentWidget(self._who)
        self.start()

    def _put_away(self) -> None:
        """Let nothing of the answers stay on the screen."""
        self.rows = ()
        self.giver = ""
        self._questions.clear()
        self.header.sentence.setText(_(self.SENTENCE))
