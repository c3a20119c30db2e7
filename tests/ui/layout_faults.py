"""Finds what a person would call broken: cut words, squashed cards, nameless or tiny controls."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from mam_desktop.ui.live.steps.parts.fields import Labelled
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.elided_label import ElidedLabel
from mam_desktop.ui.widgets.focus_ring import FocusRing
from mam_desktop.ui.widgets.reading_order import reading_order
from tests.ui.accessible import nameless, too_small

SLACK_PX = 2
"""A pixel lost in rounding is nobody's loss."""
ROLES_OF_NOTHING = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client})


def settle() -> None:
    """Let layouts pass on how high words are at their width; they need some turns."""
    for _turn in range(6):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def faults(root: QWidget) -> list[str]:
    """Return everything that is wrong with what is in sight inside a widget."""
    return [
        *(f"no name: {one}" for one in nameless(root)),
        *(f"too small: {one}" for one in too_small(root)),
        *(f"no role: {one}" for one in _without_role(root)),
        *(fault for one in _in_sight(root) for fault in _cut(one, root)),
        *_sideways(root),
        *_goes_up(root),
    ]


def _in_sight(root: QWidget) -> Iterator[QWidget]:
    for one in root.findChildren(QWidget):
        if one.isVisible() and not one.isWindow() and not isinstance(one, FocusRing):
            yield one


def told(widget: QWidget) -> str:
    """Return what to call a widget when something is wrong with it."""
    words = widget.accessibleName()
    if not words and isinstance(widget, QLabel | QAbstractButton):
        words = widget.text()
    return f"{type(widget).__name__} “{words[:50]}” {widget.width()}x{widget.height()}"


def _without_role(root: QWidget) -> Iterator[str]:
    for one in _in_sight(root):
        in_a_box = isinstance(one.parentWidget(), QAbstractSpinBox | QComboBox)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not in_a_box:
            spoken = QAccessible.queryAccessibleInterface(one)
            if spoken is None or spoken.role() in ROLES_OF_NOTHING:
                yield told(one)


# --- cut ------------------------------------------------------------------------------------------


def _cut(one: QWidget, root: QWidget) -> Iterator[str]:
    """Say what of a widget is cut; a choice may be narrower than its longest line."""
    parent = one.parentWidget()
    if parent is None or _is_scrolled(one) or isinstance(parent, QAbstractScrollArea | QComboBox):
        return
    least = one.minimumSizeHint()
    if least.isValid() and one.height() < min(least.height(), one.maximumHeight()) - SLACK_PX:
        yield f"squashed to {one.height()} of {least.height()}: {_path(one, root)}"
    scrolls = one.findChild(QAbstractScrollArea) is not None
    high = one.heightForWidth(one.width()) if one.hasHeightForWidth() and not scrolls else 0
    if one.height() < min(high, one.maximumHeight()) - SLACK_PX:
        yield f"squashed to {one.height()} of {high} at its width: {_path(one, root)}"
    is_choice = isinstance(one, QComboBox | Labelled)
    if (
        least.isValid()
        and not is_choice
        and one.width() < min(least.width(), one.maximumWidth()) - SLACK_PX
    ):
        yield f"squeezed to {one.width()} of {least.width()}: {_path(one, root)}"
    if not parent.rect().adjusted(-2, -2, 2, 2).contains(one.geometry()):
        yield f"outside its parent {parent.size().toTuple()}: {one.geometry()}: {_path(one, root)}"
    yield from _words_cut(one, root)


def _is_scrolled(one: QWidget) -> bool:
    """Say whether a widget is the inside of a scroll area, which may be larger than it."""
    up = one.parentWidget()
    area = up.parentWidget() if up is not None else None
    return isinstance(area, QScrollArea) and area.widget() is one


def _words_cut(one: QWidget, root: QWidget) -> Iterator[str]:
    if isinstance(one, Chip):
        # The chip in a line is what the line would become; Enter asks in full.
        may_shrink = isinstance(one.parentWidget(), QLineEdit) or (
            one.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Maximum
        )
        if one.width() < one.sizeHint().width() and not may_shrink:
            yield f"chip cut: {_path(one, root)}"
    elif isinstance(one, QLabel) and one.text() and not isinstance(one, ElidedLabel):
        wide = _widest(one) + one.contentsMargins().left() + one.contentsMargins().right()
        if one.width() < wide - SLACK_PX:
            yield f"words cut, {one.width()} of {wide} wide: {_path(one, root)}"
    if isinstance(one, QAbstractButton) and one.width() < one.minimumSizeHint().width() - SLACK_PX:
        yield f"button cut: {_path(one, root)}"
    if isinstance(one, QLineEdit) and one.height() < QFontMetrics(one.font()).height():
        yield f"line cut: {_path(one, root)}"


def _widest(label: QLabel) -> int:
    """Return how wide the longest word is, or the longest line where words stay on theirs."""
    metrics = QFontMetrics(label.font())
    parts = label.text().split() if label.wordWrap() else label.text().splitlines()
    # A line may break after these, too.
    for mark in ("-", "/", "\u200b") if label.wordWrap() else ():
        parts = [piece for part in parts for piece in part.split(mark)]
    return max((metrics.horizontalAdvance(part) for part in parts), default=0)


def _path(one: QWidget, root: QWidget) -> str:
    names = [told(one)]
    up = one.parentWidget()
    while up is not None and up is not root and len(names) < 5:
        if type(up) is not QWidget:
            names.append(type(up).__name__)
        up = up.parentWidget()
    return " < ".join(names)


def _sideways(root: QWidget) -> Iterator[str]:
    for area in root.findChildren(QAbstractScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0:
            yield f"scrolls sideways: {_path(area, root)}"
        inner = area.widget() if isinstance(area, QScrollArea) else None
        if inner is not None and area.isVisible() and area.viewport().width() < inner.width():
            yield f"wider than its room: {_path(inner, root)}"


# --- the keyboard ---------------------------------------------------------------------------------


def _place(one: QWidget, root: QWidget) -> QRect:
    return QRect(one.mapTo(root, QPoint(0, 0)), one.size())


def _goes_up(root: QWidget) -> Iterator[str]:
    """Find where Tab goes back up within a column."""
    for one, following in pairwise(reading_order(root)):
        if _trap_of(one) is not _trap_of(following):
            continue
        if _area_of(one) is not _area_of(following) and not (_shows(one) and _shows(following)):
            continue
        now, then = _place(one, root), _place(following, root)
        shares_column = now.left() < then.right() and then.left() < now.right()
        if shares_column and then.bottom() < now.top():
            yield f"Tab goes up: {told(one)} -> {told(following)}"


def _trap_of(one: QWidget) -> QWidget | None:
    """Return what the keyboard stays in: a panel over the page keeps it to itself."""
    up = one.parentWidget()
    while up is not None and "focusNextPrevChild" not in vars(type(up)):
        up = up.parentWidget()
    return up


def _area_of(one: QWidget) -> QScrollArea | None:
    up = one.parentWidget()
    while up is not None and not isinstance(up, QScrollArea):
        up = up.parentWidget()
    return up


def _shows(one: QWidget) -> bool:
    """Say whether a widget is in sight: not scrolled away, nothing over it."""
    middle = one.mapTo(one.window(), one.rect().center())
    on_top = one.window().childAt(middle)
    return on_top is not None and (on_top is one or one.isAncestorOf(on_top))


def tab_faults(window: QWidget) -> list[str]:
    """Press Tab once round the window; return what is not reached, or gets no ring."""
    ring = window.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    # A window system does this when another window closes; the offscreen one forgets.
    window.activateWindow()
    settle()
    order = reading_order(window)
    can_be_reached = _stops(window)
    found, met = [], list[QWidget]()
    for _press in range(len(order) + 2):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        reached = window.focusWidget()
        if reached is None or reached in met:
            break
        met.append(reached)
        if not reached.property("noRing") and not _is_ringed(ring, reached, window):
            found.append(f"no ring: {told(reached)}")
    still = _stops(window)
    left_out = (one for one in can_be_reached if one in still and one not in met)
    return [*found, *(f"Tab does not reach: {told(one)}" for one in left_out)]


def _stops(window: QWidget) -> list[QWidget]:
    """Return everything in sight that wants a stop of the Tab key, out of what leads there."""
    trap = _trap_of(window.focusWidget() or window)
    return [
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and one.isEnabled()
        and not isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox)
        and _trap_of(one) is trap
    ]


def _is_ringed(ring: FocusRing, one: QWidget, window: QWidget) -> bool:
    return ring.isVisible() and ring.geometry().intersects(_place(one, window))
