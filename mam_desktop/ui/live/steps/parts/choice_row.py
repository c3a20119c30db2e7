"""Choices as buttons side by side, one of which holds: states, answers, headings."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.flow_layout import FlowLayout


class ChoiceRow(QWidget):
    """Buttons of which at most one is checked; `picked` comes only from a person's hand.

    What is `short` stands on a button in place of its words; a screen reader says all of them.
    """

    picked = Signal(str)
    """The choice; an empty one when it was taken back."""

    def __init__(
        self,
        about: str,
        labels: Mapping[str, str],
        *,
        role: str = "state",
        size: str = "small",
        icons: Mapping[str, str] | None = None,
        keys: Mapping[str, str] | None = None,
        short: Mapping[str, str] | None = None,
        can_take_back: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._labels, self._can_take_back = labels, can_take_back
        self.buttons: dict[str, Button] = {}
        self._gap = theme_now().gap(4 if size == "small" else 8)
        flow = FlowLayout(self, gap=self._gap, row_gap=self._gap)
        for choice, words in labels.items():
            icon, key = (icons or {}).get(choice, ""), (keys or {}).get(choice, "")
            shown = (short or {}).get(choice, words)
            button = Button(_(shown), role=role, size=size, icon=icon, key=key)
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_button_clicked, choice))
            flow.addWidget(button)
            self.buttons[choice] = button
        self.name_for(about)

    def name_for(self, about: str) -> None:
        """Say what these choices are about, for a screen reader."""
        self.setAccessibleName(about)
        for choice, button in self.buttons.items():
            words = _(self._labels[choice])
            button.setAccessibleName(_("{about}: {choice}").format(about=about, choice=words))

    def choice(self) -> str:
        """Return what is chosen, or nothing."""
        return next((one for one, button in self.buttons.items() if button.isChecked()), "")

    def choose(self, choice: str) -> None:
        """Show a choice; an unknown or empty one shows none."""
        for one, button in self.buttons.items():
            button.setChecked(one == choice)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of one line with every button on it."""
        hints = [one.sizeHint() for one in self.buttons.values()]
        wide = sum(one.width() for one in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(wide, max((one.height() for one in hints), default=0))

    def _on_button_clicked(self, choice: str) -> None:
        stays = self.buttons[choice].isChecked() or not self._can_take_back
        wanted = choice if stays else ""
        self.choose(wanted)
        self.picked.emit(wanted)
