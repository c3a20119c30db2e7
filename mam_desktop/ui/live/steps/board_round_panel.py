"""The round that is running, above the board: its stage, its rule, its time, what comes next."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.board_round import STAGE_NAMES, STAGES, BoardRound
from mam_desktop.meeting.plan import Idea
from mam_desktop.meeting.rounds import FirstSteps, StageTime
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.board_look import LookFirst
from mam_desktop.ui.live.steps.board_round_words import (
    rule_words,
    show_words,
    steps_words,
    time_words,
    waiting_words,
)
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel


class RoundPanel(Card):
    """One card; it is gone while no round runs and nothing waits to be shown."""

    stage_wanted = Signal(str)
    write_wanted = Signal()
    show_wanted = Signal(object)
    """tuple[str, ...]: ids of the ideas to hold back."""
    more_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(look="strong", margins=(14, 10, 14, 10), spacing=6, parent=parent)
        self._stage = ""
        self.title = PlainLabel(look="strong", wraps=False)
        self.stages = ChoiceRow(_("Stage of the circle"), STAGE_NAMES)
        self.time = Chip("", tone="private", icon="eye-off")
        self.rule = PlainLabel()
        self.state = PlainLabel(look="quiet")
        self.write_button = Button(_("Hand over to write"), icon="writing", role="primary")
        self.show_button = Button("", icon="eye")
        self.look_button = Button(_("Look at them first"))
        self.next_button = Button("", role="primary", arrow="arrow-right")
        self.more_button = Button(_("+2 min"), name=_("2 more minutes"), size="small")
        self.end_button = Button(_("End the round"), size="small")
        self.look = LookFirst()
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        gap = theme_now().gap
        head = QWidget()
        across = FlowLayout(head, gap=gap(10), row_gap=gap(6))
        for one in (self.title, self.stages, self.time, self.more_button, self.end_button):
            across.addWidget(one)
        self.add(head)
        self.add(self.rule)
        self.add(self.state)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, gap=gap(8), row_gap=gap(6))
        for one in self.buttons():
            flow.addWidget(one)
        self.add(self._buttons)
        self.add(self.look)

    def buttons(self) -> tuple[Button, ...]:
        """Return what comes next, in order."""
        return (
            self.write_button,
            self.show_button,
            self.look_button,
            self.next_button,
        )

    def first_button(self) -> Button:
        """Return the first button that can be pressed now."""
        return next((one for one in self.buttons() if not one.isHidden()), self.end_button)

    def _connect(self) -> None:
        self.stages.picked.connect(self._on_stages_picked)
        self.write_button.clicked.connect(self.write_wanted)
        self.show_button.clicked.connect(self._on_show_button_clicked)
        self.look_button.clicked.connect(self._on_look_button_clicked)
        self.next_button.clicked.connect(self._on_next_button_clicked)
        self.more_button.clicked.connect(self.more_wanted)
        self.end_button.clicked.connect(self.end_wanted)
        self.look.changed.connect(self._show_count)

    # --- showing -------------------------------------------------------------------------------

    def show_round(
        self,
        running: BoardRound | None,
        *,
        presenter: str,
        waiting: tuple[Idea, ...],
        steps: FirstSteps,
    ) -> None:
        """Show how the round stands; with none, what still waits to be shown."""
        self.setVisible(running is not None or bool(waiting))
        is_circle = running is not None and running.method == "circle"
        self._stage = running.stage if running is not None else ""
        self.title.setText(_("Solution circle") if is_circle else _("Written quietly"))
        self.stages.setVisible(is_circle)
        self.stages.choose(self._stage)
        self.rule.setText(rule_words(running, presenter) if running is not None else "")
        self.rule.setVisible(running is not None)
        self._show_state(running, waiting, steps)
        self._show_waiting(waiting)
        self._show_buttons(running, is_circle=is_circle)

    def _show_state(
        self, running: BoardRound | None, waiting: tuple[Idea, ...], steps: FirstSteps
    ) -> None:
        is_quiet = running is not None and running.writes_quietly
        words = waiting_words(len(waiting)) if waiting or is_quiet else ""
        if self._stage == "first_steps":
            words = steps_words(steps)
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def _show_waiting(self, waiting: tuple[Idea, ...]) -> None:
        self.look.show_ideas(waiting)
        for one in (self.show_button, self.look_button):
            one.setVisible(bool(waiting))
        self._show_count()

    def _show_count(self) -> None:
        shown = self.look.count - len(self.look.held())
        self.show_button.set_words(show_words(shown) if shown else _("Hold all of them back"))

    def _show_buttons(self, running: BoardRound | None, *, is_circle: bool) -> None:
        is_quiet = running is not None and running.writes_quietly
        self.write_button.setVisible(is_quiet)
        self.next_button.setVisible(is_circle and self._next() != "")
        if self._next():
            name = _(STAGE_NAMES[self._next()])
            self.next_button.set_words(_("Next: {stage}").format(stage=name))
        self.next_button.set_role("ghost" if is_quiet else "primary")
        for one in (self.more_button, self.end_button):
            one.setVisible(running is not None)
        self._buttons.setVisible(any(not one.isHidden() for one in self.buttons()))

    def show_time(self, time: StageTime | None) -> None:
        """Show how much of the stage is left; only the lead sees it."""
        self.time.setVisible(time is not None)
        if time is not None:
            words = time_words(time)
            said = _("{time}. Only you see this.").format(time=words)
            self.time.say(words, icon="hourglass" if time.is_over else "eye-off", said=said)

    def _next(self) -> str:
        """Return the stage after this one; nothing after the last."""
        if self._stage not in STAGES:
            return ""
        return dict(pairwise(STAGES)).get(self._stage, "")

    # --- hands ---------------------------------------------------------------------------------

    def _on_stages_picked(self, stage: str) -> None:
        if stage:
            self.stage_wanted.emit(stage)

    def _on_next_button_clicked(self) -> None:
        self.stage_wanted.emit(self._next())

    def _on_look_button_clicked(self) -> None:
        self.look.open()

    def _on_show_button_clicked(self) -> None:
        self.show_wanted.emit(self.look.held())
