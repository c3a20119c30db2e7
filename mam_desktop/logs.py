"""The quiet log and the crash report: ids, places and kinds of errors, never what people said.

The log drops what it is not sure of: an argument that is not a number or an id is left out, and of
an exception only its class and the places in the code are kept, never its message.
"""

import faulthandler
import logging
import platform
import re
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from uuid import UUID

import mam_desktop
from mam_desktop.errors import MamError
from mam_desktop.profile import write_whole

LOG_NAME = "mam-desktop.log"
LEFT_OUT = "(left out)"
_MAX_LOG_BYTES = 512 * 1024
_OLD_LOGS = 3
_MAX_CAUSES = 10
# What ids, kinds and fields look like: no capital letter, no space, so no name and no sentence.
_ID = re.compile(r"[a-z0-9_][a-z0-9_.:-]{0,79}", re.ASCII)

_Trace = tuple[type[BaseException], BaseException, TracebackType | None]


class _IdsOnly(logging.Filter):
    """Keeps ids and numbers among a record's arguments and leaves out the rest."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record in place and let it through."""
        if isinstance(record.args, tuple):
            record.args = tuple(_safe(value) for value in record.args)
        elif record.args is not None:
            record.args = {str(_safe(key)): _safe(value) for key, value in record.args.items()}
        return True


class _QuietFormatter(logging.Formatter):
    """Writes UTC times, and errors without their messages."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802
        """Return when it happened, in UTC."""
        at = datetime.fromtimestamp(record.created, UTC)
        return at.strftime(datefmt) if datefmt else at.isoformat(timespec="milliseconds")

    def formatException(self, ei: object) -> str:  # noqa: N802
        """Return the class of the error and where it came from."""
        error = ei[1] if isinstance(ei, tuple) else None
        return "\n".join(error_lines(error)) if isinstance(error, BaseException) else LEFT_OUT

    def formatStack(self, stack_info: str) -> str:  # noqa: N802
        """Leave the stack's text out; it quotes source lines and nothing more is needed."""
        return LEFT_OUT if stack_info else ""


class _QuietHandler(RotatingFileHandler):
    """A log that cannot be written is no reason to print what should have gone there."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Stay quiet; the program goes on without the log."""


def start_logs(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Write this program's log into the folder; hand the returned handler to `stop_logs`."""
    handler = _QuietHandler(
        folder / LOG_NAME,
        maxBytes=_MAX_LOG_BYTES,
        backupCount=_OLD_LOGS,
        encoding="utf-8",
        delay=True,
    )
    handler.setFormatter(_QuietFormatter())
    handler.addFilter(_IdsOnly())
    ours = _our_logger()
    ours.propagate = False
    ours.setLevel(level)
    ours.addHandler(handler)
    return handler


def stop_logs(handler: logging.Handler) -> None:
    """Close the log."""
    ours = _our_logger()
    ours.removeHandler(handler)
    ours.propagate = True
    handler.close()


def error_lines(error: BaseException) -> Iterator[str]:
    """Yield an error's class and places, outermost call first, then those of its causes."""
    seen: BaseException | None = error
    for _count in range(_MAX_CAUSES):
        if seen is None:
            return
        yield _class_name(seen)
        for frame, line in walk_tb(seen.__traceback__):
            code = frame.f_code
            yield f"  {_place(code.co_filename)}:{line} in {code.co_name}"
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
        if seen is not None:
            yield "because of"


class CrashReports:
    """While entered, an error of ours that nobody caught becomes a report file without content."""

    def __init__(
        self, folder: Path, *, now: Callable[[], datetime], tell: Callable[[Path], None]
    ) -> None:
        self._folder = folder
        self._now = now
        self._tell = tell

    def __enter__(self) -> "CrashReports":
        self._faults = (self._folder / "faults.txt").open("a", encoding="utf-8")
        faulthandler.enable(self._faults)
        self._old_hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error
        sys.unraisablehook = self._on_unraisable
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._old_hooks
        faulthandler.disable()
        self._faults.close()

    def write(self, error: BaseException) -> Path:
        """Write a report of the error and return where it lies."""
        at = self._now().astimezone(UTC)
        path = self._folder / f"crash-{at:%Y%m%dT%H%M%S%f}Z.txt"
        lines = [
            f"MAM Desktop {mam_desktop.__version__}, crash report, {at.isoformat()}",
            f"Python {platform.python_version()}, {platform.platform()}",
            "It holds places in the program and kinds of errors. It holds nothing anyone wrote.",
            "",
            *error_lines(error),
        ]
        write_whole(path, "\n".join([*lines, ""]).encode())
        return path

    def _report(self, error: BaseException | None) -> None:
        if error is not None:
            _our_logger().error("stopped by an error of ours: %s", error)
            self._tell(self.write(error))

    def _on_error(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._report(error)

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_type is not SystemExit:
            self._report(args.exc_value)

    def _on_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        self._report(args.exc_value)


def _our_logger() -> logging.Logger:
    return logging.getLogger(mam_desktop.__name__)


def _safe(value: object) -> object:
    """Return the value where it is a number or looks like an id, else a mark or a class."""
    if value is None or isinstance(value, bool | int | float | UUID):
        return value
    if isinstance(value, BaseException):
        return _class_name(value)
    if isinstance(value, str) and _ID.fullmatch(value):
        return value
    return LEFT_OUT


def _class_name(error: BaseException) -> str:
    """Return the class; the errno of the system's errors tells much and holds no content."""
    name = type(error).__name__
    number = getattr(error, "errno", None)
    if isinstance(error, MamError) or not isinstance(number, int):
        return name
    return f"{name}({number})"


def _place(file: str) -> str:
    """Return a source file without the folders of this laptop, which name people."""
    return "/".join(Path(file).parts[-3:])
