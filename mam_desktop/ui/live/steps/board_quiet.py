"""Writing an idea quietly: the laptop goes from hand to hand, and shows nobody else's words."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.people import Person
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.copied_aside import forget_copied
from mam_desktop.ui.live.shared_bridge import SharedBridge
from mam_desktop.ui.live.steps.parts.fields import Labelled, WordsField
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel

KEPT = N_("Kept. It does not show yet. Write one more, or hand the laptop on.")
PROMISE = N_(
    "It shows when we look at all ideas together. "
    "Until then only the person who leads this meeting can read it."
)
IS_OVER = N_(
    "The others have finished. Keep what you wrote if you like; then give the laptop back. "
    "Only the person who leads can read it."
)
UNFINISHED = N_("There are words here that are not kept yet. Keep them, or clear them, first.")
MOST_WIDE_PX = 760


class QuietWriter(QWidget):
    """One large field, whose it is (or no name), and nothing else."""

    keep_wanted = Signal()
    lead_has_it = Signal()
    """The laptop faces the lead again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WordsField(
            _("Your idea"), hint=_("What could help?"), rows=2 if theme_now().sizes.is_large else 4
        )
        self.by = PersonPicker(_("From"), hint=_("no name"))
        self.keep_button = Button(_("Keep it"), role="primary", icon="check", size="large")
        self.clear_button = Button(_("Clear it"), size="large")
        self.back_button = Button(_("Give the laptop back"), role="quiet", size="large")
        self.told = PlainLabel(look="strong", tone="can")
        self.bridge = SharedBridge(_("Back to my idea"))
        self._page = QWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        gap = theme_now().gap
        card = Card(look="strong", margins=(24, 20, 24, 20), spacing=14)
        card.setMaximumWidth(theme_now().px(MOST_WIDE_PX))
        card.add(PlainLabel(_("Your idea"), look="heading"))
        card.add(PlainLabel(_(PROMISE), look="lead"))
        card.add(self.words)
        card.add(Labelled(_("From (you can leave this empty)"), self.by))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=gap(10), row_gap=gap(10))
        for one in (self.keep_button, self.clear_button, self.back_button):
            flow.addWidget(one)
        card.add(buttons)
        card.add(self.told)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 100)
        across.addStretch(1)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addLayout(across)
        column.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page, 1)
        whole.addWidget(self.bridge, 1)
        self.bridge.hide()

    def _connect(self) -> None:
        self.keep_button.clicked.connect(self.keep_wanted)
        self.words.finished.connect(self.keep_wanted)
        self.clear_button.clicked.connect(self._on_clear_button_clicked)
        self.back_button.clicked.connect(self._on_back_button_clicked)
        self.words.textChanged.connect(self._on_words_changed)
        self.words.too_long.connect(self.refuse)
        self.bridge.left.connect(self._on_bridge_left)
        self.bridge.crossed.connect(self._on_bridge_crossed)

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these names."""
        self.by.show_people(people)

    def begin(self) -> None:
        """Begin with an empty page, unless words wait that a stopped laptop saved."""
        self.by.forget()
        self.told.setText("")
        self._on_words_changed()
        self._show_bridge(shown=False)

    # --- the way back to the lead ----------------------------------------------------------------

    def ask_for_lead(self) -> None:
        """Ask to turn the laptop round before anything of the lead's is shown."""
        self._show_bridge(shown=True)

    def start(self) -> None:
        """Put the keyboard where whoever has the laptop goes on."""
        if not self.bridge.isVisible():
            self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_bridge(self, *, shown: bool) -> None:
        self._page.setVisible(not shown)
        self.bridge.setVisible(shown)
        self.start()

    def _on_bridge_left(self) -> None:
        self._show_bridge(shown=False)

    def _on_bridge_crossed(self) -> None:
        self._show_bridge(shown=False)
        self.lead_has_it.emit()

    # --- the words -------------------------------------------------------------------------------

    def was_kept(self) -> None:
        """Take the words away and say that they are safe; the next person begins anew."""
        self.words.clear()
        forget_copied()
        self.by.forget()
        self._tell(_(KEPT), "can")
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, words: str) -> None:
        """Say to whoever writes, and to nobody else, why something is not kept."""
        self._tell(words, "attention")

    def say_it_is_over(self) -> None:
        """Say that nobody waits for ideas any more; the laptop stays where it is."""
        if self.told.text() != _(IS_OVER):
            self._tell(_(IS_OVER), "attention")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a whole page."""
        return QSize(theme_now().px(600), super().sizeHint().height())

    def _tell(self, words: str, tone: str) -> None:
        self.told.set_tone(tone)
        self.told.setText(words)
        announce(self, words)

    def _on_words_changed(self) -> None:
        has_words = bool(self.words.words())
        self.clear_button.setVisible(has_words)
        if has_words:
            self.told.setText("")

    def _on_clear_button_clicked(self) -> None:
        self.words.clear()
        forget_copied()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_back_button_clicked(self) -> None:
        if self.words.words():
            self._tell(_(UNFINISHED), "attention")
            self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.ask_for_lead()
