"""The place where one person signs: a pad, or another way; agreeing, commenting, disagreeing."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from mam_desktop.meeting.people import Person
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField, WordsField
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.sign_rows import SignRow
from mam_desktop.ui.live.steps.signature_pad import SignaturePad
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.avatar import Avatar
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel

WAYS = {
    "drawn": N_("Sign with a finger, a pen or the mouse"),
    "typed": N_("Type a name instead"),
    "mark": N_("Make a mark"),
    "spoken": N_("Say it aloud, and somebody notes it"),
    "declined": N_("Does not want to sign"),
    "not_here": N_("Is not here to sign"),
}
OWN_WAYS = {
    "drawn": N_("Draw"),
    "typed": N_("Type my name"),
    "mark": N_("Make a mark"),
    "spoken": N_("Say it"),
    "declined": N_("I don’t want to sign"),
}
"""What somebody chooses for themselves, while the laptop is in their hands."""
SENTENCES = {
    "drawn": N_("signs with a finger, a pen or the mouse"),
    "typed": N_("types their name"),
    "mark": N_("makes a mark"),
    "spoken": N_("says it aloud"),
    "declined": N_("does not want to sign"),
    "not_here": N_("is not here to sign"),
}
NEXT_STEPS = {
    "comment": N_("Write the comment, then press “Agree with comment” once more, or Ctrl+Enter."),
    "disagree": N_(
        "Say why, if you like. Then press “I don’t agree” once more, or Ctrl+Enter. "
        "Nothing is written down until then."
    ),
}
_ON_PAD = frozenset({"drawn", "mark"})
_NOTED = frozenset({"mark", "spoken"})
_REASONED = frozenset({"declined", "not_here"})
_SHORT_NAME = 16
_LINE_PX = 36
"""The height of the letters' room in a line that a finger finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignTold:
    """One signature as it was given."""

    who: str
    method: str
    answer: str
    strokes: list[list[list[int]]]
    typed: str
    words: str
    noted_by: str | None
    through: str | None
    reason: str


class SignPanel(Card):
    """Everything one person needs to sign; `own` while they hold the laptop themselves."""

    told = Signal(object)
    """SignTold"""
    left = Signal()
    """They do not sign now."""
    grown = Signal()
    """Other fields stand here than before."""

    def __init__(
        self,
        row: SignRow,
        people: Iterable[Person],
        lead_id: str | None,
        *,
        own: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look="strong", margins=(10, 9, 10, 12), spacing=9, parent=parent)
        self._row, self._own = row, own
        self._asks_words = ""
        self.method = "drawn"
        name, size = row.name, "large" if own else "normal"
        self._sentence = PlainLabel(look="quiet")
        self.other = Button(
            _("another way"),
            name=_("{name}: another way of signing").format(name=name),
            role="link",
        )
        self.ways = ChoiceRow(_("How do you want to sign?"), OWN_WAYS, size="large")
        self.pad = SignaturePad(name, large=own)
        self.typed = LineField(_("{name} types their name").format(name=name), hint=name)
        self.noted_by = PersonPicker(_("Noted by"))
        self.through = PersonPicker(_("Through"), hint=_("nobody"))
        self.reason = LineField(_("Reason"), hint=_("the reason, in their words"))
        self.words = WordsField(_("{name}’s comment").format(name=name), hint=_("in their words"))
        self.agree = Button(_("I agree"), role="primary", size=size)
        self.comment = Button(_("Agree with comment"), size=size)
        self.disagree = Button(_("I don’t agree"), size=size)
        self.note = Button(_("Write it down"), role="primary", size=size)
        self.not_now = Button(
            name=_("{name} does not sign now").format(name=name),
            role="quiet",
            icon="x",
            size="small",
        )
        for picker in (self.noted_by, self.through):
            picker.show_people(people)
        self.noted_by.choose(lead_id)
        self.through.choose(row.through)
        self._build()
        self._connect()
        self.choose_way("drawn" if own or (row.is_here and row.joins_room) else "spoken")

    def _build(self) -> None:
        gap = theme_now().gap
        if self._own:
            self.add(self.ways)
        else:
            self.add(self._head())
        for unused in (self.other, self.not_now) if self._own else (self.ways,):
            # Without a parent it would be a window of its own.
            unused.setParent(self)
            unused.hide()
        if self._own:
            self.add(self._sentence)
            for field in (self.typed, self.reason):
                # The theme's sheet says how high a line is; only a sheet of its own says more.
                field.setStyleSheet(f"min-height: {theme_now().px(_LINE_PX)}px;")
        self._typed_field = Labelled(_("Type the name"), self.typed)
        self._noted_row = field_row(
            Labelled(_("Noted by"), self.noted_by), Labelled(_("Through"), self.through)
        )
        words = _("What you want to say") if self._own else _("What they want to say")
        self._words_field = Labelled(words, self.words)
        self.next_step = PlainLabel(look="small")
        self._reason_field = Labelled(_("Reason"), self.reason)
        for one in (
            self.pad,
            self._typed_field,
            self._noted_row,
            self._reason_field,
            self.next_step,
            self._words_field,
        ):
            self.add(one)
        buttons = QWidget()
        space = gap(12 if self._own else 6)
        flow = FlowLayout(buttons, gap=space, row_gap=space)
        for button in (self.agree, self.comment, self.disagree, self.note):
            flow.addWidget(button)
        self.add(buttons)
        for one in (self._words_field, self.next_step):
            one.hide()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme_now().gap(10))
        head.addWidget(Avatar(self._row.name, is_family=self._row.is_family))
        is_short = len(self._row.name) <= _SHORT_NAME
        name = PlainLabel(breakable(self._row.name), look="strong", wraps=not is_short)
        head.addWidget(name, 0 if is_short else 1)
        head.addWidget(self._sentence, 1)
        head.addWidget(self.other)
        head.addWidget(self.not_now)
        menu = QMenu(self)
        for way, words in WAYS.items():
            line = menu.addAction(_(words))
            line.triggered.connect(lambda _on=False, one=way: self._on_way_chosen(one))
        self.other.setMenu(menu)
        return head

    def _connect(self) -> None:
        self.agree.clicked.connect(self._on_agree_clicked)
        self.comment.clicked.connect(lambda: self._tell_with_words("comment"))
        self.disagree.clicked.connect(lambda: self._tell_with_words("disagree"))
        self.note.clicked.connect(lambda: self._tell("none"))
        self.not_now.clicked.connect(self.left)
        self.ways.picked.connect(self._on_way_chosen)
        self.words.finished.connect(lambda: self._tell_with_words(self._asks_words or "comment"))

    def choose_way(self, method: str) -> None:
        """Sign another way; what was drawn or written stays."""
        self.method = method
        self.ways.choose(method)
        self._sentence.setText(self._own_sentence() if self._own else _(SENTENCES[method]))
        self._sentence.setVisible(bool(self._sentence.text()))
        self.pad.setVisible(method in _ON_PAD)
        self._typed_field.setVisible(method == "typed")
        self._noted_row.setVisible(method in _NOTED and not self._own)
        is_reasoned = method in _REASONED
        self._reason_field.setVisible(is_reasoned)
        self.note.setVisible(is_reasoned)
        for button in (self.agree, self.comment, self.disagree):
            button.setVisible(not is_reasoned)
        if is_reasoned:
            for one in (self._words_field, self.next_step):
                one.hide()

    def _own_sentence(self) -> str:
        """Say who writes down what is said aloud, and who interprets."""
        if self.method not in _NOTED:
            return ""
        through = self.through.currentText()
        if through:
            words = _("Say it to {name}. {lead} writes it down.").format(
                name=through, lead=self.noted_by.currentText()
            )
        else:
            words = _("{lead} writes it down.").format(lead=self.noted_by.currentText())
        return breakable(words)

    def _on_way_chosen(self, method: str) -> None:
        self.choose_way(method)
        self.start()
        self.grown.emit()

    def start(self) -> None:
        """Give the focus to where signing begins."""
        firsts: dict[str, QWidget] = {
            "typed": self.typed,
            "spoken": self.agree,
            "declined": self.reason,
            "not_here": self.reason,
        }
        firsts.get(self.method, self.pad).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape and not self._own:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _tell_with_words(self, answer: str) -> None:
        """Ask for their words first and say how to go on; where words stand already, go on."""
        is_first = self._words_field.isHidden() or self._asks_words != answer
        if not self.words.words() and (is_first or answer == "comment"):
            self._asks_words = answer
            self._words_field.show()
            self._say_next_step(_(NEXT_STEPS[answer]))
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grown.emit()
            return
        self._tell(answer)

    def _say_next_step(self, words: str) -> None:
        """Say what makes it a signature; a screen reader hears it while the field has the keys."""
        self.next_step.setText(words)
        self.next_step.show()
        self.words.setAccessibleDescription(words)
        announce(self, words)

    def _on_agree_clicked(self) -> None:
        """Agree; what somebody has written beside it is their comment and goes along."""
        has_words = not self._words_field.isHidden() and bool(self.words.words())
        self._tell("comment" if has_words else "agree")

    def _tell(self, answer: str) -> None:
        method = self.method
        is_named = method != "typed" or bool(self.typed.words())
        if not is_named:
            self.typed.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        noted = method in _NOTED
        self.told.emit(
            SignTold(
                who=self._row.key,
                method=method,
                answer=answer,
                strokes=self.pad.strokes() if method in _ON_PAD else [],
                typed=self.typed.words() if method == "typed" else "",
                words=self.words.words() if answer in {"comment", "disagree"} else "",
                noted_by=self.noted_by.maybe() if noted else None,
                through=self.through.maybe() if noted else None,
                reason=self.reason.words() if method in _REASONED else "",
            )
        )
