"""Runs a batch: so many meetings at a time, its progress told, stopped and gone on with at will.

Meetings are made on other threads from what is on disk. What touches open sessions (keeping a
copy that was signed just now) and what is told happens on the thread that began the run.
"""

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from mam_desktop.batch.folder import FolderHold, ready, write
from mam_desktop.batch.making import Made, Maker
from mam_desktop.batch.manifest import Done, Skipped, note_done, write_manifest
from mam_desktop.batch.orders import Chosen
from mam_desktop.errors import WorldError
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.signed import SealedCopy

T = TypeVar("T")
_FIRST_GUESS = 3
"""So many meetings are done before anybody is told how long the rest takes."""


class Beside(Protocol):
    """Where work goes that must hold up nobody."""

    def __call__(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[WorldError], None]
    ) -> None:
        """Do some work on another thread; answer on this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a batch is; `seconds_left` is None while nobody can say."""

    of: int
    done: int = 0
    files: int = 0
    seconds_left: float | None = None
    is_running: bool = True
    skipped: tuple[Skipped, ...] = ()
    """Copies that were due and are not written, nobody left out who gets none."""
    trouble: str = ""
    """Why it stopped before its end, in words; nothing where somebody stopped it."""

    @property
    def is_whole(self) -> bool:
        """Say whether it came to its end."""
        return not self.is_running and self.done == self.of and not self.trouble


class BatchRun:
    """One batch into one folder."""

    def __init__(
        self,
        maker: Maker,
        chosen: Sequence[Chosen],
        *,
        beside: Beside,
        at_once: int,
        told: Callable[[Progress], None],
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._maker = maker
        self._waiting = deque(chosen)
        self._beside = beside
        self._at_once = at_once
        self._told = told
        self._ticks = ticks
        self._in_hand = 0
        self._is_stopped = False
        self._done: list[Done] = []
        self._to_let_go: set[str] = set()
        self._made_now = 0
        self._hold = FolderHold(maker.folder)
        self._begun_at = ticks()
        self._trouble: WorldError | None = None
        self.progress = Progress(of=len(self._waiting))

    @property
    def laptop(self) -> Laptop:
        """Return whose meetings these are."""
        return self._maker.laptop

    @property
    def trouble(self) -> WorldError | None:
        """Return what stopped it before its end."""
        return self._trouble

    def begin(self) -> None:
        """Begin, or go on where an earlier run stopped."""
        self._begun_at = self._ticks()

        def look() -> None:
            self._hold.take()
            ready(self._maker.folder)
            self._maker.look_back()

        self._beside(look, lambda _nothing: self._next(), self._on_failed)

    def stop(self) -> None:
        """Begin no other meeting; those in hand are finished."""
        self._is_stopped = True
        self._waiting.clear()

    def _next(self) -> None:
        while self._waiting and self._in_hand < self._at_once and not self._is_stopped:
            chosen = self._waiting.popleft()
            self._in_hand += 1
            self._beside(lambda one=chosen: self._maker.make(one), self._on_made, self._on_failed)  # type: ignore[misc]
        if self._in_hand == 0 and self.progress.is_running:
            self._finish()

    def _on_made(self, made: Made) -> None:
        self._in_hand -= 1
        try:
            done = self._keep(made)
            note_done(self._maker.folder, done)
        except WorldError as error:
            self._stop_for(error)
        else:
            self._count(made, done)
        self._next()

    def _on_failed(self, error: WorldError) -> None:
        self._in_hand = max(0, self._in_hand - 1)
        self._stop_for(error)
        self._next()

    def _stop_for(self, error: WorldError) -> None:
        self._trouble = self._trouble or error
        self.stop()

    def _count(self, made: Made, done: Done) -> None:
        self._done.append(done)
        self._made_now += not made.is_from_before
        due = tuple(one for one in done.skipped if one.kind != "none")
        self.progress = replace(
            self.progress,
            done=len(self._done),
            files=self.progress.files + len(done.written),
            skipped=self.progress.skipped + due,
            seconds_left=self._seconds_left(),
        )
        self._told(self.progress)

    def _seconds_left(self) -> float | None:
        if self._made_now < min(_FIRST_GUESS, self.progress.of):
            return None
        each = (self._ticks() - self._begun_at) / self._made_now
        return each * (self.progress.of - len(self._done))

    def _finish(self) -> None:
        is_whole = len(self._done) == self.progress.of and self._trouble is None
        if is_whole:
            try:
                self._maker.check_template()
                write_manifest(self._maker.folder, self._done)
            except WorldError as error:
                self._trouble = error
        self._hold.free()
        self._tidy()
        self.progress = replace(
            self.progress,
            is_running=False,
            seconds_left=None,
            trouble=str(self._trouble or ""),
        )
        self._told(self.progress)

    # --- what was signed just now ---------------------------------------------------------------

    def _keep(self, made: Made) -> Done:
        """Keep copies that were signed; the one that somebody kept meanwhile takes their place."""
        if not made.signed:
            return made.done
        instead = self._kept(made)
        if not instead:
            return made.done
        written = []
        for one in made.done.written:
            sha256 = instead.get(one.sha256, one.sha256)
            data = self.laptop.record.get_blob(sha256) if sha256 != one.sha256 else None
            if data is not None:
                write(self._maker.folder, one.file, data)
                written.append(replace(one, sha256=sha256))
            else:
                written.append(one)
        return replace(made.done, written=tuple(written))

    def _kept(self, made: Made) -> dict[str, str]:
        """Write down which copies were signed; return which of them another stands for."""
        family_id = made.chosen.family_id
        if not self.laptop.is_open(family_id):
            self._to_let_go.add(family_id)
        session = self.laptop.open_family(family_id)
        standing = {(one.seal_id, one.name): one.sha256 for one in session.entries.all(SealedCopy)}
        before, session.meeting_id = session.meeting_id, made.chosen.meeting_id
        try:
            writer = session.begin()
            fresh = [one for one in made.signed if (one.seal_id, one.name) not in standing]
            for one in fresh:
                writer.create(SealedCopy, seal_id=one.seal_id, name=one.name, sha256=one.sha256)
            if fresh:
                writer.commit()
        finally:
            session.meeting_id = before
        self._tidy()
        return {
            one.sha256: standing[one.seal_id, one.name]
            for one in made.signed
            if (one.seal_id, one.name) in standing
        }

    def _tidy(self) -> None:
        """Let go of families that only this run opened, as soon as they are on disk."""
        self._to_let_go = {one for one in self._to_let_go if not self.laptop.let_go(one)}
