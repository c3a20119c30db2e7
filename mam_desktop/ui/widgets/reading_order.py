"""Moves the keyboard in the order things are read, also through rows that came later.

Qt's own order is the order of birth: a card added in the middle of a list would come last.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QWidget,
)


def reading_order(root: QWidget) -> list[QWidget]:
    """Return what Tab reaches inside `root`, in the order of its layouts."""
    return list(dict.fromkeys(_inside(root)))


def move_focus(root: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next (or the last) thing that is read; say whether there is one."""
    order = reading_order(root)
    if not order:
        return False
    now = root.window().focusWidget()
    if now is not None and now not in order:
        reached = _nearest(now, order)
    else:
        at = order.index(now) if now is not None else (-1 if forward else 0)
        reached = order[(at + (1 if forward else -1)) % len(order)]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    reached.setFocus(reason)
    bring_into_sight(reached)
    return True


def _nearest(gone: QWidget, order: list[QWidget]) -> QWidget:
    """Return where the keyboard goes from what was just hidden: the first thing beside it.

    The first of the whole window would be the button that leaves the meeting.
    """
    around: QWidget | None = gone
    while around is not None:
        for one in order:
            if around.isAncestorOf(one):
                return one
        around = around.parentWidget()
    return order[0]


def _inside(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        if widget.layout() is None:
            # What a field is made of, such as the line in a box with an arrow, is no stop.
            return
    for child in _children(widget):
        yield from _inside(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QStackedWidget):
        current = widget.currentWidget()
        if current is not None:
            yield current
        return
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield inner
        return
    if isinstance(widget, QAbstractScrollArea):
        return
    layout = widget.layout()
    # Each child once: what is met twice on every level is met without end on a deep page.
    laid_out = dict.fromkeys(_laid_out(layout) if layout is not None else ())
    yield from laid_out
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and child not in laid_out:
            yield child


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for no in range(layout.count()):
        item = layout.itemAt(no)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll everything around a widget so that it is seen."""
    up = widget.parentWidget()
    while up is not None:
        if isinstance(up, QScrollArea):
            up.ensureWidgetVisible(widget)
        up = up.parentWidget()
