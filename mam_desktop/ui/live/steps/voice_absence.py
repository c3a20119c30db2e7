"""The child's own voice is missing: why, and how we hear them instead; silence is an answer too."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from mam_desktop.meeting.absence import (
    ChildsVoice,
    childs_voice,
    chose_not_to_speak,
    say_why_not_heard,
)
from mam_desktop.meeting.people import Child
from mam_desktop.meeting.said import VoiceAbsence
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.voice_now import VoiceNow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel

CHANGE, TAKE_AWAY = N_("Change it"), N_("Take away")


class ReasonForm(FoldingForm):
    """Why the child is not heard, how their view is shared, and who may know the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(opens=_("Say why"), saves=_("Write it down"), icon="pencil", parent=parent)
        self.reason = LineField(
            _("Why not?"), hint=_("It is too loud for them, they are at school…")
        )
        self.how_heard = LineField(
            _("How do we hear them instead?"), hint=_("Lee was with them on Friday and reads…")
        )
        self.everyone = QCheckBox(_("Everyone may see the reason"))
        self.everyone.setAccessibleName(_("Everyone may see the reason"))
        self.add(Labelled(_("Why not?"), self.reason))
        self.add(self.everyone)
        self.add(
            Labelled(_("How do we hear them instead? Everyone can read this."), self.how_heard)
        )
        self.begin_with(self.reason)

    def show_reason(self, one: VoiceAbsence | None) -> None:
        """Begin with what was said before."""
        self.reason.setText((one.open_reason or one.reason) if one else "")
        self.how_heard.setText(one.how_heard if one else "")
        self.everyone.setChecked(bool(one and one.open_reason))


class AbsencePart(Card):
    """Takes no room once the child is heard, unless a reason was written down."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(margins=(12, 8, 8, 9), spacing=6, parent=parent)
        self._controller = controller
        self._stands: ChildsVoice | None = None
        self.title = PlainLabel(look="strong")
        self.told = PlainLabel(look="quiet")
        self.form = ReasonForm()
        self.silent_button = Button(_("They chose not to speak"), icon="message-circle")
        self.more = RowMenu(_("More about why"))
        self._icon = IconLabel("user")
        self._build()
        self._connect()

    def _build(self) -> None:
        gap = theme_now().gap
        head = QHBoxLayout()
        head.setSpacing(gap(8))
        head.addWidget(self._icon)
        head.addWidget(self.title, 1)
        head.addWidget(self.more)
        self.answers = QWidget()
        flow = FlowLayout(self.answers, gap=gap(8), row_gap=gap(8))
        flow.addWidget(self.silent_button)
        flow.addWidget(self.form.lend_button())
        for one in (head, self.told, self.answers, self.form):
            self.add(one)
        self.hide()

    def _connect(self) -> None:
        self.silent_button.clicked.connect(self._on_silent_button_clicked)
        self.form.open_button.clicked.connect(self._on_form_opened)
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.unfolded.connect(self.answers.hide)
        self.form.folded.connect(self._show_answers)
        self.more.offer(_(CHANGE), self._on_change_wanted)
        self.more.offer(_(TAKE_AWAY), self._on_take_away_wanted)

    # --- showing -------------------------------------------------------------------------------

    def show_now(self, now: VoiceNow) -> None:
        """Ask, or say what was answered."""
        stands = childs_voice(now.entries, now.meeting)
        has_child = now.child is not None
        self.setVisible(
            has_child and not (stands.is_heard and stands.reason is None and not stands.is_away)
        )
        if stands == self._stands and self.title.text():
            return
        self._stands = stands
        name = now.child_name
        self.title.setText(_asked(stands, name))
        self.told.setText(_told(stands))
        self.told.setVisible(bool(self.told.text()))
        self.more.setVisible(stands.reason is not None)
        self._show_answers()
        words = _("{name} chose not to speak").format(name=name)
        self.silent_button.set_words(words)
        self.silent_button.setVisible(not stands.is_heard and not stands.is_away)

    def _show_answers(self) -> None:
        is_asked = self._stands is not None and self._stands.reason is None
        self.answers.setVisible(is_asked and not self.form.is_open)

    # --- doing ---------------------------------------------------------------------------------

    def _on_silent_button_clicked(self) -> None:
        session = self._controller.session
        child = next(iter(session.entries.all(Child)), None)
        if child is not None and child.person_id:
            who = child.person_id
            self._controller.do(lambda: chose_not_to_speak(session, who=who))

    def _on_form_opened(self) -> None:
        self.form.show_reason(self._stands.reason if self._stands else None)

    def _on_change_wanted(self) -> None:
        self._on_form_opened()
        self.form.unfold(_("Change it"), _("Save"))

    def _on_form_save_wanted(self) -> None:
        form, session = self.form, self._controller.session
        written = self._controller.do(
            lambda: say_why_not_heard(
                session,
                reason=form.reason.words(),
                how_heard=form.how_heard.words(),
                everyone_may_see=form.everyone.isChecked(),
            )
        )
        if written is not None:
            form.fold()

    def _on_take_away_wanted(self) -> None:
        if self._stands is not None and self._stands.reason is not None:
            ask_to_take_away(self._controller, self._stands.reason, self.title.text())


def _asked(stands: ChildsVoice, name: str) -> str:
    if stands.reason is not None:
        return _("How we hear {name}").format(name=name)
    if stands.is_away:
        return _("{name} is not here. Why, and how do we hear {name}?").format(name=name)
    return _("Nothing from {name} yet").format(name=name)


def _told(stands: ChildsVoice) -> str:
    one = stands.reason
    if one is None:
        if stands.is_away:
            return ""
        return _("Words, a face, a drawing, what we see: all of it counts. So does not speaking.")
    reason = one.open_reason
    if one.reason:
        reason = _("{reason} (only for the professionals)").format(reason=one.reason)
    return "\n".join(text for text in (one.how_heard, reason) if text)
