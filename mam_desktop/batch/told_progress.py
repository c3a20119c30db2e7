"""Says at the terminal how far a batch is: one line written over, or a line now and then."""

from collections import Counter
from typing import TextIO

from mam_desktop.batch.run import Progress
from mam_desktop.texts import _, ngettext

_LINES = 10
"""So many lines a batch has where nobody looks at a terminal."""


class ToldProgress:
    """Takes what a run tells, and writes it."""

    def __init__(self, to: TextIO) -> None:
        self._to = to
        self._is_terminal = to.isatty()
        self._told = 0

    def __call__(self, progress: Progress) -> None:
        """Say how far it is."""
        if self._is_terminal:
            self._to.write(f"\r\x1b[K{progress_words(progress)}")
            self._to.flush()
            return
        step = progress.done * _LINES // max(progress.of, 1)
        if step > self._told:
            self._told = step
            self._to.write(f"{progress_words(progress)}\n")
            self._to.flush()

    def end(self) -> None:
        """End the line."""
        if self._is_terminal:
            self._to.write("\n")

    @staticmethod
    def reasons(progress: Progress) -> dict[str, int]:
        """Return why copies were not written, and how many for each reason."""
        return dict(Counter(one.why for one in progress.skipped))


def progress_words(progress: Progress) -> str:
    """Return `21 of 34 meetings, about 2 seconds left`."""
    told = ngettext("{done} of {count} meeting", "{done} of {count} meetings", progress.of)
    words = told.format(done=progress.done, count=progress.of)
    left = left_words(progress)
    return _("{progress}, {left}").format(progress=words, left=left) if left else words


def left_words(progress: Progress) -> str:
    """Return `about 2 seconds left`; nothing while nobody can say, or at the end."""
    seconds = progress.seconds_left
    if seconds is None or progress.done >= progress.of:
        return ""
    whole = max(1, round(seconds))
    if whole < 90:
        told = ngettext("about {count} second left", "about {count} seconds left", whole)
        return told.format(count=whole)
    minutes = round(whole / 60)
    told = ngettext("about {count} minute left", "about {count} minutes left", minutes)
    return told.format(count=minutes)
