"""Where the record's own files lie in a profile folder, and whether one was ever made there."""

from pathlib import Path

from mam_desktop.profile import Profile, write_whole


def marker_file(folder: Path) -> Path:
    """Return the mark that a record was made here, so that a lost one is never taken for a new."""
    return folder / "record.made"


def unfinished_file(folder: Path) -> Path:
    """Return where a new record is built before it gets its name."""
    return folder / "record.new"


def record_is_made(folder: Path) -> bool:
    """Say whether a record was made in this folder, even if its file is gone by now."""
    return Profile(folder).record_file.exists() or marker_file(folder).exists()


def mark_as_made(folder: Path) -> None:
    """Leave the mark that a record was made here."""
    if not marker_file(folder).exists():
        write_whole(marker_file(folder), b"")


def with_companions(path: Path) -> tuple[Path, ...]:
    """Return a database file and what SQLite keeps beside it."""
    return path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")
