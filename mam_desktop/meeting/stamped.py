"""Which time-stamp belongs to a sealed file: found by the file's own hash."""

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.signed import SealedCopy, TimeStamp


def stamp_about(entries: Entries, file_sha256: str) -> str:
    """Return the hash under which an authority's answer about a file is kept; empty: none yet."""
    stamps = {one.copy_id: one.sha256 for one in entries.all(TimeStamp)}
    found = (
        stamps[one.id]
        for one in entries.all(SealedCopy)
        if one.id in stamps and one.sha256 == file_sha256
    )
    return next(found, "")
