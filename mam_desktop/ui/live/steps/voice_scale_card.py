"""The card of numbers and faces: eleven buttons or five faces, two lines of words, the others."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.said import Scale
from mam_desktop.meeting.voicing import give_score
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.said_cards import choose_share
from mam_desktop.ui.live.steps.parts.sharing import ShareButton
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.live.steps.voice_faces import FaceChoice
from mam_desktop.ui.live.steps.voice_now import VoiceNow
from mam_desktop.ui.live.steps.voice_scale import (
    BY_FACES,
    NUMBERS,
    GivenRow,
    ScaleShown,
    given_by_others,
    scale_shown,
    scale_today,
    told,
    whose_first,
)
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

LOWEST, HIGHEST = 0, 10
WAYS = {NUMBERS: N_("Numbers"), BY_FACES: N_("Faces")}
TAKE_AWAY = N_("Take away")


class ScaleCard(Card):
    """One person at a time; what the others gave stands below, a press away."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(margins=(12, 11, 12, 12), spacing=6, parent=parent)
        self._controller = controller
        self._now: VoiceNow | None = None
        self._shown: ScaleShown | None = None
        self._others: tuple[GivenRow, ...] = ()
        self.who = PersonPicker(_("Whose number"))
        self.way = ChoiceRow(_("Answer with"), WAYS)
        self.buttons = tuple(self._make_button(score) for score in range(LOWEST, HIGHEST + 1))
        self.faces = FaceChoice()
        self._ends = PlainLabel(_("0 = really hard, 10 = really good"), look="quiet_small")
        self.moved = PlainLabel(look="quiet_small")
        self.share = ShareButton()
        self.more = RowMenu(_("More about this number"))
        self.why_button = Button(_("Why? What would make it one higher?"), role="link")
        self.reason = LineField(_("Why this number?"))
        self.one_higher = LineField(_("What would make it one higher?"))
        self.others = QWidget()
        self._torn = TornChip()
        self._build()
        self._connect()

    def _make_button(self, score: int) -> Button:
        spoken = _("{score} out of 10").format(score=score)
        button = Button(str(score), name=spoken, role="score", size="small")
        button.setToolTip("")
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumSize(theme_now().px(24), theme_now().px(34))
        button.clicked.connect(partial(self._on_button_clicked, score))
        return button

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        gap = theme_now().gap
        head = QHBoxLayout()
        head.setSpacing(gap(10))
        head.addWidget(self.who, 1)
        head.addWidget(self.way)
        self._numbers = QWidget()
        row = QHBoxLayout(self._numbers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(4))
        for button in self.buttons:
            row.addWidget(button)
        foot = QHBoxLayout()
        foot.setSpacing(gap(4))
        foot.addWidget(self.moved, 1)
        foot.addStretch(0)
        for thing in (self.share, self.more):
            foot.addWidget(thing, 0, Qt.AlignmentFlag.AlignTop)
        self._others_flow = FlowLayout(self.others, gap=gap(6), row_gap=gap(6))
        self._reason_field = Labelled(_("Why this number?"), self.reason)
        self._higher_field = Labelled(_("What would make it one higher?"), self.one_higher)
        self.add(PlainLabel(_("How are things right now?"), look="strong"))
        for one in (head, self._ends, self._numbers, self.faces, self._torn, foot):
            self.add(one)
        for field in (self.why_button, self._reason_field, self._higher_field, self.others):
            self.add(field)

    def _connect(self) -> None:
        self.who.activated.connect(self._on_who_activated)
        self.way.picked.connect(self._show_way)
        self.faces.picked.connect(self._on_faces_picked)
        self.share.chosen.connect(self._on_share_chosen)
        self.share.offer(lambda: self._now.people if self._now else ())
        self.more.offer(_(TAKE_AWAY), self._on_take_away)
        self.why_button.clicked.connect(self._on_why_button_clicked)
        for field in (self.reason, self.one_higher):
            field.editingFinished.connect(self._on_words_editing_finished)

    # --- showing -------------------------------------------------------------------------------

    def show_now(self, now: VoiceNow) -> None:
        """Show the person's answer as it stands."""
        self._now = now
        self.who.show_people(now.people)
        if not self.who.who():
            self.who.choose(whose_first(now))
        self._show(scale_shown(now, self.who.who()))
        self._show_others(given_by_others(now, self.who.who()))

    def _show(self, shown: ScaleShown) -> None:
        old = self._shown
        if shown == old:
            return
        self._shown = shown
        is_other = old is None or old.who_id != shown.who_id
        for score, button in enumerate(self.buttons):
            button.setChecked(score == shown.score)
        self.faces.show_face(shown.face)
        if is_other or (old is not None and old.way != shown.way):
            self.way.choose(shown.way)
            self._show_way(shown.way)
        self.moved.setText(told(shown))
        self.moved.setVisible(bool(self.moved.text()))
        self._torn.show_torn(shown.torn)
        if shown.share is not None:
            self.share.show_share(shown.share, self.who.currentText())
        for one in (self.share, self.more):
            one.setVisible(bool(shown.key))
        self._show_words(shown, is_other=is_other, is_new=bool(old and not old.key and shown.key))

    def _show_words(self, shown: ScaleShown, *, is_other: bool, is_new: bool) -> None:
        """Open the two lines when a number was just given; fold them for somebody else's."""
        if self.reason.words() != shown.reason:
            self.reason.setText(shown.reason)
        if self.one_higher.words() != shown.one_higher:
            self.one_higher.setText(shown.one_higher)
        if not shown.key:
            self._open_words(is_open=False)
            self.why_button.hide()
        elif is_other:
            self._open_words(is_open=False)
        elif is_new:
            self._open_words(is_open=True)

    def _open_words(self, *, is_open: bool) -> None:
        self.why_button.setVisible(not is_open)
        for field in (self._reason_field, self._higher_field):
            field.setVisible(is_open)

    def _show_way(self, way: str) -> None:
        self._numbers.setVisible(way != BY_FACES)
        self._ends.setVisible(way != BY_FACES)
        self.faces.setVisible(way == BY_FACES)

    def _show_others(self, rows: tuple[GivenRow, ...]) -> None:
        self.others.setVisible(bool(rows))
        if rows == self._others:
            return
        self._others = rows
        clear_layout(self._others_flow)
        for row in rows:
            button = Button(row.words, role="soft", size="small")
            button.clicked.connect(partial(self._on_other_clicked, row.key))
            self._others_flow.addWidget(button)

    # --- doing ---------------------------------------------------------------------------------

    def _held(self) -> Scale | None:
        session = self._controller.session
        return scale_today(session.entries, session.meeting, self.who.who())

    def _give(self, field: str, value: int) -> None:
        session, who, held = self._controller.session, self.who.who(), self._held()
        score, face = (value, None) if field == "score" else (None, value)
        if held is None:
            done = self._controller.do(lambda: give_score(session, who=who, score=score, face=face))
        else:
            done = self._controller.do(lambda: change_entry(session, held, {field: value}))
        if done is None and self._shown is not None:
            self.faces.show_face(self._shown.face)

    def _on_button_clicked(self, score: int) -> None:
        held = self._shown.score if self._shown else None
        for other, button in enumerate(self.buttons):
            button.setChecked(other == held)
        self._give("score", score)

    def _on_faces_picked(self, face: int) -> None:
        self._give("face", face)

    def _on_words_editing_finished(self) -> None:
        session, held = self._controller.session, self._held()
        fields: dict[str, object] = {
            "reason": self.reason.words(),
            "one_higher": self.one_higher.words(),
        }
        if held is not None and any(getattr(held, name) != one for name, one in fields.items()):
            self._controller.do(lambda: change_entry(session, held, fields))

    def _on_share_chosen(self, share: str, person_id: str) -> None:
        held = self._held()
        if held is not None:
            choose_share(self._controller, held, share, person_id)

    def _on_take_away(self) -> None:
        held = self._held()
        if held is not None:
            ask_to_take_away(self._controller, held, self.moved.text() or self.who.currentText())

    def _on_why_button_clicked(self) -> None:
        self._open_words(is_open=True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_who_activated(self) -> None:
        if self._now is not None:
            self.show_now(self._now)

    def _on_other_clicked(self, person_id: str) -> None:
        self.who.choose(person_id)
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_who_activated()
