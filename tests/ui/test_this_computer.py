"""What is asked of each system, tried with libraries and a service that only remember."""

import ctypes
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Generic, ParamSpec, TypeVar

import pytest

from mam_desktop.ui.this_computer import (
    BLACK_IN_CAPTURES,
    ES_CONTINUOUS,
    ES_DISPLAY_REQUIRED,
    KEPT_OUT_OF_CAPTURES,
    NOT_SHARED,
    LinuxComputer,
    MacComputer,
    UnseenComputer,
    WindowsComputer,
    this_computer,
)

P = ParamSpec("P")
T = TypeVar("T")


class User32:
    """Remembers what windows were set to; older Windows knows only the black one."""

    def __init__(self, knows: tuple[int, ...]) -> None:
        self.knows, self.set_to = knows, 0

    def SetWindowDisplayAffinity(  # noqa: N802 - Windows' name
        self, handle: ctypes.c_void_p, way: ctypes.c_uint32
    ) -> int:
        assert handle.value == 4711
        if way.value not in self.knows:
            return 0
        self.set_to = way.value
        return 1


class Kernel32:
    """Remembers what this thread needs."""

    def __init__(self) -> None:
        self.state = 0

    def SetThreadExecutionState(self, wanted: ctypes.c_uint32) -> int:  # noqa: N802
        self.state = wanted.value
        return 1


@pytest.mark.parametrize(
    ("knows", "set_to"),
    [
        ((0, BLACK_IN_CAPTURES, KEPT_OUT_OF_CAPTURES), KEPT_OUT_OF_CAPTURES),
        ((0, BLACK_IN_CAPTURES), BLACK_IN_CAPTURES),
    ],
)
def test_on_windows_the_window_leaves_captures_or_is_black_in_them(
    knows: tuple[int, ...], set_to: int
) -> None:
    user32 = User32(knows)
    computer = WindowsComputer(user32, Kernel32())
    assert computer.hide_from_captures(4711, hidden=True)
    assert user32.set_to == set_to
    assert computer.hide_from_captures(4711, hidden=False)
    assert user32.set_to == 0


def test_on_windows_that_knows_neither_the_answer_is_no() -> None:
    assert not WindowsComputer(User32(()), Kernel32()).hide_from_captures(4711, hidden=True)


def test_on_windows_the_display_is_needed_until_it_is_not() -> None:
    kernel32 = Kernel32()
    computer = WindowsComputer(User32(()), kernel32)
    assert computer.stay_awake("a meeting")
    assert kernel32.state & ES_DISPLAY_REQUIRED
    computer.may_sleep()
    assert kernel32.state == ES_CONTINUOUS


class Function(Generic[P, T]):
    """A C function whose answer Python makes."""

    def __init__(self, answer: Callable[P, T]) -> None:
        self._answer = answer
        self.restype: object = None
        self.argtypes: list[object] = []

    def __call__(self, *given: P.args, **named: P.kwargs) -> T:
        return self._answer(*given, **named)


def _same(name: bytes) -> bytes:
    return name


class ObjectiveC:
    """A runtime with one view, which may have a window."""

    def __init__(self, window: int) -> None:
        self.sent: list[tuple[int, bytes, tuple[int, ...]]] = []
        self._window = window
        self.sel_registerName = Function(_same)
        self.objc_msgSend = Function(self._send)

    def _send(self, to: int, name: bytes, *more: int) -> int:
        self.sent.append((to, name, more))
        return self._window if name == b"window" else 0


def test_on_macos_the_window_of_the_view_is_not_shared() -> None:
    objc = ObjectiveC(window=99)
    assert MacComputer(objc).hide_from_captures(4711, hidden=True)
    assert objc.sent == [(4711, b"window", ()), (99, b"setSharingType:", (NOT_SHARED,))]


def test_on_macos_a_view_without_a_window_is_a_no() -> None:
    assert not MacComputer(ObjectiveC(window=0)).hide_from_captures(4711, hidden=True)


def test_on_macos_a_program_keeps_it_awake_until_it_is_ended(tmp_path: Path) -> None:
    missing = MacComputer(ObjectiveC(0), keep_awake=str(tmp_path / "not-there"))
    assert not missing.stay_awake("a meeting")
    missing.may_sleep()
    sleeper = tmp_path / "caffeinate"
    sleeper.write_text("#!/bin/sh\nexec sleep 60\n")
    sleeper.chmod(0o700)
    computer = MacComputer(ObjectiveC(0), keep_awake=str(sleeper))
    assert computer.stay_awake("a meeting")
    assert computer.stay_awake("a meeting")
    computer.may_sleep()
    computer.may_sleep()


def test_on_linux_no_window_can_leave_captures() -> None:
    assert not LinuxComputer().hide_from_captures(4711, hidden=True)


def test_without_a_display_there_is_nothing_to_capture_and_nothing_sleeps() -> None:
    computer = this_computer(has_display=False)
    assert isinstance(computer, UnseenComputer)
    assert computer.hide_from_captures(1, hidden=True)
    assert computer.stay_awake("a meeting")
    computer.may_sleep()


# --- the session's own service -------------------------------------------------------------------


@pytest.fixture
def session_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Start a bus of the test's own."""
    if not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None:
        pytest.skip("not on this machine: dbus-daemon")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    bus = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path)
    assert bus.stdout is not None
    address = bus.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    bus.terminate()
    bus.wait()
    bus.stdout.close()


SERVICE = """
from jeepney import MessageType, new_method_call, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
with open_dbus_connection(bus="SESSION") as bus:
    wanted = ("org.freedesktop.ScreenSaver", 0)
    bus.send_and_get_reply(new_method_call(message_bus, "RequestName", "su", wanted))
    print("ready", flush=True)
    while True:
        call = bus.receive(timeout=20)
        if call.header.message_type is MessageType.method_call:
            bus.send(new_method_return(call, "u", (7,)))
            print(*call.body, sep="|", flush=True)
            break
"""


ASKING = """
from PySide6.QtCore import QCoreApplication
from mam_desktop.ui.this_computer import LinuxComputer
app = QCoreApplication([])
computer = LinuxComputer()
print(computer.stay_awake("nobody is there"), flush=True)
computer.may_sleep()
input()
print(computer.stay_awake("A meeting is held"), flush=True)
computer.may_sleep()
"""
"""A process of its own: the system's library asks only once where the session's bus is."""


def python(program: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", program]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.mark.usefixtures("session_bus")
def test_on_linux_the_session_is_asked_to_stay_awake() -> None:
    with python(ASKING) as asking:
        assert line_of(asking) == "False"
        with python(SERVICE) as service:
            assert line_of(service) == "ready"
            assert asking.stdin is not None
            asking.stdin.write("\n")
            asking.stdin.flush()
            assert line_of(asking) == "True"
            assert line_of(service) == "MAM Desktop|A meeting is held"
