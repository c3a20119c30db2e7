"""What somebody needs to take part: the common needs as buttons, and any other in their words."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.fields import LineField
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.flow_layout import FlowLayout

COMMON = (
    N_("large print"),
    N_("BSL interpreter"),
    N_("step-free way in"),
    N_("breaks"),
    N_("a quiet place"),
    N_("pictures or symbols"),
    N_("more time"),
)


class NeedsField(QWidget):
    """Buttons that stay pressed, and a line for the rest; needs are kept as words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Needs"))
        self.buttons = {need: self._button(_(need)) for need in COMMON}
        self.other = LineField(
            _("Other needs"), hint=_("another need, such as: Urdu interpreter, hearing loop")
        )
        holder = QWidget()
        flow = FlowLayout(holder, gap=theme_now().gap(4), row_gap=theme_now().gap(4))
        for one in self.buttons.values():
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(6))
        column.addWidget(holder)
        column.addWidget(self.other)

    def _button(self, words: str) -> Button:
        spoken = _("Needs: {need}").format(need=words)
        button = Button(words, name=spoken, role="state", size="small")
        button.setToolTip("")
        button.setCheckable(True)
        return button

    def needs(self) -> tuple[str, ...]:
        """Return the needs, the common ones first."""
        chosen = [_(need) for need, button in self.buttons.items() if button.isChecked()]
        others = (one.strip() for one in self.other.text().split(","))
        return tuple(dict.fromkeys((*chosen, *(one for one in others if one))))

    def show_needs(self, needs: Iterable[str]) -> None:
        """Show these needs."""
        left = list(needs)
        for need, button in self.buttons.items():
            said = [one for one in left if one.casefold() in (need, _(need).casefold())]
            button.setChecked(bool(said))
            left = [one for one in left if one not in said]
        self.other.setText(", ".join(left))
