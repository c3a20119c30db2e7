"""Finds what the keyboard can reach but a screen reader could not name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


def nameless(root: QWidget) -> list[str]:
    """Return every visible focusable widget without a name or a label of its own."""
    return [
        f"{type(one).__name__} {one.objectName()}"
        for one in root.findChildren(QWidget)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.isVisibleTo(root) and not _name(one)
    ]


def _name(widget: QWidget) -> str:
    found: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
    if found is None:
        return ""
    labels = found.relations(QAccessible.RelationFlag.Label)
    return found.text(QAccessible.Text.Name) or ("labelled" if labels else "")


def too_small(root: QWidget, least_px: int = 24) -> list[str]:
    """Return every visible focusable widget that a finger or a shaking hand would miss.

    The line inside a box with an arrow is as high as the box for whoever presses it.
    """
    return [
        f"{type(one).__name__} {one.accessibleName()} {one.width()}x{one.height()}"
        for one in root.findChildren(QWidget)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and one.isVisible()
        and not isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox)
        and min(one.width(), one.height()) < least_px
    ]
