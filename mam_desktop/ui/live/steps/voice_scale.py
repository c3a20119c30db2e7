"""How are things right now, 0 to 10: today's number beside the last one, why, what would help."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.promises import scale_before
from mam_desktop.meeting.said import Scale
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel

LOWEST, HIGHEST = 0, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleShown:
    """One person's number today and the last one before."""

    who_id: str = ""
    score: int | None = None
    before: int | None = None
    reason: str = ""
    one_higher: str = ""
    torn: bool = False


def scale_today(entries: Entries, meeting: Meeting, who_id: str) -> Scale | None:
    """Return the number somebody has given in this meeting."""
    mine = [one for one in entries.all(Scale, meeting.id) if one.who_id == who_id]
    return mine[-1] if mine else None


def scale_shown(entries: Entries, meeting: Meeting, who_id: str) -> ScaleShown:
    """Return what the card shows for somebody."""
    today = scale_today(entries, meeting, who_id)
    asked = today or Scale(
        id="", meeting_id=meeting.id, at="", author_id="", who_id=who_id, given_on=meeting.on
    )
    before = scale_before(entries, asked) if who_id else None
    return ScaleShown(
        who_id=who_id,
        score=today.score if today else None,
        before=before.score if before else None,
        reason=today.reason if today else "",
        one_higher=today.one_higher if today else "",
        torn=bool(today and today.torn),
    )


class ScaleCard(Card):
    """Eleven buttons and two lines."""

    score_picked = Signal(int)
    words_told = Signal(str, str)
    """(why, what would make it one higher)"""
    who_picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(12, 11, 12, 12), spacing=5, parent=parent)
        self._shown: ScaleShown | None = None
        self.who = PersonPicker(_("Whose number"))
        self.buttons = tuple(self._make_button(score) for score in range(LOWEST, HIGHEST + 1))
        self.moved = PlainLabel(look="quiet_small")
        self.reason = LineField(_("Why this number?"))
        self.one_higher = LineField(_("What would make it one higher?"))
        self._torn = TornChip()
        self._reason_field = Labelled(_("Why this number?"), self.reason)
        self._higher_field = Labelled(_("What would make it one higher?"), self.one_higher)
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

    def _build(self) -> None:
        self.add(PlainLabel(_("How are things right now?"), look="strong"))
        head = QHBoxLayout()
        head.setSpacing(theme_now().gap(10))
        head.addWidget(self.who, 1)
        head.addWidget(PlainLabel(_("0 = really hard\n10 = really good"), look="quiet_small"), 1)
        self.add(head)
        row = QHBoxLayout()
        row.setSpacing(theme_now().gap(4))
        for button in self.buttons:
            row.addWidget(button)
        self.add(row)
        for one in (self._torn, self.moved, self._reason_field, self._higher_field):
            self.add(one)

    def _connect(self) -> None:
        self.who.activated.connect(self.who_picked)
        self.reason.editingFinished.connect(self._on_words_editing_finished)
        self.one_higher.editingFinished.connect(self._on_words_editing_finished)

    def show_scale(self, shown: ScaleShown) -> None:
        """Show somebody's number."""
        if shown == self._shown:
            return
        self._shown = shown
        for score, button in enumerate(self.buttons):
            button.setChecked(score == shown.score)
        self.moved.setText(_moved(shown))
        self.moved.setVisible(bool(self.moved.text()))
        self._torn.show_torn(shown.torn)
        self.reason.setText(shown.reason)
        self.one_higher.setText(shown.one_higher)
        for field in (self._reason_field, self._higher_field):
            field.setVisible(shown.score is not None)

    def _on_button_clicked(self, score: int) -> None:
        held = self._shown.score if self._shown else None
        for other, button in enumerate(self.buttons):
            button.setChecked(other == held)
        self.score_picked.emit(score)

    def _on_words_editing_finished(self) -> None:
        told = (self.reason.words(), self.one_higher.words())
        if self._shown and told != (self._shown.reason, self._shown.one_higher):
            self.words_told.emit(*told)


def _moved(shown: ScaleShown) -> str:
    """Return how the number moved, in words."""
    if shown.before is None:
        return ""
    if shown.score is None:
        return _("Last meeting: {before}").format(before=shown.before)
    return _("Last meeting: {before} → today {score}").format(
        before=shown.before, score=shown.score
    )
