"""Plays a script from a line on: performs, waits for the receipt, checks, keeps pictures."""

import json
from collections.abc import Callable
from pathlib import Path

from mam_desktop.errors import WorldError
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.play.expecting import check
from mam_desktop.play.restarting import Restart
from mam_desktop.play.script import Line
from mam_desktop.play.stage import FIRST, Stage
from mam_desktop.profile import write_whole
from mam_desktop.texts import _

PICTURED = frozenset({"step", "family_screen", "expect"})


class LineFailed(WorldError):
    """A line could not be played; `error` says why."""

    def __init__(self, line: Line, error: WorldError) -> None:
        message = str(error)
        if not message.startswith(_("Line {no}").format(no=line.no)):
            message = _("Line {no} ({verb}): {why}").format(no=line.no, verb=line.do, why=message)
        super().__init__(message)
        self.exit_code = error.exit_code


class Player:
    """Plays lines on a stage."""

    def __init__(
        self, stage: Stage, *, pictures: bool = False, tell: Callable[[str], None] = lambda _: None
    ) -> None:
        self._stage = stage
        self._pictures = pictures
        self._tell = tell

    def play(self, from_line: int = 1) -> None:
        """Play from a line to the end; lines before it only move the clock.

        After a restart the family screen is covered; the lead shows again what showed before.

        Raises:
            LineFailed: a line could not be played; what was played before it is in the record.
            Restart: the application is to be opened again after this line.

        """
        shown: Line | None = None
        for line in self._stage.script.lines:
            self._stage.begin(line)
            if line.no >= from_line:
                if shown is not None:
                    self._stage.perform(shown)
                    shown = None
                self._play_line(line)
            elif line.do == "family_screen":
                shown = line if line.text("state") == ScreenState.ON else None
            elif line.do == "laptop":
                self._stage.go_to_laptop(line.text("name"))
                shown = None

    def _play_line(self, line: Line) -> None:
        try:
            self._perform(line)
        except LineFailed:
            raise
        except WorldError as error:
            raise LineFailed(line, error) from error
        if self._pictures and line.do in PICTURED:
            self._stage.picture(f"{line.no:02d}-{self._step()}")
        self._tell(_("line {no}: {verb}").format(no=line.no, verb=line.do))

    def _perform(self, line: Line) -> None:
        if line.do == "expect":
            check(line, self._stage)
        elif line.do == "restart":
            raise Restart(line)
        else:
            self._stage.perform(line)

    def _step(self) -> str:
        view = self._stage.family_view()
        return view.scene if view is not None else "before"

    def write_record(self, out: Path) -> None:
        """Write `record.json`: the state hash and counts of every laptop at the end."""
        laptops = {name: _summary(one) for name, one in sorted(self._stage.laptops.items())}
        ending = laptops.get(FIRST) or next(iter(laptops.values()), {})
        whole = {**ending, "laptops": laptops}
        write_whole(out / "record.json", json.dumps(whole, indent=1, sort_keys=True).encode())


def _summary(laptop: Laptop) -> dict[str, object]:
    record = laptop.record
    return {
        "state_hash": record.state_hash(),
        "families": len(record.families()),
        "changes": record.change_count(),
        "pending_changes": record.pending_count(),
        "conflicts": laptop.conflict_count(),
    }
