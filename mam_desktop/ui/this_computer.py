"""What only the system can do: keep a window out of captures, keep the computer awake.

Everything here is asked for, never relied on: each answer says whether the system took it.
"""

import ctypes
import ctypes.util
import os
import subprocess
import sys
from typing import Any, Protocol

KEPT_OUT_OF_CAPTURES = 0x11
"""WDA_EXCLUDEFROMCAPTURE, Windows 10 of 2020 and later: the window is not in the picture at all."""
BLACK_IN_CAPTURES = 0x01
"""WDA_MONITOR, earlier ones: its place is black."""
ES_CONTINUOUS, ES_SYSTEM_REQUIRED, ES_DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2
NOT_SHARED = 0
"""NSWindowSharingNone."""
SHARED_FOR_READING = 1
"""NSWindowSharingReadOnly, as windows are born."""
PATIENCE_MS = 500
"""How long the session's service may take to answer; a window waits for it."""


class ThisComputer(Protocol):
    """The port: what the windows ask of the system."""

    def hide_from_captures(self, window_id: int, *, hidden: bool) -> bool:
        """Ask to keep a window out of pictures and video calls; say whether it was taken."""
        ...

    def stay_awake(self, why: str) -> bool:
        """Ask that neither the computer nor its screens sleep; say whether it was taken."""
        ...

    def may_sleep(self) -> None:
        """Let it sleep again as it used to."""
        ...


class WindowsComputer:
    """Windows, through user32 and kernel32."""

    def __init__(self, user32: Any = None, kernel32: Any = None) -> None:  # noqa: ANN401 - ctypes
        self._user32 = user32 or ctypes.CDLL("user32")
        self._kernel32 = kernel32 or ctypes.CDLL("kernel32")

    def hide_from_captures(self, window_id: int, *, hidden: bool) -> bool:
        """Set the window's display affinity; older versions make it black."""
        ways = (KEPT_OUT_OF_CAPTURES, BLACK_IN_CAPTURES) if hidden else (0,)
        handle = ctypes.c_void_p(window_id)
        set_affinity = self._user32.SetWindowDisplayAffinity
        return any(set_affinity(handle, ctypes.c_uint32(way)) for way in ways)

    def stay_awake(self, why: str) -> bool:  # noqa: ARG002 - Windows asks for no reason
        """Say that this thread needs the display."""
        wanted = ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED
        return bool(self._kernel32.SetThreadExecutionState(ctypes.c_uint32(wanted)))

    def may_sleep(self) -> None:
        """Take it back."""
        self._kernel32.SetThreadExecutionState(ctypes.c_uint32(ES_CONTINUOUS))


class MacComputer:
    """macOS: the window through the Objective-C runtime, sleep through `caffeinate`."""

    def __init__(self, objc: Any = None, keep_awake: str = "/usr/bin/caffeinate") -> None:  # noqa: ANN401
        self._objc = objc or ctypes.CDLL(ctypes.util.find_library("objc") or "libobjc.dylib")
        self._keep_awake = keep_awake
        self._awake: subprocess.Popen[bytes] | None = None

    def hide_from_captures(self, window_id: int, *, hidden: bool) -> bool:
        """Set the window's sharing type; newer recorders may still see it, so it is only asked."""
        send, name = self._objc.objc_msgSend, self._objc.sel_registerName
        name.restype = send.restype = ctypes.c_void_p
        name.argtypes = [ctypes.c_char_p]
        send.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        window = send(window_id, name(b"window"))
        if not window:
            return False
        send.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong]
        kind = NOT_SHARED if hidden else SHARED_FOR_READING
        send(window, name(b"setSharingType:"), kind)
        return True

    def stay_awake(self, why: str) -> bool:  # noqa: ARG002 - caffeinate asks for no reason
        """Run `caffeinate` until it is taken back; it also ends with this program."""
        if self._awake is None:
            try:
                command = [self._keep_awake, "-d", "-i", "-w", str(os.getpid())]
                self._awake = subprocess.Popen(command)  # noqa: S603 - the system's own
            except OSError:
                return False
        return True

    def may_sleep(self) -> None:
        """End it."""
        if self._awake is not None:
            self._awake.terminate()
            self._awake.wait()
            self._awake = None


class LinuxComputer:
    """Linux: sleep through the session's own service; no window can leave captures by itself."""

    _CONNECTION = "mam-desktop-awake"
    _SERVICE = "org.freedesktop.ScreenSaver"

    def hide_from_captures(self, window_id: int, *, hidden: bool) -> bool:  # noqa: ARG002 - none can
        """Say no: neither X11 nor Wayland lets a window ask for that."""
        return False

    def stay_awake(self, why: str) -> bool:
        """Ask the session's service on a connection of its own."""
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, self._CONNECTION)
        if not bus.isConnected():
            return False
        wish = QDBusMessage.createMethodCall(
            self._SERVICE, "/ScreenSaver", self._SERVICE, "Inhibit"
        )
        wish.setArguments(["MAM Desktop", why])
        answer = bus.call(wish, QDBus.CallMode.Block, PATIENCE_MS)
        return answer.type() == QDBusMessage.MessageType.ReplyMessage

    def may_sleep(self) -> None:
        """Leave the bus: what was asked for ends with who asked."""
        from PySide6.QtDBus import QDBusConnection

        QDBusConnection.disconnectFromBus(self._CONNECTION)


class UnseenComputer:
    """No display at all: nobody can capture anything, and nothing dims."""

    def hide_from_captures(self, window_id: int, *, hidden: bool) -> bool:  # noqa: ARG002 - unseen
        """Nothing shows, so nothing can be captured."""
        return True

    def stay_awake(self, why: str) -> bool:  # noqa: ARG002 - unseen
        """There is no screen that could sleep."""
        return True

    def may_sleep(self) -> None:
        """Nothing was asked for."""


def this_computer(*, has_display: bool = True) -> ThisComputer:
    """Return the system that this program runs on."""
    if not has_display:
        return UnseenComputer()
    if sys.platform == "win32":
        return WindowsComputer()
    if sys.platform == "darwin":
        return MacComputer()
    return LinuxComputer()
