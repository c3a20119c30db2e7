"""Names of who is on the list, offered above the line while one is being written; names alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mam_desktop.meeting.said_names import folded
from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.styled import place, restyle

MOST_NAMES = 6
_TAGGED = re.compile(r"(?:^|[\s(\[{\"“”„«‘'])@([^\s@,;:]{0,30})$")
_QUOTED = re.compile(r"^\s*[\"“”„«»]\s*([^\s:\"“”„«»,][^:\"“”„«»,]{0,30})$")


@dataclass(frozen=True, slots=True)
class Beginning:
    """A name that is being written: where it begins, what there is of it, what follows it."""

    start: int
    said: str
    after: str


def beginning_of_name(text: str) -> Beginning | None:
    """Return the name that is being written at the end of a text, if one is."""
    tagged = _TAGGED.search(text[-200:])
    if tagged is not None:
        return Beginning(len(text) - len(tagged[1]), tagged[1], " ")
    quoted = _QUOTED.match(text) if len(text) < 60 else None
    if quoted is not None:
        return Beginning(quoted.start(1), quoted[1], ": ")
    return None


def names_that_begin(said: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return names with a word that begins so, in their order; one that is whole needs no help."""
    wanted = folded(said).strip()
    fits = [one for one in names if f" {folded(one)}".find(f" {wanted}") >= 0 or not wanted]
    whole = len(fits) == 1 and folded(fits[0]) == wanted
    return () if whole else tuple(fits[:MOST_NAMES])


class NameList(Card):
    """A few names; the keyboard stays in the line."""

    def __init__(self, line: QWidget) -> None:
        super().__init__(look="strong", margins=(6, 6, 6, 6), spacing=2, parent=line)
        self._line = line
        self._names: tuple[str, ...] = ()
        self._chosen = -1
        self._at_px = 0
        self._labels: list[QLabel] = []
        place(self, "paper")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.add(self._rows)
        self.hide()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names that are offered."""
        return self._names

    @property
    def chosen(self) -> str:
        """Return the name the arrow keys stand on; nothing before they are used."""
        return self._names[self._chosen] if self._chosen >= 0 else ""

    def offer(self, names: Sequence[str], *, at_px: int = 0) -> None:
        """Offer names above the place of the line where one is written; none puts them away."""
        self._at_px = at_px
        if tuple(names) != self._names:
            self._names, self._chosen = tuple(names), -1
            self._show_names()

    def step(self, *, down: bool) -> None:
        """Stand on the next name, or on the one before."""
        count = len(self._names)
        if self._chosen < 0:
            self._chosen = 0 if down else count - 1
        else:
            self._chosen = (self._chosen + (1 if down else -1)) % count
        self._show_chosen()
        announce(self, self.chosen)

    def _show_names(self) -> None:
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = []
        window = self._line.window()
        if not self._names or window is self._line:
            self.hide()
            return
        if self.parentWidget() is not window:
            self.setParent(window)
        for name in self._names:
            label = PlainLabel(name, wraps=False)
            label.setContentsMargins(*(theme_now().gap(one) for one in (8, 4, 8, 4)))
            self._labels.append(label)
            self._rows.addWidget(label)
        self._show_chosen()
        self._place(window)
        self.show()
        self.raise_()
        told = _("Names that fit: {names}. Down chooses, Tab takes the first.")
        announce(self._line, told.format(names=", ".join(self._names)))

    def _show_chosen(self) -> None:
        for no, label in enumerate(self._labels):
            is_chosen = no == self._chosen
            restyle(label, look="strong_body" if is_chosen else "")
            label.setText(f"→ {self._names[no]}" if is_chosen else self._names[no])

    def _place(self, window: QWidget) -> None:
        size = self.sizeHint()
        wide = max(size.width() + theme_now().gap(24), theme_now().px(160))
        above = self._line.mapTo(window, QPoint(0, 0))
        last = max(0, window.width() - wide - 4)
        left = min(above.x() + self._at_px - (wide if self.isRightToLeft() else 0), last)
        self.setGeometry(max(0, left), max(0, above.y() - size.height() - 4), wide, size.height())
