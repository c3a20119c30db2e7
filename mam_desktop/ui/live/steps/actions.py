"""Step 6, Agreed actions: who does what, by when, in words everyone understands."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.action_checks import (
    ActionCheck,
    action_checks,
    ideas_waiting,
    keep_word,
    leave_check,
    with_nothing_to_do,
)
from mam_desktop.meeting.agreeing import action_from_idea, agree_action
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.jargon import said_plainly
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.promises import actions_of
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.actions_checks import ChecksPanel
from mam_desktop.ui.live.steps.actions_form import ActionForm
from mam_desktop.ui.live.steps.actions_left import BringButton, nothing_to_do_words
from mam_desktop.ui.live.steps.actions_rows import (
    WIDE_PX,
    ActionCard,
    ActionRow,
    ActionsHead,
    action_rows,
)
from mam_desktop.ui.live.steps.parts.draft_keeper import DraftKeeper
from mam_desktop.ui.live.steps.parts.people import people_here, people_to_name
from mam_desktop.ui.live.steps.parts.picture_panel import PicturePanel
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.parts.talked_about import TalkedAbout
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel


class ActionsPage(StepPage):
    """What was agreed."""

    STEP: ClassVar[str] = "actions"
    SENTENCE: ClassVar[str] = N_("Who does what, by when, in words everyone understands.")

    def _build(self) -> None:
        self.talked = TalkedAbout(self.controller, self.STEP)
        self.pictures = PicturePanel(self.controller, self)
        self.model = self._new_model()
        self.service_model = self._new_model()
        self.head = ActionsHead()
        self.form = ActionForm(lambda: self.controller.today)
        self.draft = DraftKeeper(self.form.what, self.controller.desk, "actions.what")
        self.bring = BringButton(self._on_bring_brought)
        self.idle = Chip("", tone="attention", icon="alert-circle", pill=True)
        self.checks = ChecksPanel()
        self._of_services = PlainLabel(
            _("Tasks the services keep: not on the family screen"), look="section"
        )
        self.column = WorkColumn(spacing=8)
        self.column.add(self.head)
        self.column.add(self._list(self.model, _("Agreed actions")))
        self.column.add(self._foot())
        self.column.add(self.checks)
        self.column.add(self.form)
        self.column.add(self._of_services)
        self.column.add(self._list(self.service_model, _("Tasks the services keep")))
        self.column.add(self.talked)
        self.body.addWidget(self.column, 1)

    def _new_model(self) -> RowModel[ActionRow]:
        return RowModel(self)

    def _list(self, model: RowModel[ActionRow], name: str) -> RowList[ActionRow]:
        empty = ""
        if model is self.model:
            empty = _("Nothing is agreed yet. Type ! in the line below, or press Add an action.")
        return RowList(model, self._make_card, name=name, empty=empty)

    def _make_card(self) -> ActionCard:
        card = ActionCard()
        card.change_wanted.connect(self._on_card_change_wanted)
        card.take_away_wanted.connect(self._on_card_take_away_wanted)
        card.picture_wanted.connect(self.pictures.ask)
        card.plain_wanted.connect(self._on_card_plain_wanted)
        card.keep_wanted.connect(self._on_card_keep_wanted)
        card.owner_answered.connect(self._on_card_owner_answered)
        return card

    def _foot(self) -> QWidget:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=theme_now().gap(10), row_gap=theme_now().gap(6))
        flow.addWidget(self.form.lend_button())
        flow.addWidget(self.bring)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, theme_now().gap(4), 0, theme_now().gap(4))
        row.addWidget(buttons, 1)
        row.addWidget(self.idle)
        self.idle.shrinks()
        return foot

    def _connect(self) -> None:
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self._on_form_folded)
        self.form.unfolded.connect(lambda: self.column.reveal(self.form))
        self.checks.show_wanted.connect(self._on_card_change_wanted)
        self.checks.left.connect(self._on_checks_left)
        self.checks.unfolded.connect(lambda: self.column.reveal(self.checks))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the names of the columns only while there are columns."""
        super().resizeEvent(event)
        self.head.setVisible(self.width() > theme_now().px(WIDE_PX + 120))

    def refresh(self) -> None:
        """Show what is agreed, and what that leaves out."""
        self.talked.refresh()
        entries, meeting = self.controller.entries, self.controller.meeting
        today = self.controller.today
        self.model.show_rows(action_rows(entries, meeting, today))
        self.service_model.show_rows(action_rows(entries, meeting, today, of_services=True))
        self._of_services.setVisible(bool(self.service_model.rowCount()))
        self.bring.show_ideas(ideas_waiting(entries, meeting))
        words = nothing_to_do_words(with_nothing_to_do(entries, meeting))
        self.idle.say(words)
        self.idle.setVisible(bool(words))
        self.checks.show_checks(action_checks(entries, meeting, today))
        here = frozenset(one.id for one in people_here(entries, meeting.id))
        self.form.show_people(people_to_name(entries, meeting.id), here)
        self.form.show_promises(one for one in actions_of(entries, meeting) if one.kind == "family")

    def start(self) -> None:
        """Begin with adding an action."""
        (self.form.what if self.form.is_open else self.form.open_button).setFocus()

    # --- doing ---------------------------------------------------------------------------------

    def _on_bring_brought(self, idea_id: str) -> None:
        """Make a card an action at once; who and by when are asked next."""
        session = self.controller.session
        idea = session.entries.find(Idea, idea_id)
        if idea is None or self.controller.do(lambda: action_from_idea(session, idea)) is None:
            return
        made = [
            one
            for one in actions_of(session.entries, session.meeting)
            if one.idea_id == idea_id and one.owner_id is None
        ]
        if made:
            self._change(made[-1], _("Who does it, and by when?"), self.form.owner)

    def _on_form_save_wanted(self) -> None:
        form, session = self.form, self.controller.session
        action = session.entries.find(Action, form.editing)

        def write() -> object:
            if form.due.problem:
                raise BadInput(form.due.problem)
            if action is not None:
                return change_entry(session, action, self._changed_fields())
            return agree_action(
                session,
                what=form.what.words(),
                owner=form.owner.maybe(),
                due_on=form.due.on(),
                so_that=form.so_that.words(),
                idea_id=form.idea_id,
                kind=form.kind.choice(),
                helper=form.helper.maybe(),
                while_waiting=form.while_waiting.words(),
                how_we_know=form.how_we_know.words(),
                owner_agreed=form.agreed.agreed(),
                needed_for=self._needed_for(),
                meaning=form.meaning.meaning(),
                sharing=form.sharing.sharing(),
            )

        if self.controller.do(write) is not None:
            form.fold()

    def _needed_for(self) -> str | None:
        is_task = self.form.kind.choice() == "professional"
        return (self.form.needed_for.choice() or None) if is_task else None

    def _changed_fields(self) -> dict[str, object]:
        form, entries = self.form, self.controller.entries
        if not form.what.words():
            raise BadInput(_("What will happen? There are no words yet."))
        owner, helper = form.owner.maybe(), form.helper.maybe()
        return {
            "what": form.what.words(),
            "owner_id": get_person(entries, owner).id if owner else None,
            "due_on": form.due.on(),
            "so_that": form.so_that.words(),
            "helper_id": get_person(entries, helper).id if helper else None,
            "while_waiting": form.while_waiting.words(),
            "how_we_know": form.how_we_know.words(),
            "kind": form.kind.choice(),
            "needed_for": self._needed_for(),
            "owner_agreed": form.agreed.agreed(),
            "meaning": form.meaning.meaning(),
            **form.sharing.fields(),
        }

    def _on_form_folded(self) -> None:
        self.form.clear()
        self.draft.forget()

    def _on_card_change_wanted(self, action_id: str) -> None:
        action = self.controller.entries.find(Action, action_id)
        if action is not None:
            self._change(action, _("Change this action"), self.form.what)

    def _change(self, action: Action, title: str, begin_with: QWidget) -> None:
        self.form.show_action(action)
        self.form.unfold(title, _("Save"))
        begin_with.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_card_plain_wanted(self, action_id: str, field: str) -> None:
        """Say the hard word that is offered plainly; one gesture, which undo takes back."""
        session = self.controller.session
        action = session.entries.find(Action, action_id)
        row = next((one for one in self._rows() if one.key == action_id), None)
        if action is not None and row is not None and row.offer is not None:
            words = said_plainly(getattr(action, field), row.offer.found)
            self.controller.do(lambda: change_entry(session, action, {field: words}))

    def _on_card_keep_wanted(self, action_id: str, term: str) -> None:
        session = self.controller.session
        action = session.entries.find(Action, action_id)
        if action is not None:
            self.controller.do(lambda: keep_word(session, action, term))

    def _on_card_owner_answered(self, action_id: str, agreed: bool) -> None:
        session = self.controller.session
        action = session.entries.find(Action, action_id)
        if action is not None:
            self.controller.do(lambda: change_entry(session, action, {"owner_agreed": agreed}))

    def _on_checks_left(self, check: ActionCheck) -> None:
        session = self.controller.session
        self.controller.do(lambda: leave_check(session, check))

    def _rows(self) -> tuple[ActionRow, ...]:
        return (*self.model.rows, *self.service_model.rows)

    def _on_card_take_away_wanted(self, action_id: str) -> None:
        action = self.controller.entries.find(Action, action_id)
        if action is not None:
            ask_to_take_away(self.controller, action)
