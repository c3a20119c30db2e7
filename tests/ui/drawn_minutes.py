"""The page of minutes without a disk: what it asked for is kept, exports go on by hand."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from mam_desktop.errors import Refused
from mam_desktop.ui.minutes_ports import ExportProgress, ExportWish
from mam_desktop.ui.ports import MinutesRow


class MinutesInMemory:
    """The desk of minutes; `step` does one more meeting of an export."""

    def __init__(self) -> None:
        self.wishes: list[ExportWish] = []
        self.looks_first = False
        self.refusal = ""
        self.may_choose_folder = True
        self.words: dict[str, frozenset[str]] = {}
        self.sent: list[str] = []
        self.given: tuple[tuple[str, str], ...] = (
            ("/templates/Council letterhead.docx", "Council letterhead.docx"),
        )
        self._progress: ExportProgress | None = None

    def search(
        self, asked: str, done: Callable[[frozenset[str]], None], failed: Callable[[str], None]
    ) -> None:
        """Find what was put there, or refuse."""
        if self.refusal:
            failed(self.refusal)
        else:
            done(self.words.get(asked, frozenset()))

    def templates(self) -> tuple[tuple[str, str], ...]:
        """Return one template."""
        return self.given

    def folder_for(self, rows: Sequence[MinutesRow]) -> Path:
        """Return a folder by the days."""
        days = sorted(one.on.isoformat() for one in rows) or ["none"]
        return Path("/papers") / "-to-".join(("minutes", days[0], days[-1]))

    def export(self, wish: ExportWish) -> None:
        """Begin, or refuse."""
        self.wishes.append(wish)
        folder = wish.folder or self.folder_for(wish.rows)
        self._progress = ExportProgress(of=len(wish.rows), folder=folder)
        if self.refusal:
            self._progress = replace(self._progress, is_running=False, trouble=self.refusal)

    def step(self, count: int = 1, *, left: str = "") -> None:
        """Do so many meetings more; at the end the export is whole."""
        assert self._progress is not None
        done = self._progress.done + count
        whole = done >= self._progress.of
        must = self.looks_first and not self.wishes[-1].looked_by
        self._progress = replace(
            self._progress,
            done=done,
            files=0 if must else done,
            left=left,
            is_running=not whole,
            is_whole=whole,
            waits_for_look=must,
        )

    def stop_export(self) -> None:
        """Stop."""
        if self._progress is not None:
            self._progress = replace(self._progress, is_running=False)

    def progress(self) -> ExportProgress | None:
        """Return how far it is."""
        return self._progress

    def mark_sent(self, row: MinutesRow) -> None:
        """Keep, or refuse."""
        if self.refusal:
            raise Refused(self.refusal)
        self.sent.append(row.meeting_id)

    def take_back_sent(self, row: MinutesRow) -> None:
        """Take back."""
        self.sent.remove(row.meeting_id)
