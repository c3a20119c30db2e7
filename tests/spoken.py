"""The program as a screen reader meets it: on an X server of its own, over the AT-SPI bus.

Plain D-Bus (jeepney, which keyring brings on Linux); real keys go through the X server, as from
a keyboard. Screens are plugged in and out as RandR monitors of that server. Needs `Xvfb`,
`openbox`, `dbus-daemon` and at-spi2-core, which `python3 run.py test` installs.
"""

import os
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeVar

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import Properties

T = TypeVar("T")

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
ROOT_PATH = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
ACCESSIBLE = "org.a11y.atspi.Accessible"
ENABLED, FOCUSABLE, SHOWING = 8, 11, 25
"""Bits of the AT-SPI state set."""
PATIENCE_S, FOCUS_S = 60.0, 1.0
PARTS_OF_A_FIELD = 5
MOVED = "type='signal',interface='org.a11y.atspi.Event.Object'"
PRESSED_AND_RELEASED = 2
"""AT-SPI's `KeySynthType`: a key of the keyboard, pressed and let go."""
TAB, RETURN, F6 = 23, 36, 72
"""Keys of an X keyboard, by their code."""


def launcher() -> str | None:
    """Return where the accessibility bus is started from."""
    return next((one for one in LAUNCHERS if Path(one).exists()), None)


def missing() -> list[str]:
    """Return what this machine lacks."""
    lacking = [name for name in ("Xvfb", "openbox", "dbus-daemon") if shutil.which(name) is None]
    return lacking if launcher() else [*lacking, "at-spi-bus-launcher"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing a screen reader can name."""

    bus_name: str
    path: str
    role: str
    name: str
    states: int

    def has(self, state: int) -> bool:
        """Say whether one bit of the state set is set."""
        return bool(self.states >> state & 1)

    @property
    def is_reached(self) -> bool:
        """Say whether the keyboard can reach it now."""
        return self.has(FOCUSABLE) and self.has(SHOWING)


def missing_for_screens() -> list[str]:
    """Return what this machine lacks for screens that are plugged in and out."""
    return [one for one in ("Xvfb", "openbox", "xrandr") if shutil.which(one) is None]


class Desktop:
    """An X server, the accessibility bus, and the program on them.

    Where nobody `listens` there is no bus at all, only screens.
    """

    def __init__(self, folder: Path, size: str = "1366x768", *, listens: bool = True) -> None:
        self._folder = folder
        self._size = size
        self._listens = listens
        self._stack = ExitStack()
        self._screens: set[str] = set()
        self._environment = dict(os.environ)

    def __enter__(self) -> "Desktop":
        try:
            self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_why: object) -> None:
        self._stack.close()

    def _start(self) -> None:
        self._environment |= {
            "XDG_CACHE_HOME": str(self._folder / "cache"),
            "XDG_RUNTIME_DIR": str(self._folder),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        screen = ["-screen", "0", f"{self._size}x24", "-noreset", "-nolisten", "tcp"]
        number = self._first_line("Xvfb", "-displayfd", "1", *screen)
        self._environment["DISPLAY"] = f":{number}"
        self._run("openbox")  # Without a window manager no window gets the keyboard.
        if not self._listens:
            self._environment["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
            return
        address = self._first_line("dbus-daemon", "--session", "--nofork", "--print-address=1")
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = address
        self._run(launcher() or "", "--launch-immediately")
        session = self._stack.enter_context(open_dbus_connection(bus=address))
        self._bus = self._stack.enter_context(_accessibility_bus(session))
        wanted: tuple[object, ...] = ("object:state-changed:focused", [], "")
        self._call(REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent", "sass", wanted)
        daemon = new_method_call(message_bus, "AddMatch", "s", (MOVED,))
        self._bus.send_and_get_reply(daemon)

    def run_program(self, *words: str) -> None:
        """Start the program and wait until its window can be read."""
        program = self._run(sys.executable, "-m", "mam_desktop", *words)

        def shows() -> bool:
            assert program.poll() is None, "the program ended"
            return any(one.is_reached for one in self.everything())

        self.wait_for(shows)

    # --- screens -------------------------------------------------------------------------------

    def plug_in(self, name: str, place: str) -> None:
        """Plug a screen in, at a place such as `1920/510x1080/290+1280+0`."""
        output = "screen" if not self._screens else "none"
        self._screens.add(name)
        self._xrandr("--setmonitor", name, place, output)

    def unplug(self, name: str) -> None:
        """Pull a screen's plug."""
        self._xrandr("--delmonitor", name)

    def _xrandr(self, *words: str) -> None:
        subprocess.run(["xrandr", *words], env=self._environment, check=True, timeout=PATIENCE_S)

    @property
    def environment(self) -> dict[str, str]:
        """Return what a program needs to find this desktop."""
        return dict(self._environment)

    def _run(self, *command: str) -> "subprocess.Popen[str]":
        running = subprocess.Popen(
            command,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._stack.callback(_end, running)
        return running

    def _first_line(self, *command: str) -> str:
        out: IO[str] | None = self._run(*command).stdout
        return out.readline().strip() if out is not None else ""

    # --- reading ---------------------------------------------------------------------------------

    def everything(self) -> list[Spoken]:
        """Return all that shows, depth first."""
        return [
            one
            for bus_name, path in self._children(REGISTRY, ROOT_PATH)
            for one in self._under(bus_name, path)
        ]

    def reached(self) -> list[Spoken]:
        """Return what the keyboard can reach now."""
        return [one for one in self.everything() if one.is_reached]

    def lies_in(self, one: Spoken, others: list[Spoken]) -> bool:
        """Say whether a thing is a part of one of some others, as the line of a box of choices."""
        left, top, width, height = self.place_of(one)
        return any(
            (at <= left and left + width <= at + wide)
            and (above <= top and top + height <= above + high)
            for at, above, wide, high in map(self.place_of, others)
        )

    def tabbed_through(self, most: int = 250) -> list[Spoken]:
        """Press Tab until the keyboard is where it was first; return what it met, in order."""
        moved = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object")
        met: list[Spoken] = []
        with self._bus.filter(moved, bufsize=10_000) as signals:
            while len(met) < most:
                met.append(self._tabbed_to(signals))
                if len(met) > 1 and met[-1].path == met[0].path:
                    return met[:-1]
        raise TimeoutError

    def _tabbed_to(self, signals: deque[Message]) -> Spoken:
        """Press Tab until the keyboard is elsewhere; a time has two parts to tab through."""
        for _part in range(PARTS_OF_A_FIELD):
            signals.clear()
            self.press(TAB)
            with suppress(TimeoutError):
                return self._focus_told(signals)
        raise TimeoutError

    def _focus_told(self, signals: deque[Message]) -> Spoken:
        while True:
            told = self._bus.recv_until_filtered(signals, timeout=FOCUS_S)
            fields = told.header.fields
            name, gained = told.body[0], told.body[1]
            if fields[HeaderFields.member] == "StateChanged" and (name, gained) == ("focused", 1):
                return self._read(fields[HeaderFields.sender], fields[HeaderFields.path])

    def place_of(self, one: Spoken) -> tuple[int, int, int, int]:
        """Return (left, top, width, height) on the screen, in pixels."""
        component = "org.a11y.atspi.Component"
        found = self._call(one.bus_name, one.path, component, "GetExtents", "u", (0,))[0]
        left, top, width, height = (int(each) for each in found)
        return left, top, width, height

    def _under(self, bus_name: str, path: str) -> Iterator[Spoken]:
        try:
            found = self._read(bus_name, path)
            children = self._children(bus_name, path) if found.has(SHOWING) else []
        except LookupError:
            return  # It went while it was read.
        yield found
        for child_bus, child_path in children:
            yield from self._under(child_bus, child_path)

    def _read(self, bus_name: str, path: str) -> Spoken:
        role = self._call(bus_name, path, ACCESSIBLE, "GetRoleName")[0]
        properties = "org.freedesktop.DBus.Properties"
        name = self._call(bus_name, path, properties, "Get", "ss", (ACCESSIBLE, "Name"))[0]
        low, high = self._call(bus_name, path, ACCESSIBLE, "GetState")[0]
        return Spoken(bus_name, path, str(role), str(name[1]), low | high << 32)

    def _children(self, bus_name: str, path: str) -> list[tuple[str, str]]:
        return list(self._call(bus_name, path, ACCESSIBLE, "GetChildren")[0])

    def _call(
        self,
        bus_name: str,
        path: str,
        interface: str,
        method: str,
        signature: str | None = None,
        body: tuple[object, ...] = (),
    ) -> tuple[Any, ...]:
        address = DBusAddress(path, bus_name=bus_name, interface=interface)
        call = new_method_call(address, method, signature, body)
        reply = self._bus.send_and_get_reply(call, timeout=PATIENCE_S)
        if reply.header.message_type is MessageType.error:
            raise LookupError(reply.body)
        return tuple(reply.body)

    # --- doing -----------------------------------------------------------------------------------

    def press(self, key: int) -> None:
        """Press a key and let it go."""
        controller = "org.a11y.atspi.DeviceEventController"
        path = "/org/a11y/atspi/registry/deviceeventcontroller"
        event = (key, "", PRESSED_AND_RELEASED)
        self._call(REGISTRY, path, controller, "GenerateKeyboardEvent", "isu", event)

    def act(self, one: Spoken) -> None:
        """Do what a thing does, as a screen reader asks for it."""
        self._call(one.bus_name, one.path, "org.a11y.atspi.Action", "DoAction", "i", (0,))

    def find(self, *words: str) -> Spoken:
        """Return the thing the keyboard reaches whose name holds all of some words; wait for it."""
        return self.wait_for(
            lambda: [one for one in self.reached() if all(part in one.name for part in words)]
        )[0]

    def wait_for(self, found: Callable[[], T]) -> T:
        """Ask until there is an answer.

        Raises:
            TimeoutError: there was none for a minute.

        """
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            answer = found()
            if answer:
                return answer
            time.sleep(0.1)
        raise TimeoutError


def _accessibility_bus(session: DBusConnection) -> DBusConnection:
    """Ask for accessibility, and join its bus."""
    status = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Status")
    bus = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
    end = time.monotonic() + PATIENCE_S
    while True:
        wanted = Properties(status).set("IsEnabled", "b", True)
        if session.send_and_get_reply(wanted).header.message_type is not MessageType.error:
            break
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.1)
    address = session.send_and_get_reply(new_method_call(bus, "GetAddress")).body[0]
    return open_dbus_connection(bus=address)


def _end(running: "subprocess.Popen[str]") -> None:
    running.terminate()
    try:
        running.wait(10)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
    if running.stdout is not None:
        running.stdout.close()
