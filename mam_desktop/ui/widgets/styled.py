"""Small marks that the style sheet reads: which place a widget is, which property changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def place(widget: QWidget, name: str) -> None:
    """Say what ground a plain widget stands for: paper, top, side, panel, foot, scrim or plain."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
    widget.setProperty("place", name)


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties and let the style sheet look again, only when something changed."""
    changed = [name for name, value in properties.items() if widget.property(name) != value]
    for name in changed:
        widget.setProperty(name, properties[name])
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
