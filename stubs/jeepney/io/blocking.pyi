from collections import deque
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from jeepney import MatchRule, Message

class DBusConnection:
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool | None: ...
    def send_and_get_reply(self, message: Message, *, timeout: float | None = None) -> Message: ...
    def filter(
        self, rule: MatchRule, *, bufsize: int = 1
    ) -> AbstractContextManager[deque[Message]]: ...
    def recv_until_filtered(
        self, queue: deque[Message], *, timeout: float | None = None
    ) -> Message: ...

def open_dbus_connection(bus: str = "SESSION") -> DBusConnection: ...
