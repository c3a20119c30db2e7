"""The form that passes a question on: to the panel, for an EHC needs assessment, elsewhere."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.labels import REFER_TO
from mam_desktop.meeting.plan import Idea, Referral
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.next_legal import LegalDays
from mam_desktop.ui.live.steps.parts.date_field import DateField
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, Labelled, LineField, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.jargon_help import PlainLabelled
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.sharing import SharingField
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.scroll_column import clear_layout

PANEL, ASSESSMENT, SOCIAL_CARE = "MAP", "EHC_needs_assessment", "social_care"
_MOST_IDEAS = 4


class ReferralForm(FoldingForm):
    """A question for somebody who is not in the room."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Pass a question on"), saves=_("Pass it on"), icon="send", parent=parent
        )
        self._today = today
        self._child = ""
        self.to = ChoiceField(_("To"), REFER_TO)
        self.question = WordsField(_("The question"), rows=1)
        self.on = DateField(_("When they talk about it"), today)
        self.asked_on = DateField(_("Asked on"), today)
        self.legal = LegalDays()
        self.cost_band = LineField(_("Cost band"), hint=_("only on paper for professionals"))
        self.open_to_all = QCheckBox(_("The family may see that social care was asked"))
        self.open_to_all.setAccessibleName(self.open_to_all.text())
        self.sharing = SharingField()
        self.more = MoreFields(
            _("More: cost band, who may see it"),
            Labelled(_("Cost band"), self.cost_band),
            self.sharing,
        )
        self.editing: str | None = None
        self._build_fields()
        self.begin_with(self.to)
        self.question.finished.connect(self.save_wanted)
        self.to.currentIndexChanged.connect(self._show_parts)
        self.asked_on.changed.connect(self._show_legal)
        self.clear()

    def _build_fields(self) -> None:
        self._talked_field = Labelled(_("When they talk about it"), self.on)
        self._asked_field = Labelled(_("Asked on"), self.asked_on)
        self.add(field_row(Labelled(_("To"), self.to), self._talked_field))
        self.add(self._asked_field)
        self.add(PlainLabelled(_("The question"), self.question))
        self._ideas = QWidget()
        self._idea_flow = FlowLayout(self._ideas, row_gap=theme_now().gap(4))
        self.add(self._ideas)
        self.add(self.legal)
        self.add(self.open_to_all)
        self.add(self.more)

    def buttons(self) -> QWidget:
        """Return three ways in: to the panel, for an assessment, elsewhere."""
        holder = QWidget()
        flow = FlowLayout(holder, gap=theme_now().gap(8), row_gap=theme_now().gap(8))
        panel = Button(_("Ask the panel (MAP)"))
        assessment = Button(_("EHC needs assessment"), name=_("Ask for an EHC needs assessment"))
        panel.clicked.connect(partial(self.begin_to, PANEL))
        assessment.clicked.connect(partial(self.begin_to, ASSESSMENT))
        self.panel_button, self.assessment_button = panel, assessment
        for one in (panel, assessment, self.lend_button()):
            flow.addWidget(one)
        return holder

    def begin_to(self, to: str) -> None:
        """Open the form for somebody; what is usually asked stands there, and can be changed."""
        self.clear()
        self.to.choose(to)
        if to == ASSESSMENT:
            self.asked_on.show_day(self._today())
            self.question.setPlainText(
                _("Does {name} need a legal plan for extra help?").format(name=self._child)
            )
        whom = self.to.currentText()
        self.unfold(whom[:1].upper() + whom[1:])
        self.question.setFocus()

    def show_family(self, child: str, ideas: Iterable[Idea]) -> None:
        """Take the child's name, and the cards that wait for the panel."""
        self._child = child
        clear_layout(self._idea_flow)
        for one in tuple(ideas)[:_MOST_IDEAS]:
            words = " ".join(one.words[:120].split())
            shown = words if len(words) <= 50 else f"{words[:50].rstrip()}…"
            pattern = _("From the board: “{words}”")
            button = Button(
                pattern.format(words=shown), name=pattern.format(words=words), size="small"
            )
            button.clicked.connect(partial(self.question.setPlainText, one.words))
            self._idea_flow.addWidget(button)
        self._show_parts()

    def clear(self) -> None:
        """Begin anew."""
        self.editing = None
        self.question.clear()
        self.on.show_day(None)
        self.asked_on.show_day(None)
        self.cost_band.clear()
        self.open_to_all.setChecked(False)
        self.sharing.clear()
        self.more.fold(folded=True)
        self._show_parts()

    def show_referral(self, referral: Referral) -> None:
        """Begin with a question that was passed on."""
        self.editing = referral.id
        self.to.choose(referral.to)
        self.question.setPlainText(referral.question)
        self.on.show_day(referral.answer_on)
        self.asked_on.show_day(referral.asked_on)
        self.cost_band.setText(referral.cost_band)
        self.open_to_all.setChecked(bool(referral.open_to_all))
        self.sharing.show_sharing(referral)
        self.more.fold(folded=not (referral.cost_band or referral.is_narrowed))
        self._show_parts()

    def fields(self) -> dict[str, object]:
        """Return what the form says, as fields of a referral.

        Raises:
            BadInput: there is no question, or a day is not clear.

        """
        problem = self.on.problem or self.asked_on.problem
        if problem:
            raise BadInput(problem)
        if not self.question.words():
            raise BadInput(_("What is the question? There are no words yet."))
        is_assessment = self.to.choice() == ASSESSMENT
        return {
            "to": self.to.choice(),
            "question": self.question.words(),
            "cost_band": self.cost_band.words(),
            "answer_on": self.on.on(),
            "asked_on": self.asked_on.on() if is_assessment else None,
            "open_to_all": self.open_to_all.isChecked() or None,
        }

    def _show_parts(self) -> None:
        """Ask only what belongs to whom it goes to."""
        to = self.to.choice()
        self.open_to_all.setVisible(to == SOCIAL_CARE)
        self._asked_field.setVisible(to == ASSESSMENT)
        self._talked_field.setVisible(to != ASSESSMENT)
        self._ideas.setVisible(to == PANEL and self._idea_flow.count() > 0)
        self._show_legal()

    def _show_legal(self) -> None:
        is_assessment = self.to.choice() == ASSESSMENT
        self.legal.show_from(self.asked_on.on() if is_assessment else None)
