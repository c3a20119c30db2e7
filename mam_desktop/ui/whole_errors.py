"""Keeps a bug in a method that Qt calls from taking the whole process down.

PySide keeps such an error aside until the next return to Python. On Python 3.11 an error that C
raised (a wrong number, a list too short) has no exception object yet, and a second one meets the
first: both end the process with a segmentation fault, without a crash report. So no error of ours
gets as far as PySide: it is told where every error is told, and Qt's own answer stands instead.
"""

import functools
import sys
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

from shiboken6 import Shiboken

_ASKED_BY_QT = frozenset(
    {
        *("event", "eventFilter", "viewportEvent", "focusNextPrevChild", "inputMethodQuery"),
        *("paint", "sizeHint", "minimumSizeHint", "heightForWidth", "hasHeightForWidth"),
        *("data", "headerData", "setData", "rowCount", "columnCount", "flags"),
        *("createEditor", "setEditorData", "setModelData", "updateEditorGeometry"),
        *("mimeData", "dropMimeData", "canDropMimeData", "filterAcceptsRow", "lessThan"),
        *("highlightBlock", "insertFromMimeData", "canInsertFromMimeData", "keyboardSearch"),
        "setGeometry",
    }
)
"""What Qt calls beside the handlers whose names end with Event; none of them is used as a slot,
where the number of a function's arguments matters."""
_NOTHING_INSTEAD = ("paint", "highlightBlock", "insertFromMimeData", "setGeometry")
_INSTEAD: dict[str, object] = {
    **dict.fromkeys(_NOTHING_INSTEAD),
    **dict.fromkeys(("data", "headerData")),
    **dict.fromkeys(("rowCount", "columnCount"), 0),
}
"""What is answered where Qt has no answer of its own, or one that is no better."""
_NEW_CLASS = "__init_subclass__"

Made = Callable[..., Any]


def keep_errors_whole() -> None:
    """Do so for every class made from a Qt class, those that are there and those to come."""
    if _NEW_CLASS in vars(Shiboken.Object):
        return
    for cls in _made_in_python(Shiboken.Object):
        _wrap(cls)

    def on_new_class(cls: type[Shiboken.Object], /, **kwargs: object) -> None:
        super(Shiboken.Object, cls).__init_subclass__(**kwargs)
        _wrap(cls)

    # Nearly every module of the windows is read only when it is needed, so no later walk over
    # the classes would find them all.
    setattr(Shiboken.Object, _NEW_CLASS, classmethod(on_new_class))


def _made_in_python(cls: type) -> Iterator[type]:
    below: list[type] = cls.__subclasses__()
    for one in below:
        if not one.__module__.startswith("PySide6"):
            yield one
        yield from _made_in_python(one)


def _wrap(cls: type) -> None:
    for name, made in list(vars(cls).items()):
        is_asked = name.endswith("Event") or name in _ASKED_BY_QT
        if is_asked and isinstance(made, FunctionType) and not hasattr(made, "__wrapped__"):
            setattr(cls, name, _kept_whole(cls, name, made))


def _kept_whole(cls: type, name: str, made: Made) -> Made:
    qt_answers = not name.endswith("Event") and name not in _INSTEAD

    @functools.wraps(made)
    def asked(self: object, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as Qt asks
        try:
            return made(self, *args, **kwargs)
        except Exception as error:  # noqa: BLE001 - this is where errors of ours end
            _tell(error)
        qt = getattr(super(cls, self), name)
        return qt(*args, **kwargs) if qt_answers else _INSTEAD.get(name)

    return asked


_told: set[tuple[type, str, int]] = set()


def _tell(error: Exception) -> None:
    """Tell an error once for each place: what is painted wrong is painted wrong again and again."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = (last.tb_frame.f_code.co_filename, last.tb_lineno) if last else ("", 0)
    if (type(error), *place) not in _told:
        _told.add((type(error), *place))
        sys.excepthook(type(error), error, error.__traceback__)
