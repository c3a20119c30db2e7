"""Runs the rounds of the board: begins them, goes from stage to stage, shows what was quiet."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from mam_desktop.errors import WorldError
from mam_desktop.meeting.board_round import STAGE_NAMES, BoardRound
from mam_desktop.meeting.boarding import add_idea, bring_ideas
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Idea, Outcome
from mam_desktop.meeting.promises import ideas_not_used
from mam_desktop.meeting.rounds import (
    begin_round,
    end_round,
    first_step,
    first_steps,
    give_minutes,
    go_to_stage,
    open_round,
    quiet_ideas,
    show_together,
    stage_time,
)
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.board_quiet import QuietWriter
from mam_desktop.ui.live.steps.board_round_form import FirstStepForm, RoundForm
from mam_desktop.ui.live.steps.board_round_panel import RoundPanel
from mam_desktop.ui.live.steps.board_round_words import rule_words
from mam_desktop.ui.live.steps.parts.draft_keeper import DraftKeeper
from mam_desktop.ui.widgets.announce import announce

LOOK_AT_CLOCK_MS = 5_000
MORE_MINUTES = 2


class BoardRounds(QObject):
    """The widgets of a round and what their buttons do; the page puts them where they stand."""

    said = Signal(str)
    """A sentence for a screen reader."""
    handed_over = Signal(bool)
    """The laptop goes from hand to hand to be written on, or is back."""
    shown = Signal()
    """What was written quietly stands on the board now."""

    def __init__(self, controller: LiveController) -> None:
        panel = RoundPanel()
        super().__init__(panel)  # it goes with the page: no clock ticks for what is gone
        self._controller, self.panel = controller, panel
        self.form, self.step_form = RoundForm(), FirstStepForm()
        self.writer = QuietWriter()
        self.draft = DraftKeeper(self.writer.words, controller.desk, "board.quiet")
        self.is_writing = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AT_CLOCK_MS)
        self._timer.timeout.connect(self._show_time)
        self.writer.hide()
        self._connect()

    def _connect(self) -> None:
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self._on_form_folded)
        self.step_form.save_wanted.connect(self._on_step_form_save_wanted)
        self.step_form.folded.connect(self.step_form.clear)
        self.panel.stage_wanted.connect(self._on_panel_stage_wanted)
        self.panel.write_wanted.connect(self._on_panel_write_wanted)
        self.panel.show_wanted.connect(self._on_panel_show_wanted)
        self.panel.more_wanted.connect(self._on_panel_more_wanted)
        self.panel.end_wanted.connect(self._on_panel_end_wanted)
        self.writer.keep_wanted.connect(self._keep)
        self.writer.lead_has_it.connect(self._on_writer_lead_has_it)

    # --- showing -------------------------------------------------------------------------------

    @property
    def running(self) -> BoardRound | None:
        """Return the round that runs."""
        return open_round(self._controller.entries, self._controller.meeting.id)

    @property
    def asks_for_first_steps(self) -> bool:
        """Say whether a circle has come to its first steps."""
        running = self.running
        return running is not None and running.stage == "first_steps"

    @property
    def _is_quiet(self) -> bool:
        """Say whether what is written now stays hidden until all is shown."""
        running = self.running
        return running is not None and running.writes_quietly

    def ideas_from_last_time(self) -> tuple[Idea, ...]:
        """Return what waits from the meeting before."""
        return ideas_not_used(self._controller.entries, self._controller.meeting)

    def refresh(self, people: tuple[Person, ...], outcomes: Iterable[Outcome]) -> None:
        """Show the round as it stands."""
        controller, running = self._controller, self.running
        entries, meeting = controller.entries, controller.meeting
        if self.is_writing and not self._is_quiet:
            # It is in somebody's hands: the lead's side must not come up in front of them.
            self.writer.say_it_is_over()
        self.form.show_people(people, outcomes)
        self.step_form.owner.show_people(people)
        self.writer.show_people(people)
        self._offer_a_round()
        self.step_form.setVisible(self.asks_for_first_steps or self.step_form.is_open)
        self.panel.show_round(
            running,
            presenter=name_of(entries, running.presenter_id if running else None),
            waiting=quiet_ideas(entries, meeting.id),
            steps=first_steps(entries, meeting.id, controller.today),
        )
        self._show_time()
        if self.is_writing:
            for one in (self.panel, self.form, self.step_form):
                one.hide()

    def _offer_a_round(self) -> None:
        """Offer a new round while none runs."""
        can_begin = self.running is None and not self.form.is_open
        self.form.open_button.setEnabled(can_begin)

    def _show_time(self) -> None:
        running = self.running
        self.panel.show_time(stage_time(running, self._controller.now) if running else None)
        if running is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    # --- a round -------------------------------------------------------------------------------

    def _on_form_save_wanted(self) -> None:
        form, session = self.form, self._controller.session
        is_circle = form.method.choice() == "circle"
        begun = self._do(
            lambda: begin_round(
                session,
                method="circle" if is_circle else "quiet",
                quietly=form.quietly.isChecked(),
                presenter=form.presenter.maybe() if is_circle else None,
                outcome_id=form.outcome.maybe() if is_circle else None,
            )
        )
        if begun:
            form.fold()
            self.panel.first_button().setFocus()
            self._say_stage()

    def _on_form_folded(self) -> None:
        self.form.clear()
        self._offer_a_round()

    def _on_panel_stage_wanted(self, stage: str) -> None:
        if self._do(lambda: go_to_stage(self._controller.session, stage)):
            self._say_stage()

    def _say_stage(self) -> None:
        running = self.running
        if running is None:
            return
        presenter = name_of(self._controller.entries, running.presenter_id)
        stage = _(STAGE_NAMES[running.stage])
        self._say(_("{stage}. {rule}").format(stage=stage, rule=rule_words(running, presenter)))

    def _on_panel_more_wanted(self) -> None:
        self._do(lambda: give_minutes(self._controller.session, MORE_MINUTES))

    def _on_panel_end_wanted(self) -> None:
        if self._do(lambda: end_round(self._controller.session)):
            self.form.open_button.setFocus()

    # --- quiet ideas ---------------------------------------------------------------------------

    def _on_panel_write_wanted(self) -> None:
        self._hand(over=True)

    def _on_writer_lead_has_it(self) -> None:
        """Take the laptop back; what was begun is kept for the lead, the next must not read it."""
        if self.writer.words.words():
            self._keep()
        self._hand(over=False)
        if self.panel.isVisible():
            self.panel.first_button().setFocus()

    def _hand(self, *, over: bool) -> None:
        self.is_writing = over
        self.writer.setVisible(over)
        if over:
            self.writer.begin()
        self.handed_over.emit(over)

    def _keep(self) -> None:
        """Keep what was written, for the lead alone; what does not fit is said to the writer."""
        writer, session = self.writer, self._controller.session
        words, by, is_quiet = writer.words.words(), writer.by.maybe(), self._is_quiet
        try:
            add_idea(session, words=words, by=by, held_back=not is_quiet)
        except WorldError as error:
            writer.refuse(str(error))
            return
        writer.was_kept()
        self.draft.forget()
        if not is_quiet:
            writer.say_it_is_over()

    def _on_panel_show_wanted(self, held: tuple[str, ...]) -> None:
        entries, session = self._controller.entries, self._controller.session
        back = [one for key in held if (one := entries.find(Idea, key)) is not None]
        waiting = len(quiet_ideas(entries, self._controller.meeting.id))
        if self._do(lambda: show_together(session, hold_back=back)):
            self.panel.look.hide()
            self.shown.emit()
            self._say(_shown_words(waiting - len(back), len(back)))

    # --- first steps, and last time --------------------------------------------------------------

    def begin_step(self, idea_id: str) -> None:
        """Begin a first step from an idea."""
        idea = self._controller.entries.find(Idea, idea_id)
        if idea is not None:
            self.step_form.show_idea(idea)
            self.step_form.unfold()

    def _on_step_form_save_wanted(self) -> None:
        form, session = self.step_form, self._controller.session
        agreed = self._do(
            lambda: first_step(
                session,
                what=form.what.words(),
                owner=form.owner.maybe(),
                within=form.within.choice(),
                idea_id=form.idea_id,
            )
        )
        if agreed:
            form.fold()
            self.step_form.open_button.setFocus()

    def bring(self, ids: tuple[str, ...]) -> bool:
        """Bring ideas from last time onto the board; say whether any came."""
        ideas = [one for one in self.ideas_from_last_time() if one.id in ids]
        if not self._do(lambda: bring_ideas(self._controller.session, ideas)):
            return False
        count = len(ideas)
        self._say(
            ngettext(
                "{count} idea from last time is under New ideas now",
                "{count} ideas from last time are under New ideas now",
                count,
            ).format(count=count)
        )
        return True

    def _do(self, use_case: Callable[[], object]) -> bool:
        return self._controller.do(use_case) is not None

    def _say(self, words: str) -> None:
        announce(self.panel.window(), words)
        self.said.emit(words)


def _shown_words(shown: int, held: int) -> str:
    words = ngettext("{count} idea shows now", "{count} ideas show now", shown).format(count=shown)
    if not held:
        return words
    kept = ngettext("{count} held back", "{count} held back", held).format(count=held)
    return _("{shown}, {held}").format(shown=words, held=kept)
