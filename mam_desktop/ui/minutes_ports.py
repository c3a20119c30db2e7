"""What the page of minutes needs from the application: search, export of many, marks of sending."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from mam_desktop.ui.ports import Failed, MinutesRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWish:
    """Which minutes are wanted, for whom, as what, where to."""

    rows: tuple[MinutesRow, ...]
    copy: str
    """A copy of `meeting.audience.Copy`, or `each`: everybody on the list the one they are due."""
    as_format: str
    template: str = ""
    """A template of `templates`; nothing is our own look."""
    folder: Path | None = None
    """None: the usual one."""
    looked_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportProgress:
    """How far an export is."""

    of: int
    folder: Path
    done: int = 0
    files: int = 0
    left: str = ""
    """How long it takes yet, in words; nothing while nobody can say."""
    is_running: bool = True
    is_whole: bool = False
    """Whether it came to its end."""
    not_written: tuple[str, ...] = ()
    """A sentence for each reason why copies were not written."""
    waits_for_look: bool = False
    """Whether somebody has to look at copies before they leave; never why."""
    trouble: str = ""
    """Why it stopped before its end, where nobody stopped it."""


class MinutesDesk(Protocol):
    """What the page of minutes asks of the application."""

    def search(self, asked: str, done: Callable[[frozenset[str]], None], failed: Failed) -> None:
        """Look inside all minutes, sealed or not; `done` gets the ids of meetings that fit."""

    def templates(self) -> tuple[tuple[str, str], ...]:
        """Return the council's own Word templates, each with its words."""

    @property
    def may_choose_folder(self) -> bool:
        """Say whether the council lets papers be saved elsewhere than in the usual folder."""

    def folder_for(self, rows: Sequence[MinutesRow]) -> Path:
        """Return where the copies of these minutes go unless a folder is named."""

    def export(self, wish: ExportWish) -> None:
        """Begin to write copies beside everything else, or go on where that stopped."""

    def stop_export(self) -> None:
        """Begin no other meeting."""

    def progress(self) -> ExportProgress | None:
        """Return how far the newest export is; None before the first."""

    def mark_sent(self, row: MinutesRow) -> None:
        """Mark that everybody who is due a copy was sent it.

        Raises:
            WorldError: it is a draft, or was marked before.

        """

    def take_back_sent(self, row: MinutesRow) -> None:
        """Take the marks of the version that stands away again.

        Raises:
            WorldError: nothing is marked.

        """
