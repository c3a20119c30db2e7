"""One question of the ledger as a chip: how it stands, and a menu that asks and answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from mam_desktop.meeting.consents import SHARE_MINUTES, YES
from mam_desktop.meeting.labels import CONSENT_ANSWERS, label
from mam_desktop.meeting.ledger import Cell, brief, question_words, short_words
from mam_desktop.meeting.people import Person
from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.chip_button import ChipButton

LOOKS = {
    "yes": ("can", "check"),
    "no": ("attention", "x"),
    "withdrawn": ("attention", "arrow-back-up"),
    "": ("plain", "help-circle"),
}
"""Answer -> tone and icon of its chip."""
WIDEST_PX = 420
"""Of a chip's words; somebody may write a whole sentence as whom the minutes go to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One answer as it was picked: who says it, about whom, to what."""

    by_id: str
    about_id: str | None
    purpose: str
    recipient: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answerer:
    """Somebody who can be heard about a question."""

    person_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellShown:
    """A cell with the words a chip shows, and who can answer it."""

    cell: Cell
    about: str
    """The name of whom it is about; empty for the minutes."""
    names: tuple[tuple[str, str], ...]
    """((who answered, their answer), ...)"""
    answerers: tuple[Answerer, ...]
    from_before: bool = False
    """It was answered at an earlier meeting, and has not been asked again."""

    @property
    def words(self) -> str:
        """Return what the chip shows."""
        share = self.cell.purpose == SHARE_MINUTES
        what = brief(self.cell.recipient, 40) if share else short_words(self.cell.purpose)
        if self.from_before:
            answer = _("{answer}, last time").format(answer=self._answer)
            return _("{what}: {answer}").format(what=what, answer=answer)
        if self.cell.answer in {"", YES}:
            return what
        return _("{what}: {answer}").format(what=what, answer=self._answer)

    @property
    def _answer(self) -> str:
        return label(CONSENT_ANSWERS, self.cell.answer)

    @property
    def spoken(self) -> str:
        """Return question and answers in words."""
        what = short_words(self.cell.purpose, self.cell.recipient)
        if self.from_before:
            what = _("{what}, last time").format(what=what)
        told = ", ".join(
            _("{name}: {answer}").format(name=brief(name), answer=label(CONSENT_ANSWERS, answer))
            for name, answer in self.names
        )
        pattern = _("{name}, {what}: {answer}") if self.about else _("{what}: {answer}")
        return pattern.format(name=brief(self.about), what=what, answer=told or _("not asked yet"))


class ConsentChip(ChipButton):
    """One question: how it stands, and a menu in which it is asked and answered."""

    answered = Signal(object)
    """Told."""
    more_wanted = Signal(object)
    """CellShown: the whole form is wanted."""
    stepped = Signal(int)
    """An arrow was pressed: 1 for the next chip, -1 for the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", pill=False, parent=parent)
        self.shown: CellShown | None = None
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._menu.aboutToShow.connect(self.fill_menu)

    def show_cell(self, shown: CellShown) -> None:
        """Show how a question stands."""
        if shown == self.shown:
            return
        self.shown = shown
        tone, icon = LOOKS.get(shown.cell.answer, LOOKS[""])
        if shown.from_before and shown.cell.answer == YES:
            tone, icon = "plain", "history"
        icon = "alert-circle" if shown.cell.differs else icon
        # Cut in the middle: the answer stands at the end.
        metrics, widest = QFontMetricsF(self.words_font), theme_now().px(WIDEST_PX)
        words = metrics.elidedText(shown.words, Qt.TextElideMode.ElideMiddle, widest)
        self.say(words, tone=tone, icon=icon, said=shown.spoken)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that a finger can press."""
        hint = super().sizeHint()
        hint.setHeight(max(hint.height(), theme_now().control(28)))
        return hint

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from chip to chip with the arrows."""
        ahead = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if ahead:
            self.stepped.emit(-ahead if self.isRightToLeft() else ahead)
        else:
            super().keyPressEvent(event)

    def fill_menu(self) -> None:
        """Ask the question, and offer its answers, person by person where several can answer."""
        shown, menu = self.shown, self._menu
        menu.clear()
        if shown is None:
            return
        alone = len(shown.answerers) == 1
        for one in shown.answerers:
            into = menu if alone else menu.addMenu(self._who_says(shown, one))
            about = "" if one.person_id == shown.cell.about_id else shown.about
            question = question_words(
                shown.cell.purpose, about=about, recipient=shown.cell.recipient
            )
            into.addAction(_plain(question)).setEnabled(False)
            for answer, words in self._answers(shown, one):
                line = into.addAction(_plain(words))
                line.triggered.connect(partial(self._on_answer_chosen, one.person_id, answer))
        menu.addSeparator()
        more = menu.addAction(_plain(_("Write down more: how, who judged, a note…")))
        more.triggered.connect(lambda: self.more_wanted.emit(self.shown))

    def choose(self, words: str, *, by: str = "") -> None:
        """Choose a line of the menu, under a person's own menu where there are several."""
        self.fill_menu()
        under = [
            one.menu()
            for one in self._menu.actions()
            if isinstance(one.menu(), QMenu) and by and by in one.text()
        ]
        into = under[0] if under else self._menu
        assert isinstance(into, QMenu)  # noqa: S101 - chosen above
        for action in into.actions():
            if action.text() == _plain(words):
                action.trigger()
                return

    def lines(self) -> tuple[str, ...]:
        """Return the words of the menu's first level."""
        self.fill_menu()
        return tuple(one.text().replace("&&", "&") for one in self._menu.actions() if one.text())

    def _who_says(self, shown: CellShown, one: Answerer) -> str:
        if shown.cell.about_id in {None, one.person_id}:
            return _plain(_("{name} says").format(name=brief(one.name)))
        return _plain(
            _("{name} says, for {about}").format(name=brief(one.name), about=brief(shown.about))
        )

    @staticmethod
    def _answers(shown: CellShown, one: Answerer) -> Sequence[tuple[str, str]]:
        said_yes = any(
            line.by_id == one.person_id and line.answer == YES for line in shown.cell.lines
        )
        if said_yes:
            return (("withdrawn", _("Takes it back")), ("yes", _("Yes, still")))
        return (("yes", _("Yes")), ("no", _("No")))

    def _on_answer_chosen(self, by_id: str, answer: str) -> None:
        if self.shown is not None:
            cell = self.shown.cell
            self.answered.emit(
                Told(
                    by_id=by_id,
                    about_id=cell.about_id,
                    purpose=cell.purpose,
                    recipient=cell.recipient,
                    answer=answer,
                )
            )


def _plain(words: str) -> str:
    return words.replace("&", "&&")


def answerers(people: Sequence[Person]) -> tuple[Answerer, ...]:
    """Return people as those who can be heard."""
    return tuple(Answerer(person_id=one.id, name=one.name) for one in people)
